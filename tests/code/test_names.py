"""The fullest name of an actor."""

from __future__ import annotations

import pytest

from saksi.code.names import Names
from saksi.knowledge import shared
from saksi.model import Mention, MentionKind, Span


def names(*texts: str) -> Names:
    return Names([Mention(MentionKind.GROUP, Span(0, 1), text) for text in texts], shared.actors())


@pytest.mark.parametrize(
    ("told", "short", "full"),
    [
        (("Ismail Shukri", "Shukri"), "Shukri", "Ismail Shukri"),
        (("Dewan Tanpanama Utara", "Tanpanama"), "Tanpanama", "Tanpanama"),
        (("Batalion Tanpanama", "Tanpanama"), "Tanpanama", "Batalion Tanpanama"),
        (("milisi", "milisi Tanpanama"), "milisi", "milisi"),
    ],
)
def test_full(told: tuple[str, ...], short: str, full: str) -> None:
    assert names(*told).full(short) == full


def test_same() -> None:
    told = names("Batalion Tanpanama", "Tanpanama", "Brigade Seberang")
    assert told.same("Tanpanama", "Batalion Tanpanama")
    assert not told.same("Brigade Seberang", "Batalion Tanpanama")
    assert told.same("AS", "Amerika Serikat")


def test_a_description_is_no_name() -> None:
    told = names("kelompok bersenjata", "Hizbullah")
    assert told.is_description("kelompok bersenjata")
    assert not told.is_description("Hizbullah")
