"""From what a source says to a report."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

from saksi.errors import IngestError
from saksi.ingest.fields import Fields
from saksi.ingest.limits import MAX_TEXT, in_words
from saksi.ingest.metadata import Metadata
from saksi.ingest.order import DateOrder
from saksi.model import Interval, Report, report_id


def make_report(name: str, fields: Fields, defaults: Metadata, order: DateOrder) -> Report:
    """The report that one source's fields make, with defaults for what they do not say.

    Raises:
        IngestError: there is no text, or far too much.
    """
    body = fields.text
    if not body:
        raise IngestError("it has no text", "see that the text field is filled, or leave this input out")
    raw = with_title(fields.title, body)
    if len(raw) > MAX_TEXT:
        raise IngestError(
            f"its text is too long for one report: {len(raw):,} characters, at most {MAX_TEXT:,}",
            "split it into one report each (a JSON line or a file)",
        )
    outlet = fields.outlet or defaults.outlet or host_of(fields.url)
    language = fields.language or defaults.language
    return Report(
        id=report_id(raw),
        name=name,
        raw=raw,
        outlet=outlet,
        url=fields.url or defaults.url,
        title=fields.title or defaults.title,
        published=_published(fields, defaults, order, outlet, language),
        language=language,
        ingested=datetime.now(UTC),
    )


def with_title(title: str | None, body: str) -> str:
    """Title and body as one text: the title is the first line, unless the body already begins with it."""
    if not title or " ".join(body[: 2 * len(title) + 200].split()).casefold().startswith(title.casefold()):
        return body
    return f"{title}\n{body}"


def host_of(url: str | None) -> str | None:
    """The site a URL leads to, which stands for the outlet where none is named."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _published(
    fields: Fields, defaults: Metadata, order: DateOrder, outlet: str | None, language: str | None
) -> Interval | None:
    """The default stands in only where the source has no date at all; one it cannot read stays unknown."""
    if fields.date_given or fields.date is not None:
        return order.parse(fields.date, outlet, language)
    return defaults.published


def too_large(limit: int, what: str) -> IngestError:
    """The error for an input longer than `limit`."""
    return IngestError(
        f"{what} is longer than {in_words(limit)}", "split it into one report each (a JSON line or a file)"
    )
