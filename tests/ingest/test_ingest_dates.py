# ruff: noqa: E501 (tables of cases read better whole)
from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.ingest.dates import is_ambiguous, order_shown, parse
from saksi.ingest.order import DateOrder
from saksi.model import Interval

JUNE_20 = Interval.day(date(2025, 6, 20))


@pytest.mark.parametrize(
    "written",
    [
        "Jumat, 20 Jun 2025 11:55 WIB",
        "Jum'at, 20 Juni 2025 - 11:58 WIB",
        ",\xa0Jurnalis-Jum'at, 20 Juni 2025 |11:58 WIB",
        "20Jun2025",
        "20Jun2025-00:40",
        "Diperbarui 20 Jun 2025, 14:05 WIB",
        "Tayang: Jumat, 20 Juni 2025 10:48 WIB",
        "20 Juni 2025 | 20.04 WIB",
        "Jumat, 20 Jun 2025 - 21:48 WIB_x0000_",
        "Kompas.com- Diperbarui 20/06/2025, 10:25 WIB",
        "20/06/2025, 21:47 WIB",
        "6/20/2025 20:43",
        "2025/06/20",
        "2025-06-20",
        "2025-06-20T23:59:59+07:00",
        "2025-06-20 08:00:00",
        "20.06.2025",
        "20-06-2025",
        "Friday, June 20, 2025",
        "June 20th, 2025 5:04 pm",
        "Fri, 20 Jun 2025 04:55:00 GMT",
        "Fri Jun 20 04:55:00 2025",
        "20 June 2025",
        "20250620",
        20250620,
        "20250620115500",
        1750420000,
        1750420000.5,
        "1750420000",
        1750420000123,
        date(2025, 6, 20),
        "Dibuat 19 Juni 2025, tayang 20 Juni 2025",
        "2025年6月20日",
    ],
)
def test_one_day_in_many_shapes(written: object) -> None:
    assert parse(written) == JUNE_20


@pytest.mark.parametrize(
    "written",
    ["", None, "Tidak Ditemukan", "kemarin", "2 jam lalu", "31 Februari 2025", "99/99/9999", "2025-13-01", "0", 0, -5, 12.5, True, [], {},
     "Scroll ke bawah", "13:45", "Jumat", "20 Juni", "1234567890123456789012", "x" * 10_000, float("nan"), float("inf")],
)  # fmt: skip
def test_what_is_no_date_stays_unknown(written: object) -> None:
    assert parse(written) is None


def test_a_month_is_all_its_days() -> None:
    assert parse("Juni 2025") == parse("2025-06") == Interval(date(2025, 6, 1), date(2025, 6, 30))
    assert parse("2025-06-01/2025-06-03") == Interval(date(2025, 6, 1), date(2025, 6, 3))


def test_a_weekday_or_an_indonesian_zone_decides_between_day_and_month() -> None:
    assert parse("Selasa, 10/06/2025", None) == Interval.day(date(2025, 6, 10))
    assert parse("Monday, 10/06/2025", None) == Interval.day(date(2025, 10, 6))
    assert parse("10/06/2025, 21:47 WIB", None) == Interval.day(date(2025, 6, 10))
    assert parse("10/06/2025", None) is None


def test_a_source_shows_which_comes_first() -> None:
    order = DateOrder(
        lambda: [
            ("a", "10/21/2025 09:00"),
            ("a", "9/10/2025"),
            ("b", "21/10/2025"),
            ("c", "1/13/2025"),
            ("c", "13/1/2025"),
        ]
    )
    assert order.parse("9/10/2025", "a", None) == Interval.day(date(2025, 9, 10))
    assert order.parse("9/10/2025", "b", None) == Interval.day(date(2025, 10, 9))
    assert order.parse("9/10/2025", "c", None) is None
    assert order.parse("9/10/2025", "unseen", None) is None


def test_without_any_sign_the_day_stands_first_unless_the_text_is_english() -> None:
    order = DateOrder(tuple)
    assert order.parse("9/10/2025", "a", None) == Interval.day(date(2025, 10, 9))
    assert order.parse("9/10/2025", "a", "en") is None


def test_a_survey_is_made_only_where_it_is_needed() -> None:
    def survey() -> list[tuple[str | None, object]]:
        raise AssertionError

    assert DateOrder(survey).parse("20 Juni 2025", None, None) == JUNE_20


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_iso_days_read_back(day: date) -> None:
    assert parse(day.isoformat()) == Interval.day(day)
    assert parse(f"{day:%d/%m/%Y}") == Interval.day(day) or order_shown(f"{day:%d/%m/%Y}") is not None
    assert is_ambiguous(f"{day:%d/%m/%Y}") == (day.day <= 12 and day.day != day.month)


@given(st.text(max_size=60) | st.integers() | st.floats())
def test_nothing_makes_it_fall(value: object) -> None:
    parse(value)
    order_shown(value)
    is_ambiguous(value)
