"""The state of a desk over the API."""

from __future__ import annotations

from saksi import __version__
from saksi.codebook import codebook
from saksi.web.api.access import ApiReader
from saksi.web.api.answers import Json, api
from saksi.web.security.guards import Data

router = api("state")


@router.get("/state")
def state(store: Data, asker: ApiReader) -> Json:
    """Program and codebook versions, who asks, and a text that differs whenever the store has changed."""
    return {
        "version": __version__,
        "codebook": codebook().version,
        "state": store.state(),
        "name": asker.name,
        "role": asker.role.value,
    }


@router.get("/search")
def search(store: Data, _asker: ApiReader, words: str, limit: int = 50) -> Json:
    """The reports that hold all these words in any of their forms, the best first, with the place in the text."""
    hits = store.search(words, min(max(limit, 1), 200))
    return {
        "hits": [
            {
                "report_id": hit.report_id,
                "name": hit.name,
                "outlet": hit.outlet,
                "title": hit.title,
                "snippet": hit.snippet,
                "marks": [list(mark) for mark in hit.marks],
                "rank": hit.rank,
            }
            for hit in hits
        ]
    }
