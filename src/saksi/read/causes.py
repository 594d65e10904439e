"""Which harm a type of event can cause (codebook section 2: harm stands with the event that caused it)."""

from __future__ import annotations

from saksi.model import HarmKind

#: Types that kill and injure.
VIOLENCE = frozenset(
    {
        "armed_clash",
        "attack",
        "air_strike",
        "shelling",
        "remote_explosive",
        "suicide_bomb",
        "grenade",
        "chemical_weapon",
        "mob_violence",
        "violent_demonstration",
        "force_against_protesters",
        "sexual_violence",
        "seizure",
    }
)

#: Which types can cause each kind of harm.
CAUSES = {
    HarmKind.KILLED: VIOLENCE,
    HarmKind.INJURED: VIOLENCE,
    HarmKind.MISSING: VIOLENCE | {"abduction"},
    HarmKind.ABDUCTED: frozenset({"abduction"}),
    HarmKind.ARRESTED: frozenset({"arrest"}),
    HarmKind.DISPLACED: frozenset({"displacement"}),
}
