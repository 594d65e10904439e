"""How well reports of one incident are linked, and reports of one origin made a family.

Usage: python -m benchmarks.linking [--reader NAME] [--learn FILE] [--across] [--folds N] [--errors]

The reports of `benchmarks/linking` go through the whole pipeline. What is scored are assignments of reports to
incidents: a report's assignment to one of its incidents stands where linking put the record that tells the incident
(`benchmarks.linking_gold.tellers`). The rows:

* linking: the assignments for which the reader made a record. This is what the floors hold.
* of one: those among them whose report tells one incident alone.
* end to end: all assignments; one without a record stands alone, so what the reader does not find costs recall.
* reports: pairs of reports that share an incident, whichever records brought them together.

--learn writes the weights learnt on all parts to FILE; --across learns on each part and scores the others with what was
learnt; --folds does the same with N parts of its incidents, so that more is learnt on. These are the figures
to trust. Weights are learnt on what every reader made of the reports, for one model serves all.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import yaml

from benchmarks.linking_folds import folds
from benchmarks.linking_gold import Told, load
from benchmarks.linking_scores import Score, b_cubed, ceaf_e, clusters, conll, muc, pairwise
from saksi.merge import find_families, link
from saksi.merge.blocking import candidates
from saksi.merge.levels import COMPARISONS, compare
from saksi.merge.scoring import Weights, trained_weights
from saksi.merge.tellings import tellings
from saksi.merge.traits import Traits
from saksi.model import Incident, Testimony
from saksi.read import READERS
from saksi.settings import DEFAULT_READER

#: Comparisons whose weights are set, not learnt: the benchmark's reports are on incidents, and hardly speak of a war at
#: large, as the news does all the time.
SET = frozenset({"anchor"})
#: Added to every count, so that what was not seen in the benchmark is unlikely and not impossible.
SMOOTHING = 1.0

Labels = dict[Hashable, Hashable]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linking", description=__doc__)
    parser.add_argument("--reader", default=DEFAULT_READER, choices=sorted(READERS))
    parser.add_argument("--learn", type=Path, metavar="FILE")
    parser.add_argument("--across", action="store_true")
    parser.add_argument("--folds", type=int, metavar="N")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    told = load(options.reader)
    readings = list(told)
    if options.learn or options.across or options.folds:
        readings += (one for reader in sorted(READERS) if reader != options.reader for one in load(reader))
    if options.learn:
        options.learn.write_text(spell_out(learn(readings)), encoding="utf-8")
        trained_weights.cache_clear()
        print(f"weights of {len(readings)} readings in {options.learn}")
    print_families(told)
    parts = [[one for one in told if one.part == part] for part in sorted({one.part for one in told})]
    if options.across:
        for part in parts:
            print_scores(f"part {part[0].part}, learnt on the rest", part, linked_apart([part], readings))
    if options.folds:
        title = f"all, learnt on the other {options.folds - 1} of {options.folds} folds"
        print_scores(title, told, linked_apart(folds(told, options.folds), readings), errors=options.errors)
    for part in parts:
        print_scores(f"part {part[0].part}, Saksi's weights", part, linked(part))
    print_scores("all, Saksi's weights", told, linked(told), errors=options.errors and not options.folds)


def print_families(told: Sequence[Told]) -> None:
    """The pairwise score of families."""
    right: Labels = {one.report.id: one.family for one in told}
    score = pairwise(right, family_labels(told))
    print(f"families: {len(clusters(right))}; pairs P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}\n")


def family_labels(told: Sequence[Told]) -> Labels:
    """The family that each report is put in."""
    texts = {one.report.id: one.text for one in told}
    families = find_families(list({one.report.id: one.report for one in told}.values()), texts=texts)
    return {report: family.id for family in families for report in family.report_ids}


def linked(told: Sequence[Told], weights: Weights | None = None) -> tuple[Incident, ...]:
    """The incidents that linking makes of the reports."""
    families = family_labels(told)
    testimonies = [
        Testimony(one.report, record, str(families[one.report.id])) for one in told for record in one.records
    ]
    return link(testimonies, weights=weights)


def linked_apart(parts: Sequence[Sequence[Told]], readings: Sequence[Told]) -> list[Incident]:
    """The incidents of each part, linked by what was learnt on all other reports."""
    found: list[Incident] = []
    for part in parts:
        names = {one.name for one in part}
        found += linked(part, learn([one for one in readings if one.name not in names]))
    return found


def assignments(told: Sequence[Told], incidents: Sequence[Incident], every: bool) -> tuple[Labels, Labels]:
    """The right and the found incident of each (report, incident); with `every` those too that no record tells."""
    home = {record: incident.id for incident in incidents for record in incident.records}
    key: Labels = {}
    response: Labels = {}
    for one in told:
        for name in one.incidents:
            record = one.records_of.get(name)
            if record is not None or every:
                key[one.name, name] = name
                response[one.name, name] = home.get(record, ("alone", one.name, name)) if record else (one.name, name)
    return key, response


def report_pairs(told: Sequence[Told], incidents: Sequence[Incident]) -> Score:
    """Pairs of reports that share an incident, against those that should."""
    right = {
        frozenset((one.name, other.name))
        for one, other in combinations(told, 2)
        if set(one.incidents) & set(other.incidents)
    }
    reports = {record.id: one.name for one in told for record in one.records}
    found = {
        frozenset(pair)
        for incident in incidents
        for pair in combinations({reports[record] for record in incident.records}, 2)
    }
    common = len(right & found)
    return Score(common / len(found) if found else 1.0, common / len(right) if right else 1.0)


def print_scores(title: str, told: Sequence[Told], incidents: Sequence[Incident], errors: bool = False) -> None:
    """The rows of one set of reports."""
    covered = sum(len(one.records_of) for one in told) / sum(len(one.incidents) for one in told)
    print(f"{title}: {len(told)} reports, {len(incidents)} incidents; {covered:.3f} of the assignments have a record")
    alone = [one for one in told if len(one.incidents) == 1]
    for name, some, every in (("linking", told, False), ("of one", alone, False), ("end to end", told, True)):
        key, response = assignments(some, incidents, every)
        print(f"  {name:11} CoNLL {conll(key, response):.3f}", end="")
        for label, score in (("B3", b_cubed), ("MUC", muc), ("CEAFe", ceaf_e), ("pairs", pairwise)):
            found = score(key, response)
            print(f"  {label} P {found.precision:.3f} R {found.recall:.3f} F1 {found.f1:.3f}", end="")
        print()
        if errors and name == "linking":
            print_errors(key, response)
    pairs = report_pairs(told, incidents)
    print(f"  reports     pairs P {pairs.precision:.3f} R {pairs.recall:.3f} F1 {pairs.f1:.3f}\n")


def print_errors(key: Labels, response: Labels) -> None:
    """Clusters of several incidents, and incidents in several clusters."""
    for members in clusters(response):
        if len({key[element] for element in members}) > 1:
            print("    mixed:", *sorted(map(str, members)))
    for members in clusters(key):
        if len(parts := {response[element] for element in members}) > 1:
            print("    split:", *([str(one[0]) for one in members if response[one] == part] for part in parts))  # type: ignore[index]


def learn(told: Sequence[Told]) -> Weights:
    """M and u probabilities from the pairs that blocking lets through, one side of each in another report.

    `told` may hold several readings of a report.
    """
    traits, labels = _labelled(told)
    counts: dict[bool, dict[str, Counter[str]]] = {same: defaultdict(Counter) for same in (True, False)}
    seen: Counter[bool] = Counter()
    pairs = candidates(traits)
    for one, other in pairs:
        same = labels[traits[one].id] == labels[traits[other].id]
        seen[same] += 1
        for name, level in compare(traits[one], traits[other]).items():
            if level is not None:
                counts[same][name][level] += 1
    base = trained_weights()
    levels = {
        name: {
            level: (_share(counts[True][name], level), _share(counts[False][name], level))
            for level in sorted({*counts[True][name], *counts[False][name], *base.levels[name]})
        }
        for name in COMPARISONS
    }
    levels |= {name: dict(base.levels[name]) for name in SET}
    prior = (seen[True] + SMOOTHING) / (seen.total() + 2 * SMOOTHING)
    bits = {name: {level: math.log2(m / u) for level, (m, u) in found.items()} for name, found in levels.items()}
    readings = len(told) / len({one.report.id for one in told})
    compared = Counter(number for pair in pairs for number in pair)
    most = sorted(compared[number] for number in range(len(traits)))
    partners = round(most[3 * len(most) // 4] / readings, 1)
    return replace(base, prior=prior, partners=partners, levels=levels, bits=bits)


def _labelled(told: Sequence[Told]) -> tuple[list[Traits], dict[str, str]]:
    """The tellings that hold a record which tells an incident of the benchmark, and that incident."""
    families = family_labels(told)
    traits, labels = [], {}
    for one in told:
        tells = {record: name for name, record in one.records_of.items()}
        family = str(families[one.report.id])
        for telling in tellings(one.report, [Testimony(one.report, record, family) for record in one.records]):
            names = [tells[record.id] for record in telling.records if record.id in tells]
            if names:
                traits.append(telling.traits)
                labels[telling.traits.id] = names[0]
    return traits, labels


def _share(counts: Counter[str], level: str) -> float:
    return round((counts[level] + SMOOTHING) / (counts.total() + SMOOTHING * 4), 4)


def spell_out(weights: Weights) -> str:
    """The weights as the text of `weights.yaml`."""
    head = (
        "# How often tellings of one event agree so (m), and those of different events (u), among the pairs that\n"
        "# blocking lets through: a level weighs log2(m / u) bits. `python -m benchmarks.linking --learn FILE` learns\n"
        "# them; `anchor` is set, not learnt.\n"
    )
    data = {
        "prior": round(weights.prior, 4),
        "threshold": weights.threshold,
        "partners": weights.partners,
        "comparisons": {
            name: {level: list(pair) for level, pair in found.items()} for name, found in weights.levels.items()
        },
    }
    return head + yaml.safe_dump(data, sort_keys=False, default_flow_style=None, width=120)


if __name__ == "__main__":
    main()
