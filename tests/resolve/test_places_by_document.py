"""Places by their whole document: what holds them, what stands near, what words point back to."""

from __future__ import annotations

import pytest

from saksi.knowledge import shared
from saksi.model import PlaceRef, Report, Span
from saksi.resolve.context import Setting, home
from saksi.resolve.places import resolve_place


def resolved(marked: str, language: str = "id") -> PlaceRef:
    """The place in braces, resolved with its text."""
    start, end = marked.index("{"), marked.index("}") - 1
    text = marked.replace("{", "").replace("}", "")
    setting = Setting.of(text, shared.gazetteer(), language)
    return resolve_place(PlaceRef(text[start:end], Span(start, end)), start, setting)


@pytest.mark.parametrize(
    ("marked", "name", "admin2", "where"),
    [
        # the village is not known: the smallest known place that is said to hold it
        ("Rumah dibakar di {Kampung Entahmana}, Distrik Sinak, Kabupaten Puncak.", "Sinak", "Puncak", 2),
        ("Rumah dibakar di {Kampung Entahmana}, Jayawijaya, Papua Pegunungan.", "Jayawijaya", "Jayawijaya", 3),
        ("Rumah dibakar di {Desa Entahmana} Kec. Palolo, Kab. Sigi.", "Palolo", "Sigi", 2),
        ("Rumah dibakar di {Entahmana}, Jakarta Barat.", "Kota Jakarta Barat", "Kota Jakarta Barat", 3),
        ("Warga {Desa Entahmana} mengungsi. Kabupaten Trenggalek terendam.", "Trenggalek", "Trenggalek", 3),
        ("Dua orang ditangkap di {Entahmana}, provinsi Daraa, Suriah.", "Daraa", None, 4),
        # the district is known, its point is not: its regency's
        ("Banjir merendam {Kecamatan Dawarblandong}, Mojokerto.", "Dawarblandong", "Mojokerto", 3),
        ("Warga {Distrik Yugumuak}, Kabupaten Puncak, mengungsi.", "Yugumoak, Puncak Regency", "Puncak", 3),
        # told elsewhere in the text with what holds it
        ("Api melalap {Entahmana}. Petugas tiba di Entahmana, Jakarta Utara.", "Kota Jakarta", "Kota Jakarta Utara", 3),
    ],
)  # fmt: skip
def test_the_smallest_known_place_that_holds_it(marked: str, name: str, admin2: str | None, where: int) -> None:
    ref = resolved(marked)
    assert ref.name is not None and ref.name.startswith(name)
    assert (ref.admin2, ref.where_prec) == (admin2, where)
    assert ref.geo_precision is not None and ref.geo_precision >= 2


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Rapat digelar di {balai sidang Ouagadougou} di Sirte, Libya.", "Sirte"),
        ("Pasukan Libya merebut Sirte dan mengepung {balai sidang Ouagadougou}.", "Sirte"),
        ("Pasukan Libya merebut Sirte. Milisi Misrata mengepung balai sidang {Ouagadougou}.", "Sirte"),
        ("Di Sirte, Libya, perang berlanjut. Sirte lengang. Pejabat di Tripoli diam. Hotel {Kairo} rusak.", "Sirte"),
        ("Roket menghantam {Kedutaan Besar Iran} di Damaskus, Suriah.", "Damascus"),
        ("Libyan forces entered Sirte. They stormed {the Ouagadougou conference hall}.", "Sirte"),
        ("Massa berkumpul di {Jalan Kairo}, Tripoli, Libya.", "Tripoli"),
        ("Polisi Suriah berjaga di Raqqa. Bom meledak di {rumah sakit nasional}.", "Raqqa"),
    ],
)
def test_a_building_is_in_the_town_where_it_stands(marked: str, name: str) -> None:
    assert resolved(marked).name == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Tentara Suriah memasuki Palmyra. Warga {kota itu} lari.", "Palmyra"),
        ("Syrian troops entered Palmyra. Residents of {the town} fled.", "Palmyra"),
        ("Taliban memasuki Afganistan utara, lalu {ibu kota}.", "Kabul"),
        ("Fighting in Afghanistan reached {the capital} on Sunday.", "Kabul"),
    ],
)
def test_words_point_back(marked: str, name: str) -> None:
    assert resolved(marked).name == name


def test_words_point_to_nothing_that_was_not_told() -> None:
    ref = resolved("Pasukan menembaki {kota itu}, kata warga Suriah.")
    assert (ref.name, ref.lat, ref.where_prec) == (None, None, None)


@pytest.mark.parametrize(
    ("marked", "province"),
    [
        ("Warga {Kecamatan Grabag}, Purworejo, mengungsi.", "Central Java"),
        ("Longsor menutup jalan di {Sukadana}, Lampung Timur.", "Lampung"),
        ("Longsor menutup jalan di {Sukadana}, Kayong Utara, Kalimantan Barat.", "West Kalimantan"),
        ("Kebakaran terjadi di {Kebayoran Baru}, Jakarta Selatan.", "Jakarta"),
    ],
)
def test_places_of_one_name_by_what_holds_them(marked: str, province: str) -> None:
    assert resolved(marked).admin1 == province


def test_a_country_after_a_well_known_town_does_not_move_it() -> None:
    assert resolved("Israel menyerang {Damaskus}, Iran dan Yaman.").name == "Damascus"


def test_alternatives_keep_what_the_report_speaks_against() -> None:
    ref = resolved("Bentrokan pecah di {Tripoli}, Libya.")
    assert (ref.country, ref.where_prec) == ("LY", 1)
    scores = dict(ref.alternatives)
    assert scores and all(0 < score < 1 for score in scores.values())


def test_a_name_is_no_place_by_its_end() -> None:
    assert resolved("Mobil terbakar di {Simpang Lima}, kata polisi Indonesia.").country != "PE"


def test_the_outlets_home() -> None:
    assert home(Report("r", "n", "", url="https://berita.example.co.id/a"), "en") == "ID"
    assert home(Report("r", "n", "", url="https://berita.example.com/a"), "ms") == "MY"
    assert home(None, "en") is None


def test_the_border_of_the_countries_named_together() -> None:
    ref = resolved(
        "Di Amerika Serikat, pejabat Amerika Serikat menyambut gencatan Thailand dan Kamboja di {perbatasan}."
    )
    assert ref.name is not None
    assert sorted(ref.name.replace(" border", "").split("-")) == ["Cambodia", "Thailand"]
    assert (ref.lat, ref.where_prec) == (None, 5)
