"""History: every decision, the newest first; nothing is ever removed."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from saksi.model import Judgement, Verdict
from saksi.review import in_force, is_on_incident
from saksi.review.anchor import anchors
from saksi.review.naming import is_on_actor
from saksi.review.undoing import undone
from saksi.web.kept import Kept, kept_of
from saksi.web.page import render
from saksi.web.security.guards import Data, Reader

router = APIRouter(include_in_schema=False)
_PAGE = 100


@router.get("/history")
def show_history(request: Request, store: Data, _person: Reader, target: str = "", page: int = 1) -> Response:
    """The judgements on all targets, decisions on whole incidents as one each; or all on one target."""
    known = kept_of(request)
    parts = known.get("parts of decisions", _parts)
    held = tuple(store.judgements(target)) if target else known.judged.now().judgements
    standing = {judgement.id for judgement in in_force(held)}
    held = held if target else tuple(each for each in held if not _is_part(each, parts))
    page = min(max(page, 1), max(1, -(-len(held) // _PAGE)))
    shown = held[::-1][(page - 1) * _PAGE : page * _PAGE]
    return render(
        request,
        "history/history.html",
        judgements=shown,
        abouts={judgement.id: _about(judgement, parts) for judgement in shown},
        standing=standing,
        target=target,
        page=page,
        more=page * _PAGE < len(held),
    )


@dataclass(frozen=True, slots=True)
class About:
    """What a judgement is on: a record of a type, an incident with its records (id and type), an actor; and its page.

    `part_of` tells that it was passed with others in one decision on a whole incident.
    """

    kind: str
    path: str
    event_type: str = ""
    records: tuple[tuple[str, str], ...] = ()
    part_of: bool = False


def _about(judgement: Judgement, parts: Collection[str]) -> About:
    target, grounds = judgement.target, anchors(judgement)
    if is_on_actor(judgement):
        return About("actor", f"/actors/actor?id={target}")
    if target in grounds and judgement.verdict not in (Verdict.MERGE, Verdict.SPLIT):
        return About("record", f"/review/{target}", grounds[target].event_type, part_of=_is_part(judgement, parts))
    records = tuple((name, ground.event_type) for name, ground in grounds.items())
    return About("incident", f"/incidents/{target}", records=records)


def _parts(kept: Kept) -> frozenset[str]:
    """The judgements on records that decisions on whole incidents consist of."""
    held = kept.judged.now().judgements
    return frozenset(name for one in held if is_on_incident(one) for name in json.loads(one.new or "[]"))


def _is_part(judgement: Judgement, parts: Collection[str]) -> bool:
    return judgement.id in parts or (judgement.verdict is Verdict.UNDO and undone(judgement) in parts)
