"""Who a toll counts: groups of people as written, made comparable across reports and languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from saksi.knowledge.folding import fold
from saksi.lang.people import people_in

_CIVILIAN = frozenset({"civilians", "unarmed"})
_ARMED = frozenset({"soldiers", "police", "forces", "fighters", "attackers"})
#: Classes whose words mean the same in comparison; of the others each word is a group of its own.
_ONE_GROUP = _ARMED | {"civilians", "others"}


@dataclass(frozen=True, slots=True)
class Group:
    """A group as written: `key` is equal for wordings of one group, `classes` are those of its words (`people.yaml`).

    `names` are its words of no class, such as names. `leading` is the class of the first word, "" for a name. `anyone`:
    the words say nothing of who is meant, so that the number counts all ("orang", "people").
    """

    key: frozenset[str]
    classes: frozenset[str]
    names: frozenset[str]
    leading: str
    anyone: bool

    @property
    def others(self) -> bool:
        """Whether the number counts people besides some told before ("tiga lainnya")."""
        return "others" in self.classes

    @property
    def civilian(self) -> bool:
        """Whether all of the group are said to be unarmed."""
        return bool(self.classes & _CIVILIAN) and not self.armed

    @property
    def unarmed_party(self) -> bool:
        """Whether the group is named after the unarmed: "warga Dekai", not "Dewan Rakyat"."""
        return self.civilian and self.leading in _CIVILIAN

    @property
    def armed(self) -> bool:
        """Whether some of the group are said to be armed."""
        return bool(self.classes & _ARMED)

    def covers(self, part: Group) -> bool:
        """Whether `part` is a part of this group: "warga" of "warga" and "anak-anak", "tentara" of "tentara Israel"."""
        if self.others or part.others or self == part:
            return False
        if self.anyone and not part.anyone:
            return True
        whole = "civilians" in self.classes and "unarmed" not in self.classes
        if whole and not part.armed and "civilians" not in part.classes:
            return True
        return self.key < part.key


@lru_cache(maxsize=65536)
def group_of(who: str) -> Group:
    """The group that `who` names; no words at all are anyone."""
    found = [(word, kind) for word, kind in people_in(who) if kind != "joining"]
    classes = frozenset(kind for _, kind in found if kind)
    key = frozenset(kind if kind in _ONE_GROUP else fold(word) for word, kind in found if kind != "anyone")
    names = frozenset(fold(word) for word, kind in found if not kind)
    anyone = not found or (found[0][1] == "anyone" and "others" not in classes)
    return Group(key, classes, names, found[0][1] if found else "", anyone)
