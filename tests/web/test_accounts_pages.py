"""Who may do what: accounts, sessions, roles, forms, and the addresses that are served."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from desks import Desk, Open
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from saksi.errors import UsageError
from saksi.linking import link_store
from saksi.review import Standing, find_record, seen
from saksi.store import Store
from saksi.store.people import Account, AccountRole, Session
from saksi.web.sections import SECTIONS
from saksi.web.security.identity import sign_in, signed_in, token_hash
from saksi.web.security.passwords import hash_password, is_password
from saksi.web.security.throttle import Throttle
from saksi.web.settings import WebSettings, check_address, is_loopback

PASSWORD = "kuda jujur baterai"
HASH = hash_password(PASSWORD)
ROLES = list(AccountRole)


def add_account(store: Store, name: str, role: AccountRole = AccountRole.REVIEWER, *, disabled: bool = False) -> None:
    store.add_account(Account(name, role, HASH, datetime.now(UTC), disabled))


def enter(desk: Desk, name: str, password: str = PASSWORD) -> int:
    answer = desk.client.post("/sign-in", data={"name": name, "password": password}, follow_redirects=False)
    return answer.status_code


def secret(desk: Desk, store: Store) -> str:
    """The secret of the forms of whoever is signed in."""
    session = store.session(token_hash(desk.client.cookies["saksi_session"]))
    assert session is not None
    return session.csrf


@pytest.fixture
def team(store: Store, open_desk: Open) -> Desk:
    """A desk whose store has an account of each role."""
    for role in ROLES:
        add_account(store, role.value, role)
    return open_desk()


def test_a_desk_of_one_asks_nobody(desk: Desk) -> None:
    assert desk.client.get("/reports", follow_redirects=False).status_code == 200


def test_with_accounts_everybody_signs_in(team: Desk, store: Store) -> None:
    answer = team.client.get("/reports?outlet=x", follow_redirects=False)
    assert answer.headers["location"] == "/sign-in?back=%2Freports%3Foutlet%3Dx"
    assert enter(team, "reviewer") == 303
    assert team.client.get("/reports").status_code == 200
    cookie = team.client.post("/sign-out", data={"csrf": secret(team, store)}, follow_redirects=False)
    assert cookie.status_code == 303
    assert team.client.get("/reports").url.path == "/sign-in"


@pytest.mark.parametrize(("name", "password"), [("reviewer", "wrong"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_name_or_password_is_told_the_same(team: Desk, name: str, password: str) -> None:
    answer = team.client.post("/sign-in", data={"name": name, "password": password})
    assert answer.status_code == 401
    assert "do not fit" in answer.text
    assert "saksi_session" not in team.client.cookies


def test_a_disabled_account_and_an_ended_session_are_strangers(store: Store) -> None:
    add_account(store, "gone", disabled=True)
    assert sign_in(store, "gone", PASSWORD) is None
    add_account(store, "ani")
    token = sign_in(store, "ani", PASSWORD)
    assert token is not None
    assert signed_in(store, token) is not None
    past = datetime.now(UTC) - timedelta(days=2)
    store.open_session(Session(token_hash("old"), "ani", "x", past, past + timedelta(hours=12)))
    assert signed_in(store, "old") is None


def test_the_cookie_is_closed_to_scripts_and_to_other_sites(team: Desk, store: Store, open_desk: Open) -> None:
    answer = team.client.post("/sign-in", data={"name": "admin", "password": PASSWORD}, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie
    safe = open_desk(secure=True)
    answer = safe.client.post("/sign-in", data={"name": "admin", "password": PASSWORD}, follow_redirects=False)
    assert "; secure" in answer.headers["set-cookie"].lower()


def test_who_fails_too_often_waits(team: Desk) -> None:
    for _ in range(5):
        assert enter(team, "reviewer", "wrong") == 401
    assert enter(team, "reviewer") == 429


@pytest.mark.parametrize("role", ROLES)
def test_readers_look_and_reviewers_decide(team: Desk, store: Store, role: AccountRole) -> None:
    assert enter(team, role.value) == 303
    record = next(store.records())
    page = team.client.get(f"/review/{record.id}")
    assert page.status_code == 200
    may = role is not AccountRole.READER
    assert ('data-key="a"' in page.text) is may
    form = {"csrf": secret(team, store), "expected": ""}
    answer = team.client.post(f"/review/{record.id}/accept", data=form, follow_redirects=False)
    assert answer.status_code == (303 if may else 403)
    assert (find_record(store, record.id).standing is Standing.ACCEPTED) is may
    if may:
        assert next(store.judgements()).reviewer == role.value


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("verdict", ["accept", "reject", "split"])
def test_readers_decide_on_no_incident(team: Desk, store: Store, role: AccountRole, verdict: str) -> None:
    link_store(store)
    wanted = max(store.incidents(), key=lambda one: len(one.records))
    assert enter(team, role.value) == 303
    may = role is not AccountRole.READER
    page = team.client.get(f"/incidents/{wanted.id}").text
    assert ('data-key="r"' in page) is may
    form = {"csrf": secret(team, store), "expected": seen(store, wanted.id), "record": [wanted.records[0]]}
    answer = team.client.post(f"/incidents/{wanted.id}/{verdict}", data=form, follow_redirects=False)
    assert answer.status_code == (303 if may else 403)
    assert bool(list(store.judgements())) is may
    assert all(judgement.reviewer == role.value for judgement in store.judgements())


def test_no_route_is_open_to_strangers(team: Desk) -> None:
    free = {"/sign-in", "/sign-out", "/health", "/language/{language}", "/api/v1/openapi.json"}
    tried = 0
    for route in (route for section in SECTIONS for route in section.router.routes):
        if not isinstance(route, APIRoute) or route.path in free:
            continue
        for method in route.methods:
            address = route.path.replace("{", "x").replace("}", "")
            answer = team.client.request(method, address, follow_redirects=False)
            tried += 1
            assert answer.status_code in (303, 401), (method, route.path)
            assert answer.status_code == 401 or answer.headers["location"].startswith("/sign-in")
    assert tried > 10


@pytest.mark.parametrize("given", [{}, {"csrf": "guess"}])
def test_a_form_without_its_secret_does_nothing(desk: Desk, given: dict[str, str]) -> None:
    record = desk.record()
    answer = desk.client.post(f"/review/{record.id}/accept", data={"expected": "", **given})
    assert answer.status_code == 403
    assert list(desk.store.judgements()) == []


def test_another_site_cannot_act_in_a_persons_name(desk: Desk) -> None:
    record = desk.record()
    for origin, status in (("http://evil.example", 403), ("http://127.0.0.1", 303)):
        answer = desk.client.post(
            f"/review/{record.id}/accept",
            data={"csrf": desk.csrf, "expected": ""},
            headers={"origin": origin},
            follow_redirects=False,
        )
        assert answer.status_code == status


def test_a_desk_of_one_answers_to_this_machines_names_alone(desk: Desk) -> None:
    for host, status in (("evil.example", 421), ("127.0.0.1:8000", 200), ("localhost", 200), ("[::1]:80", 200)):
        assert desk.client.get("/reports", headers={"host": host}).status_code == status


def test_a_public_address_needs_accounts(store: Store, open_desk: Open) -> None:
    with pytest.raises(UsageError, match="nobody would have to sign in"):
        open_desk(host="0.0.0.0")
    add_account(store, "gone", disabled=True)
    with pytest.raises(UsageError):
        open_desk(host="0.0.0.0")
    add_account(store, "ani")
    public = open_desk(host="0.0.0.0")
    stranger = TestClient(public.app, base_url="http://saksi.example")
    assert stranger.get("/reports", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False)],
)
def test_what_is_this_machine(host: str, local: bool) -> None:
    assert is_loopback(host) is local
    check_address(WebSettings(host=host), has_accounts=True)


def test_passwords() -> None:
    assert is_password(PASSWORD, HASH)
    assert not is_password("kuda", HASH)
    assert not is_password(PASSWORD, None)
    assert not is_password(PASSWORD, "no hash")
    assert PASSWORD not in HASH
    with pytest.raises(UsageError, match="9 characters"):
        hash_password("123456789")


def test_a_throttle_forgets() -> None:
    now = [0.0]
    throttle = Throttle(most=2, window=60, clock=lambda: now[0])
    throttle.fail("a")
    assert throttle.wait("a") == 0
    now[0] = 10
    throttle.fail("a")
    assert throttle.wait("a") == 50
    assert throttle.wait("b") == 0
    now[0] = 61
    assert throttle.wait("a") == 0
    throttle.fail("a")
    throttle.forgive("a")
    assert throttle.wait("a") == 0
