"""What a route may ask for: who is there, with which role, and that a form is ours. FastAPI dependencies."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Annotated
from urllib.parse import quote, urlsplit

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import FormData

from saksi.store.interface import Store
from saksi.store.people import AccountRole
from saksi.web.security.identity import Identity, signed_in

#: The cookie of a session.
COOKIE = "saksi_session"
#: The field, or header, in which a form proves that a page of ours sent it.
CSRF_FIELD, CSRF_HEADER = "csrf", "x-csrf-token"

_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class SignInNeededError(Exception):
    """Nobody is signed in; a page sends the person to sign in, a program gets 401."""


def store_of(request: Request) -> Store:
    """The store that the desk shows."""
    store: Store = request.app.state.store
    return store


def identity_of(request: Request) -> Identity | None:
    """Who is asking, looked up once a request; None for a stranger on a desk with accounts."""
    if not hasattr(request.state, "identity"):
        request.state.identity = _identity(request)
    identity: Identity | None = request.state.identity
    return identity


def _identity(request: Request) -> Identity | None:
    state = request.app.state
    if not state.with_accounts():
        return Identity(state.settings.person, AccountRole.ADMIN, state.csrf, signed_in=False)
    token = request.cookies.get(COOKIE)
    return signed_in(state.store, token) if token else None


def at_least(role: AccountRole) -> Callable[[Request], Identity]:
    """A dependency that lets those with a role pass, and says who it is."""

    def check(request: Request) -> Identity:
        identity = identity_of(request)
        if identity is None:
            raise SignInNeededError
        if not identity.may(role):
            raise HTTPException(403, f"this needs the role {role.value}; {identity.name} has {identity.role.value}")
        return identity

    return check


async def form_of(request: Request) -> FormData:
    """The form that was sent; empty where none was."""
    if request.headers.get("content-type", "").startswith(_FORMS):
        return await request.form()
    return FormData()


async def check_form(request: Request) -> None:
    """Let no other site act in a person's name: a request that changes something bears the person's secret.

    Programs that sign in by a token (`Authorization`) are none that a site could trick.
    """
    by_token = request.headers.get("authorization", "").lower().startswith("bearer ")
    if request.method in _HARMLESS or by_token or _is_program(request):
        return
    origin = request.headers.get("origin")
    if origin not in (None, "null") and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, "this form comes from another site")
    identity = identity_of(request)
    if identity is None:
        return  # a stranger: the route itself refuses, and signing in asks for a password
    given = request.headers.get(CSRF_HEADER) or (await form_of(request)).get(CSRF_FIELD)
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), identity.csrf.encode()):
        raise HTTPException(403, "this page is too old; load it again and repeat what you did")


def _is_program(request: Request) -> bool:
    """Whether a request to the API comes from no browser.

    A browser names the origin with every such request, and sends JSON to another site only if that allows it.
    """
    sends_json = request.headers.get("content-type", "").startswith("application/json")
    return request.url.path.startswith("/api/") and sends_json and "origin" not in request.headers


def sign_in_address(request: Request) -> str:
    """Where to sign in, and come back from to the page that was asked for."""
    target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return f"/sign-in?back={quote(target, safe='')}" if request.method == "GET" else "/sign-in"


def local_path(target: str | None, otherwise: str = "/") -> str:
    """A path of this desk to go to; anything that could lead elsewhere gives `otherwise`."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")) or "\\" in target:
        return otherwise
    return target if target.isprintable() else otherwise


Data = Annotated[Store, Depends(store_of)]
Form = Annotated[FormData, Depends(form_of)]
Reader = Annotated[Identity, Depends(at_least(AccountRole.READER))]
Reviewer = Annotated[Identity, Depends(at_least(AccountRole.REVIEWER))]
Admin = Annotated[Identity, Depends(at_least(AccountRole.ADMIN))]
