"""Every event type of the codebook is read in a plain sentence."""

from __future__ import annotations

import pytest
from read_texts import ReadText

from saksi.codebook import codebook

INDONESIAN = {
    "armed_clash": "Tentara Sudan menyerang posisi milisi di Nyala pada Senin.",
    "attack": "Milisi menembak mati tiga warga sipil di Nyala pada Senin.",
    "air_strike": "Jet tempur Israel membombardir Rafah dan menewaskan 17 warga sipil.",
    "shelling": "Artileri Rusia menghujani kota Kherson dengan mortir.",
    "remote_explosive": "Sebuah bom mobil meledak di pasar Mogadishu.",
    "suicide_bomb": "Seorang pria meledakkan diri di depan masjid di Kabul.",
    "grenade": "Serangan granat di sebuah kantor polisi di Cali melukai empat polisi.",
    "chemical_weapon": "Serangan kimia di Idlib menewaskan puluhan warga.",
    "abduction": "Kelompok bersenjata menculik 30 siswa di Kaduna.",
    "sexual_violence": "Anggota milisi memperkosa belasan perempuan di Tawila.",
    "mob_violence": "Warga dua kampung terlibat tawuran di Manggarai.",
    "violent_demonstration": "Unjuk rasa rusuh pecah di Nairobi.",
    "force_against_protesters": "Polisi membubarkan demonstran dengan gas air mata di Tbilisi.",
    "protest": "Ribuan mahasiswa berunjuk rasa di Dhaka pada Selasa.",
    "seizure": "Pasukan pemberontak merebut kota Goma pada Senin.",
    "withdrawal": "Pasukan Rusia mundur dari kota Kherson.",
    "siege": "Milisi mengepung kota El-Fasher sejak Mei.",
    "arrest": "Polisi menangkap 14 demonstran di Tunis.",
    "weapons_disrupted": "Pertahanan udara Ukraina menembak jatuh 12 drone Rusia.",
    "destruction": "Massa membakar gedung parlemen di Kathmandu.",
    "base": "Turki mendirikan pangkalan militer di Mogadishu.",
    "deployment": "Rusia mengerahkan 2.000 tentara ke Belarus.",
    "movement": "Konvoi pasukan Kenya tiba di Haiti.",
    "displacement": "Ribuan warga mengungsi dari Goma ke Bukavu.",
    "group_change": "Tiga komandan milisi berbaiat kepada ISIS.",
    "agreement": "Israel dan Hamas menyepakati gencatan senjata.",
    "talks": "Utusan Amerika Serikat bertemu dengan pejabat Iran di Oman.",
    "demand": "PBB mendesak Israel membuka perbatasan Rafah.",
    "rejection": "Iran menolak usulan Amerika Serikat.",
    "threat": "Israel mengancam Iran.",
    "accusation": "Mesir mengecam Israel.",
    "support": "Jerman mendukung Ukraina.",
    "sanction": "Uni Eropa menjatuhkan sanksi kepada Rusia.",
    "control": "Kelompok M23 menguasai kota Goma.",
    "strength": "Kelompok itu diperkirakan berkekuatan 3.000 pejuang.",
    "composition": "Sebagian besar pejuang kelompok itu berasal dari Chad.",
    "alliance": "Milisi itu bersekutu dengan Al-Qaeda.",
}
ENGLISH = {
    "armed_clash": "Sudanese soldiers attacked militia positions in Nyala on Monday.",
    "attack": "Gunmen shot dead three villagers in Nyala.",
    "air_strike": "Israeli warplanes bombed Rafah overnight.",
    "shelling": "Russian forces shelled Kherson on Tuesday.",
    "remote_explosive": "A car bomb in Mogadishu killed 20 people.",
    "suicide_bomb": "A man blew himself up in Kabul.",
    "grenade": "A grenade attack on a police station in Cali wounded four officers.",
    "chemical_weapon": "A chemical attack killed dozens of people in Idlib.",
    "abduction": "Gunmen kidnapped 30 students in Kaduna.",
    "sexual_violence": "Fighters raped several women in Tawila.",
    "mob_violence": "Communal clashes in Jos left six people dead.",
    "force_against_protesters": "Police dispersed protesters with tear gas in Tbilisi.",
    "protest": "Thousands of students marched in Dhaka on Tuesday.",
    "seizure": "Rebels captured the city of Goma on Monday.",
    "withdrawal": "Russian troops withdrew from Kherson.",
    "siege": "The militia besieged El-Fasher.",
    "arrest": "Police arrested 14 protesters in Tunis.",
    "weapons_disrupted": "Ukraine shot down 12 Russian drones.",
    "destruction": "A mob torched the parliament in Kathmandu.",
    "base": "Turkey set up a base in Mogadishu.",
    "deployment": "Russia deployed 2,000 troops to Belarus.",
    "movement": "Kenyan troops arrived in Haiti.",
    "displacement": "Thousands of residents fled from Goma to Bukavu.",
    "group_change": "Three commanders of the militia pledged allegiance to ISIS.",
    "agreement": "Israel and Hamas signed a ceasefire.",
    "talks": "The United States held talks with Iran in Oman.",
    "demand": "The United Nations urged Israel to open the crossing.",
    "rejection": "Iran rejected the proposal of the United States.",
    "threat": "Israel threatened to strike Iran.",
    "accusation": "Egypt condemned Israel.",
    "support": "Germany supported Ukraine.",
    "sanction": "The European Union imposed sanctions on Russia.",
    "control": "M23 rebels control the city of Goma.",
    "strength": "The group has an estimated 3,000 fighters.",
    "composition": "Most fighters of the group come from Chad.",
    "alliance": "The militia is allied with Al-Qaeda.",
}


def test_every_type_has_its_sentence() -> None:
    assert set(INDONESIAN) == set(codebook().types)


@pytest.mark.parametrize("event_type", INDONESIAN)
def test_indonesian(read: ReadText, event_type: str) -> None:
    assert set(read(INDONESIAN[event_type]).types) == {event_type}


@pytest.mark.parametrize("event_type", ENGLISH)
def test_english(read: ReadText, event_type: str) -> None:
    found = read(ENGLISH[event_type], "en")
    assert event_type in found.types


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("Serangan dengan drone melukai dua petani di Sumy.", "air_strike"),
        ("Serangan rudal melukai dua petani di Sumy.", "shelling"),
        ("Serangan dengan granat melukai dua petani di Sumy.", "grenade"),
        ("Serangan dengan gas sarin melukai dua petani di Sumy.", "chemical_weapon"),
        ("Serangan terhadap tentara melukai dua orang di Sumy.", "armed_clash"),
        ("Serangan terhadap petani melukai dua orang di Sumy.", "attack"),
    ],
)
def test_means_and_target_give_an_attack_its_type(read: ReadText, sentence: str, event_type: str) -> None:
    assert read(sentence).types[0] == event_type


def test_deaths_are_no_event_beside_their_cause(read: ReadText) -> None:
    assert read("Serangan udara di Rafah menewaskan lima orang, dua lainnya terluka.").types == ["air_strike"]
    assert read("Lima warga sipil tewas di Rafah.").types == ["attack"]


def test_an_identifying_phrase_is_no_event(read: ReadText) -> None:
    assert "support" not in read("Kelompok yang didukung Iran itu menyerang Rafah.").types
