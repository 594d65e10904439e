"""Records of many reports that tell of one event, into incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from saksi.merge.blocking import candidates
from saksi.merge.clusters import Pair, cluster
from saksi.merge.identity import keep_ids
from saksi.merge.incidents import build, relate
from saksi.merge.judged import Decided, decided
from saksi.merge.kinds import makes_incident
from saksi.merge.relations import relations
from saksi.merge.scoring import Match, Weights, trained_weights
from saksi.merge.statements import spoken_of
from saksi.merge.tellings import Telling, tellings
from saksi.merge.traits import Traits
from saksi.model import Incident, Judgement, Link, Record, Testimony

#: Tellings from which on Splink compares them.
BULK = 20_000


def link(
    testimonies: Sequence[Testimony],
    judgements: Sequence[Judgement] = (),
    known: Sequence[Incident] = (),
    weights: Weights | None = None,
) -> tuple[Incident, ...]:
    """The incidents that the testimonies tell, in the order of their ids, whatever the order of the testimonies.

    Args:
        testimonies: all records that may tell of one event, with their reports and families.
        judgements: people's decisions; MERGE joins, SPLIT sets apart, a rejected record makes no incident.
        known: incidents found before; one that grows keeps its id.
        weights: the trained model, where not Saksi's own.
    """
    model = weights or trained_weights()
    said = decided(judgements)
    by_report = _by_report(testimonies, said)
    told = sorted(
        (telling for members in by_report.values() for telling in tellings(members[0].report, members, said.separates)),
        key=lambda telling: telling.traits.id,
    )
    matches = _weigh([telling.traits for telling in told], model)
    sets = cluster(len(told), matches, model.threshold, _apart(told, said), _joined(told, said))
    groups = _named([[told[index] for index in members] for members in sets], known)
    return _incidents(groups, by_report, [(told[one], told[other]) for one, other in sorted(matches)], model)


def _weigh(traits: Sequence[Traits], model: Weights) -> dict[Pair, float]:
    """The match weights of all pairs worth comparing; by Splink where there are very many tellings."""
    if len(traits) > BULK:
        from saksi.merge.splink_model import weigh  # noqa: PLC0415  (seconds to load)

        return weigh(traits, model)
    return {pair: model.match(traits[pair[0]], traits[pair[1]]).weight for pair in candidates(traits)}


def _by_report(testimonies: Sequence[Testimony], said: Decided) -> dict[str, list[Testimony]]:
    found: dict[str, list[Testimony]] = defaultdict(list)
    for one in testimonies:
        if one.record.id not in said.rejected:
            found[one.report.id].append(one)
    return dict(sorted(found.items()))


def _apart(told: Sequence[Telling], said: Decided) -> set[Pair]:
    """Tellings of one report, for they are different events; and what people have set apart."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(told):
        by_report[one.traits.report_id].append(index)
    found = {pair for members in by_report.values() for pair in combinations(members, 2)}
    joined = _joined(told, said)
    return (found - joined) | _pairs(told, said.apart)


def _joined(told: Sequence[Telling], said: Decided) -> set[Pair]:
    return _pairs(told, said.joined)


def _pairs(told: Sequence[Telling], records: frozenset[tuple[str, str]]) -> set[Pair]:
    """Pairs of records as pairs of the tellings that hold them; what is not told any more is passed over."""
    home = {record.id: index for index, one in enumerate(told) for record in one.records}
    pairs = ((home[one], home[other]) for one, other in records if one in home and other in home)
    return {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}


def _named(groups: Sequence[Sequence[Telling]], known: Sequence[Incident]) -> dict[str, Sequence[Telling]]:
    """Groups by incident id; a group in which every record is a denial is no incident."""
    kept = [group for group in groups if any(map(makes_incident, _records(group)))]
    before = {record: incident.id for incident in known for record in incident.records}
    ids = keep_ids("i-", [[record.id for record in _records(group)] for group in kept], before)
    return dict(sorted(zip(ids, kept, strict=True)))


def _records(group: Sequence[Telling]) -> list[Record]:
    return [record for one in group for record in one.records]


def _incidents(
    groups: Mapping[str, Sequence[Telling]],
    by_report: Mapping[str, Sequence[Testimony]],
    pairs: Sequence[tuple[Telling, Telling]],
    model: Weights,
) -> tuple[Incident, ...]:
    def compare(one: Telling, other: Telling) -> Match:
        return model.match(one.traits, other.traits)

    spoken = _spoken(groups, by_report)
    beside = relations(groups, (*pairs, *_in_one_report(groups)))
    found = (build(name, group, spoken.get(name, ()), compare) for name, group in groups.items())
    return tuple(relate(one, beside.get(one.id, ())) for one in found)


def _in_one_report(groups: Mapping[str, Sequence[Telling]]) -> Iterator[tuple[Telling, Telling]]:
    by_report: dict[str, list[Telling]] = defaultdict(list)
    for group in groups.values():
        for telling in group:
            by_report[telling.traits.report_id].append(telling)
    for members in by_report.values():
        yield from combinations(members, 2)


def _spoken(
    groups: Mapping[str, Sequence[Telling]], by_report: Mapping[str, Sequence[Testimony]]
) -> dict[str, list[Link]]:
    """The statements that speak of each incident."""
    told: dict[str, dict[str, list[Telling]]] = defaultdict(lambda: defaultdict(list))
    for name, group in groups.items():
        for telling in group:
            told[telling.traits.report_id][name].append(telling)
    found: dict[str, list[Link]] = defaultdict(list)
    for report_id, members in by_report.items():
        links = spoken_of([one.record for one in members], told.get(report_id, {}))
        for name, its in links.items():
            found[name] += its
    return found
