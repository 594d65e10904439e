"""Accounts, sessions, tokens and settings, on any SQL database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import Select, Table, delete, insert, select, update

from saksi.errors import StoreError
from saksi.store import tables
from saksi.store.database import Database
from saksi.store.people import Account, AccountRole, ApiToken, Session
from saksi.store.rebuild import RowLike

_ACCOUNTS, _SESSIONS, _TOKENS = tables.accounts, tables.sessions, tables.api_tokens
_SETTINGS = tables.interface_settings


class SqlPeople(Database):
    """`saksi.store.people.People` on an engine."""

    def add_account(self, account: Account) -> None:
        """Keep a new account."""
        with self._writing(content=False) as connection:
            self._dialect.guard(connection, "accounts")
            if connection.execute(select(_ACCOUNTS).where(_ACCOUNTS.c.folded == _fold(account.name))).first():
                raise StoreError(f"{self._where}: there is an account {account.name!r} already", "choose another name")
            connection.execute(insert(_ACCOUNTS).values(folded=_fold(account.name), **_row(account)))

    def update_account(self, account: Account) -> None:
        """Replace role, password hash and `disabled` of an account."""
        folded = _fold(account.name)
        new = {"role": account.role.value, "password_hash": account.password_hash, "disabled": account.disabled}
        with self._writing(content=False) as connection:
            old = connection.execute(select(_ACCOUNTS).where(_ACCOUNTS.c.folded == folded)).first()
            if old is None:
                raise StoreError(f"{self._where}: there is no account {account.name!r}", "add it first")
            connection.execute(update(_ACCOUNTS).where(_ACCOUNTS.c.folded == folded).values(new))
            if account.disabled or account.password_hash != old.password_hash:
                connection.execute(delete(_SESSIONS).where(_SESSIONS.c.account == folded))

    def account(self, name: str) -> Account | None:
        """The account of that name, in any case."""
        row = self._first(select(_ACCOUNTS).where(_ACCOUNTS.c.folded == _fold(name)))
        return None if row is None else _account(row)

    def accounts(self) -> Iterator[Account]:
        """All accounts by name."""
        with self._reading() as connection:
            for row in connection.execute(select(_ACCOUNTS).order_by(_ACCOUNTS.c.folded)).mappings():
                yield _account(row)

    def open_session(self, session: Session) -> None:
        """Keep a session, and let go of those that have expired."""
        with self._writing(content=False) as connection:
            column = _SESSIONS.c
            held = connection.execute(select(column.token_hash, column.expires)).all()
            old = [row.token_hash for row in held if row.expires <= session.created]
            connection.execute(delete(_SESSIONS).where(column.token_hash.in_(old)))
            connection.execute(insert(_SESSIONS).values({**_row(session), "account": _fold(session.account)}))

    def session(self, token_hash: str) -> Session | None:
        """The session with that hash."""
        row = self._first(_with_name(_SESSIONS).where(_SESSIONS.c.token_hash == token_hash))
        return None if row is None else Session(**_fields(Session, row))

    def close_session(self, token_hash: str) -> None:
        """Forget a session."""
        with self._writing(content=False) as connection:
            connection.execute(delete(_SESSIONS).where(_SESSIONS.c.token_hash == token_hash))

    def add_token(self, token: ApiToken) -> None:
        """Keep an API token."""
        with self._writing(content=False) as connection:
            connection.execute(insert(_TOKENS).values({**_row(token), "account": _fold(token.account)}))

    def token(self, token_hash: str) -> ApiToken | None:
        """The token with that hash."""
        row = self._first(_with_name(_TOKENS).where(_TOKENS.c.token_hash == token_hash))
        return None if row is None else _token(row)

    def tokens(self, account: str | None = None) -> Iterator[ApiToken]:
        """The tokens of one account, or of all."""
        query = _with_name(_TOKENS).order_by(_TOKENS.c.key)
        if account is not None:
            query = query.where(_TOKENS.c.account == _fold(account))
        with self._reading() as connection:
            for row in connection.execute(query).mappings():
                yield _token(row)

    def revoke_token(self, token_id: str) -> None:
        """Make a token worthless."""
        with self._writing(content=False) as connection:
            changed = connection.execute(update(_TOKENS).where(_TOKENS.c.id == token_id).values(revoked=True))
            if not changed.rowcount:
                raise StoreError(f"{self._where}: there is no token {token_id}", "list the tokens first")

    def settings(self, account: str = "") -> Mapping[str, str]:
        """The interface settings of an account."""
        query = select(_SETTINGS.c.name, _SETTINGS.c.value).where(_SETTINGS.c.account == _fold(account))
        with self._reading() as connection:
            return {row.name: row.value for row in connection.execute(query.order_by(_SETTINGS.c.name))}

    def change_setting(self, name: str, value: str | None, account: str = "") -> None:
        """Keep a setting, or forget it."""
        row = {"account": _fold(account), "name": name}
        with self._writing(content=False) as connection:
            self._dialect.guard(connection, f"setting {account}")
            connection.execute(delete(_SETTINGS).filter_by(**row))
            if value is not None:
                connection.execute(insert(_SETTINGS).values(**row, value=value))

    def _first(self, query: Select[Any]) -> RowLike | None:
        with self._reading() as connection:
            found: RowLike | None = connection.execute(query).mappings().first()
        return found


def _fold(name: str) -> str:
    return name.strip().casefold()


def _with_name(table: Table) -> Select[Any]:
    """A table's rows with the account's name as it was written, in place of the folded one."""
    own = [column for column in table.c if column.name != "account"]
    joined = table.join(_ACCOUNTS, table.c.account == _ACCOUNTS.c.folded)
    return select(*own, _ACCOUNTS.c.name.label("account")).select_from(joined)


def _row(kept: Account | Session | ApiToken) -> dict[str, Any]:
    return {field.name: getattr(kept, field.name) for field in fields(kept)}


def _fields(kind: type[Account | Session | ApiToken], row: RowLike) -> dict[str, Any]:
    return {field.name: row[field.name] for field in fields(kind)}


def _account(row: RowLike) -> Account:
    return Account(**{**_fields(Account, row), "role": AccountRole(row["role"])})


def _token(row: RowLike) -> ApiToken:
    return ApiToken(**{**_fields(ApiToken, row), "role": AccountRole(row["role"])})
