"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket, gone with the tests."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

_USER = "saksi"
_PATIENCE = 180
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "listen_addresses=")
_numbers = count(1)


class NoServerError(Exception):
    """There is no PostgreSQL here; the message says what is missing."""


class Server:
    """A running server; `address` gives a new, empty database (a schema of its own) at every call."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def address(self) -> str:
        import psycopg  # noqa: PLC0415  (an extra)

        schema = f"t{next(_numbers)}"
        with psycopg.connect(host=str(self._folder), user=_USER, dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {schema}")
        return (
            f"postgresql://{_USER}@/postgres?host={quote(str(self._folder))}&options={quote('-csearch_path=' + schema)}"
        )

    def copy_of(self, address: str) -> str:
        """A new database with all that the one at `address` holds; nobody may be connected to that one."""
        return self._database(unquote(urlsplit(address).path[1:]))

    def database(self) -> str:
        """A new, empty database, which `copy_of` takes."""
        return self._database("template1")

    def _database(self, template: str) -> str:
        import psycopg  # noqa: PLC0415  (an extra)

        name = f"d{next(_numbers)}"
        with psycopg.connect(host=str(self._folder), user=_USER, dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return f"postgresql://{_USER}@/{name}?host={quote(str(self._folder))}"


@contextmanager
def running() -> Iterator[Server]:
    """Start a server, stop it at the end; NoServerError where that cannot be."""
    programs = _programs()
    with tempfile.TemporaryDirectory(prefix="saksi-pg-", dir="/tmp") as name:
        folder = Path(name)
        _give_away(folder)
        made = [str(programs / "initdb"), "--no-sync", "-A", "trust", "-U", _USER, "-E", "UTF8", "--locale=C.UTF-8"]
        made = [*_as_other(), *made, "-D", f"{folder}/data"]
        done = subprocess.run(made, check=False, capture_output=True, text=True, cwd=folder)
        if done.returncode:
            raise NoServerError(f"PostgreSQL's initdb fails here: {done.stderr.strip()[-300:]}")
        settings = [part for setting in _QUICK for part in ("-c", setting)]
        command = [*_as_other(), str(programs / "postgres"), "-D", f"{folder}/data", "-k", name, *settings]
        with (folder / "log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log, cwd=folder) as server:
            try:
                _wait(folder, server)
                yield Server(folder)
            finally:
                server.terminate()
                try:
                    server.wait(10)
                except subprocess.TimeoutExpired:
                    server.kill()


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise NoServerError("PostgreSQL is not installed; on Debian: apt-get install postgresql")
    return Path(on_path).resolve().parent


def _other() -> pwd.struct_passwd | None:
    """The user that runs the server: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def _as_other() -> list[str]:
    """How the server is run: as another user where this one is root, and never longer than this process."""
    if shutil.which("setpriv") is None:
        if os.geteuid() == 0:
            raise NoServerError("PostgreSQL does not run as root, and setpriv (util-linux) is not here")
        return []
    other = _other()
    user = [] if other is None else [f"--reuid={other.pw_uid}", f"--regid={other.pw_gid}", "--clear-groups"]
    return ["setpriv", *user, "--pdeathsig=QUIT"]


def _give_away(folder: Path) -> None:
    other = _other()
    if other is not None:
        os.chown(folder, other.pw_uid, other.pw_gid)


def _wait(folder: Path, server: subprocess.Popen[bytes]) -> None:
    import psycopg  # noqa: PLC0415  (an extra)

    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            psycopg.connect(host=str(folder), user=_USER, dbname="postgres", connect_timeout=5).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise NoServerError(f"PostgreSQL does not start here: {(folder / 'log').read_text()[-300:]}")
