"""How every route of the API answers: pages with cursors, ETags, errors as problem+json (RFC 9457)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Coroutine, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel

from saksi.web.api.access import ApiReader
from saksi.web.security.guards import store_of

Json = dict[str, Any]

#: The most items of a page.
MOST = 200


class Problem(BaseModel):
    """An error: what happened, and what to do."""

    type: str
    title: str
    status: int
    detail: str
    hint: str | None = None


class Page(BaseModel):
    """Some items of a list; `next` is the cursor of the page after it, null on the last."""

    items: list[Json]
    next: str | None = None


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"model": Problem, "content": content} for status in statuses}


PROBLEMS = _problems(400, 401, 403, 404, 409, 422, 429, 503)


class _NotModifiedError(Exception):
    """The asker holds the newest answer already."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


class _Route(APIRoute):
    """A route whose answers to GET bear the ETag that `fresh` found, or are 304 without body."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The route's handler, with ETags."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                response = await handle(request)
            except _NotModifiedError as known:
                return Response(status_code=304, headers=_caching(known.etag))
            etag = getattr(request.state, "etag", None)
            if etag and response.status_code == 200:
                response.headers.update(_caching(etag))
            return response

        return answer


def _caching(etag: str) -> dict[str, str]:
    return {"etag": etag, "cache-control": "private, no-cache", "vary": "Authorization, Cookie"}


def fresh(request: Request, identity: ApiReader) -> None:
    """Spare the work where the asker holds the newest answer: the store's state is part of every ETag."""
    parts = (store_of(request).state(), str(request.url), identity.name, identity.role.value)
    request.state.etag = f'W/"{hashlib.sha256(" ".join(parts).encode()).hexdigest()[:32]}"'
    if request.state.etag in {one.strip() for one in request.headers.get("if-none-match", "").split(",")}:
        raise _NotModifiedError(request.state.etag)


Fresh = Depends(fresh)
Limit = Annotated[int, Query(ge=1, le=MOST, description="The most items of a page.")]


def _read_cursor(cursor: str | None = Query(None, description="`next` of the page before.")) -> str | None:
    if not cursor:
        return None
    try:
        return base64.b64decode(cursor.encode(), altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeError, ValueError) as error:
        raise HTTPException(400, "this cursor is none that a page gave") from error


#: The id of the last item of the page before.
After = Annotated[str | None, Depends(_read_cursor)]


def page(request: Request, response: Response, items: Sequence[Json], last: str | None) -> Page:
    """A page; `last` is the id of its last item where more may follow, and a Link header then names the next page."""
    cursor = base64.urlsafe_b64encode(last.encode()).decode() if last else None
    if cursor:
        response.headers["link"] = f'<{request.url.include_query_params(cursor=cursor)}>; rel="next"'
    return Page(items=list(items), next=cursor)


def api(*tags: str) -> APIRouter:
    """A router of the API."""
    return APIRouter(prefix="/api/v1", tags=list(tags), route_class=_Route, responses=PROBLEMS)
