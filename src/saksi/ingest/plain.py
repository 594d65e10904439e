"""Plain text: one file, one report."""

from __future__ import annotations

from typing import BinaryIO

from saksi.errors import IngestError
from saksi.ingest.decoding import decode
from saksi.ingest.drafts import too_large
from saksi.ingest.fields import Fields
from saksi.ingest.limits import MAX_BYTES


def read_whole(stream: BinaryIO, limit: int) -> bytes:
    """All bytes of a stream.

    Raises:
        IngestError: there are none, or more than `limit`.
    """
    data = stream.read(limit + 1)
    if not data.strip():
        raise IngestError("the file is empty", "fetch it again, or leave it out")
    if len(data) > limit:
        raise too_large(limit, "the file")
    return data


def read_plain(stream: BinaryIO) -> Fields:
    """The fields of a plain text file: its text, exactly as received.

    Raises:
        IngestError: it is empty, too large or no text.
    """
    return Fields(text=decode(read_whole(stream, MAX_BYTES)))
