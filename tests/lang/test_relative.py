"""Times that stay relative are told exactly."""

from __future__ import annotations

import pytest

from saksi.lang.en.times import find_times as find_english
from saksi.lang.id.times import find_times as find_indonesian
from saksi.lang.relative import describe


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Rabu malam", "the Wednesday on or before publication"),
        ("Jumat pekan lalu", "the Friday of the week before that of publication"),
        ("kemarin", "the day before publication"),
        ("hari ini", "the day of publication"),
        ("dua hari lalu", "2 days before publication"),
        ("sebulan lalu", "the month 1 month before that of publication"),
        ("awal bulan ini", "the first third of the month of publication"),
        ("sejak akhir tahun lalu", "from the last third of the year before that of publication to publication"),
        ("tiga pekan terakhir", "the 3 weeks up to publication"),
        ("malam sebelumnya", "1 day before the time told before"),
        ("pada hari yang sama", "the day told before"),
        ("saat Idul Adha", "the last eid al adha before publication"),
        ("dua hari setelah Lebaran", "2 days after the last eid al fitr before publication"),
        ("2 Februari", "the 2 February on or before publication"),
        ("Maret tahun lalu", "March of the year before that of publication"),
        ("akhir pekan lalu", "the weekend on or before publication"),
    ],
)
def test_indonesian(words: str, meant: str) -> None:
    (found,) = find_indonesian(words)
    assert describe(found) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("last Tuesday", "the Tuesday before publication"),
        ("a week ago", "1 week before publication"),
        ("the previous evening", "1 day before the time told before"),
        ("that May", "May of the year told before"),
        ("next month", "the month after that of publication"),
        ("in recent weeks", None),
        ("3 June 2024", None),
    ],
)
def test_english(words: str, meant: str | None) -> None:
    (found,) = find_english(words)
    assert describe(found) == meant
