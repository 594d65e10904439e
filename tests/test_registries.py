"""What the registries hold: a language, reader, exporter or command that vanishes is seen here."""

from __future__ import annotations

from saksi.cli.app import COMMANDS
from saksi.export import EXPORTERS
from saksi.lang import LANGUAGES
from saksi.read import READERS


def test_languages() -> None:
    assert LANGUAGES == ("id", "en")


def test_readers() -> None:
    assert list(READERS) == ["encoder", "rules"]


def test_exporters() -> None:
    assert list(EXPORTERS) == ["jsonl", "csv", "acled", "ucdp-ged", "polecat", "geojson", "parquet", "ftm"]


def test_commands() -> None:
    assert list(COMMANDS) == [
        "code",
        "merge",
        "reports",
        "records",
        "incidents",
        "control",
        "show",
        "export",
        "compare",
        "release",
        "diff",
        "evaluate",
        "gold",
        "serve",
        "accounts",
        "tokens",
        "gazetteer",
        "actors",
        "doctor",
    ]
