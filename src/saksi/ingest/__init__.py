"""Reports out of files, folders and standard input.

Whatever cannot become a report is one `Failure` that says why and what to do, and the rest goes on. The same content
twice is one report. Memory does not grow with the number of reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from saksi.ingest.failure import Failure
from saksi.ingest.files import STANDARD_INPUT, find_sources
from saksi.ingest.metadata import Metadata
from saksi.ingest.reading import read_source, read_standard_input
from saksi.ingest.seen import Seen
from saksi.model import Report

__all__ = ["Failure", "Metadata", "ingest"]

_NOTHING_KNOWN = Metadata()


def ingest(paths: Sequence[str], defaults: Metadata = _NOTHING_KNOWN) -> Iterator[Report | Failure]:
    """The reports that paths name, in order, each content once, and the failures among them.

    Args:
        paths: files (text, HTML, JSON lines, JSON, CSV; also with .gz), folders, globs, and "-" for standard input.
        defaults: what to take for what a source does not say.
    """
    with Seen() as seen:
        for found in _read_all(paths, defaults):
            if isinstance(found, Failure) or seen.add(found.id):
                yield found


def _read_all(paths: Sequence[str], defaults: Metadata) -> Iterator[Report | Failure]:
    for path in paths:
        if path == STANDARD_INPUT:
            yield from read_standard_input(defaults)
            continue
        for source in find_sources([path]):
            if isinstance(source, Failure):
                yield source
            else:
                yield from read_source(source, defaults)
