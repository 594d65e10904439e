"""Made-up incidents with their testimonies, for exports, releases and comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from saksi.export.material import Dossier, Given
from saksi.model import (
    ActorRef,
    Harm,
    HarmKind,
    Incident,
    Interval,
    Link,
    Modality,
    PlaceRef,
    Record,
    Report,
    Span,
    Speaker,
    Testimony,
    TimeRef,
    record_id,
    report_id,
)

IDF = ("militer Israel", "mil-il", "military")
HEZBOLLAH = ("Hizbullah", "hezbollah", "armed_group")
RESIDENTS = ("warga", None, None)
TARHUNA = PlaceRef("Tarhuna", Span(0, 0), "1", "Tarhuna", "LY", "Murqub", None, 32.435, 13.633, 1, (), 1)
TYRE = PlaceRef("Tirus", Span(0, 0), "g:267008", "Tyre", "LB", "South Governorate", "Tyre", 33.273, 35.194, 1, (), 1)
LEBANON = PlaceRef("Lebanon", Span(0, 0), "country-lb", "Lebanon", "LB", geo_precision=3, where_prec=6)


def made_report(raw: str, outlet: str | None = "Warta Contoh", day: date | None = date(2026, 5, 5)) -> Report:
    published = Interval.day(day) if day else None
    at = datetime(2026, 6, 1, 12, tzinfo=UTC)
    url = f"https://{(outlet or 'x').split()[0].lower()}.example/1"
    return Report(report_id(raw), "berita.txt", raw, outlet, url, "Judul berita", published, "id", at)


def made_actor(raw: str, actor: tuple[str, str | None, str | None]) -> ActorRef:
    words, actor_id, kind = actor
    return ActorRef(words, _span(raw, words), actor_id, kind)


def made_testimony(
    raw: str,
    event_type: str = "air_strike",
    *,
    outlet: str | None = "Warta Contoh",
    actors: Sequence[tuple[str, str | None, str | None]] = (IDF,),
    recipients: Sequence[tuple[str, str | None, str | None]] = (RESIDENTS,),
    place: PlaceRef | None = TYRE,
    days: tuple[date, date] | None = (date(2026, 5, 4), date(2026, 5, 4)),
    killed: tuple[int, int | None] | None = None,
    who: str = "warga",
    modality: Modality = Modality.ASSERTED,
    family: str = "f-1",
    reader: str = "rules-1",
    speaker: str | None = None,
) -> Testimony:
    report = made_report(raw, outlet)
    evidence = (Span(0, len(raw)),)
    harm = ()
    if killed:
        low, high = killed
        harm = (Harm(HarmKind.KILLED, who, low, high, str(low), _span(raw, str(low))),)
    record = Record(
        record_id(report.id, event_type, evidence, ()),
        report.id,
        event_type,
        modality,
        evidence,
        actors=tuple(made_actor(raw, actor) for actor in actors),
        recipients=tuple(made_actor(raw, actor) for actor in recipients),
        place=place and replace(place, span=_span(raw, place.text)),
        time=TimeRef("Senin", _span(raw, "Senin"), *days) if days else None,
        harm=harm,
        attribution=(Speaker(speaker, _span(raw, speaker)),) if speaker else (),
        reader=reader,
    )
    return Testimony(report, record, family)


def made_dossier(*testimonies: Testimony, incident_id: str = "i-1") -> Dossier:
    """An incident as its first testimony tells it."""
    first = testimonies[0].record
    incident = Incident(
        incident_id,
        first.event_type,
        tuple(one.record.id for one in testimonies),
        tuple(sorted({one.family for one in testimonies})),
        tuple(Link(one.record.id, 4.2, "place and day") for one in testimonies),
        first.place,
        first.time.start if first.time else None,
        first.time.end if first.time else None,
        first.actors,
        first.recipients,
    )
    return Dossier(incident, tuple(sorted(testimonies, key=lambda one: one.record.id)))


def material(*dossiers: Dossier) -> Given:
    coded = [(one.report, (one.record,)) for dossier in dossiers for one in dossier.testimonies]
    return Given(coded, dossiers)


def strike() -> Dossier:
    """An air strike in Tyre that two families tell, one with seven dead and one with nine."""
    return made_dossier(
        made_testimony(
            "Senin, militer Israel membom Tirus. 7 warga tewas, kata dinkes.", killed=(7, 7), speaker="dinkes"
        ),
        made_testimony(
            "militer Israel menyerang Tirus pada Senin dan 9 warga meninggal.",
            outlet="Kabar Kedua",
            killed=(9, 9),
            family="f-2",
        ),
        incident_id="i-strike",
    )


def protest() -> Dossier:
    """A peaceful protest in Tarhuna."""
    raw = "Senin lalu mahasiswa berunjuk rasa di Tarhuna."
    told = made_testimony(
        raw, "protest", actors=(("mahasiswa", None, None),), recipients=(), place=TARHUNA, family="f-3"
    )
    return made_dossier(told, incident_id="i-protest")


def clash() -> Dossier:
    """A clash of two armed sides somewhere in Lebanon, within four days."""
    raw = "Hizbullah dan militer Israel baku tembak di Lebanon sejak Senin. 3 tentara Israel tewas."
    told = made_testimony(
        raw,
        "armed_clash",
        actors=(HEZBOLLAH,),
        recipients=(IDF,),
        place=LEBANON,
        days=(date(2026, 5, 4), date(2026, 5, 7)),
        killed=(3, 3),
        who="tentara Israel",
        family="f-4",
    )
    return made_dossier(told, incident_id="i-clash")


def plan() -> Dossier:
    """A strike that is only planned."""
    raw = "militer Israel akan menyerang Tirus pada Senin depan, kata warga."
    return made_dossier(made_testimony(raw, modality=Modality.PLANNED, family="f-5"), incident_id="i-plan")


def threat() -> Dossier:
    """A threat: an event of PLOVER, not of ACLED or UCDP."""
    raw = "Hizbullah mengancam militer Israel."
    told = made_testimony(raw, "threat", actors=(HEZBOLLAH,), recipients=(IDF,), place=None, days=None, family="f-6")
    return made_dossier(told, incident_id="i-threat")


def everything() -> tuple[Dossier, ...]:
    return strike(), protest(), clash(), plan(), threat()


def _span(raw: str, words: str) -> Span:
    start = max(raw.find(words), 0)
    return Span(start, start + len(words)) if words in raw else Span(0, 0)
