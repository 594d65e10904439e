"""Cells of CSV files come back as they were and are no formulas."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from saksi.export.cells import Table, clean, guard, joined, unguard

texts = st.text(st.sampled_from("'=+-@\t\r\n＝a\x00\ud800,\"; "), max_size=8) | st.text(max_size=20)


@given(texts)
def test_a_guard_is_undone(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


@given(texts, texts)
def test_two_texts_stay_two(one: str, other: str) -> None:
    assert (guard(one) == guard(other)) == (one == other)


@given(st.lists(st.tuples(texts, texts), max_size=4))
def test_rows_come_back(rows: list[tuple[str, str]]) -> None:
    stream = io.StringIO(newline="")
    table = Table(stream, ("a", "b"))
    for a, b in rows:
        table.write({"a": a, "b": b})
    found = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    assert [(unguard(row["a"]), unguard(row["b"])) for row in found] == [(clean(a), clean(b)) for a, b in rows]
    stream.getvalue().encode()


def test_numbers_are_not_guarded() -> None:
    stream = io.StringIO(newline="")
    Table(stream, ("lat",)).write({"lat": -5.14})
    assert stream.getvalue() == "lat\r\n-5.14\r\n"


def test_lists_hold_each_member_once() -> None:
    assert joined(["a\nb", None, " ", "c", "c"]) == "a b; c"
