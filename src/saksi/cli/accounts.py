"""`saksi accounts`: the people who may sign in to a served desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.cli.options import Database
from saksi.cli.terminal import print_line
from saksi.errors import UsageError
from saksi.settings import Settings

if TYPE_CHECKING:
    from saksi.store import Store
    from saksi.store.people import Account, AccountRole

_ACTIONS = ("add", "password", "role", "disable", "enable", "list")

Action = Annotated[str, typer.Argument(help="add, password, role, disable, enable or list.")]
Name = Annotated[str, typer.Argument(metavar="[NAME]", help="Whose account.")]
Role = Annotated[
    str | None, typer.Option("--role", help="reader (looks), reviewer (decides) or admin (all).  [default: reviewer]")
]


def accounts(*, action: Action, name: Name = "", role: Role = None, db: Database = None) -> None:
    """Manage accounts: who may sign in to a desk that is served to others.

    The password is asked for, or read from standard input where nobody can be asked.
    """
    from saksi.store import open_store  # noqa: PLC0415

    if action not in _ACTIONS:
        raise UsageError(f"there is no action {action!r}", f"choose from: {', '.join(_ACTIONS)}")
    if action != "list" and not name.strip():
        raise UsageError(f"saksi accounts {action} needs a name", f"saksi accounts {action} NAME")
    store = open_store(db or Settings.of().database)
    try:
        print_line(_act(store, action, name.strip(), role))
    finally:
        store.close()


def _act(store: Store, action: str, name: str, role: str | None) -> str:
    """Do it and say what was done."""
    if action == "list":
        return "\n".join(_line(account) for account in store.accounts()) or "no accounts"
    if action == "add":
        account = _new(name, role)
        store.add_account(account)
        return _line(account)
    account = _existing(store, name)
    changed = {
        "password": lambda: replace(account, password_hash=_ask_password()),
        "role": lambda: replace(account, role=_role(role)),
        "disable": lambda: replace(account, disabled=True),
        "enable": lambda: replace(account, disabled=False),
    }[action]()
    store.update_account(changed)
    return _line(changed)


def _new(name: str, role: str | None) -> Account:
    from saksi.store.people import Account  # noqa: PLC0415

    return Account(name, _role(role), _ask_password(), datetime.now(UTC))


def _existing(store: Store, name: str) -> Account:
    account = store.account(name)
    if account is None:
        raise UsageError(f"there is no account {name!r}", "see them with `saksi accounts list`")
    return account


def _role(role: str | None) -> AccountRole:
    from saksi.store.people import AccountRole  # noqa: PLC0415

    known = [each.value for each in AccountRole]
    if role is not None and role not in known:
        raise UsageError(f"--role: there is no {role!r}", f"choose from: {', '.join(known)}")
    return AccountRole(role or AccountRole.REVIEWER)


def _ask_password() -> str:
    """The hash of a password that is typed twice, or read once from a pipe."""
    from saksi.web.security.passwords import hash_password  # noqa: PLC0415

    stdin = typer.get_text_stream("stdin")
    if not stdin.isatty():
        return hash_password(stdin.readline().rstrip("\r\n"))
    return hash_password(typer.prompt("Password", hide_input=True, confirmation_prompt=True))


def _line(account: Account) -> str:
    return f"{account.name}  {account.role.value}{'  disabled' if account.disabled else ''}"
