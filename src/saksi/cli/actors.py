"""`saksi actors`: the list of actors, whom a name may mean, and the unknown ones of a store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from saksi.cli.options import AsJson, Database, open_existing, parse_day
from saksi.cli.terminal import console, one_line, print_line
from saksi.errors import UsageError

if TYPE_CHECKING:
    from saksi.knowledge import Actors, KnownActor
    from saksi.merge.provisional import Provisional

_ACTIONS = ("list", "show", "find", "provisional")

Action = Annotated[str, typer.Argument(help="list, show, find or provisional.")]
Name = Annotated[
    str, typer.Argument(metavar="[NAME]", help="show: an id or name; find: any string that names an actor.")
]
Kind = Annotated[str | None, typer.Option("--kind", help="list: only of this kind.")]
Country = Annotated[str | None, typer.Option("--country", help="list: only of this country (ISO); find: the report's.")]
Day = Annotated[str | None, typer.Option("--day", metavar="DATE", help="find: the day of the report.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="list and provisional: at most so many.")]


def actors(
    *,
    action: Action,
    name: Name = "",
    kind: Kind = None,
    country: Country = None,
    day: Day = None,
    limit: Limit = None,
    db: Database = None,
    as_json: AsJson = False,
) -> None:
    """List the actors that Saksi knows, show one, see whom a string may name, or list the unknown ones of a store.

    `provisional` clusters the names in a store that no entry bears; reviewers name them and merge them.
    """
    if action not in _ACTIONS:
        raise UsageError(f"there is no action {action!r}", f"choose from: {', '.join(_ACTIONS)}")
    if action in ("show", "find") and not name.strip():
        raise UsageError(f"saksi actors {action} needs a name", f"saksi actors {action} NAME")
    if action == "list":
        _list(kind, country, limit, as_json)
    elif action == "show":
        _show(name, as_json)
    elif action == "find":
        _find(name, country, day, as_json)
    else:
        _provisional(db, limit, as_json)


def _known() -> Actors:
    from saksi.knowledge import shared  # noqa: PLC0415  (reads YAML)

    return shared.actors()


def _list(kind: str | None, country: str | None, limit: int | None, as_json: bool) -> None:
    from saksi.knowledge.actor import KINDS  # noqa: PLC0415

    if kind is not None and kind not in KINDS:
        raise UsageError(f"--kind: there is no {kind!r}", f"choose from: {', '.join(KINDS)}")
    code = country.upper() if country else None
    found = [one for one in _known() if kind in (None, one.kind) and code in (None, one.country)][:limit]
    if as_json:
        _print_all(map(_form, found))
        return
    rows = ((one.id, one.name, one.kind, one.country or "", str(one.inter), _years(one)) for one in found)
    _table(("id", "name", "kind", "country", "inter", "years"), rows)


def _show(name: str, as_json: bool) -> None:
    known = _known()
    actor = known.get(name) or known.look_up(name)
    if actor is None:
        _nobody(name)
        return
    if as_json:
        _print_all([_form(actor)])
        return
    for title, value in _facts(actor, known):
        print_line(one_line(f"{title}: {value}"))


def _facts(actor: KnownActor, known: Actors) -> Iterator[tuple[str, str]]:
    """What there is to tell of an actor, each with its title."""
    yield "id", actor.id
    yield "name", actor.name
    yield "kind", f"{actor.kind}, ACLED inter {actor.inter}" + (", derived" if actor.derived else "")
    if actor.country:
        yield "country", actor.country
    if above := known.line(actor.id)[1:]:
        yield "part of", " < ".join(f"{one.name} ({one.id})" for one in above)
    if parts := [one.id for one in known if one.parent == actor.id]:
        yield "has parts", ", ".join(parts)
    if actor.began or actor.ended:
        yield "existed", _period(actor.began, actor.ended)
    for alliance in actor.allies:
        yield "at the side of", f"{alliance.ally} {_period(alliance.began, alliance.ended)}".strip()
    if actor.leaders:
        yield "led by", "; ".join(actor.leaders)
    if actor.ucdp is not None:
        yield "UCDP", str(actor.ucdp)
    yield "names", "; ".join(actor.names)
    if actor.metonyms:
        yield "stands for it", "; ".join(actor.metonyms)
    yield "source", actor.source


def _find(name: str, country: str | None, day: str | None, as_json: bool) -> None:
    found = _known().rank(name, parse_day(day, "--day"), [country.upper()] if country else ())
    if as_json:
        _print_all({"score": one.score, "leader": one.leader, **_form(one.actor)} for one in found)
        return
    rows = ((f"{one.score:.2f}", one.actor.id, one.actor.name, one.actor.kind, one.leader or "") for one in found)
    _table(("score", "id", "name", "kind", "leader"), rows)
    if not found:
        _nobody(name)


def _provisional(db: str | None, limit: int | None, as_json: bool) -> None:
    from saksi.merge.provisional import Provisionals  # noqa: PLC0415

    store = open_existing(db)
    try:
        refs = [ref for record in store.records() for ref in (*record.actors, *record.recipients)]
        found = list(Provisionals(refs, store.judgements()))[:limit]
    finally:
        store.close()
    if as_json:
        _print_all(map(_entity, found))
        return
    rows = ((one.id, one.name, str(one.mentions), one.actor_id or "", _others(one)) for one in found)
    _table(("id", "name", "mentions", "is", "also"), rows)


def _others(entity: Provisional) -> str:
    return "; ".join(text for text, _ in entity.spellings if text != entity.name)


def _entity(one: Provisional) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "named": one.named,
        "mentions": one.mentions,
        "actor": one.actor_id,
        "spellings": dict(one.spellings),
        "forms": list(one.forms),
    }


def _form(actor: KnownActor) -> dict[str, Any]:
    """An entry as JSON."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "inter": actor.inter,
        "country": actor.country,
        "parent": actor.parent,
        "since": _day(actor.began),
        "until": _day(actor.ended),
        "allies": [{"id": one.ally, "since": _day(one.began), "until": _day(one.ended)} for one in actor.allies],
        "leaders": list(actor.leaders),
        "names": list(actor.names),
        "metonyms": list(actor.metonyms),
        "ucdp": actor.ucdp,
        "derived": actor.derived,
        "source": actor.source,
    }


def _day(day: date | None) -> str | None:
    """A day as the entry tells it: the first or last of a year or month stand for that year or month."""
    if day is None:
        return None
    if (day.month, day.day) in ((1, 1), (12, 31)):
        return str(day.year)
    opens, ends = day.day == 1, (day + timedelta(days=1)).day == 1
    return day.isoformat()[:7] if opens or ends else day.isoformat()


def _period(began: date | None, ended: date | None) -> str:
    since, until = _day(began), _day(ended)
    return " ".join(part for part in (since and f"since {since}", until and f"until {until}") if part)


def _years(actor: KnownActor) -> str:
    return f"{actor.since or ''}-{actor.until or ''}".strip("-") if actor.ended else f"{actor.since or ''}"


def _table(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    from rich.table import Table  # noqa: PLC0415  (slow to load)

    table = Table(*titles)
    for row in rows:
        table.add_row(*map(one_line, row))
    console().print(table)


def _print_all(forms: Iterable[dict[str, Any]]) -> None:
    for form in forms:
        print_line(json.dumps(form, ensure_ascii=False))


def _nobody(name: str) -> None:
    typer.echo(f"nobody is called {one_line(name)}", err=True)
    raise typer.Exit(1)
