"""History: every decision, the newest first; nothing is ever removed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from saksi.model import Judgement, Verdict
from saksi.review import in_force, is_on_incident
from saksi.review.anchor import anchors
from saksi.review.naming import is_on_actor
from saksi.web.kept import kept_of
from saksi.web.page import render
from saksi.web.security.guards import Data, Reader

router = APIRouter(include_in_schema=False)
_PAGE = 100


@router.get("/history")
def show_history(request: Request, store: Data, _person: Reader, target: str = "", page: int = 1) -> Response:
    """The judgements on all targets, or on one."""
    held = tuple(store.judgements(target)) if target else kept_of(request).judged.now().judgements
    standing = {judgement.id for judgement in in_force(held)}
    page = min(max(page, 1), max(1, -(-len(held) // _PAGE)))
    shown = held[::-1][(page - 1) * _PAGE : page * _PAGE]
    return render(
        request,
        "history/history.html",
        judgements=shown,
        abouts={judgement.id: about for judgement, about in zip(shown, _abouts(shown, held), strict=True)},
        standing=standing,
        target=target,
        page=page,
        more=page * _PAGE < len(held),
    )


@dataclass(frozen=True, slots=True)
class About:
    """What a judgement is on: a record of a type, an incident with so many records, an actor; and its page.

    `part_of` tells that it was passed with others in one decision on a whole incident.
    """

    kind: str
    path: str
    event_type: str = ""
    records: int = 1
    part_of: bool = False


def _abouts(shown: Iterable[Judgement], held: Iterable[Judgement]) -> list[About]:
    parts = {name for one in held if is_on_incident(one) for name in json.loads(one.new or "[]")}
    return [_about(judgement, judgement.id in parts) for judgement in shown]


def _about(judgement: Judgement, part_of: bool) -> About:
    target, grounds = judgement.target, anchors(judgement)
    if is_on_actor(judgement):
        return About("actor", f"/actors/actor?id={target}")
    if target in grounds and judgement.verdict not in (Verdict.MERGE, Verdict.SPLIT):
        return About("record", f"/review/{target}", grounds[target].event_type, part_of=part_of)
    return About("incident", f"/incidents/{target}", records=len(grounds))
