"""Model objects as plain data and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from judging import PATIENT

from model_strategies import actors, harms, places, records, times
from saksi.errors import ReviewError
from saksi.model import ActorRef, Harm, PlaceRef, Record, Span, TimeRef
from saksi.review.fields import FIELDS, field_text, fields_text, stated, with_field, with_fields
from saksi.review.plain import from_json, from_plain, to_json, to_plain


@PATIENT
@given(records())
def test_a_record_comes_back_equal(record: Record) -> None:
    assert from_json(Record, to_json(record)) == record


@PATIENT
@given(actors, places, times, harms)
def test_parts_come_back_equal(actor: ActorRef, place: PlaceRef, time: TimeRef, harm: Harm) -> None:
    for kind, part in ((ActorRef, actor), (PlaceRef, place), (TimeRef, time), (Harm, harm)):
        assert from_plain(kind, json.loads(json.dumps(to_plain(part)))) == part


@PATIENT
@given(records(), records())
def test_fields_go_from_record_to_record(one: Record, other: Record) -> None:
    moved = with_fields(one, json.loads(fields_text(other)))
    assert fields_text(moved) == fields_text(other)
    assert moved.id == one.id
    for field in FIELDS:
        assert field_text(with_field(one, field, field_text(other, field)), field) == field_text(other, field)
        assert stated(moved, field) == stated(other, field)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Span, [5, 2]),
        (Span, [1, "2"]),
        (Span, [1]),
        (Harm, {"kind": "hurt", "who": "", "low": 1, "high": 1, "text": "", "span": [0, 1]}),
        (Harm, {"kind": "killed", "who": "", "low": "1", "high": 1, "text": "", "span": [0, 1]}),
        (PlaceRef, {"text": "Sirte"}),
        (TimeRef, {"text": "kemarin", "span": [0, 1], "start": "kemarin"}),
        (tuple[ActorRef, ...], {"text": "x"}),
        (ActorRef, "x"),
    ],
)
def test_what_is_not_of_the_form_is_named(kind: object, value: object) -> None:
    with pytest.raises(ReviewError, match="is no"):
        from_plain(kind, value)


def test_keys_of_a_newer_version_are_passed_over() -> None:
    assert from_plain(ActorRef, {"text": "a", "span": [0, 1], "shoe_size": 43}) == ActorRef("a", Span(0, 1))
