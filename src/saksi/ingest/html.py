"""HTML pages: the article's text, title, date and outlet, by trafilatura and htmldate."""

from __future__ import annotations

import re
from typing import BinaryIO

from saksi.errors import IngestError
from saksi.ingest.decoding import decode
from saksi.ingest.fields import Fields
from saksi.ingest.limits import MAX_PAGE
from saksi.ingest.plain import read_whole

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_HEAD = 4096
_NO_ARTICLE = "save the page after it has loaded, or give its text as .txt"


def read_html(stream: BinaryIO) -> Fields:
    """The fields of a saved page. Its date is what the page states of itself, never one found in its prose.

    Raises:
        IngestError: it is empty or too large, or no article is in it.
    """
    return parse_html(decode_page(read_whole(stream, MAX_PAGE)))


def decode_page(data: bytes) -> str:
    """The source of a page, in the encoding it declares if that fits.

    Raises:
        IngestError: it is no text.
    """
    declared = _CHARSET.search(data[:_HEAD])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def parse_html(page: str) -> Fields:
    """The fields of a page's source.

    Raises:
        IngestError: no article is in it.
    """
    import trafilatura  # noqa: PLC0415 (heavy, and only pages need it)

    try:
        document = trafilatura.bare_extraction(
            page.replace("\0", ""),
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:
        raise IngestError(f"the page cannot be parsed: {error}", _NO_ARTICLE) from error
    said = document if isinstance(document, dict) else document.as_dict() if document else {}
    if not (said.get("text") or "").strip():
        raise IngestError("no article text was found in the page", _NO_ARTICLE)
    return Fields(
        text=said["text"],
        title=" ".join((said.get("title") or "").split()) or None,
        date=said.get("date"),
        date_given=bool(said.get("date")),
        url=said.get("url"),
        outlet=said.get("hostname") or said.get("sitename"),
        language=said.get("language"),
    )
