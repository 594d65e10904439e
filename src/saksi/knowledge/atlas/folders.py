"""Where the gazetteer's file and the user's own places stand."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def cache_folder() -> Path:
    """The folder of what can be built anew: `$SAKSI_CACHE`, or `saksi` in the user's cache folder."""
    if own := os.environ.get("SAKSI_CACHE"):
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "saksi"


def user_folder() -> Path:
    """The folder of places that the user added: `places` in `$SAKSI_DATA` or in the user's data folder."""
    if own := os.environ.get("SAKSI_DATA"):
        return Path(own) / "places"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "saksi" / "places"


def spare_folder() -> Path:
    """A folder for the file where the cache folder cannot be written: the user's own in the system's temporary folder.

    Raises:
        OSError: where it cannot be made or belongs to somebody else.
    """
    folder = Path(tempfile.gettempdir()) / f"saksi-{os.getuid() if hasattr(os, 'getuid') else 'cache'}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if hasattr(os, "getuid") and (folder.is_symlink() or folder.stat().st_uid != os.getuid()):
        raise PermissionError(f"{folder} belongs to another user")
    return folder
