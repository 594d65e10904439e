"""`saksi actors`: the list, whom a string names, the unknown actors of a store."""

from __future__ import annotations

from pathlib import Path

from calls import Run

RAID = (
    "GOMA - Milisi Laskar Gunung Anu menyerang desa Kitsanga pada 3 Juni 2025. Sedikitnya 12 orang tewas.\n"
    "Laskar Gunung Anu juga menyerang kota Goma pada 4 Juni 2025 dan menewaskan 3 orang.\n"
)


def test_list_by_country_and_kind(run: Run) -> None:
    listed = run("actors", "list", "--country", "ht", "--kind", "armed_group", "--json").lines
    assert {"viv-ansanm", "g9-haiti"} <= {row["id"] for row in listed}
    assert {(row["country"], row["kind"]) for row in listed} == {("HT", "armed_group")}
    assert len(run("actors", "list", "--limit", "3").out.splitlines()) == 7


def test_show_one_by_any_name(run: Run) -> None:
    (shown,) = run("actors", "show", "Pasukan Dukungan Cepat", "--json").lines
    assert (shown["id"], shown["kind"], shown["inter"], shown["country"]) == ("rsf", "armed_group", 2, "SD")
    told = run("actors", "show", "hezbollah").out
    assert "at the side of: mil-sy since 2012 until 2024-12-08" in told
    assert "has parts: radwan" in told


def test_find_tells_candidates_with_scores(run: Run) -> None:
    found = run("actors", "find", "ADF", "--country", "AU", "--json").lines
    assert [row["id"] for row in found] == ["adf-au", "adf"]
    assert found[0]["score"] > found[1]["score"]
    (derived,) = run("actors", "find", "tentara Ghana", "--json").lines
    assert (derived["id"], derived["derived"]) == ("mil-gh", True)


def test_nobody_and_wrong_calls(run: Run) -> None:
    nobody = run("actors", "find", "Front Anu Itu")
    assert nobody.code == 1 and "nobody is called" in nobody.err
    for call in (("actors", "dance"), ("actors", "find"), ("actors", "list", "--kind", "wizard")):
        assert run(*call).code == 2


def test_unknown_actors_of_a_store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "raid.txt").write_text(RAID)
    assert run("code", "raid.txt", "--db", "s.db").code == 0
    listed = run("actors", "provisional", "--db", "s.db", "--json").lines
    (entity,) = [row for row in listed if "Gunung" in row["name"]]
    assert entity["id"].startswith("p-")
    assert entity["actor"] is None
    assert entity["mentions"] >= 2
    assert "Gunung Anu" in run("actors", "provisional", "--db", "s.db").out
