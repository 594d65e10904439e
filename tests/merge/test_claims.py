"""Claims side by side, and which of them revise which."""

from __future__ import annotations

from witnesses import dead, witness

from saksi.merge.claims import FIELDS, IncidentClaim, incident_claims
from saksi.model import Modality
from saksi.model import Testimony as Told

POLICE = {"actors": ["TPNPB"], "recipients": ["polisi"], "place": "Dekai", "when": 2}


def harm_of(*testimonies: Told) -> list[IncidentClaim]:
    return [claim for claim in incident_claims(testimonies) if claim.field == "harm"]


def revised(*testimonies: Told) -> dict[str, str]:
    """Which value takes the place of which."""
    claims = incident_claims(testimonies)
    return {claim.value: claims[claim.revised_by].value for claim in claims if claim.revised_by is not None}


def test_every_field_says_who_says_it() -> None:
    told = witness(dead(3, "polisi", by="Kapolda Papua"), family="f1", outlet="Warta", **POLICE)
    claims = incident_claims([told])
    assert [claim.field for claim in claims] == ["event_type", "actor", "recipient", "place", "time", "harm"]
    assert [FIELDS.index(claim.field) for claim in claims] == sorted(FIELDS.index(claim.field) for claim in claims)
    harm = claims[-1]
    assert (harm.kind, harm.low, harm.high, harm.who, harm.speaker) == ("killed", 3, 3, "polisi", "Kapolda Papua")
    assert {(claim.family, claim.outlet, claim.report_id) for claim in claims} == {("f1", "Warta", "r-f1")}


def test_claims_do_not_hang_on_the_order_of_reports() -> None:
    told = [witness(dead(number), family=f"f{number}", published=9 - number) for number in range(1, 6)]
    assert incident_claims(told) == incident_claims(told[::-1])
    assert [claim.low for claim in harm_of(*told)] == [5, 4, 3, 2, 1]


def test_a_toll_that_grows_is_revised_and_kept() -> None:
    noon = witness(dead(5, by="Polda Papua"), family="f1", published=3)
    night = witness(dead(17, by="Polda Papua"), family="f2", published=4)
    later = witness(dead(19, by="Polda Papua"), family="f3", published=5)
    assert revised(night, later, noon) == {"killed:5..5": "killed:17..17", "killed:17..17": "killed:19..19"}
    assert len(harm_of(noon, night, later)) == 3


def test_a_toll_that_is_lowered_on_a_later_day_is_revised() -> None:
    first = witness(dead(40, by="Polda Papua"), family="f1", published=3)
    second = witness(dead(31, by="Polda Papua"), family="f2", published=6)
    assert revised(first, second) == {"killed:40..40": "killed:31..31"}


def test_on_one_day_the_larger_toll_is_the_later() -> None:
    first = witness(dead(5), family="f1", outlet="Warta")
    second = witness(dead(17), family="f2", outlet="Warta")
    assert revised(second, first) == {"killed:5..5": "killed:17..17"}


def test_two_speakers_never_revise_each_other() -> None:
    first = witness(dead(5, by="Polda Papua"), family="f1", published=3)
    second = witness(dead(17, by="TPNPB"), family="f2", published=4)
    own = witness(dead(18), family="f3", outlet="Warta", published=5)
    other = witness(dead(19), family="f4", outlet="Kabar", published=6)
    assert revised(first, second, own, other) == {}


def test_nameless_speakers_of_two_outlets_are_two() -> None:
    first = witness(dead(5, by="saksi mata"), family="f1", outlet="Warta", published=3)
    second = witness(dead(17, by="saksi mata"), family="f2", outlet="Kabar", published=4)
    again = witness(dead(9, by="saksi mata"), family="f3", outlet="Warta", published=5)
    assert revised(first, second) == {}
    assert revised(first, again) == {"killed:5..5": "killed:9..9"}


def test_an_old_figure_that_is_copied_late_revises_nothing() -> None:
    noon = witness(dead(5, by="Polda Papua"), family="f1", report="r-1", published=3)
    night = witness(dead(17, by="Polda Papua"), family="f2", published=4)
    copy = witness(dead(5, by="Polda Papua"), family="f1", report="r-2", published=6)
    assert revised(noon, night, copy) == {"killed:5..5": "killed:17..17"}


def test_parts_and_groups_are_no_revisions() -> None:
    whole = witness(dead(40, total=True), dead(27, "orang", at=30), dead(13, "orang", at=60), family="f1")
    assert revised(whole) == {}
    groups = witness(dead(3, "tentara"), dead(9, "warga", at=30), family="f2")
    assert revised(groups) == {}
    aside = witness(dead(17), dead(5, at=30), family="f3")
    assert revised(aside) == {}


def test_a_report_that_counts_on_revises_itself() -> None:
    told = witness(dead(5, by="Polda Papua"), dead(17, by="Polda Papua", at=90), family="f1", published=None)
    assert revised(told) == {"killed:5..5": "killed:17..17"}


def test_without_dates_two_reports_stand_side_by_side() -> None:
    first = witness(dead(5, by="Polda Papua"), family="f1", published=None)
    second = witness(dead(17, by="Polda Papua"), family="f2", published=4)
    assert revised(first, second) == {}


def test_denied_and_planned_figures_are_claims_that_revise_nothing() -> None:
    told = witness(dead(5, by="TNI"), family="f1", published=3)
    denied = witness(dead(9, by="TNI"), family="f2", published=4, modality=Modality.DENIED)
    assert revised(told, denied) == {}
    assert len(harm_of(told, denied)) == 2
