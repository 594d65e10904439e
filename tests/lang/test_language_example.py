"""docs/languages.md tells the truth: its example pack builds and reads, and it names every key that packs have."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import pytest
import yaml
from test_lexicons import ASKED, TRIGGER_KEYS

import saksi.lang
from saksi.code import default_coder
from saksi.knowledge import Actors
from saksi.knowledge.actor_words import ActorWords
from saksi.model import CleanText, OffsetMap, Reading, Report, Role
from saksi.read.rules import RulesReader
from saksi.resolve import Resolver

PAGE = Path(__file__).resolve().parents[2] / "docs" / "languages.md"
FILE = re.compile(r"^`(es/[\w.]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ACTOR_WORDS = re.compile(r"^`actor_words/es.yaml`[^\n]*\n\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def spanish_actors(tmp_path: Path) -> Actors:
    """The list of actors with the actor words of the page."""
    folder = tmp_path / "actor_words"
    folder.mkdir()
    (content,) = ACTOR_WORDS.findall(PAGE.read_text(encoding="utf-8"))
    (folder / "es.yaml").write_text(content, encoding="utf-8")
    return Actors(ActorWords(folder))


@pytest.fixture
def spanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RulesReader]:
    """A reader that knows the pack of the page beside those of the project."""
    (tmp_path / "es").mkdir()
    for name, content in FILE.findall(PAGE.read_text(encoding="utf-8")):
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.setattr(saksi.lang, "__path__", [*saksi.lang.__path__, str(tmp_path)])
    monkeypatch.setattr(saksi.lang, "_PACKS", MappingProxyType({**saksi.lang._PACKS, "es": "saksi.lang.es"}))
    yield RulesReader()
    saksi.lang.pack.cache_clear()
    sys.modules.pop("saksi.lang.es", None)


def read(reader: RulesReader, text: str) -> Reading:
    return reader.read(CleanText("r-es", text, (), OffsetMap.of(len(text), ())), "es")


def test_the_example_reads_who_did_what_to_whom(spanish: RulesReader) -> None:
    (trigger,) = read(spanish, "La milicia secuestró a 12 estudiantes en Nyala.").triggers
    names = {role: [mention.text for mention in trigger.mentions(role)] for role in Role}
    assert trigger.event_type == "abduction"
    assert (names[Role.ACTOR], names[Role.RECIPIENT], names[Role.PLACE]) == (["milicia"], ["estudiantes"], ["Nyala"])
    assert [(figure.kind, figure.low) for figure in trigger.harm] == [("abducted", 12)]


def test_the_example_knows_voice_negation_and_speech(spanish: RulesReader) -> None:
    (passive,) = read(spanish, "Un grupo de civiles fue atacado por la milicia en Goma.").triggers
    assert [mention.text for mention in passive.mentions(Role.ACTOR)] == ["milicia"]
    assert read(spanish, "El ejército no atacó Goma.").triggers == ()
    (told,) = read(spanish, "La milicia atacó Goma, dijo Carmen Ruiz.").triggers
    assert [mention.text for mention in told.mentions(Role.SPEAKER)] == ["Carmen Ruiz"]


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("soldados de Kenia", "kdf"),
        ("la policía de Haití", "police-ht"),
        ("el gobierno de Alemania", "state-de"),
        ("rebeldes de M23", "m23"),
        ("los hombres armados", None),
    ],
)
def test_the_example_names_actors(spanish_actors: Actors, text: str, actor_id: str | None) -> None:
    found = spanish_actors.look_up(text)
    assert (found and found.id) == actor_id


def test_the_example_codes_a_sentence(spanish: RulesReader, spanish_actors: Actors) -> None:
    raw = "Los soldados de Kenia secuestraron a 12 estudiantes en Nyala."
    report = Report(id="r-es", name="es", raw=raw, language="es")
    text = CleanText("r-es", raw, (), OffsetMap.of(len(raw), ()))
    coded = default_coder().code(report, text, spanish.read(text, "es"))
    (record,) = Resolver(actors=spanish_actors).resolve(report, text, coded, "es")
    assert (record.event_type, [ref.actor_id for ref in record.actors]) == ("abduction", ["kdf"])
    assert (record.place and record.place.country, [(harm.kind, harm.low) for harm in record.harm]) == (
        "SD",
        [("abducted", 12)],
    )


def test_the_page_names_every_key() -> None:
    page = PAGE.read_text(encoding="utf-8")
    keys = TRIGGER_KEYS.union(*(words for name, words in ASKED.items() if name != "harm"))
    missing = sorted(key for key in keys | {"people", "counted", "aside"} if f"`{key}`" not in page)
    assert [key for key in missing if f"`{key}: true`" not in page] == []
    assert all(f"`{name}.yaml`" in page for name in ASKED)
    (words,) = ACTOR_WORDS.findall(page)
    assert [key for key in yaml.safe_load(words) if f"`{key}`" not in page] == []
