"""Actors: what they did and suffered, their names, and unknown ones named and merged by people."""

from __future__ import annotations

from http import HTTPStatus
from itertools import islice

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from saksi.errors import ReviewError, SaksiError, UsageError
from saksi.knowledge import KnownActor, shared
from saksi.knowledge.folding import fold
from saksi.merge.provisional import Provisional, Provisionals
from saksi.review import Decision, in_force, newest
from saksi.review.naming import merge_actor, name_actor, part_actor, reject_actor
from saksi.store.interface import StaleJudgementError, Store
from saksi.web.catalogue import words
from saksi.web.doings import doings, doings_of, incidents_of, provisionals
from saksi.web.kept import kept_of
from saksi.web.page import language_of, render
from saksi.web.refusals import trouble
from saksi.web.security.guards import Data, Form, Reader, Reviewer, store_of
from saksi.web.security.identity import Identity

router = APIRouter(include_in_schema=False)

_PAGE = 50
_ROWS = 50
#: The most unknown actors that are offered to merge another one into.
_CHOICES = 300


@router.get("/actors")
def list_actors(request: Request, _person: Reader, name: str = "", page: int = 1) -> Response:
    """Every actor of every incident with what it did and suffered."""
    wanted = fold(name)
    found = [one for one in doings(kept_of(request)) if not wanted or one.holds(wanted)]
    page = min(max(page, 1), max(1, -(-len(found) // _PAGE)))
    shown = found[(page - 1) * _PAGE : page * _PAGE]
    more = page * _PAGE < len(found)
    return render(request, "actors/list.html", actors=shown, name=name, page=page, more=more, found=len(found))


@router.get("/actors/unknown")
def list_unknown(request: Request, _person: Reader, name: str = "", page: int = 1) -> Response:
    """The actors that the list does not know, the most mentioned first."""
    wanted = fold(name)
    known = provisionals(kept_of(request))
    found = [one for one in known if any(wanted in fold(text) for text in (one.name, *_spelt(one)))]
    page = min(max(page, 1), max(1, -(-len(found) // _PAGE)))
    shown = [(one, _known_name(one.actor_id)) for one in found[(page - 1) * _PAGE : page * _PAGE]]
    more = page * _PAGE < len(found)
    return render(request, "actors/unknown.html", actors=shown, name=name, page=page, more=more, found=len(found))


@router.get("/actors/actor")
def show_actor(request: Request, store: Data, _person: Reader, id: str) -> Response:
    """An actor: by the id of the list, a provisional id, or the words of an unknown one."""
    return _page(request, store, id)


@router.post("/actors/actor")
def judge_actor(request: Request, store: Data, person: Reviewer, form: Form) -> Response:
    """Name, merge, part or reject a provisional actor: `decision` of the form says which."""
    target = str(form.get("id") or "")
    try:
        _decide(request, target, person, form)
    except StaleJudgementError as error:
        return _page(request, store, target, refused=_told(request, error), status=HTTPStatus.CONFLICT, form=form)
    except (ReviewError, UsageError) as error:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(request, store, target, refused=_told(request, error), status=status, form=form)
    gone = form.get("decision") == "reject"
    return RedirectResponse("/actors/unknown" if gone else f"/actors/actor?id={target}", HTTPStatus.SEE_OTHER)


def _told(request: Request, error: SaksiError) -> str:
    """What stands against a decision, in the language of the page."""
    if isinstance(error, StaleJudgementError):
        who = error.newest.reviewer if error.newest else "–"
        return words(language_of(request))("actors.stale", who=who)
    return str(trouble(request, error))


def _decide(request: Request, target: str, person: Identity, form: FormData) -> None:
    store = store_of(request)
    by = Decision(person.name, str(form.get("expected") or ""), str(form.get("note") or "").strip())
    decision = form.get("decision")
    if decision == "merge":
        merge_actor(store, target, _meant(str(form.get("into") or ""), provisionals(kept_of(request))), by)
    elif decision == "name":
        name_actor(store, target, str(form.get("name") or ""), by)
    elif decision == "part":
        part_actor(store, target, by)
    elif decision == "reject":
        reject_actor(store, target, by)
    else:
        raise ReviewError("the form does not say what is decided", "merge, name, part or reject")


def _meant(given: str, entities: Provisionals) -> str:
    """The id of the actor that a person means: an id as it is, else the known actor of that name, else an unknown."""
    name = given.strip()
    known = shared.actors()
    if name.startswith("p-") or known.get(name) is not None:
        return name
    found: KnownActor | Provisional | None = known.look_up(name) if name else None
    if found is None:
        found = next((one for one in entities if name == one.name), None)
    if found is None:
        raise ReviewError(f"no actor of the list is called {name!r}", "give its name, its id, or a provisional id")
    return found.id


def _page(
    request: Request, store: Store, asked: str, *, refused: str = "", status: int = 200, form: FormData | None = None
) -> Response:
    entities = provisionals(kept_of(request))
    known, unknown = shared.actors().get(asked), entities.get(asked)
    names = _names(entities, asked, known, unknown)
    doing = doings_of(store, names)
    if known is None and unknown is None and not doing:
        raise HTTPException(HTTPStatus.NOT_FOUND, f"nobody is called {asked}")
    belongs = None if unknown or known else next((one for one in entities if asked in _spelt(one)), None)
    judgements = tuple(store.judgements(asked)) if unknown else ()
    return render(
        request,
        "actors/actor.html",
        status,
        id=asked,
        title=known.name if known else unknown.name if unknown else asked,
        known=known,
        unknown=unknown,
        belongs=belongs,
        is_known=_known_name(unknown.actor_id) if unknown else None,
        above=shared.actors().line(known.id)[1:] if known else (),
        parts=[one for one in shared.actors() if one.parent == known.id] if known else [],
        doing=doing,
        rows=incidents_of(store, names, _ROWS),
        choices=_choices(entities, unknown),
        judgements=judgements[::-1],
        standing={one.id for one in in_force(judgements)},
        newest=newest(judgements),
        trouble=refused,
        filled={name: str(form.get(name) or "") if form else "" for name in ("into", "name", "note")},
    )


def _choices(entities: Provisionals, unknown: Provisional | None) -> list[str]:
    """The names that an unknown actor may be merged into: those of the list, then unknown ones."""
    if unknown is None:
        return []
    others = islice((one.name for one in entities if one.id != unknown.id), _CHOICES)
    return [*sorted(one.name for one in shared.actors() if not one.derived), *others]


def _names(entities: Provisionals, asked: str, known: KnownActor | None, unknown: Provisional | None) -> list[str]:
    """What incidents may call an actor: its id, and the spellings of what people said it is."""
    if unknown is not None:
        return [*_spelt(unknown)]
    merged = [one for one in entities if known is not None and one.actor_id == known.id]
    return [asked, *(text for one in merged for text in _spelt(one))]


def _spelt(one: Provisional) -> list[str]:
    return [text for text, _ in one.spellings]


def _known_name(actor_id: str | None) -> str | None:
    known = shared.actors().get(actor_id) if actor_id else None
    return known.name if known else None
