"""People who use the desk: accounts, sessions and tokens. The store keeps hashes only, never a password or a token."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class AccountRole(StrEnum):
    """What an account may do; each role may do what the ones before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Account:
    """A person. `name` is unique in any case; `password_hash` is argon2's text form."""

    name: str
    role: AccountRole
    password_hash: str
    created: datetime
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """A login: the hash of its cookie, whose it is, and the secret of its forms (CSRF)."""

    token_hash: str
    account: str
    csrf: str
    created: datetime
    expires: datetime


@dataclass(frozen=True, slots=True)
class ApiToken:
    """A program's key: its hash, whose it is, and the most that it may do."""

    id: str
    account: str
    label: str
    role: AccountRole
    token_hash: str
    created: datetime
    expires: datetime | None = None
    revoked: bool = False


class People(Protocol):
    """Accounts, sessions, tokens and settings. Every method raises StoreError when the database fails.

    Moments are aware (UTC).
    """

    def add_account(self, account: Account) -> None:
        """Keep a new account; StoreError if the name is taken (in any case)."""

    def update_account(self, account: Account) -> None:
        """Replace role, password hash and `disabled` of the account of that name; StoreError if there is none.

        A disabled account, or one whose password changes, loses its sessions.
        """

    def account(self, name: str) -> Account | None:
        """The account of that name, in any case."""

    def accounts(self) -> Iterator[Account]:
        """All accounts by name."""

    def open_session(self, session: Session) -> None:
        """Keep a session, and let go of those that have expired by its creation."""

    def session(self, token_hash: str) -> Session | None:
        """The session with that hash, expired or not."""

    def close_session(self, token_hash: str) -> None:
        """Forget a session; nothing happens if there is none."""

    def add_token(self, token: ApiToken) -> None:
        """Keep an API token."""

    def token(self, token_hash: str) -> ApiToken | None:
        """The token with that hash, revoked or not."""

    def tokens(self, account: str | None = None) -> Iterator[ApiToken]:
        """The tokens of one account, or of all, oldest first."""

    def revoke_token(self, token_id: str) -> None:
        """Make a token worthless; StoreError if there is none."""

    def settings(self, account: str = "") -> Mapping[str, str]:
        """The interface settings (language, columns ...) of an account; "" is the desk without accounts."""

    def change_setting(self, name: str, value: str | None, account: str = "") -> None:
        """Keep a setting, or forget it (None)."""
