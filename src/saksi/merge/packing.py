"""Very many tellings in little memory: their traits stand as bytes until somebody asks for one."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import overload

from saksi.merge.tellings import Telling
from saksi.merge.traits import Traits
from saksi.model import Record

_FIELDS = tuple(field.name for field in fields(Traits))


def pack(traits: Traits) -> bytes:
    """The traits as bytes, for this process and its children alone."""
    return marshal.dumps(tuple(getattr(traits, name) for name in _FIELDS))


def unpack(packed: bytes) -> Traits:
    """The inverse of `pack`."""
    return Traits(*marshal.loads(packed))  # noqa: S302  (what `pack` made, in memory)


class Packed(Sequence[Telling]):
    """Tellings of which each is made anew when asked for: the records of each, and its traits as `pack` leaves them."""

    def __init__(self, records: Sequence[tuple[Record, ...]], traits: Sequence[bytes]) -> None:
        self.records = records
        self._traits = traits

    def __len__(self) -> int:
        return len(self.records)

    @overload
    def __getitem__(self, place: int) -> Telling: ...
    @overload
    def __getitem__(self, place: slice) -> Packed: ...
    def __getitem__(self, place: int | slice) -> Telling | Packed:
        if isinstance(place, slice):
            return Packed(self.records[place], self._traits[place])
        return Telling(self.records[place], unpack(self._traits[place]))

    def __iter__(self) -> Iterator[Telling]:
        return (self[place] for place in range(len(self)))
