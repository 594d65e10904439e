"""Every part of a record lies in the raw text and says there what the record says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from code_texts import CodeText
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.clean import clean
from saksi.code import code
from saksi.model import CleanText, Interval, Reading, Record, Report, Span, report_id
from saksi.read.rules import rules_reader

ACTORS = ["Milisi", "Tentara Sudan", "Pasukan Rusia", "Kelompok bersenjata", "Israel", "Hizbullah", "Polisi"]
DEEDS = [
    "menyerang sebuah pasar di {place} pada Senin, menewaskan {number} orang.",
    "menculik {number} siswa di {place}.",
    "menangkap {number} demonstran di {place}, kata Yusuf Rahman.",
    "merebut kota {place} pada 14 Juni 2025.",
    "melancarkan serangan udara ke {place} dan melukai sedikitnya {number} warga sipil.",
    "mengecam Rusia atas serangan di {place}.",
    "akan mengerahkan {number} tentara ke {place}.",
    "diduga membakar rumah warga di {place}.",
]
PLACES = ["Goma", "Nyala", "Kherson", "Rafah", "El-Fasher", "Kaduna"]
SENTENCES = st.builds(
    lambda actor, deed, place, number: f"{actor} {deed.format(place=place, number=number)}",
    st.sampled_from(ACTORS),
    st.sampled_from(DEEDS),
    st.sampled_from(PLACES),
    st.integers(2, 900),
)
#: What the cleaner mends: spaces, entities, links, zero-width signs.
GAPS = st.sampled_from([" ", "\n", "\n\n", "  ", " \u200b", "\n<p>", "&nbsp;", "\nBaca juga: Kabar lain\n"])


@st.composite
def raws(draw: st.DrawFn) -> str:
    sentences = draw(st.lists(SENTENCES, min_size=1, max_size=5))
    return "Konflik Milisi dan Militer Meluas\n" + "".join(sentence + draw(GAPS) for sentence in sentences)


def coded(raw: str) -> tuple[CleanText, Reading, tuple[Record, ...]]:
    report = Report(report_id(raw), "one", raw, published=Interval.day(date(2025, 6, 18)))
    text = clean(report)
    reading = rules_reader().read(text, "id")
    return text, reading, code(report, text, reading)


def spans(record: Record) -> Iterator[Span]:
    yield from (*record.evidence, *record.triggers)
    yield from (ref.span for ref in (*record.actors, *record.recipients))
    yield from (told.span for told in record.attribution)
    yield from (harm.span for harm in record.harm)
    yield from (part.span for part in (record.place, record.origin, record.time, record.value) if part)
    if record.modality_span:
        yield record.modality_span


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@settings(max_examples=60, deadline=None)
@given(raws())
def test_every_span_lies_in_the_raw_text(raw: str) -> None:
    _, _, records = coded(raw)
    for record in records:
        assert all(0 <= span.start < span.end <= len(raw) for span in spans(record))
        assert all(any(quote.covers(span) for quote in record.evidence) for span in record.triggers)


@settings(max_examples=60, deadline=None)
@given(raws())
def test_evidence_is_whole_sentences_of_the_clean_text(raw: str) -> None:
    text, reading, records = coded(raw)
    sentences = {text.offsets.raw_span(sentence.span): sentence.span.of(text.text) for sentence in reading.sentences}
    for record in records:
        for quote in record.evidence:
            assert quote in sentences
            assert words(sentences[quote]) == words(re.sub(r"\u200b|<p>|&nbsp;", " ", quote.of(raw)))


@settings(max_examples=60, deadline=None)
@given(raws())
def test_places_times_and_figures_are_written_as_the_record_has_them(raw: str) -> None:
    _, _, records = coded(raw)
    for record in records:
        for part in (record.place, record.time, record.value, *record.harm):
            if part is not None:
                assert words(part.span.of(raw)) == words(part.text)


@settings(max_examples=30, deadline=None)
@given(raws())
def test_the_same_report_gives_the_same_records_with_ids_of_their_own(raw: str) -> None:
    once, again = coded(raw)[2], coded(raw)[2]
    assert once == again
    assert len({record.id for record in once}) == len(once)
    assert all(re.fullmatch(r"e-[0-9a-f]{20}", record.id) for record in once)


def test_the_id_follows_the_report(code_text: CodeText) -> None:
    (one,) = code_text("Milisi menculik 20 siswa di Kaduna.")
    (other,) = code_text("Milisi menculik 21 siswa di Kaduna.")
    assert one.id != other.id
    assert one.report_id != other.report_id


@pytest.mark.parametrize("gap", [" ", "\u00a0", "  "])
def test_a_pronoun_has_the_name_and_its_own_place(code_text: CodeText, gap: str) -> None:
    raw = f"Hizbullah mengepung{gap}kota Tirus. Mereka menculik 20 perawat di Sidon."
    record = next(record for record in code_text(raw) if record.event_type == "abduction")
    (actor,) = record.actors
    assert (actor.text, actor.span.of(raw)) == ("Hizbullah", "Mereka")
