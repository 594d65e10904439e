"""The example of docs/claims.md gives the figures that the page tells."""

from __future__ import annotations

from pathlib import Path

from witnesses import dead, witness

from saksi.merge.claims import incident_claims
from saksi.merge.sides import sides_of
from saksi.merge.tolls import acled_fatalities, graded_range, independent_families, ucdp_toll

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "claims.md").read_text(encoding="utf-8")
AMBUSH = {"actors": ["TPNPB"], "recipients": ["polisi", "tentara"]}
WIRE = [
    witness(
        dead(5, by="polisi"),
        dead(2, "polisi", by="polisi", at=30),
        family="wire",
        report=f"r-{outlet}",
        outlet=outlet,
        published=4,
        **AMBUSH,
    )
    for outlet in ("Warta", "Pos", "Lensa")
]
LATER = [
    witness(dead(9, by="polisi"), family="night", outlet="Kabar", published=5, **AMBUSH),
    witness(dead(12, "tentara", by="TPNPB"), family="rebels", outlet="Suara", published=5, **AMBUSH),
    witness(dead(9, by="seorang perawat"), family="clinic", outlet="Berita", published=5, **AMBUSH),
]


def test_the_example() -> None:
    told = [*WIRE, *LATER]
    claims = incident_claims(told)
    assert {(claim.low, claims[claim.revised_by].low) for claim in claims if claim.revised_by is not None} == {(5, 9)}
    assert independent_families(told) == 4
    sides = sides_of(told)
    assert ([ref.text for ref in sides.b.actors], sides.violence) == (["TPNPB"], 1)
    toll = ucdp_toll(told)
    parts = f"side A {toll.deaths_a}, unknown {toll.unknown}"
    assert f"| low {toll.low}, best {toll.best}, high {toll.high}; {parts} |" in PAGE
    assert f"| ACLED | {acled_fatalities(told)} |" in PAGE
    graded = graded_range(told)
    assert f"| Airwars | {graded.low} to {graded.high}" in PAGE
    assert f"*{graded.grade}* | four families" in PAGE
