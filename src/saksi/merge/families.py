"""Families: reports of one origin (a wire story, its rewrites, reposts and translations) count as one witness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from saksi.merge.connected import connected
from saksi.merge.identity import keep_ids
from saksi.merge.kinship import Similarity, kinship
from saksi.merge.prints import Print, take_print
from saksi.merge.proposals import proposals
from saksi.model import Family, FamilyLink, Report


def find_families(
    reports: Sequence[Report],
    known: Sequence[Family] = (),
    texts: Mapping[str, str] = MappingProxyType({}),
    similarity: Similarity | None = None,
) -> tuple[Family, ...]:
    """The families of `reports`, every report in one, in the order of their ids, whatever the order of `reports`.

    Args:
        reports: all reports that may be of one origin.
        known: families found before; one that grows keeps its id.
        texts: clean texts by report id, where there are any; copies are found in them.
        similarity: a measure across languages that proposes pairs without a common credit.
    """
    prints = [take_print(report, texts) for report in sorted(reports, key=lambda report: report.id)]
    links = [link for one, other in proposals(prints) if (link := kinship(prints[one], prints[other], similarity))]
    pairs = [(link.report_id, link.other) for link in links]
    sets = connected([one.report_id for one in prints], pairs)
    before = {report_id: family.id for family in known for report_id in family.report_ids}
    of = {one.report_id: one for one in prints}
    found = (
        _family(name, members, links, of) for name, members in zip(keep_ids("f-", sets, before), sets, strict=True)
    )
    return tuple(sorted(found, key=lambda family: family.id))


def _family(name: str, members: Sequence[str], links: Sequence[FamilyLink], of: Mapping[str, Print]) -> Family:
    inside = frozenset(members)
    own = tuple(link for link in links if link.report_id in inside)
    return Family(name, tuple(members), _origin([of[member] for member in members]), own)


def _origin(prints: Sequence[Print]) -> str | None:
    """The agency that most members credit (of equals the first by name), else the outlet of the earliest."""
    agencies = [agency for one in prints for agency in one.agencies]
    if agencies:
        return min(sorted(set(agencies)), key=lambda agency: -agencies.count(agency))
    dated = sorted((one.day, one.report_id, one.outlet) for one in prints if one.day and one.outlet)
    return dated[0][2] if dated else next((one.outlet for one in prints if one.outlet), None)
