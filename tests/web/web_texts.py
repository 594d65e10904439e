"""Reports for the tests of the desk, in our own words; one of them means harm."""

from __future__ import annotations

from datetime import date

from saksi.model import Interval, Report, report_id

FIGHT = "BENGHAZI - Pasukan pemerintah menyerang kota Benghazi pada 3 Juni 2025. Sedikitnya 12 orang tewas.\n"
STRIKE = (
    "Serangan udara militer di Sirte, Libya, pada 4 Juni 2025 menewaskan 15 orang, kata pejabat medis.\n"
    "Warga 😀 mengungsi ke Misrata. Pemerintah mengecam serangan itu pada hari yang sama.\n"
)
REPORTS = {"pertempuran.txt": FIGHT, "serangan.txt": STRIKE}

#: What a browser would run if the desk let it.
ATTACK = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"
_RAW = (
    f'{ATTACK}\r\nMILISI "><svg onload=window.hacked=1> menyerang kota Sirte pada 5 Juni 2025.\r\n'
    f"Sedikitnya 9 orang tewas, kata juru bicara '{ATTACK}'. \u202eketerangan\u202c javascript:alert(1) \x00\x07\n"
)
HOSTILE = Report(
    report_id(_RAW),
    f"{ATTACK}.txt",
    _RAW,
    outlet=ATTACK,
    url="javascript:window.hacked=1",
    title=f"Judul {ATTACK}",
    published=Interval.day(date(2025, 6, 6)),
    language="id",
)
