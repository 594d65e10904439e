"""The door: where the desk begins, and the language it speaks."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from saksi.web.catalogue import LANGUAGES
from saksi.web.page import LANGUAGE_COOKIE
from saksi.web.security.guards import Data, Reader, local_path

router = APIRouter(include_in_schema=False)
_YEAR = 365 * 24 * 3600


@router.get("/")
def begin(_person: Reader) -> Response:
    """The desk begins with the reports."""
    return RedirectResponse("/reports", HTTPStatus.SEE_OTHER)


@router.get("/language/{language}")
def speak(request: Request, language: str, back: str = "/") -> Response:
    """Speak another language from now on."""
    if language not in LANGUAGES:
        raise HTTPException(404, f"there is no interface in {language!r}")
    answer = RedirectResponse(local_path(back), HTTPStatus.SEE_OTHER)
    secure = request.app.state.settings.secure
    answer.set_cookie(LANGUAGE_COOKIE, language, max_age=_YEAR, secure=secure, httponly=True, samesite="lax")
    return answer


@router.get("/health")
def health(store: Data) -> Response:
    """Whether the desk and its store work, for whoever watches over it."""
    store.state()
    return PlainTextResponse("ok\n")
