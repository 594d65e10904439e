"""A desk served to a real browser, and what is watched there."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Page

CHROMIUM = Path("/usr/bin/chromium")
Served = str
OpenPage = Callable[..., Page]

_SEEN: dict[Page, list[str]] = {}
_WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => console.error(
  "Content Security Policy: " + event.violatedDirective + " " + event.blockedURI));
"""


@contextmanager
def serving(app: FastAPI) -> Iterator[Served]:
    """Serve an app on a free port of this machine."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


def watch(page: Page) -> None:
    """Keep what goes wrong on a page: script errors, violations of the policy, requests to elsewhere."""
    _SEEN[page] = []
    page.add_init_script(_WATCH)
    page.on("pageerror", lambda error: _SEEN[page].append(f"script: {error}"))
    page.on("console", lambda said: _SEEN[page].append(said.text) if "Content Security Policy" in said.text else None)
    page.on("dialog", lambda dialog: _SEEN[page].append(f"dialog: {dialog.message}"))
    page.on("request", lambda asked: None if _is_ours(asked.url) else _SEEN[page].append(f"elsewhere: {asked.url}"))


def violations(page: Page) -> list[str]:
    """What went wrong on a page so far."""
    return _SEEN.pop(page)


def _is_ours(address: str) -> bool:
    return address.startswith(("http://127.0.0.1:", "data:", "about:"))
