"""Forces and people of a country that have no entry of their own: "tentara Ghana", "Kenyan police"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from saksi.knowledge.actor import CIVILIAN, KnownActor
from saksi.knowledge.actor_words import LONGEST, ActorWords, ForceWords, Words
from saksi.knowledge.folding import fold
from saksi.knowledge.overlay import countries, read_yaml


@dataclass(frozen=True, slots=True)
class Branch:
    """What "the X of a country" is: its English name ("Navy of {}"), kind, ACLED code, and its parent's branch."""

    title: str
    kind: str
    inter: int
    parent: str | None = "state"


#: By the first part of the id (`mil-gh`: Ghana's military).
BRANCHES: Mapping[str, Branch] = MappingProxyType(
    {
        "state": Branch("Government of {}", "state", 1, None),
        "mil": Branch("Military Forces of {}", "military", 1),
        "navy": Branch("Navy of {}", "military", 1, "mil"),
        "airforce": Branch("Air Force of {}", "military", 1, "mil"),
        "police": Branch("Police Forces of {}", "police", 1),
        "security": Branch("Security forces of {}", "military", 1),
        "intel": Branch("Intelligence services of {}", "intelligence", 1),
        "border": Branch("Border guards of {}", "police", 1),
        "coastguard": Branch("Coast Guard of {}", "police", 1),
        "mfa": Branch("Ministry of Foreign Affairs of {}", "government", 1),
        "mod": Branch("Ministry of Defence of {}", "government", 1),
        "moi": Branch("Ministry of the Interior of {}", "government", 1),
        "moh": Branch("Ministry of Health of {}", "government", 1),
        "moj": Branch("Justice authorities of {}", "government", 1),
        "civildefence": Branch("Civil defence of {}", "government", 1),
        "parliament": Branch("Parliament of {}", "government", 1),
        "redcross": Branch("Red Cross or Red Crescent of {}", "international", CIVILIAN, None),
        "media": Branch("State media of {}", "media", CIVILIAN),
        "embassy": Branch("Embassy of {}", "government", 1),
        "civilians": Branch("Civilians ({})", "civilian", CIVILIAN, None),
        "protesters": Branch("Protesters ({})", "civilian", 6, None),
        "refugees": Branch("Refugees ({})", "civilian", CIVILIAN, None),
        "journalists": Branch("Journalists ({})", "civilian", CIVILIAN, None),
        "rebels": Branch("Armed groups ({})", "armed_group", 3, None),
        "settlers": Branch("Settlers ({})", "civilian", CIVILIAN, None),
    }
)

#: Branches that news also names after the seat of government ("pemerintah Tripoli").
_RULING = frozenset({"state", "mil"})


class Nations:
    """Countries by their names, adjectives and plurals in folded form, and what stands for their governments.

    The names are those of `countries.yaml` and, of further `languages` (ISO 639-1), those that babel knows.
    """

    def __init__(self, languages: Iterable[str] = ()) -> None:
        self.names: dict[str, str] = {}
        self.metonyms: dict[str, tuple[str, ...]] = {}
        self._houses: dict[str, tuple[str, ...]] = {}
        self._index: dict[str, tuple[str, ...]] = {}
        self._people: dict[str, tuple[str, ...]] = {}
        states, more = read_yaml("countries.yaml"), read_yaml("nations.yaml")
        for named in countries(states):
            code = named.place.country or ""
            own = more.get(code, {})
            self.names[code] = named.place.name
            adjectives = [*states.get(code, {}).get("adjectives", ()), *own.get("adjectives", ())]
            self._add(self._index, code, [*named.names, *own.get("names", ()), *adjectives])
            self._add(self._people, code, [f"{word}s" for word in adjectives if not word.endswith(("s", "sh", "ch"))])
            self.metonyms[code] = tuple(own.get("metonyms", ()))
            self._add(self._houses, code, self.metonyms[code])

        for language in languages:
            for code, name in _territories(language).items():
                if code in self.names:
                    self._add(self._index, code, [name])

    @staticmethod
    def _add(index: dict[str, tuple[str, ...]], code: str, names: Iterable[str]) -> None:
        for name in names:
            key = fold(name).replace(" & ", " and ")
            if code not in index.get(key, ()):
                index[key] = (*index.get(key, ()), code)

    def of(self, words: Words) -> tuple[str, ...]:
        """The countries (ISO) that these folded words name as a name or an adjective."""
        return self._index.get(" ".join(words), ())

    def ruled_from(self, words: Words) -> tuple[str, ...]:
        """The countries for whose government these words stand ("kabul")."""
        return self._houses.get(" ".join(words), ())

    def people(self, words: Words) -> tuple[str, ...]:
        """The countries whose people these words name ("palestinians")."""
        return self._people.get(" ".join(words), ())


def _territories(language: str) -> Mapping[str, str]:
    """The names of countries in a language that babel knows, none in another."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  (slow to import)

    try:
        return dict(Locale(language).territories)
    except UnknownLocaleError:
        return {}


class Forces:
    """Reads a nationality and a force in any language; makes the entries that it has none for."""

    def __init__(self, words: ActorWords, nations: Nations, entries: Iterable[KnownActor]) -> None:
        self._words = words
        self._nations = nations
        self._heads = {(actor.branch, actor.country): actor for actor in entries if actor.branch and actor.country}
        self._made: dict[str, KnownActor] = {}

    def read(self, words: Words) -> list[KnownActor]:
        """The forces that folded words name, the likeliest first: "tentara sudan selatan", "sudanese troops"."""
        for language in self._words.forces:
            found = _behind(language, words, self._nations) or _in_front(language, words, self._nations)
            if found:
                return [self.force(branch, code) for branch, code in found]
        return [self.force("civilians", code) for code in self._nations.people(words)]

    def force(self, branch: str, country: str) -> KnownActor:
        """The entry of a branch of a country, a derived one where the list has none."""
        return self._heads.get((branch, country)) or self._derived(branch, country)

    def get(self, actor_id: str) -> KnownActor | None:
        """The derived entry of an id like `mil-gh`, None if it is not of that form."""
        branch, _, code = actor_id.rpartition("-")
        known = branch in BRANCHES and code.upper() in self._nations.names
        return self._derived(branch, code.upper()) if known else None

    def _derived(self, branch: str, country: str) -> KnownActor:
        key = f"{branch}-{country.lower()}"
        if key not in self._made:
            form = BRANCHES[branch]
            name = form.title.format(self._nations.names[country])
            parent = self.force(form.parent, country).id if form.parent else None
            self._made[key] = KnownActor(
                key, name, form.kind, country, parent, (name,), inter=form.inter, branch=branch, derived=True
            )
        return self._made[key]


def _behind(language: ForceWords, words: Words, nations: Nations) -> list[tuple[str, str]]:
    """A force with its country behind it, after "of" where the language has the country in front."""
    for length in range(min(LONGEST, len(words) - 1), 0, -1):
        branch = language.branches.get(words[:length])
        if branch is None:
            continue
        rest = words[length:]
        if language.country_first and not _joined(language, rest):
            return []
        for tail in _without(rest, language.inside | language.of):
            if codes := nations.of(tail) or (nations.ruled_from(tail) if branch in _RULING else ()):
                return [(branch, code) for code in codes]
    return []


def _in_front(language: ForceWords, words: Words, nations: Nations) -> list[tuple[str, str]]:
    """A force with its country in front, where the language has it there."""
    if not language.country_first:
        return []
    for length in range(min(LONGEST, len(words) - 1), 0, -1):
        branch = language.branches.get(words[-length:])
        if branch is None:
            continue
        for head in _without_end(words[:-length], language.inside):
            if codes := nations.of(head):
                return [(branch, code) for code in codes]
    return []


def _joined(language: ForceWords, rest: Words) -> bool:
    return rest[0] in language.of


def _without(words: Words, dropped: frozenset[str]) -> Iterator[Words]:
    """The words, then less each of the dropped ones that they begin with."""
    while words:
        yield words
        if words[0] not in dropped:
            return
        words = words[1:]


def _without_end(words: Words, dropped: frozenset[str]) -> Iterator[Words]:
    while words:
        yield words
        if words[-1] not in dropped:
            return
        words = words[:-1]
