"""Errors as answers, mapped once: a page for people, problem+json (RFC 9457) for programs under /api."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException as StarletteHTTPException

from saksi.errors import LanguageError, ReviewError, SaksiError, StoreError, UsageError
from saksi.store.interface import StaleJudgementError, UnknownIdError
from saksi.web.page import render
from saksi.web.security.guards import SignInNeededError, sign_in_address, store_of

#: Error → HTTP status; a subclass before its base.
STATUS: Mapping[type[SaksiError], int] = {
    StaleJudgementError: HTTPStatus.CONFLICT,
    UnknownIdError: HTTPStatus.NOT_FOUND,
    ReviewError: HTTPStatus.UNPROCESSABLE_ENTITY,
    UsageError: HTTPStatus.BAD_REQUEST,
    LanguageError: HTTPStatus.UNPROCESSABLE_ENTITY,
    StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
    SaksiError: HTTPStatus.INTERNAL_SERVER_ERROR,
}


def status_of(error: SaksiError) -> int:
    """The HTTP status of an error."""
    return next(status for kind, status in STATUS.items() if isinstance(error, kind))


def handle_errors(app: FastAPI) -> None:
    """Let the app answer every error in one manner."""
    app.add_exception_handler(SaksiError, _on_saksi_error)
    app.add_exception_handler(StarletteHTTPException, _on_http_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(SignInNeededError, _on_stranger)
    app.add_exception_handler(Exception, _on_fault)


def problem(
    request: Request, status: int, detail: str, hint: str = "", headers: dict[str, str] | None = None
) -> Response:
    """An error as the asker reads it."""
    title = HTTPStatus(status).phrase
    if request.url.path.startswith("/api/"):
        told = {"type": "about:blank", "title": title, "status": status, "detail": detail, "hint": hint}
        kept = {key: value for key, value in told.items() if value}
        return JSONResponse(kept, status, headers, media_type="application/problem+json")
    page = render(request, "error.html", status, code=status, detail=detail)
    page.headers.update(headers or {})
    return page


def _on_saksi_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, SaksiError):
        raise error
    return problem(request, status_of(error), _without_address(request, error.message), error.hint)


def _on_http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, StarletteHTTPException):
        raise error
    headers = dict(error.headers) if isinstance(error, HTTPException) and error.headers else {}
    return problem(request, error.status_code, _without_address(request, str(error.detail)), headers=headers)


def _without_address(request: Request, message: str) -> str:
    """A message without the store's address, which is nobody's business but the server's."""
    return message.replace(f"{store_of(request).where}: ", "")


def _on_invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    told = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, told)


def _on_stranger(request: Request, _error: Exception) -> Response:
    if request.url.path.startswith("/api/"):
        return problem(request, 401, "sign in, or send a token", headers={"www-authenticate": "Bearer"})
    return RedirectResponse(sign_in_address(request), HTTPStatus.SEE_OTHER)


def _on_fault(request: Request, _error: Exception) -> Response:
    """A fault of ours: nothing of its inside is told to the asker; the server's log has it."""
    return problem(request, 500, "Saksi failed on this", "please report what you did; the server's log says more")
