"""What the CSV formats of incidents share: rows, those left out with the reason, and the evidence beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from types import MappingProxyType

from saksi.export.cells import Cell, Table
from saksi.export.evidence import evidence_rows, open_evidence
from saksi.export.exporter import Outcome
from saksi.export.material import Dossier, Material
from saksi.export.output import open_output
from saksi.model import Modality

_HAPPENED = frozenset({Modality.ASSERTED, Modality.ALLEGED})
#: Why incidents are left out of formats that hold events alone.
NOT_SAID_TO_HAVE_HAPPENED = "planned, asked for or denied, but not said to have happened"

Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Refused:
    """An incident that the format has no place for, and why."""

    reason: str


def write_rows(
    material: Material,
    output: str,
    columns: Sequence[str],
    rows: Callable[[Dossier], Sequence[Row] | Refused],
) -> Outcome:
    """Write the rows of every incident; the first column is the id by which the file of evidence names them."""
    written, left_out = 0, Counter[str]()
    with ExitStack() as files:
        table = Table(files.enter_context(open_output(output)), columns)
        evidence = files.enter_context(open_evidence(output))
        for dossier in material.dossiers():
            made = rows(dossier)
            if isinstance(made, Refused):
                left_out[made.reason] += 1
                continue
            written += 1
            for row in made:
                table.write(row)
            if evidence is not None:
                for found in evidence_rows(str(made[0][columns[0]]), dossier):
                    evidence.write(found)
    return Outcome(written, MappingProxyType(dict(sorted(left_out.items()))))


def happened(dossier: Dossier) -> bool:
    """Whether some report says that the incident happened, as a fact or by hearsay."""
    return any(one.record.modality in _HAPPENED for one in dossier.testimonies)
