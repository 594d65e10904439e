"""What every store must do with accounts, sessions, tokens and settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from saksi.errors import StoreError
from saksi.store import Account, AccountRole, ApiToken, Session, Store

NOW = datetime(2026, 5, 20, 9, tzinfo=UTC)
ANI = Account("Ani", AccountRole.REVIEWER, "$argon2id$v=19$x", NOW)


def session(name: str = "s-1", hours: int = 8, created: datetime = NOW) -> Session:
    return Session(name, "ani", "c-1", created, created + timedelta(hours=hours))


def test_accounts_are_known_in_any_case(store: Store) -> None:
    store.add_account(ANI)
    store.add_account(replace(ANI, name="budi", role=AccountRole.ADMIN))
    assert store.account("ANI") == ANI
    assert store.account("cici") is None
    assert [account.name for account in store.accounts()] == ["Ani", "budi"]
    with pytest.raises(StoreError, match="account 'ani' already"):
        store.add_account(replace(ANI, name="ani"))


def test_an_account_changes_and_loses_its_sessions_with_its_password(store: Store) -> None:
    store.add_account(ANI)
    store.open_session(session())
    store.update_account(replace(ANI, role=AccountRole.READER))
    assert store.session("s-1") == replace(session(), account="Ani")
    store.update_account(replace(ANI, password_hash="$argon2id$v=19$y"))
    assert store.session("s-1") is None
    store.open_session(session())
    store.update_account(replace(ANI, disabled=True))
    assert store.session("s-1") is None
    known = store.account("ani")
    assert known is not None
    assert known.disabled
    with pytest.raises(StoreError, match="no account"):
        store.update_account(replace(ANI, name="cici"))


def test_sessions_end_and_expire(store: Store) -> None:
    store.add_account(ANI)
    store.open_session(session("s-1", hours=1))
    store.open_session(session("s-2"))
    store.close_session("s-2")
    store.close_session("s-none")
    assert store.session("s-2") is None
    assert store.session("s-1") is not None
    store.open_session(session("s-3", created=NOW + timedelta(hours=1)))
    assert store.session("s-1") is None


def test_tokens_are_listed_and_revoked(store: Store) -> None:
    store.add_account(ANI)
    token = ApiToken("t-1", "Ani", "peta", AccountRole.READER, "h-1", NOW, NOW + timedelta(days=30))
    store.add_token(token)
    store.add_token(replace(token, id="t-2", token_hash="h-2", expires=None))
    assert store.token("h-1") == token
    assert store.token("h-9") is None
    store.revoke_token("t-1")
    assert [(known.id, known.revoked) for known in store.tokens("ANI")] == [("t-1", True), ("t-2", False)]
    assert list(store.tokens("budi")) == []
    assert len(list(store.tokens())) == 2
    with pytest.raises(StoreError, match="no token"):
        store.revoke_token("t-9")


def test_settings_are_kept_for_each_account(store: Store) -> None:
    store.change_setting("language", "id")
    store.change_setting("language", "en", "Ani")
    store.change_setting("columns", "place,toll", "ani")
    store.change_setting("language", "ms", "ANI")
    assert store.settings() == {"language": "id"}
    assert store.settings("ani") == {"columns": "place,toll", "language": "ms"}
    store.change_setting("columns", None, "ani")
    assert store.settings("ani") == {"language": "ms"}


def test_people_leave_the_state_of_the_content_alone(store: Store, address: str) -> None:
    if "://" in address:
        pytest.skip("PostgreSQL numbers every transaction")
    before = store.state()
    store.add_account(ANI)
    store.change_setting("language", "id")
    assert store.state() == before
