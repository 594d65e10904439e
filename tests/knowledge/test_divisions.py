"""Indonesia's regencies and districts."""

from __future__ import annotations

import pytest

from saksi.errors import CodebookError
from saksi.knowledge.divisions import Divisions, divisions


def test_every_regency_of_38_provinces_has_a_point_and_districts() -> None:
    known = divisions()
    assert len(known.all) == 514
    assert len(known.provinces) == 38
    assert len({regency.code for regency in known.all}) == 514
    for regency in known.all:
        assert -11.5 < regency.lat < 6.5 and 94.5 < regency.lon < 141.5, regency.title
        assert regency.districts, regency.title


def test_a_title_chooses_between_a_regency_and_a_city_of_one_name() -> None:
    known = divisions()
    assert [one.title for one in known.regencies("Kabupaten Jayapura")] == ["Jayapura"]
    assert [one.title for one in known.regencies("Kota Jayapura")] == ["Kota Jayapura"]
    assert {one.kind for one in known.regencies("Jayapura")} == {"Kabupaten", "Kota"}
    assert [one.name for one in known.regencies("Kab. Puncak")] == ["Puncak"]
    assert known.regencies("Tanpanama") == []


def test_a_district_is_found_however_its_words_are_joined() -> None:
    (together,) = divisions().districts("Tapaktuan")
    (apart,) = divisions().districts("Tapak Tuan")
    assert together.key == apart.key
    assert together.regency.name == "Aceh Selatan"


def test_a_broken_line_is_named() -> None:
    with pytest.raises(CodebookError, match="3 columns"):
        Divisions(["9999\tKabupaten\tSalah"])
