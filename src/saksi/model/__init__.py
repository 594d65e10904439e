"""The words of the project as frozen dataclasses (DESIGN sections 1 and 4); standard library only."""

from saksi.model.clean import CleanText, OffsetMap, Repair, RepairKind, apply_repairs, undo_repairs
from saksi.model.incident import Family, FamilyLink, Incident, Link, Relation, Testimony
from saksi.model.judgement import Judgement, Verdict
from saksi.model.reading import (
    Argument,
    HarmFigure,
    HarmKind,
    Mention,
    MentionKind,
    Modality,
    Reading,
    Role,
    Sentence,
    Trigger,
)
from saksi.model.record import (
    ActorRef,
    Claim,
    Harm,
    PlaceRef,
    Record,
    Speaker,
    TimeBasis,
    TimeRef,
    record_id,
)
from saksi.model.report import Interval, Report, report_id
from saksi.model.span import Span

__all__ = [
    "ActorRef",
    "Argument",
    "Claim",
    "CleanText",
    "Family",
    "FamilyLink",
    "Harm",
    "HarmFigure",
    "HarmKind",
    "Incident",
    "Interval",
    "Judgement",
    "Link",
    "Mention",
    "MentionKind",
    "Modality",
    "OffsetMap",
    "PlaceRef",
    "Reading",
    "Record",
    "Relation",
    "Repair",
    "RepairKind",
    "Report",
    "Role",
    "Sentence",
    "Span",
    "Speaker",
    "Testimony",
    "TimeBasis",
    "TimeRef",
    "Trigger",
    "Verdict",
    "apply_repairs",
    "record_id",
    "report_id",
    "undo_repairs",
]
