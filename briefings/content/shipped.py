"""Where the templates and all else that comes with the package lies."""

from __future__ import annotations

from pathlib import Path

import briefings


def shipped_templates() -> Path:
    """The folder of templates that come with the package.

    `briefings/shipped` in an installed wheel, `templates/` in a checkout.
    """
    package = Path(briefings.__file__).parent
    installed = package / "shipped"
    return installed if installed.is_dir() else package.parent / "templates"
