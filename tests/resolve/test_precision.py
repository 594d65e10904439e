"""The code lists of ACLED and UCDP GED for places and times."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.knowledge import Place, shared
from saksi.lang.calendar import precision
from saksi.model import Interval, PlaceRef, Span
from saksi.resolve.context import Setting
from saksi.resolve.places import resolve_place
from saksi.resolve.precision import date_precision, where_precision


def resolved(marked: str, language: str = "id") -> PlaceRef:
    """The place in braces, resolved with its sentence."""
    start, end = marked.index("{"), marked.index("}") - 1
    text = marked.replace("{", "").replace("}", "")
    setting = Setting.of(text, shared.gazetteer(), language)
    return resolve_place(PlaceRef(text[start:end], Span(start, end)), start, setting)


@pytest.mark.parametrize(
    ("marked", "geo", "where"),
    [
        ("Bom meledak di {Homs}, Suriah.", 1, 1),
        ("Ledakan terdengar {20 km di selatan Misrata}, Libya.", 2, 2),
        ("Ledakan terdengar {120 km di selatan Misrata}, Libya.", 2, 5),
        ("Warga {Kabupaten Nduga} mengungsi dari Papua Pegunungan.", 2, 3),
        ("Warga {Kabupaten Bojonegoro} mengungsi.", 2, 3),
        ("Warga {Distrik Sinak}, Kabupaten Puncak, mengungsi.", 2, 2),
        ("Aparat menyisir {Papua Tengah}.", 3, 4),
        ("Serangan berlanjut di {Suriah utara}.", 3, 5),
        ("Pasukan berjaga di {perbatasan Suriah dan Irak}.", 3, 5),
        ("Perang berkecamuk di {Sudan}.", 3, 6),
        ("Kapal dicegat di {perairan internasional}.", 3, 7),
    ],
)
def test_precision_of_places(marked: str, geo: int, where: int) -> None:
    ref = resolved(marked)
    assert ref.name is not None
    assert (ref.geo_precision, ref.where_prec) == (geo, where)


def test_what_is_wider_than_a_country_has_no_ged_code() -> None:
    assert where_precision(Place("x", "Sahel", None, "region")) is None
    assert where_precision(Place("x", "Asia", None, "continent")) is None


def test_a_place_without_a_point_is_known_no_closer_than_its_division() -> None:
    assert where_precision(Place("p:x", "Entah", "SY", "village", admin1="Homs")) == 4
    assert where_precision(Place("p:x", "Entah", "SY", "village")) == 6


@pytest.mark.parametrize(
    ("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5), (367, None)]
)
def test_precision_of_dates(days: int, code: int | None) -> None:
    start = date(2024, 1, 1)
    assert date_precision(Interval(start, start + timedelta(days - 1))) == code


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_both_codes_agree_on_what_is_finer(start: date, days: int) -> None:
    whole = Interval(start, start + timedelta(days))
    ged = date_precision(whole) or 6
    assert {1: ged == 1, 2: ged in (2, 3), 3: ged >= 4}[precision(whole)]
