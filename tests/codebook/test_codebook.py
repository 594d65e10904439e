"""The codebook as it ships: every entry, the list of codes, lenient rows and crosswalks."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from saksi.codebook import Acled, Condition, Plover, codebook
from saksi.codebook.types import EventType
from saksi.model import HarmKind

BOOK = codebook()

CODES = {
    "A": """armed_clash attack air_strike shelling remote_explosive suicide_bomb grenade chemical_weapon abduction
            sexual_violence mob_violence violent_demonstration force_against_protesters""",
    "B": """protest seizure withdrawal siege arrest weapons_disrupted destruction base deployment movement displacement
            group_change""",
    "C": "agreement talks demand rejection threat accusation support sanction",
    "D": "control strength composition alliance",
}

# ACLED codebook 2024, sub-event types by event type.
ACLED = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}

# PLOVER manual 0.8, modes by event type, as far as the crosswalk uses them.
PLOVER_MODES = {
    "ASSAULT": {"sexual", "destroy", "explosives", "suicide-attack", "heavy-weapons"},
    "COERCE": {"restrict", "arrest"},
    "PROTEST": {"demo", "riot"},
    "MOBILIZE": {"troops"},
    "RETREAT": {"withdraw"},
    "ACCUSE": {"disapprove"},
}


@pytest.mark.parametrize("tier", "ABCD")
def test_the_codes_of_each_tier_are_pinned(tier: str) -> None:
    assert BOOK.tier(tier) == tuple(CODES[tier].split())


def test_there_are_37_types_in_order_of_tiers() -> None:
    assert len(BOOK.types) == 37
    assert BOOK.tier("ABCD") == tuple(" ".join(CODES.values()).split())
    assert BOOK.version == "1.0"


@pytest.mark.parametrize("entry", BOOK.types.values(), ids=BOOK.types)
def test_every_entry_is_full(entry: EventType) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", entry.code)
    for sentence in (entry.definition, entry.example):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
    assert len(entry.definition.split()) >= 5
    assert len(entry.example.split()) >= 7
    assert entry.include
    assert entry.exclude


def test_other_types_named_in_an_exclusion_exist() -> None:
    for entry in BOOK.types.values():
        for exclusion in entry.exclude:
            named = re.search(r"\(([^)]*)\)", exclusion)
            words = re.findall(r"[a-z]+(?:_[a-z]+)+", named.group(1)) if named else []
            assert set(words) <= set(BOOK.types), (entry.code, words)


def test_fields_by_type() -> None:
    def having(flag: str) -> set[str]:
        return {code for code, entry in BOOK.types.items() if getattr(entry, flag)}

    assert having("origin") == {"movement", "deployment", "withdrawal", "displacement"}
    assert having("value") == {"strength", "composition"}
    assert having("speech_act") == {"demand", "rejection", "threat", "accusation"}
    assert BOOK.types["abduction"].harm >= {HarmKind.ABDUCTED, HarmKind.KILLED}
    assert not any(entry.harm for entry in BOOK.types.values() if entry.tier in "CD")


def test_lenient_families() -> None:
    assert BOOK.lenient_family("seizure") == {"seizure", "withdrawal", "control"}
    assert BOOK.lenient_family("movement") == {"deployment", "movement"}
    assert BOOK.lenient_family("talks") == {"talks", "agreement", "demand", "support"}
    assert BOOK.lenient_family("threat") == {"threat", "accusation", "rejection", "demand"}
    # A demand stands in two rows, which do not join each other through it.
    assert BOOK.lenient_family("demand") == BOOK.lenient_family("talks") | BOOK.lenient_family("threat")
    assert len(BOOK.lenient_family("grenade")) == 11
    assert BOOK.lenient_family("abduction") == {"abduction"}


def test_lenient_agreement_is_mutual() -> None:
    for code in BOOK.types:
        assert code in BOOK.lenient_family(code)
        assert all(code in BOOK.lenient_family(other) for other in BOOK.lenient_family(code))


def test_acled_names_are_acleds() -> None:
    targets = [case.target for cases in BOOK.acled_cases.values() for case in cases]
    assert all(target.sub_event_type in ACLED[target.event_type] for target in targets)
    used = {(target.event_type, target.sub_event_type) for target in targets}
    assert used == {(event_type, sub) for event_type, subs in ACLED.items() for sub in subs}


def test_acled_by_condition() -> None:
    excessive = Acled("Protests", "Excessive force against protesters", "Political violence; Demonstrations")
    assert BOOK.acled("force_against_protesters", {Condition.HARMED}) == excessive
    mild = BOOK.acled("force_against_protesters")
    assert mild == Acled("Protests", "Protest with intervention", "Demonstrations")
    regained = BOOK.acled("seizure", {Condition.STATE_ACTOR, Condition.HARMED})
    assert regained is not None
    assert regained.sub_event_type == "Government regains territory"
    overtaken = BOOK.acled("seizure", {Condition.NON_STATE_ACTOR})
    assert overtaken is not None
    assert overtaken.sub_event_type == "Non-state actor overtakes territory"
    unknown = BOOK.acled("seizure")
    assert unknown is not None
    assert unknown.sub_event_type == "Armed clash"
    assert BOOK.acled("mob_violence") == Acled("Riots", "Mob violence", "Political violence")
    assert BOOK.acled("threat") is None


def test_plover() -> None:
    assert BOOK.plover("support") == Plover("SUPPORT", None, "verbal cooperation")
    assert BOOK.plover("support", {Condition.MATERIAL}) == Plover("AID", None, "material cooperation")
    assert BOOK.plover("withdrawal") == Plover("RETREAT", "withdraw", "material cooperation")
    assert BOOK.plover("displacement") is None
    targets = [case.target for cases in BOOK.plover_cases.values() for case in cases]
    assert all(target.mode in PLOVER_MODES[target.event_type] for target in targets if target.mode)


@pytest.mark.parametrize(
    ("code", "state", "civilians", "violence"),
    [
        ("armed_clash", True, False, 1),
        ("armed_clash", False, False, 2),
        ("air_strike", True, False, 1),
        ("air_strike", True, True, 3),
        ("attack", False, False, 3),
        ("talks", True, False, None),
        ("arrest", True, True, None),
    ],
)
def test_ucdp_type_of_violence(code: str, state: bool, civilians: bool, violence: int | None) -> None:
    assert BOOK.type_of_violence(code, state_side=state, civilian_target=civilians) == violence
    assert BOOK.type_of_violence(code, state_side=state, civilian_target=civilians, organised=False) is None


def test_names_of_ucdp_types() -> None:
    assert dict(BOOK.ucdp_names) == {1: "state-based conflict", 2: "non-state conflict", 3: "one-sided violence"}


def shared_table(shared: Path) -> list[list[str]]:
    text = (shared / "gold" / "CODEBOOK.md").read_text("utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|\n ").split("|")] for line in text.splitlines() if line.startswith("|")
    ]
    return [row for row in rows if len(row) == 5 and row[0] in {"A", "B", "C", "D"}]


def test_tiers_and_codes_are_those_of_the_shared_codebook(shared: Path) -> None:
    table = {row[1].strip("`"): row[0] for row in shared_table(shared)}
    assert table == {code: entry.tier for code, entry in BOOK.types.items()}


def test_crosswalks_agree_with_the_shared_codebook(shared: Path) -> None:
    for _, code, _, acled, plover in shared_table(shared):
        name = code.strip("`")
        wanted = set() if acled in {"-", "(state)"} else set(acled.split(" / "))
        assert {case.target.sub_event_type for case in BOOK.acled_cases[name]} - {"Armed clash"} == wanted - {
            "Armed clash"
        }
        wanted = set() if plover == "-" else set(plover.split(" / "))
        assert {case.target.event_type for case in BOOK.plover_cases[name]} == wanted


def test_shared_gold_keeps_to_the_fields_of_its_types(shared: Path) -> None:
    for path in sorted((shared / "gold").glob("*/*.json")):
        if path.name.endswith(".meta.json"):
            continue
        for record in json.loads(path.read_text("utf-8"))["records"]:
            entry = BOOK.types[record["event_type"]]
            where = (path.name, record["id"])
            assert {figure["kind"] for figure in record["harm"]} <= set(entry.harm), where
            assert entry.origin or record["origin"] is None, where
            assert entry.value or record["value"] is None, where
