"""The desk as an ASGI application."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from saksi import __version__
from saksi.store import open_store
from saksi.web.api.access import Rate
from saksi.web.errors import handle_errors
from saksi.web.kept import Kept
from saksi.web.page import STATIC
from saksi.web.queueing import WorkingQueue
from saksi.web.sections import PREPARED, SECTIONS
from saksi.web.security.guards import check_form
from saksi.web.security.headers import OwnHostOnly, SecurityHeaders
from saksi.web.security.identity import has_accounts
from saksi.web.security.throttle import Throttle
from saksi.web.settings import WebSettings, check_address

#: Path below /vendor → the XStatic package whose files are served there.
_VENDOR = {"leaflet": "leaflet", "markercluster": "leaflet_markercluster"}


def create_app(store_url: str, settings: WebSettings | None = None) -> FastAPI:
    """The desk on the store at that address.

    `app.state` holds `store`, `settings`, `sections`, `queue` (`WorkingQueue`), `kept` (`Kept`), `throttle` and
    `address_throttle` (of sign-ins by name and by address), `csrf` (of the person of a desk without accounts) and
    `with_accounts()`.

    Raises:
        StoreError: the store cannot be opened.
        UsageError: the address can be reached by others and the store has no account.
    """
    held = settings or WebSettings()
    store = open_store(store_url)
    check_address(held, has_accounts=has_accounts(store))

    @asynccontextmanager
    async def run(app: FastAPI) -> AsyncIterator[None]:
        if held.queue_seconds > 0:
            app.state.kept.prepare((lambda _: app.state.queue.waiting(1), *PREPARED))
        yield
        store.close()

    app = FastAPI(
        title="Saksi",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=run,
        dependencies=[Depends(check_form)],
    )
    app.state.store, app.state.settings = store, held
    app.state.sections = tuple(section for section in SECTIONS if section.path)
    app.state.kept = Kept(store)
    app.state.queue = WorkingQueue(store, held.queue_seconds, app.state.kept.judged)
    app.state.throttle, app.state.address_throttle = Throttle(most=5), Throttle(most=30)
    app.state.rate = Rate()
    app.state.csrf = secrets.token_urlsafe(32)
    app.state.with_accounts = lambda: not held.is_local or has_accounts(store)
    for section in SECTIONS:
        app.include_router(section.router)
    _mount_files(app)
    handle_errors(app)
    if held.is_local:
        app.add_middleware(OwnHostOnly)
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    app.add_middleware(SecurityHeaders, secure=held.secure)
    return app


class _KeptFiles(StaticFiles):
    """Static files that a browser may keep: their addresses change with them."""

    def file_response(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 (as Starlette has it)
        """The answer with a file."""
        response = super().file_response(*args, **kwargs)
        response.headers.setdefault("cache-control", "private, max-age=3600")
        return response


def _mount_files(app: FastAPI) -> None:
    """Our own files under /static, browser libraries from their packages under /vendor."""
    app.mount("/static", _KeptFiles(directory=STATIC), name="static")
    for name, package in _VENDOR.items():
        app.mount(f"/vendor/{name}", _KeptFiles(directory=_package_files(package)), name=name)


def _package_files(package: str) -> Path:
    from importlib import import_module  # noqa: PLC0415 (the name is data)

    return Path(import_module(f"xstatic.pkg.{package}").BASE_DIR)
