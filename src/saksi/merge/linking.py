"""Records of many reports that tell of one event, into incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from saksi.merge.clusters import Pair
from saksi.merge.comparing import Comparing, Few, Many, Reports
from saksi.merge.identity import keep_ids
from saksi.merge.incidents import build
from saksi.merge.judged import Decided, decided
from saksi.merge.kinds import happens, makes_incident
from saksi.merge.relations import REASONS, tie
from saksi.merge.scoring import Match, Weights, trained_weights
from saksi.merge.statements import spoken_of
from saksi.merge.tellings import Telling
from saksi.model import Incident, Judgement, Link, Record, Relation, Testimony

#: Testimonies from which on Splink compares what they tell.
BULK = 20_000
#: Groups of tellings by their place among the incidents: the incident's id and the numbers of the tellings.
Groups = Sequence[tuple[str, Sequence[int]]]


def link(
    testimonies: Sequence[Testimony],
    judgements: Sequence[Judgement] = (),
    known: Sequence[Incident] = (),
    weights: Weights | None = None,
    *,
    jobs: int = 1,
    begin: Callable[[str], None] = lambda phase: None,
) -> tuple[Incident, ...]:
    """The incidents that the testimonies tell, in the order of their ids, whatever the order of the testimonies.

    Args:
        testimonies: all records that may tell of one event, with their reports and families.
        judgements: people's decisions; MERGE joins, SPLIT sets apart, a rejected record makes no incident.
        known: incidents found before; one that grows keeps its id.
        weights: the trained model, where not Saksi's own.
        jobs: processes that may be forked to read very many reports; leave it at 1 where other threads run.
        begin: told when a phase begins: traits, compare, cluster, build.
    """
    model = weights or trained_weights()
    said = decided(judgements)
    reports = _by_report(testimonies, said)
    begin("traits")
    with _comparing(reports, said, model, jobs) as comparing:
        begin("compare")
        comparing.weigh()
        begin("cluster")
        joined, apart = (_pairs(comparing.records, pairs) for pairs in (said.joined, said.apart))
        sets = comparing.sets(apart, sorted(joined))
        begin("build")
        groups = _named(sets, comparing.records, known)
        beside = _related(groups, comparing)
        spoken = _spoken(groups, comparing.records, reports)
        return tuple(_incidents(groups, comparing, spoken, beside, model))


def _comparing(reports: Reports, said: Decided, model: Weights, jobs: int) -> Comparing:
    """By Splink where there are very many testimonies."""
    if sum(map(len, reports)) > BULK:
        return Many(reports, said.separates, model, jobs)
    return Few(reports, said.separates, model)


def _by_report(testimonies: Sequence[Testimony], said: Decided) -> list[list[Testimony]]:
    found: dict[str, list[Testimony]] = defaultdict(list)
    for one in testimonies:
        if one.record.id not in said.rejected:
            found[one.report.id].append(one)
    return [found[name] for name in sorted(found)]


def _pairs(told: Sequence[Sequence[Record]], records: frozenset[tuple[str, str]]) -> set[Pair]:
    """Pairs of records as pairs of the tellings that hold them; what is not told any more is passed over."""
    wanted = {record for pair in records for record in pair}
    home = {record.id: number for number, one in enumerate(told) for record in one if record.id in wanted}
    pairs = ((home[one], home[other]) for one, other in records if one in home and other in home)
    return {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}


def _named(sets: Sequence[Sequence[int]], told: Sequence[Sequence[Record]], known: Sequence[Incident]) -> Groups:
    """Groups with their incident ids, in their order; a group in which every record is a denial is no incident."""
    kept = [group for group in sets if any(makes_incident(record) for number in group for record in told[number])]
    before = {record: incident.id for incident in known for record in incident.records}
    ids = keep_ids("i-", [[record.id for number in group for record in told[number]] for group in kept], before)
    return sorted(zip(ids, kept, strict=True))


def _related(groups: Groups, comparing: Comparing) -> Mapping[int, set[Relation]]:
    """What belongs beside each group, by its place."""
    home = [-1] * len(comparing.records)
    for place, (_, members) in enumerate(groups):
        for number in members:
            home[number] = place
    found: dict[int, set[Relation]] = defaultdict(set)
    for one, other, kind in (*comparing.ties(home), *_told_together(home, comparing)):
        found[one].add(Relation(groups[other][0], kind, REASONS[kind]))
        found[other].add(Relation(groups[one][0], kind, REASONS[kind]))
    return found


def _told_together(home: Sequence[int], comparing: Comparing) -> Iterator[tuple[int, int, str]]:
    """The ties of groups that one report tells."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for number, records in enumerate(comparing.records):
        if home[number] >= 0:
            by_report[records[0].report_id].append(number)
    for members in by_report.values():
        traits = [(home[number], comparing.told[number].traits) for number in members] if len(members) > 1 else ()
        for (one, first), (other, second) in combinations(traits, 2):
            if one != other and (kind := tie(first, second)):
                yield one, other, kind


def _spoken(groups: Groups, told: Sequence[Sequence[Record]], reports: Reports) -> Mapping[str, list[Link]]:
    """The statements that speak of each incident."""
    speaking = {members[0].report.id: members for members in reports if not all(happens(one.record) for one in members)}
    by_report: dict[str, dict[str, list[Sequence[Record]]]] = defaultdict(lambda: defaultdict(list))
    for name, members in groups:
        for number in members:
            if (report := told[number][0].report_id) in speaking:
                by_report[report][name].append(told[number])
    found: dict[str, list[Link]] = defaultdict(list)
    for report, testimonies in speaking.items():
        links = spoken_of([one.record for one in testimonies], by_report.get(report, {}))
        for name, its in links.items():
            found[name] += its
    return found


def _incidents(
    groups: Groups,
    comparing: Comparing,
    spoken: Mapping[str, Sequence[Link]],
    beside: Mapping[int, Iterable[Relation]],
    model: Weights,
) -> Iterator[Incident]:
    crowds: dict[str, float] = {}

    def compare(one: Telling, other: Telling) -> Match:
        return model.match(one.traits, other.traits).less(crowds[one.traits.id] + crowds[other.traits.id])

    for place, (name, members) in enumerate(groups):
        group = [comparing.told[number] for number in members]
        crowds = {one.traits.id: comparing.crowds[number] for one, number in zip(group, members, strict=True)}
        yield build(name, group, spoken.get(name, ()), frozenset(beside.get(place, ())), compare)
