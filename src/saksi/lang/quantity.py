"""Numbers and vague quantities in running text: the shapes and the engine that the language packs feed with words.

A language's words stand in its `quantities.yaml`; the codebook's section 1 fixes what vague words and hedges mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from saksi.errors import CodebookError
from saksi.lang.numerals import Numerals
from saksi.lang.openings import Opened, Places
from saksi.model import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something, as written.

    `text` and `span` include the hedge ("setidaknya 27"), not the thing counted. `low` to `high` is the codebook's
    reading (`high` None: open-ended). `share` marks a percentage. `unit` is the word that says what is counted, lower
    case, where it follows at once; `measure` is true where that word measures (km, persen, tahun, dolar), so that
    no people are counted.
    """

    span: Span
    text: str
    low: int
    high: int | None
    share: bool = False
    unit: str | None = None
    measure: bool = False


@dataclass(frozen=True, slots=True)
class QuantityRules:
    """One language's words for quantities, compiled.

    `hedges` maps a hedge to what it makes of N: `least` (N or more), `most` (0 to N), `under` (0 to N-1), `about` (N).
    `finder` finds candidates; `fixed` are whole words that are a quantity by themselves.
    """

    numerals: Numerals
    finder: Opened
    hedges: Mapping[str, str]
    vague: Mapping[str, tuple[int, int | None]]
    shares: frozenset[str]
    measures: frozenset[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    unit: re.Pattern[str]
    suffix_least: re.Pattern[str]
    places: re.Pattern[str]


def _words(values: object) -> list[str]:
    return [str(value) for value in values] if isinstance(values, list) else []


def alternation(words: list[str]) -> str:
    """A regular expression for any of `words`, longest first, spaces standing for any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def load_rules(path: Path) -> QuantityRules:
    """The rules in the YAML file at `path`.

    Raises:
        CodebookError: where the file lacks one of its parts.
    """
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        return _compile(data)
    except KeyError as missing:
        raise CodebookError(
            f"{path} has no part {missing}", "compare it with the quantities of another language"
        ) from None


def _compile(data: Mapping[str, Any]) -> QuantityRules:
    numerals = Numerals.of(data["numerals"])
    hedges = {_squeeze(word): kind for kind, words in data["hedges"].items() for word in words}
    vague = {word: (int(low), None if high is None else int(high)) for word, (low, high) in data["vague"].items()}
    number = (
        rf"(?:{numerals.pattern}|(?:{alternation(list(vague))})\b(?:\s+(?:{alternation(data['vague_scales'])})\b)?)"
    )
    finder = re.compile(
        rf"(?:\b(?P<hedge>{alternation(list(hedges))})\s+(?:(?:{alternation(data['fillers'])})\s+)?)?"
        rf"(?P<between>\b(?:{alternation(data['between'])})\s+)?"
        rf"(?P<money>(?:{data['money']})\s?)?"
        rf"(?<![\w/:@#])(?<!\d[.,–-])(?<!\w-)(?P<number>{number})"
        rf"(?:\s*(?P<to>[–-]|\b(?:{alternation(data['ranges'])})\b)\s*(?P<upper>{number}))?(?P<share>\s?%)?",
        re.IGNORECASE,
    )
    return QuantityRules(
        numerals=numerals,
        finder=Opened(finder),
        hedges=hedges,
        vague=vague,
        shares=frozenset(data["shares"]),
        measures=frozenset(_words(data["measures"])),
        not_before=re.compile(rf"(?:{data['not_before']})\s*$", re.IGNORECASE),
        not_after=re.compile(data["not_after"], re.IGNORECASE),
        unit=re.compile(rf"[\s-]+(?:(?:{alternation(data['unit_fillers'])})\s+)?([^\W\d_]+(?:-[^\W\d_]+)?)"),
        suffix_least=re.compile(rf"\s+(?:{alternation(data['suffix_least'])})\b"),
        places=re.compile(rf"\b(?:{alternation(data['place_words'])})\s+$", re.IGNORECASE),
    )


def _squeeze(text: str) -> str:
    return " ".join(text.lower().split())


def find(text: str, rules: QuantityRules) -> Iterator[Quantity]:
    """The quantities of `text` in order, without dates, clock times, years, ages in brackets and model names."""
    at = 0
    starts = Places(text).of(rules.finder)
    for start in range(len(text)) if starts is None else starts:
        if start < at or (match := rules.finder.pattern.match(text, start)) is None:
            continue
        quantity, at = _quantity(text, match, rules)
        if quantity is not None:
            yield quantity


def _quantity(text: str, match: re.Match[str], rules: QuantityRules) -> tuple[Quantity | None, int]:
    """What one candidate says, or None, and where to look on."""
    start, end = match.span("number")
    lower = _value(match["number"], rules)
    if lower is None:
        return None, end
    low, high, used = lower
    end = start + used
    whole = used == len(match["number"])
    if _is_other_thing(text, match, end, rules):
        return None, max(end, match.end("upper") if match["upper"] and match["to"] in "-–" else end)
    upper = _value(match["upper"], rules) if match["upper"] and whole else None
    ranged = upper is not None and upper[0] >= low
    if upper is not None and ranged:
        high = upper[1]
        end = match.start("upper") + upper[2]
    elif match["between"]:
        start = match.start("number")
    hedge = match["hedge"]
    begin = match.start() if hedge or (match["between"] and ranged) or match["money"] else start
    kind = rules.hedges[_squeeze(hedge)] if hedge else "about"
    low, high = _hedged(kind, low, high) if not ranged else (low, high)
    if not hedge and (more := rules.suffix_least.match(text, end)):
        high, end = None, more.end()
    return _with_unit(text, match, Span(begin, end), (low, high), rules)


def _with_unit(
    text: str, match: re.Match[str], span: Span, value: tuple[int, int | None], rules: QuantityRules
) -> tuple[Quantity, int]:
    """The quantity with the unit after it; a percentage's span takes the sign or the word in."""
    found = rules.unit.match(text, span.end)
    unit = found[1].lower() if found else None
    if match["share"] and span.end == match.start("share"):
        span, unit = Span(span.start, match.end("share")), "%"
    elif found and unit in rules.shares:
        span = Span(span.start, found.end())
    share = unit == "%" or unit in rules.shares
    measure = share or bool(match["money"]) or unit in rules.measures
    return Quantity(span, span.of(text), value[0], value[1], share, unit, measure), span.end


def _hedged(kind: str, low: int, high: int | None) -> tuple[int, int | None]:
    if kind == "least":
        return low, None
    if kind == "most":
        return 0, high
    if kind == "under":
        return 0, None if high is None else max(high - 1, 0)
    return low, high


def _value(words: str, rules: QuantityRules) -> tuple[int, int | None, int] | None:
    """Low, high and how many characters of `words` say so."""
    parts = words.lower().split()
    head = " ".join(parts)
    for size in range(len(parts), 0, -1):
        vague = rules.vague.get(" ".join(parts[:size]))
        if vague is not None:
            factor = 1
            for scale in parts[size:]:
                factor *= rules.numerals.scale_of(scale)
            low, high = vague
            return low * factor, None if high is None else (high + 1) * factor - 1, len(words)
    number = rules.numerals.read(words) if head else None
    return None if number is None else (number.value, number.value + number.slack, number.length)


def _is_other_thing(text: str, match: re.Match[str], end: int, rules: QuantityRules) -> bool:
    """Whether the number is a date, a clock time, a year, an age in brackets, a model or a place, not a quantity."""
    start = match.start("number")
    before = text[max(0, match.start() - 24) : match.start()]
    digits = text[start:end]
    if rules.not_before.search(text[max(0, start - 24) : start]) or rules.not_after.match(text, end):
        return True
    if before.endswith("(") and text[end : end + 1] == ")" and digits.isdigit():
        return True
    if digits[0].isupper() and rules.places.search(before):
        return True
    return _is_year(text, digits, end, rules) and not match["hedge"] and not match["money"]


def _is_year(text: str, digits: str, end: int, rules: QuantityRules) -> bool:
    if len(digits) != 4 or not digits.isdigit() or not 1800 <= int(digits) <= 2100:
        return False
    found = rules.unit.match(text, end)
    return found is None or found[1].lower() not in rules.measures | _PEOPLE


_PEOPLE = frozenset(
    ("orang", "jiwa", "warga", "korban", "personel", "tentara", "prajurit", "people", "civilians", "soldiers", "troops")
)
