"""Review: the queue, people's decisions, and what they make of records (DESIGN section 2, stage 8); no HTTP."""

from saksi.review.agreement import Agreement, Dispute, agreement, cohen_kappa, disputes
from saksi.review.decide import Decision, accept, add, correct, missed_record, newest, reject, undo
from saksi.review.effective import Standing, added, effective, standing
from saksi.review.fields import FIELDS, differing, field_text, stated, stated_text, with_field
from saksi.review.gold import gold_files, judged_reports, write_gold
from saksi.review.incidents import (
    accept_incident,
    is_on_incident,
    merge,
    records_of,
    reject_incident,
    split,
    undo_incident,
)
from saksi.review.queue import Priority, QueueItem, in_order, priority, queue
from saksi.review.reattach import Attachment, Fit, carried, reattach
from saksi.review.reviewed import (
    Reviewed,
    ReviewedRecord,
    find_record,
    judgements_on,
    review,
    review_report,
    reviewed_coded,
)
from saksi.review.seeing import Whereabouts, judged_records, seen, whereabouts
from saksi.review.undoing import in_force

__all__ = [
    "FIELDS",
    "Agreement",
    "Attachment",
    "Decision",
    "Dispute",
    "Fit",
    "Priority",
    "QueueItem",
    "Reviewed",
    "ReviewedRecord",
    "Standing",
    "Whereabouts",
    "accept",
    "accept_incident",
    "add",
    "added",
    "agreement",
    "carried",
    "cohen_kappa",
    "correct",
    "differing",
    "disputes",
    "effective",
    "field_text",
    "find_record",
    "gold_files",
    "in_force",
    "in_order",
    "is_on_incident",
    "judged_records",
    "judged_reports",
    "judgements_on",
    "merge",
    "missed_record",
    "newest",
    "priority",
    "queue",
    "reattach",
    "records_of",
    "reject",
    "reject_incident",
    "review",
    "review_report",
    "reviewed_coded",
    "seen",
    "split",
    "standing",
    "stated",
    "stated_text",
    "undo",
    "undo_incident",
    "whereabouts",
    "with_field",
    "write_gold",
]
