"""Every format takes every incident that the model allows, and its table stays a table."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from made_incidents import material
from model_strategies import actors, places, records, reports
from saksi.codebook import codebook
from saksi.export import export
from saksi.export.acled import COLUMNS as ACLED
from saksi.export.material import Dossier
from saksi.export.polecat import COLUMNS as POLECAT
from saksi.export.ucdp import COLUMNS as GED
from saksi.model import Incident, Link, Testimony

TABLES = {"acled": ACLED, "ucdp-ged": GED, "polecat": POLECAT}
FEW = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
countries = st.sampled_from([None, "LY", "ID", "PS", "??", ""])


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    told = []
    for number in range(draw(st.integers(1, 2))):
        report = draw(reports())
        record = draw(records(report.id))
        told.append(Testimony(report, replace(record, id=f"e-{number}"), draw(st.sampled_from(["f-1", "f-2"]))))
    place = draw(st.none() | places)
    incident = Incident(
        "i-1",
        draw(st.sampled_from(list(codebook().types))),
        tuple(one.record.id for one in told),
        ("f-1",),
        (Link("e-0", 1.0, "x"),),
        place and replace(place, country=draw(countries), where_prec=draw(st.none() | st.integers(1, 7))),
        draw(st.none() | st.dates()),
        draw(st.none() | st.dates()),
        tuple(draw(st.lists(actors, max_size=2))),
        tuple(draw(st.lists(actors, max_size=2))),
    )
    return Dossier(incident, tuple(told))


def files(form: str, dossier: Dossier) -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        outcome = export(form, material(dossier), str(Path(folder) / "out"))
        assert outcome.written + sum(outcome.left_out.values()) == 1
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


@pytest.mark.parametrize("form", TABLES)
@FEW
@given(dossier=dossiers())
def test_tables_stay_tables(form: str, dossier: Dossier) -> None:
    found = files(form, dossier)
    rows = list(csv.reader(StringIO(found["out"].decode(), newline="")))
    assert tuple(rows[0]) == TABLES[form]
    assert all(len(row) == len(rows[0]) for row in rows)
    evidence = list(csv.DictReader(StringIO(found["out.evidence.csv"].decode(), newline="")))
    assert {row["row_id"] for row in evidence} <= {row[0] for row in rows[1:]}


@FEW
@given(dossier=dossiers())
def test_geojson_and_parquet_take_it(dossier: Dossier) -> None:
    (feature,) = json.loads(files("geojson", dossier)["out"])["features"]
    assert feature["id"] == "i-1"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "out.parquet"
        assert export("parquet", material(dossier), str(path)).written == 1
        (row,) = pq.read_table(path).to_pylist()
        assert (row["start"], row["end"]) == (dossier.incident.start, dossier.incident.end)
        assert row["lat"] == (feature["geometry"] and pytest.approx(feature["geometry"]["coordinates"][1], abs=1e-6))


@FEW
@given(dossier=dossiers())
def test_ftm_takes_it(dossier: Dossier) -> None:
    model = pytest.importorskip("followthemoney").model
    for line in files("ftm", dossier)["out"].decode().splitlines():
        entity = model.get_proxy(json.loads(line))
        entity.schema.validate(entity.to_dict())
