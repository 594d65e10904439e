"""Releases: the same store gives the same bytes, every file has its sum; differences tell what changed and why."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from made_incidents import clash, everything, made_dossier, made_testimony, protest, strike
from saksi.errors import ExportError, UsageError
from saksi.export import EXPORTERS
from saksi.export.material import Dossier
from saksi.model import CleanText, Family, OffsetMap, Record, Report
from saksi.release.diff import Diff, Reason, Way, difference
from saksi.release.freeze import USUAL, freeze
from saksi.release.material import Reviewed
from saksi.release.papers import Titles, notices, sha256
from saksi.release.snapshot import is_release, of_release, of_store
from saksi.review.decide import Decision, correct, reject
from saksi.store import Store, open_store

TITLES = Titles("2026.1", "Insiden contoh", ("Redaksi Contoh",), "CC-BY-4.0")
MakeStore = Callable[..., Store]


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[MakeStore]:
    opened: list[Store] = []

    def make(*dossiers: Dossier, name: str = "a.db", reader: str = "rules-1") -> Store:
        store = open_store(str(tmp_path / name))
        fill(store, dossiers, reader)
        opened.append(store)
        return store

    yield make
    for store in opened:
        store.close()


def fill(store: Store, dossiers: Sequence[Dossier], reader: str) -> None:
    told = [one for dossier in dossiers for one in dossier.testimonies]
    by_report: dict[str, list[Record]] = defaultdict(list)
    reports: dict[str, Report] = {}
    families: dict[str, set[str]] = defaultdict(set)
    for one in told:
        reports[one.report.id] = one.report
        by_report[one.report.id].append(replace(one.record, reader=reader))
        families[one.family].add(one.report.id)
    run = store.begin(reader)
    for name, records in by_report.items():
        report = reports[name]
        text = CleanText(name, report.raw, (), OffsetMap.of(len(report.raw), ()))
        store.save(run, report, text, reader, records)
    store.finish(run)
    store.save_families([Family(name, tuple(sorted(ids))) for name, ids in families.items()])
    known = {one.id for one in store.incidents()}
    store.save_incidents(
        [dossier.incident for dossier in dossiers], sorted(known - {one.incident.id for one in dossiers})
    )


def changed(dossier: Dossier, **fields: object) -> Dossier:
    """The dossier with its first record changed."""
    first, *rest = dossier.testimonies
    record = replace(first.record, **fields)  # type: ignore[arg-type]
    ids = tuple(record.id if name == first.record.id else name for name in dossier.incident.records)
    return Dossier(replace(dossier.incident, records=ids), (replace(first, record=record), *rest))


def frozen(store: Store, folder: Path, formats: Sequence[str] = USUAL) -> dict[str, bytes]:
    freeze(Reviewed(store), str(folder), TITLES, formats)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_release_has_all_files_with_their_sums(make_store: MakeStore, tmp_path: Path) -> None:
    files = frozen(make_store(*everything()), tmp_path / "out")
    manifest = json.loads(files["manifest.json"])
    assert {file["name"] for file in manifest["files"]} == set(files) - {"manifest.json", "SHA256SUMS"}
    for file in manifest["files"]:
        assert file["sha256"] == sha256(tmp_path / "out" / file["name"])
        assert file["bytes"] == len(files[file["name"]])
    sums = dict(reversed(line.split("  ")) for line in files["SHA256SUMS"].decode().splitlines())
    assert sums == {name: sha256(tmp_path / "out" / name) for name in files if name != "SHA256SUMS"}
    assert manifest["counts"] == {"records": 6, "incidents": 5, "reports": 6, "families": 6, "judgements": 0}
    assert manifest["readers"] == {"rules-1": 6}
    assert manifest["days"] == ["2026-05-04", "2026-05-07"]
    assert manifest["codebook"]["version"] == "1.0"
    assert manifest["formats"]["acled"]["written"] == 3
    assert manifest["formats"]["acled"]["left_out"]["no event type of ACLED"] == 1
    assert {EXPORTERS[name].file for name in USUAL} <= set(files)
    rows = list(csv.DictReader(files["acled.csv"].decode().splitlines()))
    assert len(rows) == 3


def test_the_same_store_gives_the_same_bytes(make_store: MakeStore, tmp_path: Path) -> None:
    store = make_store(*everything())
    assert frozen(store, tmp_path / "one") == frozen(store, tmp_path / "two")
    again = make_store(*everything(), name="b.db")
    assert frozen(again, tmp_path / "three") == frozen(store, tmp_path / "four")


def test_notices_and_citation(make_store: MakeStore, tmp_path: Path) -> None:
    files = frozen(make_store(strike()), tmp_path / "out", ["geojson"])
    notice = files["NOTICE.txt"].decode()
    assert "GeoNames, licensed under CC BY 4.0" in notice
    assert "Natural Earth" in notice
    assert "CC-BY-4.0" in notice
    citation = yaml.safe_load(files["CITATION.cff"])
    assert citation["cff-version"] == "1.2.0"
    assert (citation["title"], citation["version"], citation["license"]) == ("Insiden contoh", "2026.1", "CC-BY-4.0")
    assert citation["authors"] == [{"name": "Redaksi Contoh"}]
    assert all(row["notice"] and row["source"] for row in notices())
    assert "acled.csv" not in files
    assert "records.jsonl" in files


def test_a_release_is_never_written_over(make_store: MakeStore, tmp_path: Path) -> None:
    store, folder = make_store(strike()), tmp_path / "out"
    files = frozen(store, folder)
    with pytest.raises(ExportError, match="never written over"):
        freeze(Reviewed(store), str(folder), TITLES)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == files


def test_what_cannot_be_frozen_leaves_nothing(make_store: MakeStore, tmp_path: Path) -> None:
    store = make_store(strike())
    with pytest.raises(UsageError, match="shapefile"):
        freeze(Reviewed(store), str(tmp_path / "out"), TITLES, ["shapefile"])
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="cannot be made"):
        freeze(Reviewed(store), str(tmp_path / "file" / "out"), TITLES)
    assert not (tmp_path / "out").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".out")]


def test_a_release_and_its_database_are_the_same(make_store: MakeStore, tmp_path: Path) -> None:
    store = make_store(*everything())
    frozen(store, tmp_path / "out")
    assert is_release(str(tmp_path / "out"))
    found = difference(of_release(str(tmp_path / "out")), of_store("db", store))
    assert (found.changes, found.versions, found.reports_added) == ((), {}, ())


def test_a_release_that_was_changed_is_refused(make_store: MakeStore, tmp_path: Path) -> None:
    frozen(make_store(strike()), tmp_path / "out", [])
    with (tmp_path / "out" / "incidents.jsonl").open("a") as stream:
        stream.write("\n")
    with pytest.raises(ExportError, match="not as it was frozen"):
        of_release(str(tmp_path / "out"))
    with pytest.raises(ExportError, match="no release"):
        of_release(str(tmp_path))
    (tmp_path / "out" / "manifest.json").write_text('{"release": 99}')
    with pytest.raises(ExportError, match="99"):
        of_release(str(tmp_path / "out"))


def told(found: Diff) -> list[tuple[str, Way, str, tuple[Reason, ...]]]:
    return [(change.unit, change.way, change.id, change.reasons) for change in found.changes]


def test_a_new_report_is_told(make_store: MakeStore) -> None:
    before = of_store("a", make_store(strike()))
    after = of_store("b", make_store(strike(), protest(), name="b.db"))
    found = difference(before, after)
    (record,) = protest().incident.records
    assert told(found) == [
        ("record", Way.ADDED, record, (Reason.NEW_REPORT,)),
        ("incident", Way.ADDED, "i-protest", (Reason.NEW_REPORT,)),
    ]
    assert found.reports_added == (protest().testimonies[0].report.id,)
    back = difference(after, before)
    assert [(change.way, change.reasons) for change in back.changes] == [(Way.REMOVED, (Reason.REPORT_GONE,))] * 2


def test_a_new_report_of_an_incident_changes_it(make_store: MakeStore) -> None:
    whole = strike()
    one = replace(whole, incident=replace(whole.incident, records=(whole.testimonies[0].record.id,)))
    one = Dossier(one.incident, whole.testimonies[:1])
    found = difference(of_store("a", make_store(one)), of_store("b", make_store(whole, name="b.db")))
    (incident,) = [change for change in found.changes if change.unit == "incident"]
    assert (incident.way, incident.reasons) == (Way.CHANGED, (Reason.NEW_REPORT,))
    assert incident.fields["families"][1] == ["f-1", "f-2"]
    assert "deaths_high" in incident.fields or "deaths_low" in incident.fields


def test_a_new_reader_version_is_told(make_store: MakeStore) -> None:
    other = changed(protest(), event_type="violent_demonstration", id="e-new")
    other = replace(other, incident=replace(other.incident, event_type="violent_demonstration"))
    found = difference(
        of_store("a", make_store(protest())), of_store("b", make_store(other, name="b.db", reader="rules-2"))
    )
    record, incident = found.changes
    assert (record.way, record.id, record.was) == (Way.CHANGED, "e-new", protest().incident.records[0])
    assert record.reasons == (Reason.NEW_READER,)
    assert record.detail == "rules-1 to rules-2"
    assert record.fields["event_type"] == ("protest", "violent_demonstration")
    assert (incident.way, incident.reasons) == (Way.CHANGED, (Reason.NEW_READER,))


def test_the_same_reading_by_a_new_version_is_no_change(make_store: MakeStore) -> None:
    found = difference(
        of_store("a", make_store(strike())), of_store("b", make_store(strike(), name="b.db", reader="rules-2"))
    )
    assert found.changes == ()


def test_a_judgement_is_told(make_store: MakeStore, tmp_path: Path) -> None:
    store = make_store(strike(), protest())
    frozen(store, tmp_path / "out")
    target = protest().incident.records[0]
    correct(store, target, "event_type", '"violent_demonstration"', Decision("ani"))
    found = difference(of_release(str(tmp_path / "out")), of_store("b", store))
    assert len(found.judgements_added) == 1
    record = found.changes[0]
    assert (record.id, record.way, record.reasons) == (target, Way.CHANGED, (Reason.JUDGEMENT,))
    assert record.fields["event_type"] == ("protest", "violent_demonstration")


def test_a_rejection_takes_a_record_out(make_store: MakeStore, tmp_path: Path) -> None:
    store = make_store(strike(), protest())
    frozen(store, tmp_path / "out")
    reject(store, protest().incident.records[0], Decision("ani"))
    found = difference(of_release(str(tmp_path / "out")), of_store("b", store))
    assert [(change.unit, change.way, change.reasons) for change in found.changes] == [
        ("record", Way.REMOVED, (Reason.JUDGEMENT,)),
        ("incident", Way.REMOVED, (Reason.JUDGEMENT,)),
    ]
    files = frozen(store, tmp_path / "later")
    assert protest().incident.records[0].encode() not in files["records.jsonl"]
    assert b"ani" not in files["judgements.jsonl"]


def test_relinking_is_told(make_store: MakeStore) -> None:
    whole = strike()
    parts = [
        Dossier(replace(whole.incident, id=name, records=(one.record.id,)), (one,))
        for name, one in zip(("i-strike", "i-other"), whole.testimonies, strict=True)
    ]
    found = difference(of_store("a", make_store(whole)), of_store("b", make_store(*parts, name="b.db")))
    assert {(change.id, change.way, change.reasons) for change in found.changes} == {
        ("i-strike", Way.CHANGED, (Reason.RELINKING,)),
        ("i-other", Way.ADDED, (Reason.RELINKING,)),
    }


def test_other_families_alone_are_relinking(make_store: MakeStore) -> None:
    first, second = strike().testimonies
    one_witness = Dossier(
        replace(strike().incident, families=(first.family,)), (first, replace(second, family=first.family))
    )
    found = difference(of_store("a", make_store(strike())), of_store("b", make_store(one_witness, name="b.db")))
    (change,) = found.changes
    assert change.reasons == (Reason.RELINKING,)
    assert change.fields["families"] == (["f-1", "f-2"], [first.family])


def test_the_form_of_a_difference_is_plain(make_store: MakeStore) -> None:
    found = difference(of_store("a", make_store()), of_store("b", make_store(strike(), clash(), name="b.db")))
    form = json.loads(json.dumps(found.form()))
    assert {row["reason"] for row in form["counts"]} == {"new report"}
    assert sum(row["changes"] for row in form["counts"]) == len(form["changes"]) == 5
    assert form["reports"]["removed"] == []


def test_what_the_versions_say(make_store: MakeStore) -> None:
    snapshot = of_store("a", make_store(protest()))
    (record,) = snapshot.records.values()
    other = replace(record, fields={**record.fields, "background": True})
    newer = replace(snapshot, records={record.id: other}, versions={**snapshot.versions, "codebook": "9"})
    (change,) = difference(snapshot, newer).changes
    assert change.reasons == (Reason.NEW_CODEBOOK,)
    same = replace(snapshot, records={record.id: other})
    (change,) = difference(snapshot, same).changes
    assert change.reasons == (Reason.OTHER_CODE,)


def test_hostile_text_is_frozen(make_store: MakeStore, tmp_path: Path) -> None:
    hostile = made_dossier(made_testimony("=1+1\u2028\x85 Tirus Senin 3 warga", outlet="@x", killed=(3, 3)))
    store = make_store(hostile)
    frozen(store, tmp_path / "out")
    assert difference(of_release(str(tmp_path / "out")), of_store("b", store)).changes == ()


def test_the_material_of_a_store_is_what_was_put_in(make_store: MakeStore) -> None:
    (dossier,) = Reviewed(make_store(clash())).dossiers()
    assert dossier.testimonies == clash().testimonies
    assert dossier.toll == clash().toll
