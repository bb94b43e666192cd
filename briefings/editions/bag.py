"""BagIt 1.0: a folder that proves itself with `sha512sum -c` and nothing else.

Files in, path to bytes; out comes a whole bag, as a folder or as a ZIP whose
bytes depend on the files only. Reading one checks every digest first.

Source: RFC 8493, The BagIt File Packaging Format (V1.0).
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from briefings.editions.archive import write_new
from briefings.errors import DamageFound, EnvironmentFault, Problem, UsageError, Where

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST, TAG_MANIFEST = "manifest-sha512.txt", "tagmanifest-sha512.txt"
MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of every entry of a ZIP; the format knows none before."""
_LINE = re.compile(r"([0-9a-f]{128})  (\S.*)")


def bag_files(payload: Mapping[str, bytes], facts: Mapping[str, str]) -> dict[str, bytes]:
    """Every file of a bag: the payload under ``data/``, facts about it, and the manifests."""
    inside = {f"data/{path}": content for path, content in sorted(payload.items())}
    oxum = f"{sum(map(len, inside.values()))}.{len(inside)}"
    told = "".join(f"{name}: {' '.join(fact.split())}\n" for name, fact in {**facts, "Payload-Oxum": oxum}.items())
    tags = {"bag-info.txt": told.encode(), "bagit.txt": DECLARATION, MANIFEST: _manifest(inside)}
    return {**inside, **tags, TAG_MANIFEST: _manifest(tags)}


def write_folder(files: Mapping[str, bytes], target: Path) -> None:
    """Write a bag into a folder that must not be there yet, wholly or not at all."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        for path, content in files.items():
            place = beside / path
            place.parent.mkdir(parents=True, exist_ok=True)
            write_new(place, content)
        beside.rename(target)
    except OSError as fault:
        raise _cannot(target, fault) from fault
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def write_zip(files: Mapping[str, bytes], target: Path, top: str) -> None:
    """Write a bag as one ZIP; nothing is compressed, so the bytes are the same on every machine."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with zipfile.ZipFile(beside, "x", zipfile.ZIP_STORED) as package:
            for path, content in sorted(files.items()):
                entry = zipfile.ZipInfo(f"{top}/{path}", MOMENT)
                entry.create_system, entry.external_attr = 3, 0o100644 << 16
                package.writestr(entry, content)
        beside.rename(target)
    except OSError as fault:
        raise _cannot(target, fault) from fault
    finally:
        beside.unlink(missing_ok=True)


def read_bag(place: Path) -> dict[str, bytes]:
    """The payload of a bag, each path without ``data/``.

    Raises: UsageError when it is no bag; DamageFound naming every file that is not as its manifest says.
    """
    files = _zipped(place) if place.is_file() else _foldered(place)
    if MANIFEST not in files or "bagit.txt" not in files:
        raise UsageError(
            Problem(Where(str(place)), "this is not a bag", "name a folder or a ZIP made by edition export")
        )
    listed = {**_listed(files, MANIFEST), **_listed(files, TAG_MANIFEST)}
    problems = [
        Problem(Where(f"{place}/{path}"), "its bytes are not those of the manifest" if path in files else "missing")
        for path, digest in sorted(listed.items())
        if hashlib.sha512(files.get(path, b"")).hexdigest() != digest or path not in files
    ]
    problems += [
        Problem(Where(f"{place}/{path}"), "this file is in no manifest")
        for path in sorted(files.keys() - listed.keys() - {TAG_MANIFEST})
    ]
    if problems:
        raise DamageFound(problems)
    return {path.removeprefix("data/"): content for path, content in files.items() if path.startswith("data/")}


def _manifest(files: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha512(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    return "".join(lines).encode()


def _listed(files: Mapping[str, bytes], manifest: str) -> dict[str, str]:
    lines = files.get(manifest, b"").decode("utf-8", "replace").splitlines()
    return {found[2]: found[1] for line in lines if (found := _LINE.fullmatch(line))}


def _foldered(place: Path) -> dict[str, bytes]:
    plain = (path for path in place.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in plain}


def _zipped(place: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(place) as package:
            files = {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, OSError) as fault:
        raise DamageFound(Problem(Where(str(place)), f"this ZIP cannot be read: {fault}")) from fault
    inside = {PurePosixPath(*PurePosixPath(name).parts[1:]): content for name, content in files.items()}
    return {path.as_posix(): content for path, content in inside.items() if ".." not in path.parts}


def _cannot(target: Path, fault: OSError) -> EnvironmentFault:
    reason = (fault.strerror or str(fault)).lower()
    return EnvironmentFault(
        Problem(Where(str(target)), f"cannot be written: {reason}", "nothing half-written was left")
    )
