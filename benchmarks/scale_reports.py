"""Invented reports of an invented world, as coding leaves them: records with their reports, and what is true of them.

The same seed gives the same reports. An incident is told one to six times, by outlets in two languages, on its day or
the next two; tolls grow, days and places are sometimes wrong, coarse or not told, and some reports are reposts.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from benchmarks.scale_world import WORDS, Country, countries, province, shares
from saksi.model import (
    ActorRef,
    Harm,
    HarmKind,
    Interval,
    Modality,
    PlaceRef,
    Record,
    Report,
    Span,
    Testimony,
    TimeBasis,
    TimeRef,
    record_id,
    report_id,
)

FIRST = date(2016, 1, 1)
#: Days over which the reports are spread, whatever their number.
DAYS = 8 * 365
#: Tellings of an incident and how often there are so many.
TELLINGS = {1: 0.42, 2: 0.25, 3: 0.14, 4: 0.09, 5: 0.06, 6: 0.04}
MEAN_TELLINGS = sum(number * share for number, share in TELLINGS.items())
#: Event types and how often they are.
TYPES = {
    "protest": 0.24, "armed_clash": 0.15, "shelling": 0.14, "attack": 0.14, "air_strike": 0.12,
    "remote_explosive": 0.06, "arrest": 0.05, "abduction": 0.04, "destruction": 0.03, "mob_violence": 0.03,
}  # fmt: skip
_PEACEFUL = frozenset({"protest", "arrest", "abduction"})
#: The share of reports that a second outlet reposts.
REPOSTED = 0.12
#: Events that one report tells at most.
AT_ONCE = 4
#: How the day is told: rightly, as the day after, not at all; and how the place is: rightly, as its province, its
#: country, not at all.
DAY_TOLD, PLACE_TOLD = (0.78, 0.05, 0.17), (0.84, 0.09, 0.04, 0.03)
UNPUBLISHED = 0.01
#: What is told of an event besides itself; a report takes up two and more.
_DETAILS = 5
#: Outlets of the world, and how many of them tell of one country.
_OUTLETS, _DESKS = 40, 10
_MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
_VERBS = {
    "id": {
        "protest": "warga turun ke jalan di depan {thing}", "armed_clash": "baku tembak pecah di dekat {thing}",
        "shelling": "peluru artileri jatuh di {thing}", "attack": "orang bersenjata menyerang {thing}",
        "air_strike": "pesawat tempur mengebom {thing}", "remote_explosive": "bom rakitan meledak di dekat {thing}",
        "arrest": "aparat menangkap sejumlah orang di {thing}", "abduction": "warga diculik dari {thing}",
        "destruction": "{thing} dibakar", "mob_violence": "massa mengamuk di {thing}",
    },
    "en": {
        "protest": "people took to the streets outside {thing}", "armed_clash": "fighting broke out near {thing}",
        "shelling": "artillery shells hit {thing}", "attack": "gunmen attacked {thing}",
        "air_strike": "jets bombed {thing}", "remote_explosive": "a roadside bomb went off near {thing}",
        "arrest": "officers detained several people at {thing}", "abduction": "residents were abducted from {thing}",
        "destruction": "{thing} was set on fire", "mob_violence": "a crowd rampaged through {thing}",
    },
}  # fmt: skip
_THINGS = {
    "id": ("pasar utama", "sebuah sekolah", "rumah sakit", "konvoi bantuan", "gudang pabrik", "jembatan",
           "kantor polisi", "masjid", "gereja", "pangkalan militer", "terminal bus", "kilang minyak", "rumah warga",
           "pos pemeriksaan"),
    "en": ("the main market", "a school", "the hospital", "an aid convoy", "a factory", "the bridge",
           "the police station", "a mosque", "a church", "a military base", "the bus station", "an oil depot", "homes",
           "a checkpoint"),
}  # fmt: skip
_ASIDES = {
    "id": (
        "Seorang warga bernama {one} mengatakan keadaan tegang sejak pagi dan jalanan sepi.",
        "Juru bicara {party}, {one}, belum menjawab pertanyaan hingga berita ini ditulis.",
        "Lembaga kemanusiaan mencatat {number} keluarga pindah sejak {one} mulai menghitung.",
        "Menurut {one}, jalan menuju {place} ditutup dan orang harus memutar lewat {two}.",
        "Pengamat {one} dan {two} menilai ketegangan ini berakar pada sengketa lama antara {party} dan lawannya.",
        "Sambungan telepon terputus selama {number} menit, kata {two}.",
        "Pemerintah setempat menjanjikan penyelidikan, tetapi {one} meragukan hasilnya akan diumumkan.",
        "Wartawan kami melihat {number} orang meninggalkan {place} dengan berjalan kaki menjelang sore.",
        "{one} dan {two}, dua saudara, mengaku melihat semuanya dari jarak beberapa ratus meter.",
        "Menurut {one}, suasana di {place} kembali tenang, tetapi warga diminta tidak keluar pada malam hari.",
        "Seorang pejabat, {one}, menyebut ada {number} pengaduan serupa sejak awal tahun.",
        "{party} menolak berkomentar, sedangkan {one} berjanji memberi keterangan kemudian.",
        "Keluarga {one} menunggu kabar di {place}, begitu pula kerabat {two}.",
    ),
    "en": (
        "A resident, {one}, said the mood had been tense since the morning and few went out.",
        "A spokesman for {party}, {one}, did not answer questions by the time of publication.",
        "Relief workers counted {number} families who had moved since {one} began to keep a list.",
        "According to {one}, the road to {place} was closed and people had to go round by way of {two}.",
        "Analysts {one} and {two} trace the tension to an old dispute between {party} and its rivals.",
        "Telephone lines were cut for {number} minutes, said {two}.",
        "Local officials promised an inquiry, though {one} doubted that its findings would be made public.",
        "Our reporter saw {number} people leave {place} on foot before dusk.",
        "{one} and {two}, who are related, say they saw all of it from a few hundred metres away.",
        "{one} said that {place} was calm again, though people were told to stay in after dark.",
        "An official, {one}, spoke of {number} complaints of the kind since the start of the year.",
        "{party} declined to comment, while {one} promised to say more later.",
        "The family of {one} waited for news in {place}, as did relatives of {two}.",
    ),
}


@dataclass(frozen=True, slots=True)
class Event:
    """What happened; `dead` and `hurt` are what the last reports tell."""

    number: int
    kind: str
    place: PlaceRef
    day: date
    doer: ActorRef
    sufferer: ActorRef
    dead: int
    hurt: int
    thing: int
    witness: str
    details: Sequence[tuple[int, Mapping[str, object]]]


@dataclass(frozen=True, slots=True)
class Told:
    """One report: its records as testimonies, and of which incident each truly tells."""

    testimonies: tuple[Testimony, ...]
    truth: tuple[int, ...]


def told(records: int, seed: int = 1) -> Iterator[Told]:
    """Reports of exactly `records` records, in the order of their days."""
    world = World(seed)
    left = records
    a_day = records / MEAN_TELLINGS / (1 + REPOSTED) / DAYS
    waiting: dict[date, list[tuple[int, str, Event]]] = defaultdict(list)
    owed = 0.0
    for day in (FIRST + timedelta(number) for number in range(2 * DAYS)):
        owed += a_day
        for _ in range(int(owed)):
            world.spread(world.event(day), waiting)
        owed -= int(owed)
        for report in world.reports(day, waiting.pop(day, [])):
            kept = Told(report.testimonies[:left], report.truth[:left])
            left -= len(kept.truth)
            yield kept
            if not left:
                return


class World:
    """The world of a seed, and what happens in it."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._countries = countries(seed)
        self._shares = list(accumulate(shares()))
        self._reach = {one.code: list(accumulate(one.weights)) for one in self._countries}
        self._home = {one.code: one for one in self._countries}
        self._events = 0

    def event(self, day: date) -> Event:
        """Something that happens on a day."""
        chance = self._chance
        (country,) = chance.choices(self._countries, cum_weights=self._shares)
        (place,) = chance.choices(country.places, cum_weights=self._reach[country.code])
        (kind,) = chance.choices(list(TYPES), list(TYPES.values()))
        doer, sufferer = chance.sample(country.parties, 2)
        bloody = kind not in _PEACEFUL and chance.random() < 0.5
        dead = 1 + int(chance.expovariate(0.2)) if bloody else 0
        hurt = 1 + int(chance.expovariate(0.1)) if chance.random() < 0.4 else 0
        self._events += 1
        thing, witness = chance.randrange(len(_THINGS["id"])), chance.choice(country.people)
        details = [self._detail(country) for _ in range(_DETAILS)]
        return Event(self._events, kind, place, day, doer, sufferer, dead, hurt, thing, witness, details)

    def spread(self, event: Event, waiting: dict[date, list[tuple[int, str, Event]]]) -> None:
        """Hand the event to the outlets that will tell it, and on which day."""
        chance = self._chance
        (number,) = chance.choices(list(TELLINGS), list(TELLINGS.values()))
        country = self._home[event.place.country or ""]
        for desk in chance.sample(range(_DESKS), number):
            (later,) = chance.choices((0, 1, 2), (0.6, 0.33, 0.07))
            outlet = (country.rank + _OUTLETS // _DESKS * desk) % _OUTLETS
            waiting[event.day + timedelta(later)].append((outlet, country.code, event))

    def reports(self, day: date, known: Sequence[tuple[int, str, Event]]) -> Iterator[Told]:
        """What outlets publish on a day: a report tells some events of one country."""
        desks: dict[tuple[int, str], list[Event]] = defaultdict(list)
        for outlet, country, event in known:
            desks[outlet, country].append(event)
        for (outlet, country), events in desks.items():
            left = events
            while left:
                size = self._chance.choice((1, 1, 1, 2, 2, 3, AT_ONCE))
                one = self._report(day, outlet, self._home[country], left[:size])
                left = left[size:]
                yield one
                if self._chance.random() < REPOSTED:
                    yield self._repost(one)

    def _report(self, day: date, outlet: int, country: Country, events: Sequence[Event]) -> Told:
        chance = self._chance
        language = "id" if outlet // 4 % 2 else "en"
        days = [chance.choices((0, 1, None), DAY_TOLD)[0] for _ in events]
        places = [chance.choices((0, 1, 2, 3), PLACE_TOLD)[0] for _ in events]
        leads = [
            _lead(language, event, None if later is None else event.day + timedelta(later), where)
            for event, later, where in zip(events, days, places, strict=True)
        ]
        lines = [leads[0].partition(",")[0], *leads]
        asides = [one for event in events for one in chance.sample(event.details, chance.randint(2, _DETAILS))]
        asides += [self._detail(country) for _ in range(chance.randint(0, 3))]
        lines += [_ASIDES[language][number].format(**words) for number, words in asides]
        raw = "\n".join(lines)
        published = None if chance.random() < UNPUBLISHED else Interval.day(day)
        name = f"{outlet}-{day}-{events[0].number}"
        report = Report(report_id(raw + name), name, raw, f"Outlet {outlet}", None, None, published, language)
        start = len(lines[0]) + 1
        made = []
        for event, later, where, lead in zip(events, days, places, leads, strict=True):
            span = Span(start, start + len(lead))
            start = span.end + 1
            made.append(Testimony(report, self._record(report, event, later, where, span), report.id))
        return Told(tuple(made), tuple(event.number for event in events))

    def _record(self, report: Report, event: Event, later: int | None, where: int, span: Span) -> Record:
        chance = self._chance
        places = (event.place, province(event.place), self._home[event.place.country or ""].wide, None)
        day = None if later is None else event.day + timedelta(later)
        kind = "attack" if event.kind not in _PEACEFUL and chance.random() < 0.1 else event.kind
        return Record(
            record_id(report.id, kind, (span,), ()),
            report.id,
            kind,
            Modality.ASSERTED,
            (span,),
            (Span(span.start, span.start + 6),),
            actors=(event.doer,) if chance.random() < 0.8 else (),
            recipients=(event.sufferer,) if chance.random() < 0.5 else (),
            place=places[where],
            time=TimeRef(str(day), WORDS, day, day, 1, TimeBasis.STATED) if day else None,
            harm=self._harm(event),
            reader="invented-1",
        )

    def _harm(self, event: Event) -> tuple[Harm, ...]:
        """The toll as this report has it: not told at all, lower than it became, or right."""
        found = []
        for kind, number in ((HarmKind.KILLED, event.dead), (HarmKind.INJURED, event.hurt)):
            if number and self._chance.random() < 0.85:
                told = number if self._chance.random() < 0.75 else max(1, int(number * self._chance.uniform(0.5, 1)))
                found.append(Harm(kind, "", told, None, str(told), WORDS))
        return tuple(found)

    def _repost(self, one: Told) -> Told:
        """The same words in another outlet: one family."""
        old = one.testimonies[0].report
        raw = f"{old.raw}\nSumber: {old.outlet}"
        report = replace(
            old, id=report_id(raw + old.name), raw=raw, outlet=f"Outlet {self._chance.randrange(_OUTLETS)}"
        )
        made = []
        for testimony in one.testimonies:
            record = testimony.record
            name = record_id(report.id, record.event_type, record.evidence, ())
            made.append(Testimony(report, replace(record, id=name, report_id=report.id), testimony.family))
        return Told(tuple(made), one.truth)

    def _detail(self, country: Country) -> tuple[int, Mapping[str, object]]:
        """What stands beside a told event, as the number of its sentence and the words in it."""
        chance = self._chance
        (place,) = chance.choices(country.places, cum_weights=self._reach[country.code])
        one, two = chance.choices(country.people, k=2)
        words = {"one": one, "two": two, "party": chance.choice(country.parties).text, "place": place.text}
        return chance.randrange(len(_ASIDES["id"])), words | {"number": chance.randint(3, 900)}


def _lead(language: str, event: Event, day: date | None, where: int) -> str:
    """The sentence that tells the event."""
    what = _VERBS[language][event.kind].format(thing=_THINGS[language][event.thing])
    place = (event.place.text, f"Provinsi {event.place.admin1}", event.place.country, "sana")[where]
    toll = f"; {event.dead} orang tewas" if event.dead else ""
    if language == "en":
        when = f" on {day.day} {day:%B %Y}" if day else ""
        toll = f"; {event.dead} people were killed" if event.dead else ""
        blamed = f"{event.witness} said{toll}, and blamed {event.doer.text}"
        return f"{what[0].upper()}{what[1:]} in {place}{when}, {blamed}."
    when = f" pada {day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""
    return f"{what[0].upper()}{what[1:]} di {place}{when}, kata {event.witness}{toll}, dan {event.doer.text} dituding."
