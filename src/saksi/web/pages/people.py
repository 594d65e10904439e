"""Signing in and out."""

from __future__ import annotations

from http import HTTPStatus
from math import ceil

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from saksi.web.catalogue import words
from saksi.web.page import language_of, render
from saksi.web.security.guards import COOKIE, Data, Form, identity_of, local_path
from saksi.web.security.identity import SESSION, sign_in, sign_out

router = APIRouter(include_in_schema=False)


@router.get("/sign-in")
def ask(request: Request, back: str = "/") -> Response:
    """The form to sign in."""
    if identity_of(request) is not None:
        return RedirectResponse(local_path(back), HTTPStatus.SEE_OTHER)
    return render(request, "people/sign_in.html", back=local_path(back), name="", trouble="")


@router.post("/sign-in")
def enter(request: Request, store: Data, form: Form) -> Response:
    """Sign in; whoever fails too often, by name or by address, waits."""
    name, password = str(form.get("name") or ""), str(form.get("password") or "")
    back = local_path(str(form.get("back") or "/"))
    state = request.app.state
    keys = ((state.throttle, name.casefold()), (state.address_throttle, request.client.host if request.client else ""))
    wait = max(throttle.wait(key) for throttle, key in keys)
    said = words(language_of(request))
    if wait > 0:
        trouble = said("people.wait", minutes=ceil(wait / 60))
        page = render(request, "people/sign_in.html", 429, back=back, name=name, trouble=trouble)
        page.headers["retry-after"] = str(ceil(wait))
        return page
    token = sign_in(store, name, password)
    if token is None:
        for throttle, key in keys:
            throttle.fail(key)
        return render(request, "people/sign_in.html", 401, back=back, name=name, trouble=said("people.wrong"))
    state.throttle.forgive(name.casefold())
    answer = RedirectResponse(back, HTTPStatus.SEE_OTHER)
    secure = request.app.state.settings.secure
    answer.set_cookie(COOKIE, token, max_age=int(SESSION.total_seconds()), secure=secure, httponly=True, samesite="lax")
    return answer


@router.post("/sign-out")
def leave(request: Request, store: Data) -> Response:
    """Sign out."""
    token = request.cookies.get(COOKIE)
    if token:
        sign_out(store, token)
    answer = RedirectResponse("/sign-in", HTTPStatus.SEE_OTHER)
    answer.delete_cookie(COOKIE)
    return answer
