"""Search: the reports that hold some words, with the words marked."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, Request
from fastapi.responses import Response

from saksi.store.listing import SearchHit
from saksi.web.page import render
from saksi.web.security.guards import Data, Reader

router = APIRouter(include_in_schema=False)

_LONGEST, _PAGE, _MOST = 200, 50, 500


@router.get("/search")
def search(request: Request, store: Data, _person: Reader, q: str = "", most: int = _PAGE) -> Response:
    """What holds the words `q`, the best first; `most` results."""
    asked = q.replace("\0", "").encode("utf-8", "replace").decode().strip()[:_LONGEST]
    limit = min(max(most, 1), _MOST)
    hits = store.search(asked, limit + 1) if asked else ()
    return render(
        request,
        "search/search.html",
        asked=asked,
        hits=[(hit, list(parts(hit))) for hit in hits[:limit]],
        following=min(limit + _PAGE, _MOST) if len(hits) > limit and limit < _MOST else 0,
    )


def parts(hit: SearchHit) -> Iterator[tuple[str, bool]]:
    """The snippet in parts, each with whether it is one of the words searched for."""
    at = 0
    for start, end in sorted(hit.marks):
        if start < at or end <= start:
            continue
        if start > at:
            yield hit.snippet[at:start], False
        yield hit.snippet[start:end], True
        at = end
    if at < len(hit.snippet):
        yield hit.snippet[at:], False
