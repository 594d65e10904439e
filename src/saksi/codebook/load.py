"""Reads the codebook's YAML files and checks every entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar

import yaml

from saksi.codebook.types import Acled, Case, Codebook, Condition, EventType, Plover, ViolenceRule
from saksi.errors import CodebookError
from saksi.model import HarmKind

Target = TypeVar("Target")
Value = TypeVar("Value")

_TEXTS = ("code", "tier", "title", "title_id", "definition", "example")
_FLAGS = ("speech_act", "origin", "value")
_LISTS = ("include", "exclude", "harm")


@cache
def codebook() -> Codebook:
    """The codebook that comes with the package, read once."""
    folder = files("saksi.codebook")
    names = ("events.yaml", "acled.yaml", "plover.yaml", "ucdp.yaml")
    return parse_codebook({name: folder.joinpath(name).read_text("utf-8") for name in names})


def parse_codebook(texts: Mapping[str, str]) -> Codebook:
    """The codebook of YAML texts by file name; CodebookError names file and entry of what is wrong."""
    content = {name: _yaml(name, text) for name, text in texts.items()}
    events = content["events.yaml"]
    types = _types(_key(events, "types", list, "events.yaml"))
    return Codebook(
        version=_key(events, "version", str, "events.yaml"),
        types=MappingProxyType(types),
        lenient=_lenient(_key(events, "lenient", dict, "events.yaml"), types),
        acled_cases=_cases(content["acled.yaml"], "acled.yaml", types, _acled),
        plover_cases=_cases(content["plover.yaml"], "plover.yaml", types, _plover),
        ucdp_rules=_ucdp(content["ucdp.yaml"], types),
        ucdp_names=MappingProxyType(dict(_key(content["ucdp.yaml"], "types_of_violence", dict, "ucdp.yaml"))),
    )


def _yaml(name: str, text: str) -> Mapping[str, Any]:
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise CodebookError(f"{name} is not YAML: {error}", "mend the file") from error
    if not isinstance(content, dict):
        raise CodebookError(f"{name} is not a mapping", "see the comment at the head of the file")
    return content


def _key(content: Mapping[str, Any], key: str, kind: type[Value], where: str) -> Value:
    value = content.get(key)
    if not isinstance(value, kind) or not value:
        raise CodebookError(f"{where}: {key} is {value!r}", f"give a {kind.__name__} that is not empty")
    return value


def _types(entries: Sequence[Any]) -> dict[str, EventType]:
    types: dict[str, EventType] = {}
    for number, entry in enumerate(entries, 1):
        event_type = _event_type(entry, number)
        if event_type.code in types:
            raise CodebookError(f"events.yaml: {event_type.code} stands twice", "keep one entry a code")
        types[event_type.code] = event_type
    return types


def _event_type(entry: object, number: int) -> EventType:
    if not isinstance(entry, dict):
        raise CodebookError(f"events.yaml: entry {number} is {entry!r}", "give a mapping with code, tier, ...")
    where = f"events.yaml: {entry.get('code', f'entry {number}')}"
    unknown = set(entry) - {*_TEXTS, *_FLAGS, *_LISTS}
    if unknown:
        known = ", ".join((*_TEXTS, *_LISTS, *_FLAGS))
        raise CodebookError(f"{where} has {', '.join(sorted(map(str, unknown)))}", f"the keys are {known}")
    texts = {key: _key(entry, key, str, where).strip() for key in _TEXTS}
    if texts["tier"] not in tuple("ABCD"):
        raise CodebookError(f"{where}: tier is {texts['tier']}", "give A, B, C or D")
    harm = frozenset(HarmKind(kind) for kind in _words(entry, "harm", where, tuple(HarmKind)))
    flags = {key: _flag(entry, key, where) for key in _FLAGS}
    include, exclude = (_words(entry, key, where) for key in ("include", "exclude"))
    fields: dict[str, Any] = {**texts, **flags, "include": include, "exclude": exclude, "harm": harm}
    return EventType(**fields)


def _flag(entry: Mapping[str, Any], key: str, where: str) -> bool:
    value = entry.get(key, False)
    if not isinstance(value, bool):
        raise CodebookError(f"{where}: {key} is {value!r}", "give true or false")
    return value


def _words(entry: Mapping[str, Any], key: str, where: str, options: Sequence[str] = ()) -> tuple[str, ...]:
    words = entry.get(key)
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise CodebookError(f"{where}: {key} is {words!r}", "give a list of strings")
    if options and not set(words) <= set(options):
        raise CodebookError(f"{where}: {key} is {words!r}", f"choose from {', '.join(options)}")
    return tuple(words)


def _known(code: str, types: Mapping[str, EventType], where: str) -> str:
    if code not in types:
        raise CodebookError(f"{where} names {code}, which is no event type", "use a code of events.yaml")
    return code


def _lenient(rows: Mapping[str, Any], types: Mapping[str, EventType]) -> Mapping[str, frozenset[str]]:
    checked = {
        name: frozenset(_known(code, types, f"events.yaml: lenient {name}") for code in _words(rows, name, "lenient"))
        for name in rows
    }
    return MappingProxyType(checked)


def _cases(
    content: Mapping[str, Any],
    name: str,
    types: Mapping[str, EventType],
    target: Callable[[Mapping[str, Any], Mapping[str, Any], str], Target],
) -> Mapping[str, tuple[Case[Target], ...]]:
    """The cases of every type; a type without an entry is an error, a type that maps to nothing has an empty list."""
    entries = _key(content, "types", dict, name)
    for code in types:
        if code not in entries:
            raise CodebookError(f"{name}: {code} is missing", "write [] for a type without counterpart")
    found: dict[str, tuple[Case[Target], ...]] = {}
    for code, cases in entries.items():
        where = f"{name}: {_known(code, types, name)}"
        found[code] = tuple(
            Case(_condition(case, where), target(case, content, where)) for case in _listed(cases, where)
        )
        if found[code] and found[code][-1].when is not None:
            raise CodebookError(f"{where} ends with a condition", "let the last case always hold")
    return MappingProxyType(found)


def _listed(cases: object, where: str) -> list[Mapping[str, Any]]:
    if not isinstance(cases, list) or not all(isinstance(case, dict) for case in cases):
        raise CodebookError(f"{where} is {cases!r}", "give a list of cases")
    return cases


def _condition(case: Mapping[str, Any], where: str) -> Condition | None:
    when = case.get("when")
    if when is None:
        return None
    if when not in tuple(Condition):
        raise CodebookError(f"{where}: when is {when!r}", f"choose from {', '.join(Condition)}")
    return Condition(when)


def _acled(case: Mapping[str, Any], content: Mapping[str, Any], where: str) -> Acled:
    event_type, sub_event_type = (_key(case, key, str, where) for key in ("event_type", "sub_event_type"))
    disorder = content.get("sub_event_disorder_types", {}).get(sub_event_type)
    disorder = disorder or content.get("disorder_types", {}).get(event_type)
    if disorder is None:
        raise CodebookError(f"{where}: event_type {event_type} has no disorder type", "add it to disorder_types")
    return Acled(event_type, sub_event_type, disorder)


def _plover(case: Mapping[str, Any], content: Mapping[str, Any], where: str) -> Plover:
    event_type = _key(case, "event_type", str, where)
    quad_class = content.get("quad_classes", {}).get(event_type)
    if quad_class is None:
        raise CodebookError(f"{where}: event_type {event_type} has no quad class", "add it to quad_classes")
    return Plover(event_type, case.get("mode"), quad_class)


def _ucdp(content: Mapping[str, Any], types: Mapping[str, EventType]) -> Mapping[str, ViolenceRule]:
    rules: dict[str, ViolenceRule] = {}
    for code, rule in _key(content, "types", dict, "ucdp.yaml").items():
        where = f"ucdp.yaml: {_known(code, types, 'ucdp.yaml')}"
        if rule not in tuple(ViolenceRule):
            raise CodebookError(f"{where} is {rule!r}", f"choose from {', '.join(ViolenceRule)}")
        rules[code] = ViolenceRule(rule)
    return MappingProxyType(rules)
