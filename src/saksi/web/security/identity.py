"""Who is asking: a signed-in account, or the one person of a desk without accounts."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from saksi.store.interface import Store
from saksi.store.people import Account, AccountRole, Session
from saksi.web.security.passwords import is_password

#: How long a sign-in holds.
SESSION = timedelta(hours=12)

_RANKS = {role: rank for rank, role in enumerate(AccountRole)}


@dataclass(frozen=True, slots=True)
class Identity:
    """A person at the desk: judgements bear `name`; `csrf` is the secret of this person's forms."""

    name: str
    role: AccountRole
    csrf: str
    signed_in: bool = True

    def may(self, role: AccountRole) -> bool:
        """Whether this person may do what `role` may."""
        return _RANKS[self.role] >= _RANKS[role]


def has_accounts(store: Store) -> bool:
    """Whether somebody could sign in: then everybody has to."""
    return any(not account.disabled for account in store.accounts())


def sign_in(store: Store, name: str, password: str) -> str | None:
    """Open a session and return its token, the value of the cookie; None if name and password do not fit."""
    account = store.account(name)
    usable = account if account is not None and not account.disabled else None
    if not is_password(password, usable.password_hash if usable else None) or usable is None:
        return None
    token, now = secrets.token_urlsafe(32), datetime.now(UTC)
    store.open_session(Session(token_hash(token), usable.name, secrets.token_urlsafe(32), now, now + SESSION))
    return token


def signed_in(store: Store, token: str) -> Identity | None:
    """Whose session a token is; None where it is nobody's, has ended, or the account is disabled."""
    session = store.session(token_hash(token))
    if session is None or session.expires <= datetime.now(UTC):
        return None
    account: Account | None = store.account(session.account)
    if account is None or account.disabled:
        return None
    return Identity(account.name, account.role, session.csrf)


def sign_out(store: Store, token: str) -> None:
    """End a session."""
    store.close_session(token_hash(token))


def token_hash(token: str) -> str:
    """What the store keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
