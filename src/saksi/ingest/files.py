"""Paths, folders and globs to files, and files to byte streams."""

from __future__ import annotations

import glob
import gzip
import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from saksi.errors import IngestError
from saksi.ingest.failure import Failure
from saksi.ingest.metadata import SIDECAR

STANDARD_INPUT = "-"
#: File endings that a folder is searched for, each also with ".gz".
SUFFIXES = (".txt", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json", ".csv", ".tsv")
_TEXTS = (".txt", ".txt.gz", ".html", ".htm")
_ACCEPTED = f"accepted are {', '.join(SUFFIXES)}, each also with .gz, folders, globs, and - for standard input"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read; `name` is what its report is called."""

    path: Path
    name: str


def find_sources(paths: Sequence[str]) -> Iterator[Source | Failure]:
    """The files that paths, folders (with all below them) and globs name, each once for one argument, in order."""
    for given in paths:
        yield from _expand(given)


def suffix_of(path: Path) -> str:
    """The ending that tells a file's form, without ".gz"."""
    return Path(path.name.lower().removesuffix(".gz")).suffix


def is_companion(path: Path) -> bool:
    """Whether a file is the sidecar or the gold of a text beside it, and no report itself."""
    if path.name.endswith(SIDECAR):
        return _has_text(path, path.name.removesuffix(SIDECAR))
    return path.suffix == ".json" and _has_text(path, path.stem)


def _has_text(path: Path, stem: str) -> bool:
    return any(path.with_name(stem + suffix).exists() for suffix in _TEXTS)


def _expand(given: str) -> Iterator[Source | Failure]:
    path = Path(given)
    try:
        if path.is_dir():
            yield from _walk(path)
        elif path.exists():
            if not is_companion(path):
                yield Source(path, path.name)
        elif glob.has_magic(given):
            yield from _match(given)
        else:
            yield Failure(given, "there is no such file or folder", f"check the path; {_ACCEPTED}")
    except (OSError, ValueError) as error:
        yield Failure(given, f"the path cannot be opened: {_reason(error)}", "check the path and its permissions")


def _match(pattern: str) -> Iterator[Source | Failure]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    if not found:
        yield Failure(pattern, "no file matches the pattern", f"check the pattern; {_ACCEPTED}")
    for name in found:
        yield from _expand(name)


def _walk(folder: Path) -> Iterator[Source | Failure]:
    refused: list[OSError] = []
    some = False
    for at, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(at, name)
            if _is_report(path):
                some = True
                yield Source(path, path.relative_to(folder).as_posix())
        yield from _refusals(refused)
        some = some or bool(refused)
        refused.clear()
    yield from _refusals(refused)
    if not some and not refused:
        yield Failure(str(folder), "the folder holds no reports", _ACCEPTED)


def _refusals(errors: Sequence[OSError]) -> Iterator[Failure]:
    for error in errors:
        yield Failure(str(error.filename), f"the folder cannot be read: {_reason(error)}", "check its permissions")


def _is_report(path: Path) -> bool:
    if path.name.startswith(".") or suffix_of(path) not in SUFFIXES or path.name.endswith(SIDECAR):
        return False
    return path.is_file() and not is_companion(path)


@contextmanager
def open_bytes(path: Path) -> Iterator[BinaryIO]:
    """A byte stream over a file, unpacked if it is gzip.

    Raises:
        IngestError: it cannot be opened or read, is broken or cut short; also from within the block.
    """
    try:
        with path.open("rb") as stream:
            if path.name.lower().endswith(".gz"):
                with gzip.open(stream) as unpacked:
                    yield cast("BinaryIO", unpacked)
            else:
                yield stream
    except EOFError as error:
        raise IngestError("the gzip file is cut short", "fetch or pack it again") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise IngestError(f"it is not a sound gzip file: {error}", "fetch or pack it again") from error
    except OSError as error:
        raise IngestError(f"it cannot be read: {_reason(error)}", "check the path and its permissions") from error


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
