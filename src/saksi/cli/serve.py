"""`saksi serve`: the review desk and the programs' interface."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from saksi.cli.options import Database
from saksi.errors import UsageError
from saksi.settings import Settings

Host = Annotated[str, typer.Option("--host", help="The address to serve on; others can reach any but 127.0.0.1.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")]
Secure = Annotated[bool, typer.Option("--secure", help="Cookies go over HTTPS alone: for a desk behind a TLS proxy.")]


def serve(*, db: Database = None, host: Host = "127.0.0.1", port: Port = 8000, secure: Secure = False) -> None:
    """Serve the review desk in the browser, and the REST API beneath it.

    On this machine alone it asks for no sign-in, unless the database has accounts. Served to others it needs accounts:
    make them with `saksi accounts add`.
    """
    import uvicorn  # noqa: PLC0415

    from saksi.web.app import create_app  # noqa: PLC0415
    from saksi.web.settings import WebSettings, person_here  # noqa: PLC0415

    settings = WebSettings(host=host, port=port, person=person_here(), secure=secure)
    app = create_app(db or Settings.of().database, settings)
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    typer.echo(f"Saksi serves http://{shown}:{listening.getsockname()[1]} (Ctrl-C ends it)", err=True)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
    server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; UsageError where that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With its protocol told, asyncio sends answers at once (TCP_NODELAY): else each waits 40 ms for the browser's nod.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise UsageError(f"cannot serve on {host} port {port}: {error.strerror or error}", "choose another") from error
    return listening
