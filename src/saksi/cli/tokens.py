"""`saksi tokens`: keys for programs that use the API of a served desk."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.cli.options import Database
from saksi.cli.terminal import print_line
from saksi.errors import UsageError
from saksi.settings import Settings

if TYPE_CHECKING:
    from saksi.store import Store
    from saksi.store.people import ApiToken

_ACTIONS = ("add", "revoke", "list")

Action = Annotated[str, typer.Argument(help="add, revoke or list.")]
Name = Annotated[str, typer.Argument(metavar="[NAME]", help="add: whose account; revoke: the token's id.")]
Role = Annotated[str, typer.Option("--role", help="The most it may do: reader, reviewer or admin.")]
Label = Annotated[str, typer.Option("--label", help="What it is for.")]
Days = Annotated[int | None, typer.Option("--days", min=1, help="How long it holds.  [default: until revoked]")]


def tokens(
    *, action: Action, name: Name = "", role: Role = "reader", label: Label = "", days: Days = None, db: Database = None
) -> None:
    """Manage API tokens; a new one is shown once, and the database keeps its hash alone."""
    from saksi.store import open_store  # noqa: PLC0415

    if action not in _ACTIONS:
        raise UsageError(f"there is no action {action!r}", f"choose from: {', '.join(_ACTIONS)}")
    if action != "list" and not name.strip():
        raise UsageError(f"saksi tokens {action} needs a name", f"saksi tokens {action} NAME")
    store = open_store(db or Settings.of().database)
    try:
        if action == "add":
            print_line(_add(store, name.strip(), role, label, days))
        elif action == "revoke":
            store.revoke_token(name.strip())
        else:
            print_line("\n".join(map(_line, store.tokens())) or "no tokens")
    finally:
        store.close()


def _add(store: Store, name: str, role: str, label: str, days: int | None) -> str:
    """Keep a new token and return it."""
    from saksi.store.people import AccountRole, ApiToken  # noqa: PLC0415
    from saksi.web.security.identity import token_hash  # noqa: PLC0415

    account = store.account(name)
    if account is None:
        raise UsageError(f"there is no account {name!r}", "see them with `saksi accounts list`")
    if role not in tuple(AccountRole):
        raise UsageError(f"--role: there is no {role!r}", f"choose from: {', '.join(AccountRole)}")
    token, now = secrets.token_urlsafe(32), datetime.now(UTC)
    expires = now + timedelta(days=days) if days else None
    kept = ApiToken(
        secrets.token_hex(4), account.name, label, AccountRole(role), token_hash(token), now, expires=expires
    )
    store.add_token(kept)
    return token


def _line(token: ApiToken) -> str:
    until = f"until {token.expires:%Y-%m-%d}" if token.expires else ""
    parts = (token.id, token.account, token.role.value, token.label, until, "revoked" if token.revoked else "")
    return "  ".join(part for part in parts if part)
