"""Damage as scraped reports show it, in our own words."""
# ruff: noqa: E501 (texts of one line each read better whole)

from __future__ import annotations

import json
from pathlib import Path

import pytest

from saksi.clean import clean
from saksi.model import CleanText, RepairKind, Report, apply_repairs, report_id, undo_repairs


def cleaned(raw: str, title: str | None = None) -> CleanText:
    text = clean(Report(report_id(raw), "test", raw, title=title))
    assert apply_repairs(raw, text.repairs) == text.text
    assert undo_repairs(text.text, text.repairs) == raw
    return text


def kinds(text: CleanText) -> set[RepairKind]:
    return {repair.kind for repair in text.repairs}


STORY = (
    "Sedikitnya tujuh nelayan tewas ketika kapal patroli menembaki perahu mereka di Teluk Merah, kata pejabat pelabuhan, Senin.\n"
    "Dua belas orang lain terluka dan dibawa ke rumah sakit kota, menurut dokter yang bertugas malam itu.\n"
    "Komandan patroli membantah bahwa anak buahnya melepaskan tembakan lebih dahulu dan menuduh para nelayan membawa senjata.\n"
    "Serikat nelayan menyebut tuduhan itu bohong dan meminta penyelidikan oleh lembaga yang tidak memihak.\n"
    "Bulan lalu, lima perahu disita di perairan yang sama setelah pemerintah menutup wilayah tangkap di bagian utara teluk."
)


@pytest.mark.parametrize(
    "script",
    [
        "googletag.cmd.push(function() { googletag.display('div-1'); });",
        "googletag.cmd.push(function() googletag.display(‘slot-1-2’);",
        "googletag.cmd.push(function() { googletag.display(“div-1”)",
        "(adsbygoogle = window.adsbygoogle || []).push({});",
        'document.write("<b>iklan</b>");',
        "<script async src='https://iklan.example/a.js'></script>",
        "<script>\nvar a = {b: [1, 2]};\n\nif (a) { lari(); }\n</script>",
        "<style>.iklan{color:red}</style>",
        ".iklan-atas{margin:0 auto; width:300px}",
        "<!-- iklan mulai -->",
        "dataLayer.push({'event': 'baca'});",
    ],
)
def test_scripts_go_and_sentences_stay(script: str) -> None:
    text = cleaned(f"Pasukan mundur dari kota. {script} Warga kembali ke rumah (sejak Senin).")
    assert text.text == "Pasukan mundur dari kota. Warga kembali ke rumah (sejak Senin)."
    assert RepairKind.SCRIPT in kinds(text)


@pytest.mark.parametrize(
    "prose",
    [
        "Fungsi (function) baru itu dijelaskan panglima.",
        "Ia berkata: jendela (window) terbuka; pintu tertutup.",
        "Harga naik < 5 persen dan > 2 persen.",
        "Rumus {a: b} ditulis di papan.",
        "Akun @pasukan_garis_depan memuat foto itu.",
        "Kode a_b_c dan 5*3*2 tetap.",
        "AT&T dan R&D tetap; Q&A juga.",
    ],
)
def test_prose_that_looks_like_code_stays(prose: str) -> None:
    assert cleaned(prose).text == prose


@pytest.mark.parametrize(
    ("raw", "clean_text"),
    [
        ("Kata **tebal** dan *miring* serta ***keduanya***.", "Kata tebal dan miring serta keduanya."),
        ("Menurut [kantor berita](https://a.example/b){target=\"_self\"} itu.", "Menurut kantor berita itu."),
        ("Ia pergi.\n\n\\[img.2\\]\n\nIa kembali.", "Ia pergi.\nIa kembali."),
        ("Ia pergi.\n\n****\\[video.1\\]\\****\n\nIa kembali.", "Ia pergi.\nIa kembali."),
        ("## Serangan malam\n\nMereka datang.", "Serangan malam\nMereka datang."),
        ("&quot;Kami &amp; mereka&quot;, &#039;katanya&#039;.", "\"Kami & mereka\", 'katanya'."),
        ("<p>Satu.</p><p>Dua <b>tebal</b>.</p>", "Satu.\nDua tebal."),
        ('\\"Kami pulang,\\" katanya.', '"Kami pulang," katanya.'),
        ("Korban:\n\n- Ali\n- Budi", "Korban:\nAli\nBudi"),
    ],
)  # fmt: skip
def test_markup_goes_and_words_stay(raw: str, clean_text: str) -> None:
    assert cleaned(raw).text == clean_text


def test_a_line_that_is_only_a_link_leads_elsewhere() -> None:
    raw = 'Ia pergi.\n\n- **[Berita Lain tentang Kota Laut\\... ](http://a.example/b){target="_self"}**\n\nIa kembali.'
    assert cleaned(raw).text == "Ia pergi.\nIa kembali."


def test_a_body_that_stands_twice_is_cut_once() -> None:
    text = cleaned(f"{STORY}\n{STORY}")
    assert text.text == STORY
    assert RepairKind.REPEATED_BODY in kinds(text)


def test_a_mangled_second_body_is_cut() -> None:
    mangled = (
        "Sedikitnya tujuh nelayan tewas ketika kapal patroli menembaki perahu mereka, kata pejabat pelabuhan, Senin. Dua belas orang terluka dan "
        "dibawa ke rumah sakit kota, menurut dokter yang bertugas malam itu.googletag.cmd.push(function() googletag.display(‘div-2’); patroli membantah "
        "bahwa anak buahnya melepaskan tembakan lebih dahulu dan menuduh nelayan membawa senjata. Serikat nelayan menyebut tuduhan itu bohong dan "
        "meminta penyelidikan oleh lembaga yang tidak memihak lima perahu disita di perairan yang sama setelah pemerintah menutup wilayah tangkap."
    )
    assert cleaned(f"{STORY}\n{mangled}").text == STORY
    assert cleaned(f"{STORY.replace(chr(10), ' ')} {mangled}").text == STORY.replace("\n", " ")


def test_what_is_new_in_a_second_body_is_kept() -> None:
    new = "Presiden memerintahkan armada tambahan berlayar ke pulau sebelah timur dengan tiga ratus prajurit."
    text = cleaned(f"{STORY}\n{STORY}\n{new}").text
    assert text == f"{STORY}\n{new}"


def test_another_article_on_the_matter_is_kept() -> None:
    other = (
        "Pemerintah kemarin membuka lagi perundingan dengan serikat nelayan di ibu kota setelah penembakan di Teluk Merah.\n"
        "Menteri perikanan menawarkan ganti rugi bagi keluarga tujuh korban dan izin tangkap baru mulai tahun depan.\n"
        "Juru runding serikat belum menjawab tawaran itu dan meminta komandan patroli diberhentikan lebih dulu.\n"
        "Perundingan dilanjutkan Kamis dengan penengah dari negara tetangga yang belum disebut namanya."
    )
    assert cleaned(f"{STORY}\n{other}").text == f"{STORY}\n{other}"


def test_a_lead_that_repeats_the_headline_is_kept() -> None:
    lead = "Sedikitnya tujuh nelayan tewas ketika kapal patroli menembaki perahu mereka di Teluk Merah"
    raw = f"{lead}\n{lead}.\n{STORY}"
    assert cleaned(raw).text == raw


def test_a_summary_by_a_machine_is_cut() -> None:
    text = cleaned(f"{STORY}\n\n---\n## Ringkasan\n\nBerikut ringkasan berita tersebut: tujuh nelayan tewas.")
    assert text.text == STORY
    assert RepairKind.SUMMARY in kinds(text)


@pytest.mark.parametrize(
    ("raw", "clean_text"),
    [
        ("Mencari bantuan internasionalSalah seorang komandan pergi ke Roma.", "Mencari bantuan internasional\nSalah seorang komandan pergi ke Roma."),
        ("Warga mendengar ledakan.Rudal jatuh di ladang.", "Warga mendengar ledakan.\nRudal jatuh di ladang."),
        ("Deretan rudalIranmelesat ke wilayahIsraelpada malam hari.", "Deretan rudal Iran melesat ke wilayah Israel pada malam hari."),
        ("Menurut laporanReutersdanAl Arabiya, tiga orang tewas.", "Menurut laporan Reuters dan Al Arabiya, tiga orang tewas."),
        ("Mereka mundur pada Selasa (10/6/2025).Warga pulang.", "Mereka mundur pada Selasa (10/6/2025).\nWarga pulang."),
        ('Mereka mundur."Kami kalah," katanya.', 'Mereka mundur.\n"Kami kalah," katanya.'),
        ("Hadi memimpin. Kata pasukanHadi mundur.", "Hadi memimpin. Kata pasukan Hadi mundur."),
    ],
)  # fmt: skip
def test_glued_words_and_sentences_part(raw: str, clean_text: str) -> None:
    text = cleaned(raw)
    assert text.text == clean_text
    assert kinds(text) == {RepairKind.GLUED}


@pytest.mark.parametrize(
    "name",
    ["KompasTV", "iNews", "YouTube", "McDonald", "al-Qaeda", "PBB", "detikcom", "TNI-Polri", "MoU", "WhatsApp", "Liputan6.com", "Tribunnews.Com",
     "detikSulsel", "Letjen. Agus", "Jl.Sudirman", "S.H.", "A.M. Hendropriyono", "U.S.", "3.500", "Iranian", "Israeli", "Indonesian", "LeBron",
     "DeJong", "kumparanNEWS", "iPhone", "Rp5.000", "H.M. Amin", "@pasukanHadi", "#PasukanHadi", "https://a.example/PasukanHadi", "Jumat, 10.30 WIB"],
)  # fmt: skip
def test_names_stay_whole(name: str) -> None:
    raw = f"Warga menyebut {name} dalam rapat."
    assert cleaned(raw).text == raw


@pytest.mark.parametrize(
    "furniture",
    [
        "Baca juga: Panglima Tinjau Pos Perbatasan", "Baca Juga:\nPanglima Tinjau Pos Perbatasan", "Baca Juga", "SCROLL TO CONTINUE WITH CONTENT", "ADVERTISEMENT",
        "Advertisement", "[Gambas:Video 20detik]", "Halaman selanjutnya", "Selengkapnya", "Lihat juga Video: Detik-detik Kapal Terbakar",
        "Simak Video 'Kapal Terbakar di Teluk':", "Simak berita selengkapnya di halaman berikutnya.", "Ikuti kami di WhatsApp Channel Warta",
        "Follow our WhatsApp channel for updates", "Copyright 2025 Warta Laut", "Read also: Patrol Boats Return to Port", "Tags: laut, kapal, teluk",
        "Lihat Video 'Kapal Terbakar':\n[Gambas:Video 20detik]",
    ],
)  # fmt: skip
def test_furniture_goes(furniture: str) -> None:
    text = cleaned(f"Kapal itu tenggelam.\n{furniture}\nAwaknya selamat.\nMereka pulang.")
    assert text.text == "Kapal itu tenggelam.\nAwaknya selamat.\nMereka pulang."
    assert RepairKind.FURNITURE in kinds(text)


def test_the_kind_of_a_page_before_its_headline_is_no_link() -> None:
    raw = "VIDEO: Massa Bakar Kantor Bupati di Wamena\nPolisi mengejar para pelaku.\nVIDEO: Resep Sambal Paling Pedas"
    assert cleaned(raw).text == "VIDEO: Massa Bakar Kantor Bupati di Wamena\nPolisi mengejar para pelaku."


def test_a_link_within_a_line_goes_with_its_title_alone() -> None:
    raw = "Kapal itu tenggelam.Baca juga: Panglima Tinjau Pos di Perbatasan Utara Awak kapal selamat dan pulang."
    assert cleaned(raw).text == "Kapal itu tenggelam.\nAwak kapal selamat dan pulang."


@pytest.mark.parametrize(
    "prose",
    [
        "Simak baik-baik, kata panglima, musuh sudah dekat.",
        "Lihat juga keadaan para pengungsi, katanya.",
        "Baca juga doa sebelum berangkat, pesannya.",
        "Video itu memperlihatkan dua tentara ditembak.",
        "Foto korban disebar tentara (dua di antaranya palsu).",
        "Halaman masjid penuh pengungsi.",
        "Ikuti saja perintah komandan, kata warga.",
        "Advertising agencies left the city.",
        "Editor surat kabar itu ditangkap polisi.",
        "Watch towers were burnt.",
    ],
)
def test_prose_that_looks_like_furniture_stays(prose: str) -> None:
    raw = f"Kapal itu tenggelam.\n{prose}\nMereka pulang."
    assert cleaned(raw).text == raw


def test_tags_after_the_initials_go() -> None:
    text = cleaned("Kapal itu tenggelam.\n(abc/def)\nkapal\nteluk merah\nPenghargaan Bahari 2025\nSelengkapnya")
    assert (text.text, text.byline) == ("Kapal itu tenggelam.", "abc/def")


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("TRIPOLI: ", "TRIPOLI"), ("TRIBUN-PAPUA.COM, WAMENA - ", "WAMENA"), ("Liputan6.com, Gaza -", "Gaza"), ("**GAZA, KOMPAS.com** - ", "GAZA"),
        ("Jakarta\n-\n", "Jakarta"), ("Gaza City\n-\n", "Gaza City"), ("JAKARTA, iNews.id - ", "JAKARTA"), ("LOS ANGELES - ", "LOS ANGELES"),
        ("RUSIA- ", "RUSIA"), ("LONDON –", "LONDON"), ("Jakarta, CNN Indonesia -- ", "Jakarta"), ("KOMPAS.com - ", None), ("REPUBLIKA.CO.ID, JAKARTA -- ", "JAKARTA"),
        ("SURYA.co.id | BANGKALAN - ", "BANGKALAN"), ("GAZA CITY (AFP) — ", "GAZA CITY"), ("KYIV, July 3 (Reuters) - ", "KYIV"), ("TRIPOLI, Libya (AP) — ", "TRIPOLI, Libya"),
        ("INFO BISNIS - ", None), ("Liputan6.com, Tel Aviv -", "Tel Aviv"), ("Liputan6.com, Washington, DC -", "Washington, DC"),
        ("Liputan6.com, Washington D.C -", "Washington D.C"), ("Liputan6.com, Jakarta", "Jakarta"), ("KOMPAS.com\n-\n", None), ("JAKARTA, KOMPAS.com\n- ", "JAKARTA"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", ["Kapal Tenggelam di Teluk Merah", None])
def test_datelines_are_cut_and_their_place_kept(opening: str, place: str | None, title: str | None) -> None:
    text = cleaned(f"Kapal Tenggelam di Teluk Merah\n{opening}Tujuh nelayan tewas kemarin.", title)
    assert text.text == "Kapal Tenggelam di Teluk Merah\nTujuh nelayan tewas kemarin."
    assert text.dateline == place
    assert RepairKind.DATELINE in kinds(text)


@pytest.mark.parametrize(
    "opening",
    ["TNI: Kapal Asing Ditangkap di Teluk", "UPDATE - Kapal Tenggelam", "TNI - Polri berjaga di kota itu.", "Kata polisi: tujuh orang tewas.", "Kamis - Jumat mereka berjaga.",
     "PBB: 40 orang tewas."],
)  # fmt: skip
def test_what_is_no_dateline_stays(opening: str) -> None:
    raw = f"{opening}\nTujuh nelayan tewas kemarin."
    text = cleaned(raw)
    assert (text.text, text.dateline) == (raw, None)


@pytest.mark.parametrize(
    ("ending", "byline"),
    [("\n(nwk/nwk)", "nwk/nwk"), (" (ren)", "ren"), ("\nPenulis: Ayu Laut", "Penulis: Ayu Laut"), ("\n(Tribun/Ayu)", "Tribun/Ayu"), ("\nEditor: Budi Teluk", "Editor: Budi Teluk"),
     ("\n(Ayu Laut)", "Ayu Laut")],
)  # fmt: skip
def test_bylines_are_cut_and_kept(ending: str, byline: str) -> None:
    text = cleaned(f"Tujuh nelayan tewas kemarin.{ending}")
    assert (text.text, text.byline) == ("Tujuh nelayan tewas kemarin.", byline)


@pytest.mark.parametrize(
    ("sentence", "credit"),
    [("Tujuh orang tewas, dilansir AFP, Senin.", "AFP"), ("Hal itu dikutip dari Reuters.", "Reuters"), ("Tujuh orang tewas. (AFP)", "AFP"), ("Demikian via Anadolu.", "Anadolu"),
     ("Kepada BBC Newsnight, ia berkata tidak.", "BBC Newsnight"), ("Seven died, as reported by The Times of Israel.", "The Times of Israel")],
)  # fmt: skip
def test_credits_are_seen_and_stay(sentence: str, credit: str) -> None:
    text = cleaned(sentence)
    assert text.text == sentence
    assert credit in text.credits


@pytest.mark.parametrize(
    ("raw", "clean_text"),
    [
        ("JosÃ© tiba di SÃ£o Paulo.", "José tiba di São Paulo."),
        ("Istana Ã\x89lysÃ©e dijaga.", "Istana Élysée dijaga."),
        ("â€œKami menangâ€\x9d, katanya.", "“Kami menang”, katanya."),
        ("Ia pulang ke Ankara â€“ sendirian.", "Ia pulang ke Ankara – sendirian."),
    ],
)
def test_mojibake_is_mended(raw: str, clean_text: str) -> None:
    assert cleaned(raw).text == clean_text


@pytest.mark.parametrize(
    "raw",
    ["Çanakkale, Şırnak, İzmir, Erdoğan", "“Kami” – ‘mereka’ …", "Åland, Ærø, Ñuñoa", "مقتل أربعين", "Ｈｅｌｌｏ ﬁn ①"],
)
def test_legitimate_characters_stay(raw: str) -> None:
    assert cleaned(raw).text == raw


def test_spaces_and_line_ends() -> None:
    assert cleaned("\r\n Satu\u00a0 dua\u200b.\t Tiga.  \r\n\r\n \r\nEmpat .\n").text == "Satu dua. Tiga.\nEmpat."


@pytest.mark.parametrize(
    ("raw", "clean_text"),
    [
        ("Serangan itu terjadi di sebuah desa di\nLibanon\npada hari Selasa.", "Serangan itu terjadi di sebuah desa di Libanon pada hari Selasa."),
        ("Tujuh warga tewas, seperti dilansir\nAFP\n, Selasa (10/6).", "Tujuh warga tewas, seperti dilansir AFP, Selasa (10/6)."),
        ("Tentara menembak warga\nPalestina\ndi dekat pasar\n. Dua luka.", "Tentara menembak warga Palestina di dekat pasar. Dua luka."),
    ],
)  # fmt: skip
def test_sentences_cut_by_line_breaks_are_joined(raw: str, clean_text: str) -> None:
    title = "Tujuh Warga Tewas"
    assert cleaned(f"{title}\n{raw}\nMereka pulang.", title).text == f"{title}\n{clean_text}\nMereka pulang."


def test_headings_keep_their_line() -> None:
    raw = "Tujuh Warga Tewas di Kota Laut\nMereka tewas kemarin.\nTerdesak serangan militer\nPetinggi itu mengungsi.\nSerangan malam\nRudal jatuh."
    assert cleaned(raw).text == raw


def test_text_wrapped_at_a_width_is_one_paragraph() -> None:
    lines = [
        "The patrol opened fire on the boats shortly after dawn near the", "Red Gulf, harbour officials said, and seven fishermen died before",
        "Coast Guard vessels reached them. Twelve others were taken to the", "City Hospital, where doctors worked through the night, said a nurse",
        "Anna Brook, who asked that her ward not be named. The fishermen of", "Redport have asked for an inquiry by people who take neither side,",
        "and their union called a strike.",
    ]  # fmt: skip
    assert cleaned("\n".join(lines)).text == " ".join(lines)


def test_clean_text_stays_as_it_is() -> None:
    assert cleaned(STORY).repairs == ()


@pytest.mark.parametrize("raw", ["", " ", "\n", "\ud800", "\0", "."])
def test_almost_nothing_can_be_cleaned(raw: str) -> None:
    cleaned(raw)


def test_gold_evidence_outlives_cleaning(shared: Path) -> None:
    """Hardly a sentence that a coder quoted may be cut."""
    kept = total = 0
    for path in sorted((shared / "gold").glob("*/*.txt")):
        raw = path.read_text("utf-8")
        gold = path.with_suffix(".json")
        if not gold.exists():
            continue
        text = cleaned(raw)
        for record in json.loads(gold.read_text("utf-8"))["records"]:
            for quote in record["evidence"]:
                start = raw.find(quote)
                if start >= 0:
                    total += 1
                    length = text.offsets.to_clean(start + len(quote)) - text.offsets.to_clean(start)
                    kept += length > 0.8 * len(quote)
    assert kept >= 0.98 * total


def test_front_matter_goes() -> None:
    raw = 'Kapal Tenggelam\n---\ntitle: "Kapal Tenggelam"\nauthor: "Ayu Laut"\n---\n\nTujuh nelayan tewas.'
    assert cleaned(raw, "Kapal Tenggelam").text == "Kapal Tenggelam\nTujuh nelayan tewas."


def test_a_dateline_without_its_dash_ends_at_the_seam() -> None:
    text = cleaned("Kapal Tenggelam\nWarta6.com, JakartaGelandang Adi Tan-A-Lim pulang.", "Kapal Tenggelam")
    assert (text.text, text.dateline) == ("Kapal Tenggelam\nGelandang Adi Tan-A-Lim pulang.", "Jakarta")
