"""What holds of tolls whatever the testimonies: order and copies count for nothing, views stay within the claims."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from witnesses import dead, witness

from saksi.merge.claims import incident_claims
from saksi.merge.sides import sides_of
from saksi.merge.tolls import acled_fatalities, graded_range, independent_families, ucdp_toll
from saksi.model import HarmKind, Modality
from saksi.model import Testimony as Told

WHO = (
    "orang",
    "warga",
    "tentara",
    "prajurit TNI",
    "anggota TPNPB",
    "anak-anak",
    "militan",
    "pelaku",
    "lainnya",
    "Budi",
)
SPEAKERS = (None, "Polda Papua", "TPNPB", "saksi mata", "TNI", "rumah sakit")
PARTIES = ((), ("TNI",), ("TPNPB",), ("warga",), ("orang tak dikenal",), ("ISIS", "TNI"))

figures = st.builds(
    dead,
    st.integers(0, 30),
    st.sampled_from(WHO),
    high=st.sampled_from(["same", None, 40]),
    by=st.sampled_from(SPEAKERS),
    at=st.integers(0, 300),
    total=st.booleans(),
    kind=st.sampled_from([HarmKind.KILLED, HarmKind.KILLED, HarmKind.INJURED]),
)


@st.composite
def witnessed(draw: st.DrawFn, number: int) -> Told:
    return witness(
        *draw(st.lists(figures, max_size=4)),
        family=f"f{draw(st.integers(0, 3))}",
        report=f"r-{number}",
        published=draw(st.none() | st.integers(1, 6)),
        outlet=draw(st.none() | st.sampled_from(["Warta", "Kabar", "Herald"])),
        event=draw(st.sampled_from(["armed_clash", "attack", "air_strike"])),
        actors=draw(st.sampled_from(PARTIES)),
        recipients=draw(st.sampled_from(PARTIES)),
        modality=draw(st.sampled_from([Modality.ASSERTED, Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED])),
    )


testimonies = st.integers(0, 5).flatmap(lambda size: st.tuples(*(witnessed(number) for number in range(size))))


def views(told: tuple[Told, ...]) -> tuple[object, ...]:
    return (ucdp_toll(told), acled_fatalities(told), graded_range(told), independent_families(told), sides_of(told))


@given(testimonies, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_order_counts_for_nothing(told: tuple[Told, ...], chance: object) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert views(tuple(shuffled)) == views(told)
    assert incident_claims(shuffled) == incident_claims(told)


@given(testimonies.filter(bool), st.data())
@settings(deadline=None)
def test_a_copy_counts_for_nothing(told: tuple[Told, ...], data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(told))
    report = replace(original.report, id="r-copy", outlet="Salinan")
    copy = Told(report, replace(original.record, id="e-copy", report_id="r-copy"), original.family)
    assert views((*told, copy)) == views(told)


@given(testimonies)
@settings(deadline=None)
def test_views_stay_within_the_claims(told: tuple[Told, ...]) -> None:
    toll = ucdp_toll(told)
    claims = [claim for claim in incident_claims(told) if claim.kind is HarmKind.KILLED]
    claims = [claim for claim in claims if claim.modality is not Modality.DENIED]
    ends = [max(claim.low or 0, claim.high or 0) for claim in claims]
    assert toll.low <= toll.best <= toll.high <= sum(ends)
    assert toll.best == toll.deaths_a + toll.deaths_b + toll.civilians + toll.unknown
    assert min(toll.deaths_a, toll.deaths_b, toll.civilians, toll.unknown) >= 0
    lows = [claim.low for claim in claims if claim.low is not None]
    assert not toll.high or toll.low >= min(lows)
    found = graded_range(told)
    assert 0 <= found.low <= found.high <= sum(ends)
    fatalities = acled_fatalities(told)
    assert fatalities is None or fatalities <= sum(ends)


@given(testimonies)
@settings(deadline=None)
def test_revisions_end(told: tuple[Told, ...]) -> None:
    claims = incident_claims(told)
    for claim in claims:
        seen = 0
        while claim.revised_by is not None:
            assert claims[claim.revised_by].kind is claim.kind
            claim, seen = claims[claim.revised_by], seen + 1  # noqa: PLW2901
            assert seen <= len(claims)
