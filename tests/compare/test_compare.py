"""Incidents beside files of ACLED and UCDP GED: matches, misses, differing figures."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_incidents import IDF, TYRE, clash, everything, made_dossier, made_testimony, material, protest, strike
from saksi.compare import Comparison, Tolerance, compare, read_foreign
from saksi.compare.dates import Days, parse_day
from saksi.compare.matching import distance_km
from saksi.errors import IngestError, UsageError
from saksi.export import export
from saksi.export.acled import COLUMNS as ACLED
from saksi.export.material import Dossier
from saksi.export.ucdp import COLUMNS as GED
from saksi.model import PlaceRef, Span

WriteRow = Callable[..., str]

AN_ACLED = {
    "event_id_cnty": "LBN1",
    "event_date": "04 May 2026",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Israel (2022-)",
    "actor2": "Civilians (Lebanon)",
    "country": "Lebanon",
    "location": "Tyre",
    "latitude": "33.27",
    "longitude": "35.20",
    "geo_precision": "1",
    "fatalities": "9",
}
A_GED = {
    "id": "77",
    "type_of_violence": "3",
    "date_start": "2026-05-04 00:00:00.000",
    "date_end": "2026-05-04 00:00:00.000",
    "side_a": "Government of Israel",
    "side_b": "Civilians",
    "country": "Lebanon",
    "where_coordinates": "Tyre town",
    "where_prec": "1",
    "latitude": "33.27",
    "longitude": "35.20",
    "best": "8",
    "high": "9",
    "low": "7",
}


@pytest.fixture
def acled(tmp_path: Path) -> WriteRow:
    return _writer(tmp_path / "acled.csv", ACLED, AN_ACLED)


@pytest.fixture
def ged(tmp_path: Path) -> WriteRow:
    return _writer(tmp_path / "ged.csv", GED, A_GED)


def _writer(path: Path, columns: tuple[str, ...], usual: Mapping[str, str]) -> WriteRow:
    def write(*rows: Mapping[str, str]) -> str:
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            table = csv.DictWriter(stream, columns)
            table.writeheader()
            table.writerows({**usual, **row} for row in rows)
        return str(path)

    return write


def found(path: str, *dossiers: Dossier, tolerance: Tolerance = Tolerance()) -> Comparison:  # noqa: B008
    return compare(read_foreign(path), dossiers, tolerance)


@pytest.mark.parametrize(("form", "count"), [("acled", 3), ("ucdp-ged", 2)])
def test_our_own_export_is_ourselves(form: str, count: int, tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    assert export(form, material(*everything()), str(path)).written == count
    comparison = found(str(path), *everything())
    assert len(comparison.matches) == count
    assert (comparison.misses, comparison.extra, comparison.differing) == ((), (), ())


def test_an_acled_event_matches(acled: WriteRow) -> None:
    comparison = found(acled({}), strike(), protest())
    (match,) = comparison.matches
    assert (match.ours.id, match.pair.days) == ("i-strike", 0)
    assert match.pair.km is not None
    assert match.pair.km < 1
    assert match.differences == {"fatalities": (9, strike().fatalities)}
    assert comparison.extra == ()  # the protest is in another country


def test_a_ged_event_matches_with_its_three_figures(ged: WriteRow) -> None:
    (match,) = found(ged({"high": "30"}), strike()).matches
    assert match.differences["high"] == (30, strike().toll.high)
    assert match.theirs.sides == (("Government of Israel",), ("Civilians",))


@pytest.mark.parametrize(
    "changed",
    [
        {"event_date": "2026-05-09"},
        {"latitude": "34.4", "location": "Tripoli"},
        {"sub_event_type": "Peaceful protest", "event_type": "Protests"},
    ],
)
def test_another_day_place_or_type_is_another_event(changed: dict[str, str], acled: WriteRow) -> None:
    comparison = found(acled(changed), strike())
    assert comparison.matches == ()
    assert [event.id for event in comparison.misses] == ["LBN1"]


def test_tolerance_in_days_and_kilometres(acled: WriteRow) -> None:
    path = acled({"event_date": "2026-05-06", "latitude": "33.60"})
    assert not found(path, strike()).matches
    assert found(path, strike(), tolerance=Tolerance(days=2, km=50)).matches


def test_what_is_known_vaguely_may_be_farther_off(acled: WriteRow) -> None:
    assert found(
        acled({"time_precision": "2", "event_date": "2026-05-07", "geo_precision": "2", "latitude": "33.6"}), strike()
    ).matches


def test_a_place_known_by_its_country_needs_an_actor_in_common(acled: WriteRow) -> None:
    told = {"sub_event_type": "Armed clash", "event_type": "Battles", "fatalities": "3"}
    assert found(acled({**told, "actor1": "Hezbollah"}), clash()).matches
    assert not found(acled({**told, "actor1": "Amal Movement", "actor2": "Fatah"}), clash()).matches


def test_nobody_named_at_a_vague_place_matches_by_day_type_and_toll(acled: WriteRow) -> None:
    told = {"sub_event_type": "Armed clash", "event_type": "Battles", "actor2": "", "location": "Lebanon"}
    told |= {"actor1": "Unidentified Armed Group (Lebanon)", "latitude": "", "longitude": "", "geo_precision": "3"}
    assert found(acled({**told, "fatalities": "3"}), clash()).matches
    assert not found(acled({**told, "fatalities": "4"}), clash()).matches


def test_names_of_acled_are_understood(acled: WriteRow) -> None:
    told = {"sub_event_type": "Armed clash", "event_type": "Battles", "actor2": ""}
    assert found(acled({**told, "actor1": "Military Forces of Israel (2022-)"}), clash()).matches
    assert found(acled({**told, "actor1": "HZB: Hezbollah (Lebanon)"}), clash()).matches


def test_kin_types_match_when_nothing_fits_better(acled: WriteRow) -> None:
    path = acled({"sub_event_type": "Shelling/artillery/missile attack"})
    (match,) = found(path, strike()).matches
    assert match.ours.event_type == "air_strike"
    shelling = made_dossier(
        made_testimony("Senin militer Israel menembaki Tirus", "shelling", killed=None), incident_id="i-shelling"
    )
    (match,) = found(path, strike(), shelling).matches
    assert match.ours.id == "i-shelling"


def test_each_event_is_matched_once_and_the_best_way(acled: WriteRow) -> None:
    near = PlaceRef("Qana", Span(0, 0), "3", "Qana", "LB", "South Governorate", None, 33.209, 35.299, 1, (), 1)
    other = made_dossier(
        made_testimony("Senin militer Israel membom Qana, 4 tewas", place=near, killed=(4, 4)), incident_id="i-qana"
    )
    path = acled(
        {},
        {"event_id_cnty": "LBN2", "location": "Qana", "latitude": "33.209", "longitude": "35.299", "fatalities": "4"},
    )
    comparison = found(path, other, strike())
    assert {match.theirs.id: match.ours.id for match in comparison.matches} == {"LBN1": "i-strike", "LBN2": "i-qana"}


def test_only_here_is_what_their_rules_count(ged: WriteRow) -> None:
    nobody_died = made_dossier(made_testimony("Senin militer Israel membom Tirus"), incident_id="i-nobody")
    second = replace(strike(), incident=replace(strike().incident, id="i-second"))
    comparison = found(
        ged({"country": "Libya", "latitude": "32.4", "longitude": "13.6"}, {"id": "78"}), nobody_died, strike(), second
    )
    assert len(comparison.matches) == 1
    assert {one.id for one in comparison.extra} == {"i-strike", "i-second"} - {comparison.matches[0].ours.id}


def test_a_figure_that_nobody_tells_is_unknown(acled: WriteRow) -> None:
    silent = made_dossier(made_testimony("Senin militer Israel membom Tirus"))
    (match,) = found(acled({}), silent).matches
    assert match.differences == {"fatalities": (9, None)}
    (match,) = found(acled({"fatalities": "0"}), silent).matches
    assert match.differences == {}


def test_the_form_is_plain_data(acled: WriteRow) -> None:
    form = found(acled({}, {"event_id_cnty": "LBN9", "event_date": "2026-06-30"}), strike()).form()
    assert form["counts"] == {"theirs": 2, "matches": 1, "misses": 1, "extra": 0, "differing": 1}
    assert form["matches"][0]["theirs"]["id"] == "LBN1"
    assert form["matches"][0]["ours"]["parties"] == [IDF[0], "warga"]


def test_palestinian_territories_are_israel_to_ucdp(ged: WriteRow) -> None:
    gaza = PlaceRef("Gaza", Span(0, 0), "4", "Gaza Strip", "PS", geo_precision=3, where_prec=6)
    ours = made_dossier(made_testimony("Senin militer Israel membom Gaza, 5 warga tewas", place=gaza, killed=(5, 5)))
    assert found(ged({"country": "Israel", "where_prec": "6", "best": "5"}), ours).matches


@pytest.mark.parametrize(
    "cell", ["2026-05-04", "2026-05-04 00:00:00.000", "4 May 2026", "04-May-2026", "04/05/2026", "04/05/2026 00:00"]
)
def test_days_are_read_as_they_are_written(cell: str) -> None:
    assert parse_day(cell) == date(2026, 5, 4)


@pytest.mark.parametrize("cell", ["", "May 2026", "2026-13-01", "31 Foo 2026"])
def test_what_is_no_day_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_day(cell)


@given(st.dates(), st.integers(0, 50), st.dates(), st.integers(0, 50))
def test_gaps_are_the_same_both_ways(a: date, la: int, b: date, lb: int) -> None:
    if max(a, b) > date(9000, 1, 1):
        return
    one, other = Days(a, date.fromordinal(a.toordinal() + la)), Days(b, date.fromordinal(b.toordinal() + lb))
    assert one.gap(other) == other.gap(one) >= 0
    assert one.gap(one) == 0


def test_distance() -> None:
    assert distance_km((0, 0), (0, 1)) == pytest.approx(111.2, abs=0.1)
    assert TYRE.lat is not None
    assert distance_km((33.273, 35.194), (33.273, 35.194)) == 0


@pytest.mark.parametrize(
    "changed", [{"event_date": "gestern"}, {"latitude": "991"}, {"fatalities": "inf"}, {"fatalities": "x"}]
)
def test_a_row_of_another_form_is_named(changed: dict[str, str], acled: WriteRow) -> None:
    with pytest.raises(IngestError, match="line 3"):
        read_foreign(acled({}, changed))


def test_a_file_of_another_form_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(UsageError, match="neither of ACLED nor of UCDP GED") as caught:
        read_foreign(str(path))
    assert "event_id_cnty" in caught.value.hint
    with pytest.raises(UsageError, match="cannot be read"):
        read_foreign(str(tmp_path / "none.csv"))


def test_semicolons_and_more_columns_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    names = [*AN_ACLED, "population_best"]
    path.write_text(";".join(names) + "\n" + ";".join([*AN_ACLED.values(), "5"]) + "\n")
    (event,) = read_foreign(str(path))
    assert (event.id, event.best, event.country) == ("LBN1", 9, "LB")
