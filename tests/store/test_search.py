"""Full text over reports on every store, and its words."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_conformance import keep, make_report

from model_strategies import words as any_words
from saksi.store import Store
from saksi.store.snippets import snippet
from saksi.store.stems import stem
from saksi.store.terms import Term, parse

TEXTS = {
    "a.txt": "Tentara menembaki pasar di Homs. Tujuh warga tewas.",
    "b.txt": "Penembakan di Hama menewaskan dua orang, kata rumah sakit.",
    "c.txt": "Soldiers attacked the market; rebels were attacking too.",
    "d.txt": "Sakit di rumah, ia tidak ikut rapat.",
    "e.txt": "قصف على المدينة",
}


@pytest.fixture
def filled(store: Store) -> Store:
    for name, raw in TEXTS.items():
        keep(store, make_report(raw, name, outlet="Warta"))
    return store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("tembak", "a b"),
        ("menembak", "a b"),
        ("PENEMBAKAN tewas", "a b"),
        ("tewas -Homs", "b"),
        ('"rumah sakit"', "b"),
        ("rumah sakit", "b d"),
        ('sakit -"rumah sakit"', "d"),
        ("attack", "c"),
        ("attacks market", "c"),
        ("ho*", "a"),
        ("قصف", "e"),
        ("tidakada", ""),
        ("", ""),
        ("-tembak", ""),
        ("'); DROP TABLE reports; --", ""),
        ("NOT AND OR NEAR(", ""),
        ('* ** "" "', ""),
    ],
)
def test_words_are_found_in_any_form(filled: Store, words: str, found: str) -> None:
    assert " ".join(sorted(hit.name.removesuffix(".txt") for hit in filled.search(words))) == found


def test_a_hit_shows_its_words(filled: Store) -> None:
    hit = filled.search("menembak pasar")[0]
    assert (hit.name, hit.outlet) == ("a.txt", "Warta")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["menembaki", "pasar"]


def test_more_of_the_words_rank_higher(store: Store) -> None:
    keep(store, make_report("Kota itu tenang. " * 30 + "Ada serangan.", "long.txt"))
    keep(store, make_report("Serangan demi serangan menyerang kota.", "dense.txt"))
    hits = store.search("serang kota")
    assert [hit.name for hit in hits] == ["dense.txt", "long.txt"]
    assert hits[0].rank > hits[1].rank
    assert len(store.search("serang", limit=1)) == 1


def test_a_failed_report_is_found_too_and_only_once(store: Store) -> None:
    report = make_report("Konvoi dihentikan di pos.")
    run = store.begin("rules-1")
    store.fail(run, report.name, "no pack", report=report)
    keep(store, report)
    assert len(store.search("konvoi")) == 1


def test_a_very_long_report_is_kept_and_found(store: Store) -> None:
    raw = "Serangan di kota. " + " ".join(f"kata{number}x" for number in range(60_000)) + " a" * 70_000
    keep(store, make_report(raw))
    assert len(store.search("menyerang kota")) == 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=any_words | st.text(st.sampled_from("ab \"'*-\\():&|!<>"), max_size=12))
def test_no_words_break_the_search(filled: Store, words: str) -> None:
    filled.search(words)


def test_stems() -> None:
    told = ("Penembakan", "menembaki", "tertembak", "attacked", "strikes", "M16", "قصف")
    assert [stem(word) for word in told] == ["tembak", "tembak", "tembak", "attack", "strike", "m16", "قصف"]


def test_terms() -> None:
    assert parse('menyerang -"rumah sakit" gaz*') == (
        Term(("serang",)),
        Term(("rumah", "sakit"), absent=True),
        Term(("gaz",), beginning=True),
    )


def test_a_snippet_starts_near_the_best_words() -> None:
    raw = "serangan " + "lain " * 200 + "serangan di pasar kota " + "lain " * 200
    part, marks = snippet(raw, parse("serang pasar kota"))
    assert [part[start:end] for start, end in marks] == ["serangan", "pasar", "kota"]
    assert len(part) <= 240
