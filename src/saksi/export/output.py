"""Where an export goes: a file that appears whole or not at all, a device, or standard output."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from saksi.errors import ExportError

_HINT = "check the folder, its permissions and the free space, or choose another file with -o"


@contextmanager
def open_output(name: str) -> Iterator[TextIO]:
    """A text stream to a file, or to standard output for "-"; line ends are written as given.

    Raises:
        ExportError: it cannot be written.
    """
    with open_bytes(name) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
        try:
            with _told(name):
                yield text
                text.flush()
        finally:
            _detach(text)


@contextmanager
def open_bytes(name: str) -> Iterator[BinaryIO]:
    """A stream of bytes to a file, or to standard output for "-".

    Raises:
        ExportError: it cannot be written.
    """
    with _told(name):
        if name == "-":
            with open(sys.stdout.fileno(), "wb", closefd=False) as stream:
                yield stream
        elif stands_alone(name):
            with Path(name).open("wb") as stream:
                yield stream
        else:
            with _appearing(Path(name)) as stream:
                yield stream


def stands_alone(name: str) -> bool:
    """Whether the output is standard output or a device, beside which no other file can stand."""
    return name == "-" or (Path(name).exists() and not Path(name).is_file())


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Errors of the system become ExportError; a reader who has enough is not an error."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(f"{name}: it cannot be written: {error.strerror or error}", _HINT) from error


def _detach(text: io.TextIOWrapper) -> None:
    """Leave the stream of bytes to who opened it; what could not be flushed has been told already."""
    try:
        text.detach()
    except (OSError, ValueError):
        return


@contextmanager
def _appearing(path: Path) -> Iterator[BinaryIO]:
    """A stream to a file beside `path` that takes its place once all is written."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    part = Path(name)
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123  (an open handle)
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
