"""A desk as a person starts it: `saksi serve` in a process of its own, asked over HTTP."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import psutil

_SAKSI = (sys.executable, "-c", "from saksi.cli import main; main()")
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
_HIDDEN = re.compile(r'name="(csrf|expected)" value="([^"]*)"')
_PATIENCE = 600


@contextmanager
def desk(store: str) -> Iterator[tuple[httpx.Client, psutil.Process]]:
    """The desk on the store of an address: one connection to it that is kept open, and its process."""
    command, environment = [*_SAKSI, "serve", "--port", "0"], {**os.environ, "SAKSI_DB": store}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as served:
        assert served.stderr is not None
        told = served.stderr.readline()
        found = _ADDRESS.search(told)
        assert found is not None, f"the desk did not start: {told}"
        try:
            with httpx.Client(base_url=found[0], timeout=_PATIENCE, follow_redirects=True) as client:
                yield client, psutil.Process(served.pid)
        finally:
            served.terminate()


def get(client: httpx.Client, path: str) -> httpx.Response:
    """What a path answers; a test of the desk itself is not this one's to make, so any error ends it."""
    answer = client.get(path)
    answer.raise_for_status()
    return answer


def decide(client: httpx.Client) -> httpx.Response:
    """Accept the record on top of the queue as a reviewer does: the answer is the record after it."""
    return accept(client, get(client, "/review/next"))


def accept(client: httpx.Client, page: httpx.Response) -> httpx.Response:
    """Accept the record that a page of the desk shows."""
    form = dict(_HIDDEN.findall(page.text))
    answer = client.post(f"{page.url.path}/accept", data=form)
    answer.raise_for_status()
    return answer
