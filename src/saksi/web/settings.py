"""How the desk is served."""

from __future__ import annotations

import getpass
import ipaddress
from dataclasses import dataclass

from saksi.errors import UsageError

_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})


@dataclass(frozen=True, slots=True)
class WebSettings:
    """Address and manner of one desk.

    `person` is whose name judgements bear where nobody signs in. `secure` cookies go over HTTPS alone: for a desk
    behind a proxy that ends TLS. `queue_seconds` is how long a drawn-up queue is worked off before it is drawn up anew.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    person: str = "local"
    secure: bool = False
    queue_seconds: float = 30.0

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the desk."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether an address or name is this machine's own."""
    if host in _LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def check_address(settings: WebSettings, *, has_accounts: bool) -> None:
    """Refuse to serve others without accounts.

    Raises:
        UsageError: the address can be reached from other machines and the store has no account that may sign in.
    """
    if not settings.is_local and not has_accounts:
        raise UsageError(
            f"{settings.host} can be reached by others, and nobody would have to sign in",
            "make an account first: saksi accounts add NAME --role admin; or serve on 127.0.0.1",
        )


def person_here() -> str:
    """The name of whoever runs the program, for judgements without accounts."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "local"
