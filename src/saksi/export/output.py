"""Where an export goes: a file that appears whole or not at all, a device, or standard output."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from saksi.errors import ExportError

_HINT = "check the folder, its permissions and the free space, or choose another file with -o"


@contextmanager
def open_output(name: str) -> Iterator[TextIO]:
    """A text stream to a file, or to standard output for "-"; line ends are written as given.

    Raises:
        ExportError: it cannot be written.
    """
    try:
        if name == "-":
            with open(sys.stdout.fileno(), "w", encoding="utf-8", newline="", closefd=False) as stream:
                yield stream
        elif Path(name).exists() and not Path(name).is_file():
            with Path(name).open("w", encoding="utf-8", newline="") as stream:
                yield stream
        else:
            with _appearing(Path(name)) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(f"{name}: it cannot be written: {error.strerror or error}", _HINT) from error


@contextmanager
def _appearing(path: Path) -> Iterator[TextIO]:
    """A stream to a file beside `path` that takes its place once all is written."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    part = Path(name)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as stream:  # noqa: PTH123  (an open handle)
            yield stream
            stream.flush()
            os.fsync(handle)
        part.chmod(_mode(path))
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
