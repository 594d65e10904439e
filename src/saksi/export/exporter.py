"""The shape of an exporter, and what one tells when it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from saksi.export.material import Material


class Unit(StrEnum):
    """What a file tells of."""

    RECORDS = "records"
    INCIDENTS = "incidents"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many of its units an exporter wrote, and why it left others out, with their number."""

    written: int
    left_out: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Exporter:
    """A file format, written by the function `write` of the module saksi.export.`module`.

    `file` is what its file is called in a release, `media_type` the IANA's. `beside` names further files, with FILE for
    the name of the first and STEM for that name without its suffix.
    """

    module: str
    about: str
    unit: Unit
    file: str
    media_type: str
    beside: tuple[str, ...] = ()

    def write(self, material: Material, output: str) -> Outcome:
        """Write the material to the file `output` ("-": standard output); ExportError if it cannot be written."""
        function: Callable[[Material, str], Outcome] = import_module(f"saksi.export.{self.module}").write
        return function(material, output)
