"""The API: what it answers, pages, ETags, roles, tokens, the rate, and that no request makes it fail."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import schemathesis
from desks import Desk, Open
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from starlette.testclient import TestClient

from saksi.linking import link_store
from saksi.store import Store
from saksi.store.people import Account, AccountRole, ApiToken
from saksi.web.api.access import Rate
from saksi.web.security.identity import token_hash
from saksi.web.security.passwords import hash_password

NOW = datetime.now(UTC)
TEXT = "Milisi menembak mati tiga warga sipil di Goma pada Senin (3/2/2025), kata seorang dokter."

#: The least role for each route; a new route without a line here fails the test.
ROLES = {
    ("GET", "/api/v1/state"): AccountRole.READER,
    ("GET", "/api/v1/search"): AccountRole.READER,
    ("GET", "/api/v1/reports"): AccountRole.READER,
    ("GET", "/api/v1/reports/{report_id}"): AccountRole.READER,
    ("GET", "/api/v1/reports/{report_id}/text"): AccountRole.READER,
    ("GET", "/api/v1/reports/{report_id}/records"): AccountRole.READER,
    ("GET", "/api/v1/records"): AccountRole.READER,
    ("GET", "/api/v1/records/{record_id}"): AccountRole.READER,
    ("GET", "/api/v1/incidents"): AccountRole.READER,
    ("GET", "/api/v1/incidents/{incident_id}"): AccountRole.READER,
    ("GET", "/api/v1/incidents/{incident_id}/claims"): AccountRole.READER,
    ("GET", "/api/v1/tallies/{facet}"): AccountRole.READER,
    ("GET", "/api/v1/control"): AccountRole.READER,
    ("GET", "/api/v1/judgements"): AccountRole.READER,
    ("POST", "/api/v1/judgements"): AccountRole.REVIEWER,
    ("POST", "/api/v1/judgements/undo"): AccountRole.REVIEWER,
    ("POST", "/api/v1/incidents/{incident_id}/judgements"): AccountRole.REVIEWER,
    ("GET", "/api/v1/exports"): AccountRole.READER,
    ("GET", "/api/v1/exports/{form}"): AccountRole.READER,
    ("POST", "/api/v1/code"): AccountRole.READER,
}


ROUTES_AND_ROLES = [(method, path, role) for method, path in ROLES for role in AccountRole]


def give_token(store: Store, of: AccountRole, **fields: object) -> dict[str, str]:
    """An account of that role with a token, as the headers that a program sends."""
    name = f"{of.value}-{len(list(store.accounts()))}"
    store.add_account(Account(name, of, hash_password("rahasia sekali"), NOW))
    known = {"id": name, "account": name, "label": "test", "role": of, "token_hash": token_hash(name), "created": NOW}
    store.add_token(ApiToken(**(known | fields)))  # type: ignore[arg-type]
    return {"authorization": f"Bearer {name}"}


def get(desk: Desk, path: str) -> Any:  # noqa: ANN401 (JSON)
    answer = desk.client.get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_every_route_has_its_role(desk: Desk) -> None:
    app: Any = desk.client.app
    routes = {(method, path) for path, item in app.openapi()["paths"].items() for method in map(str.upper, item)}
    assert {key for key in routes if key[1].startswith("/api/v1/")} == set(ROLES)


def address_of(path: str) -> str:
    return path.replace("{facet}", "type").replace("{form}", "csv").replace("{", "").replace("}", "")


@pytest.mark.parametrize(("method", "path"), ROLES)
def test_a_stranger_gets_nothing(open_desk: Open, store: Store, method: str, path: str) -> None:
    give_token(store, AccountRole.READER)
    client, body = open_desk().client, {"json": {}} if method == "POST" else {}
    assert client.request(method, address_of(path), **body).status_code == 401
    assert client.request(method, address_of(path), headers={"authorization": "Bearer x"}, **body).status_code == 401


@pytest.mark.parametrize(("method", "path", "role"), ROUTES_AND_ROLES)
def test_roles_are_kept(open_desk: Open, store: Store, method: str, path: str, role: AccountRole) -> None:
    token = give_token(store, role)
    body = {"json": {}} if method == "POST" else {}
    status = open_desk().client.request(method, address_of(path), headers=token, **body).status_code
    ranks = list(AccountRole)
    assert (status == 403) == (ranks.index(role) < ranks.index(ROLES[method, path]))
    assert status != 401


def test_a_token_that_is_over_opens_nothing(open_desk: Open, store: Store) -> None:
    for fields in ({"expires": NOW - timedelta(days=1)}, {"revoked": True}):
        headers = give_token(store, AccountRole.READER, **fields)
        assert open_desk().client.get("/api/v1/state", headers=headers).status_code == 401


def test_a_token_gives_no_more_than_its_role(open_desk: Open, store: Store) -> None:
    headers = give_token(store, AccountRole.ADMIN, role=AccountRole.READER)
    assert open_desk().client.get("/api/v1/state", headers=headers).json()["role"] == "reader"


def test_pages_follow_each_other(desk: Desk) -> None:
    whole = [one["id"] for one in get(desk, "/records?limit=200&reviewed=false")["items"]]
    found: list[str] = []
    cursor = ""
    while True:
        page = get(desk, f"/records?limit=3&reviewed=false&cursor={cursor}")
        found += (one["id"] for one in page["items"])
        cursor = page["next"]
        if cursor is None:
            break
    assert len(whole) > 3
    assert found == whole


def test_the_next_page_is_linked(desk: Desk) -> None:
    answer = desk.client.get("/api/v1/reports?limit=1")
    assert answer.links["next"]["url"].endswith(f"cursor={answer.json()['next'].replace('=', '%3D')}")


def test_a_made_up_cursor_is_refused(desk: Desk) -> None:
    answer = desk.client.get("/api/v1/records?cursor=%00")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_answer_that_is_known_is_not_sent_again(desk: Desk) -> None:
    first = desk.client.get("/api/v1/records")
    again = {"if-none-match": first.headers["etag"]}
    assert desk.client.get("/api/v1/records", headers=again).status_code == 304
    link_store(desk.store)
    assert desk.client.get("/api/v1/records", headers=again).status_code == 200


def test_a_record_and_its_report(desk: Desk) -> None:
    listed = get(desk, "/records?limit=1")["items"][0]
    one = get(desk, f"/records/{listed['id']}")
    assert one["record"]["evidence"] == listed["evidence"]
    raw = get(desk, f"/reports/{listed['report_id']}/text")["raw"]
    assert [raw[start:end] for start, end in listed["evidence_spans"]] == listed["evidence"]


def test_incidents_with_claims(desk: Desk) -> None:
    link_store(desk.store)
    rows = get(desk, "/incidents")["items"]
    assert rows
    one = get(desk, f"/incidents/{rows[0]['id']}")
    assert set(one["views"]) == {"ucdp", "acled", "airwars"}
    assert "event_type" in get(desk, f"/incidents/{rows[0]['id']}/claims")
    assert get(desk, "/tallies/type")["tallies"]


def test_a_judgement_on_what_was_not_seen_is_refused(desk: Desk) -> None:
    target = get(desk, "/records?limit=1")["items"][0]["id"]
    body = {"target": target, "verdict": "accept", "expected": ""}
    assert desk.client.post("/api/v1/judgements", json=body).status_code == 201
    late = desk.client.post("/api/v1/judgements", json={**body, "verdict": "reject"})
    assert late.status_code == 409
    assert [one["verdict"] for one in get(desk, f"/judgements?target={target}")["judgements"]] == ["accept"]


def test_another_site_cannot_act_through_the_api(desk: Desk) -> None:
    body = {"target": "x", "verdict": "accept", "expected": ""}
    answer = desk.client.post("/api/v1/judgements", json=body, headers={"origin": "http://other.example"})
    assert answer.status_code == 403


def test_a_posted_report_is_coded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAKSI_READER", "rules")
    known = len(get(desk, "/reports")["items"])
    answer = desk.client.post("/api/v1/code", json={"text": TEXT, "language": "id"}).json()
    assert [one["event_type"] for one in answer["records"]] == ["attack"]
    assert len(get(desk, "/reports")["items"]) == known
    stored = desk.client.post("/api/v1/code?store=true", json={"text": TEXT, "language": "id"}).json()
    assert get(desk, f"/reports/{stored['report_id']}")["name"] == "posted.txt"


def test_an_incident_is_rejected_and_comes_back(desk: Desk) -> None:
    link_store(desk.store)
    row = max(get(desk, "/incidents")["items"], key=lambda row: row["records"])
    seen = get(desk, f"/incidents/{row['id']}")
    path = f"/api/v1/incidents/{row['id']}/judgements"
    unseen = desk.client.post(path, json={"verdict": "reject", "expected": "x"})
    assert unseen.status_code == 409
    assert desk.client.post(path, json={"verdict": "correct", "expected": ""}).status_code == 422
    made = desk.client.post(path, json={"verdict": "reject", "expected": seen["expected"], "note": "a drill"}).json()
    assert sorted(made["records"]) == sorted(seen["records"])
    assert desk.client.get(f"/api/v1/incidents/{row['id']}").status_code == 404
    assert desk.client.post(path, json={"verdict": "reject", "expected": seen["expected"]}).status_code == 404
    taken = {"target": row["id"], "judgement": made["judgement"]["id"]}
    back = desk.client.post("/api/v1/judgements/undo", json=taken)
    assert back.json()["incident_id"] == row["id"]
    assert get(desk, f"/incidents/{row['id']}")["records"] == seen["records"]
    assert desk.client.post("/api/v1/judgements/undo", json=taken).status_code == 422


@pytest.mark.parametrize("form", ["jsonl", "csv", "acled", "ucdp-ged", "geojson", "parquet"])
def test_exports_are_files(desk: Desk, form: str) -> None:
    link_store(desk.store)
    answer = desk.client.get(f"/api/v1/exports/{form}")
    assert answer.status_code == 200
    assert answer.content


def test_too_many_requests_have_to_wait() -> None:
    now = [0.0]
    rate = Rate(most=2, window=10.0, clock=lambda: now[0])
    assert [rate.take("a"), rate.take("a"), rate.take("b")] == [0.0, 0.0, 0.0]
    assert rate.take("a") == 10.0
    now[0] = 10.0
    assert rate.take("a") == 0.0


def test_the_rate_is_told(open_desk: Open) -> None:
    client: TestClient = open_desk().client
    client.app.state.rate = Rate(most=1)  # type: ignore[attr-defined]
    assert client.get("/api/v1/state").status_code == 200
    answer = client.get("/api/v1/state")
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0


def test_no_request_makes_it_fail(desk: Desk) -> None:
    desk.client.app.state.rate = Rate(most=10**6)  # type: ignore[attr-defined]
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", desk.client.app, headers={"host": "127.0.0.1"})
    statuses: set[int] = set()
    for operation in schema.get_all_operations():

        @settings(max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        def probe(case: Any) -> None:  # noqa: ANN401 (schemathesis has no types)
            answer = case.call(headers={"host": "127.0.0.1"})
            statuses.add(answer.status_code)
            case.validate_response(answer, checks=[not_a_server_error])

        given(case=operation.ok().as_strategy())(probe)()
    assert {200, 404, 422} <= statuses
