"""Keep compiled templates where Python keeps compiled modules.

Compiling the templates of one brief takes longer than filling them. Their code
is kept beside this package's own `.pyc` files: whoever could change it there
could change the package itself, so nothing more has to be trusted. A workspace
never holds compiled code. Each entry is bound to the text of its template and
to the version of everything that had a part in compiling it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from briefings.templating import compiler, environment, places


class ModuleSideCache(FileSystemBytecodeCache):
    """Jinja's cache in a folder that may turn out to be read-only."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates() -> ModuleSideCache | None:
    """The cache; None where Python is told to write no bytecode."""
    if sys.dont_write_bytecode:
        return None
    folder = Path(importlib.util.cache_from_source(__file__)).parent
    return ModuleSideCache(str(folder), f"template-{_version()}-%s.bin") if folder.is_dir() else None


@cache
def _version() -> str:
    """Changes with every module that shapes the code of a template."""
    digest = hashlib.sha256(f"{jinja2.__version__} {sys.version}".encode())
    for module in (compiler, places, environment):
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()[:12]
