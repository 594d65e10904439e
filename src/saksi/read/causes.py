"""Which events people harmed are read with (codebook section 2: harm stands with the event that caused it)."""

from __future__ import annotations

from saksi.codebook.groups import VIOLENCE
from saksi.model import HarmKind

#: Types that kill and injure.
DEADLY = VIOLENCE | {"sexual_violence", "seizure"}

#: The types that a figure of each kind is read with; the codebook allows more, but in one sentence these come first.
CAUSES = {
    HarmKind.KILLED: DEADLY,
    HarmKind.INJURED: DEADLY,
    HarmKind.MISSING: DEADLY | {"abduction"},
    HarmKind.ABDUCTED: frozenset({"abduction"}),
    HarmKind.ARRESTED: frozenset({"arrest"}),
    HarmKind.DISPLACED: frozenset({"displacement"}),
}
