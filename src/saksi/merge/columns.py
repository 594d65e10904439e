"""Tellings as columns that SQL compares."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from saksi.codebook import codebook
from saksi.merge.blocking import windows
from saksi.merge.traits import Traits

_TEXTS = ("report_id", "family", "kind", "spot", "country", "region")
_TEXT_SETS = ("row", "kin", "doers", "sufferers", "names", "spots", "concepts", "lands")
_NUMBER_SETS = ("killed", "hurt", "numbers", "days")
_PLAIN = {
    "dated": "bool", "vague": "bool", "sweeps": "bool", "first": "int32", "last": "int32", "lat": "double",
    "lon": "double", "reach": "double",
}  # fmt: skip
#: Stands for the window of a telling without days.
NO_WINDOW = 0


def columns(tellings: Sequence[Traits]) -> Any:  # noqa: ANN401  (pyarrow has no types)
    """An Arrow table of tellings in their order; empty sets are NULL, for nothing can be said of them.

    `windows` and `marks` are what blocking looks up, `kind_bit` and `kin_bits` kinds as bits of one number.
    """
    import pyarrow as pa  # noqa: PLC0415  (only large stores need it)

    bits = {kind: 1 << number for number, kind in enumerate(codebook().types)}
    found = {name: pa.array([getattr(one, name) for one in tellings], pa.string()) for name in _TEXTS}
    found |= {name: pa.array([getattr(one, name) for one in tellings], kind) for name, kind in _PLAIN.items()}
    for names, kind in ((_TEXT_SETS, pa.string()), (_NUMBER_SETS, pa.int64())):
        for name in names:
            found[name] = pa.array([sorted(getattr(one, name)) or None for one in tellings], pa.list_(kind))
    found["marks"] = pa.array([sorted(one.names | one.spots) for one in tellings], pa.list_(pa.string()))
    found["windows"] = pa.array([_windows(one) for one in tellings], pa.list_(pa.int32()))
    found["kind_bit"] = pa.array([bits[one.kind] for one in tellings], pa.int64())
    found["kin_bits"] = pa.array([sum(bits[kind] for kind in one.kin) for one in tellings], pa.int64())
    return pa.table(found)


def write(table: Any, path: Path) -> None:  # noqa: ANN401  (pyarrow has no types)
    """Keep a table in a file."""
    import pyarrow as pa  # noqa: PLC0415

    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)


def read(path: Path) -> Any:  # noqa: ANN401  (pyarrow has no types)
    """The table that a file keeps."""
    import pyarrow as pa  # noqa: PLC0415

    with pa.memory_map(str(path)) as file:
        return pa.ipc.open_file(file).read_all()


def _windows(one: Traits) -> list[int]:
    return [NO_WINDOW if window is None else window for window in windows(one)]


class Codes:
    """Numbers for texts, the same text always the same: SQL compares numbers faster."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}

    def coded(self, table: Any) -> Any:  # noqa: ANN401  (pyarrow has no types)
        """The table with numbers for all texts."""
        import pyarrow as pa  # noqa: PLC0415

        for name in _TEXTS:
            place = table.schema.get_field_index(name)
            table = table.set_column(place, name, self._numbers(table.column(name).combine_chunks()))
        for name in (*_TEXT_SETS, "marks"):
            lists = table.column(name).combine_chunks()
            flat = self._numbers(lists.flatten())
            place = table.schema.get_field_index(name)
            table = table.set_column(place, name, pa.ListArray.from_arrays(lists.offsets, flat, mask=lists.is_null()))
        return table

    def _numbers(self, texts: Any) -> Any:  # noqa: ANN401  (pyarrow has no types)
        import pyarrow as pa  # noqa: PLC0415

        if len(texts) == 0:
            return pa.array([], pa.int32())
        found = texts.dictionary_encode()
        codes = [self._codes.setdefault(text, len(self._codes)) for text in found.dictionary.to_pylist()]
        return pa.array(codes, pa.int32()).take(found.indices)
