"""History: every decision, the newest first; nothing is ever removed."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from saksi.review import in_force
from saksi.web.page import render
from saksi.web.security.guards import Data, Reader

router = APIRouter(include_in_schema=False)
_PAGE = 100


@router.get("/history")
def show_history(request: Request, store: Data, _person: Reader, target: str = "", page: int = 1) -> Response:
    """The judgements on all targets, or on one."""
    held = list(store.judgements(target or None))
    standing = {judgement.id for judgement in in_force(held)}
    page = min(max(page, 1), max(1, -(-len(held) // _PAGE)))
    shown = held[::-1][(page - 1) * _PAGE : page * _PAGE]
    return render(
        request,
        "history/history.html",
        judgements=shown,
        standing=standing,
        target=target,
        page=page,
        more=page * _PAGE < len(held),
    )
