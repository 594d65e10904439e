"""Pages: templates with what every page needs (words, person, sections, language)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from saksi import __version__
from saksi.codebook import codebook
from saksi.review import stated_text
from saksi.store.people import AccountRole
from saksi.web.catalogue import LANGUAGES, Words, choose, words
from saksi.web.security.guards import identity_of
from saksi.web.shown import shown

#: The cookie of the interface's language.
LANGUAGE_COOKIE = "saksi_language"

STATIC = Path(__file__).parent / "static"


def render(request: Request, template: str, status: int = 200, **parts: object) -> HTMLResponse:
    """A page from a template of `templates/`, with `parts` and what every page needs.

    Every template has `t` (`saksi.web.catalogue.Words`), `language`, `languages`, `person` (Identity or None),
    `sections` (those that the person may see), `path`, `version`, `event_type` (a code's title), `asset` (a static
    file's address), `stated` (what a judgement's old or new value says) and `stated_in` (what a field says, in
    the interface's language).
    """
    spoken = language_of(request)
    said = words(spoken)
    person = identity_of(request)
    common = {
        "t": said,
        "language": spoken,
        "languages": LANGUAGES,
        "person": person,
        "may_review": person is not None and person.may(AccountRole.REVIEWER),
        "sections": request.app.state.sections if person else (),
        "path": request.url.path,
        "version": __version__,
        "event_type": lambda code: event_title(code, said),
        "asset": asset,
        "stated": lambda field, text: stated_in(said, field, stated_text(field, text)),
        "stated_in": lambda field, text: stated_in(said, field, text),
    }
    return HTMLResponse(environment().get_template(template).render(common | parts), status)


def language_of(request: Request) -> str:
    """The language that a request is answered in."""
    return choose(request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language"))


def event_title(code: str, said: Words) -> str:
    """The title of an event type in the interface's language; the code itself where the codebook has none."""
    known = codebook().types.get(code)
    if known is None:
        return code
    return known.title_id if said.language == "id" else known.title


def stated_in(said: Words, field: str, text: str) -> str:
    """What a field says (`saksi.review.stated`) in the interface's language: codes have words, names stay."""
    if field == "event_type":
        return event_title(text, said)
    if field == "harm":
        return "; ".join(_harm_in(said, part) for part in text.split("; ")) if text else ""
    if field == "background":
        return said("review.yes" if text == "True" else "review.no")
    if field in ("modality", "record"):
        return said.or_key(f"review.{'standing' if field == 'record' else field}.{text}", text)
    return text


def _harm_in(said: Words, part: str) -> str:
    """A stated toll, "killed 12-" or "killed 12-12", as it is spoken: 12+, 12."""
    kind, _, figure = part.partition(" ")
    low, _, high = figure.partition("-")
    number = f"{low}+" if not high else low if high == low else f"{low}–{high}"
    return f"{said.or_key(f'review.harm.{kind}', kind)} {number}"


def event_titles(said: Words) -> Mapping[str, str]:
    """Every event type's code with its title, in the codebook's order."""
    return {code: event_title(code, said) for code in codebook().types}


@cache
def environment() -> Environment:
    """The templates. All text is escaped, control characters are made visible, and an unknown name is an error."""
    made = Environment(
        loader=PackageLoader("saksi.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.finalize = _finalize
    return made


def _finalize(value: Any) -> Any:  # noqa: ANN401 (whatever a template shows)
    """Plain text as it may be shown; what is safe markup already stays."""
    return shown(value) if type(value) is str else value


@cache
def asset(name: str) -> str:
    """The address of a static file, with its age, so that a browser takes the new one after an update."""
    return f"/static/{name}?v={int((STATIC / name).stat().st_mtime)}"
