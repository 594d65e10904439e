"""What goes to the terminal: plain lines that no report can play tricks with, tables, progress."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAKS = re.compile(r"\s+")
#: Columns of a table that goes to a file or a pipe.
_PIPE_WIDTH = 180


def printable(text: str) -> str:
    """`text` without control characters: a report must not steer the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """`text` on one printable line."""
    return printable(_BREAKS.sub(" ", text)).strip()


def print_line(line: str) -> None:
    """A line to standard output as UTF-8, whatever the terminal's encoding, at once."""
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def console(*, error: bool = False) -> Console:
    """A rich console for standard output or standard error."""
    from rich.console import Console  # noqa: PLC0415  (slow to load)

    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() else _PIPE_WIDTH
    return Console(stderr=error, width=width, highlight=False, markup=False, emoji=False)


@contextmanager
def progress(shown: bool) -> Iterator[Progress | None]:
    """A progress bar on standard error; None where it is not wanted or nobody sees it."""
    if not shown or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console(error=True), transient=True) as bar:
        yield bar
