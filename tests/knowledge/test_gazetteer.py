"""Places found in text and looked up."""

from __future__ import annotations

import pytest

from saksi.knowledge import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(
    ("name", "found", "country"),
    [
        ("Yerusalem", "Jerusalem", "IL"),
        ("Tepi Barat", "West Bank", "PS"),
        ("Kota Gaza", "Gaza City", "PS"),
        ("Gaza", "Gaza Strip", "PS"),
        ("wilayah selatan Jalur Gaza", "Southern Gaza", "PS"),
        ("Lebanon selatan", "Southern Lebanon", "LB"),
        ("Suriah utara", "Northern Syria", "SY"),
        ("jantung kota Teheran", "Tehran", "IR"),
        ("Distrik Sugapa", "Sugapa", "ID"),
        ("Kota Semarang", "Semarang", "ID"),
        ("Selat Hormuz", "Strait of Hormuz", None),
        ("perbatasan Thailand dan Kamboja", "Thailand-Cambodia border", "TH"),
        ("Iraq and Syria", "Iraq and Syria", "IQ"),
        ("Inggris", "United Kingdom", "GB"),
        ("Norwegia", "Norway", "NO"),
    ],
)
def test_look_up(gazetteer: Gazetteer, name: str, found: str, country: str | None) -> None:
    place = gazetteer.look_up(name)[0]
    assert (place.name, place.country) == (found, country)


def test_the_countries_of_a_report_decide(gazetteer: Gazetteer) -> None:
    assert gazetteer.look_up("Tripoli", ["LB"])[0].country == "LB"
    assert gazetteer.look_up("Tripoli", ["LY"])[0].country == "LY"


def test_unknown_names_are_not_guessed(gazetteer: Gazetteer) -> None:
    assert gazetteer.look_up("Kampung Zzyzxtan") == []
    assert gazetteer.look_up("the hospital") == []


def test_countries_and_parts_of_them_have_no_point(gazetteer: Gazetteer) -> None:
    for name in ("Israel", "Suriah utara"):
        place = gazetteer.look_up(name)[0]
        assert (place.lat, place.lon, place.precision) == (None, None, 3)


def test_find_gives_spans(gazetteer: Gazetteer) -> None:
    text = "Pasukan tiba di Khan Younis dari Kota Gaza, kata pejabat Mesir."
    found = gazetteer.find(text)
    assert [one.span.of(text) for one in found] == ["Khan Younis", "Kota Gaza", "Mesir"]
    assert [one.country for one in found] == ["PS", "PS", "EG"]


@pytest.mark.parametrize(
    "text",
    [
        "Lima orang tewas pada Minggu.",
        "Ia berjalan ke selatan.",
        "irannya tidak ada",
        "Skornya imbang. Tak hanya itu, Kanker pun ia lawan.",
        "Amarah warga memuncak. Kapan selesai, tanya Amran.",
        "Dana Moneter Internasional menolak.",
        "Ulang tahunnya jatuh hari ini, dan Waris datang.",
    ],
)
def test_common_words_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text) == []


def test_the_country_without_a_name(gazetteer: Gazetteer) -> None:
    part = gazetteer.part_of("the north-east", "SY")
    assert part is not None
    assert part.name == "North-eastern Syria"
    assert gazetteer.part_of("pasar itu", "SY") is None
