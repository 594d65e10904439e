"""The papers of a release: notices that it owes, how to cite it, sums of its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from saksi import __version__
from saksi.codebook import codebook
from saksi.knowledge.atlas import added
from saksi.knowledge.atlas.build import parts
from saksi.knowledge.atlas.folders import user_folder

_CODEBOOK = ("events.yaml", "acled.yaml", "plover.yaml", "ucdp.yaml")
#: Bytes that are read at once.
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Titles:
    """What a release is called, who made it, and under which licence its makers give their part of it."""

    version: str
    title: str = "Conflict incidents coded from news reports"
    authors: tuple[str, ...] = ()
    licence: str | None = None


@cache
def notices() -> Sequence[Mapping[str, str | None]]:
    """What a dataset owes to others: `source`, `licence`, `url`, `notice`."""
    rows: list[Mapping[str, str | None]] = yaml.safe_load(
        files("saksi.release").joinpath("notices.yaml").read_text("utf-8")
    )
    return tuple(rows)


def gazetteer_form() -> list[dict[str, str]]:
    """The parts of the gazetteer: source, terms, and a fingerprint of what each is made from."""
    return [
        {"source": part.source, "licence": part.licence, "fingerprint": part.fingerprint}
        for part in parts(user_folder())
    ]


def notice_text(titles: Titles) -> str:
    """The notices as a text file, those of places that the user added at the end."""
    own = titles.licence or "none is given: ask its makers before you pass it on"
    lines = [f"{titles.title}, version {titles.version}", "", f"Licence of this dataset: {own}.", ""]
    for row in notices():
        lines += [
            f"{row['source']} ({row['licence']})" + (f", {row['url']}" if row["url"] else ""),
            f"  {row['notice']}",
        ]
    for part in added.sources(user_folder()):
        lines += [f"{part.name} ({part.licence or 'terms not told'})", "  Places that the user added to the gazetteer."]
    return "\n".join(lines) + "\n"


def citation_text(titles: Titles) -> str:
    """A CITATION.cff (Citation File Format 1.2.0); JSON strings are YAML too."""
    authors = titles.authors or ("the makers of this dataset",)
    lines = [
        "cff-version: 1.2.0",
        "message: If you use this dataset, please cite it as below.",
        "type: dataset",
        f"title: {_quoted(titles.title)}",
        f"version: {_quoted(titles.version)}",
        "authors:",
        *(f"  - name: {_quoted(author)}" for author in authors),
    ]
    if titles.licence:
        lines.append(f"license: {_quoted(titles.licence)}")
    lines += [
        "references:",
        "  - type: software",
        "    title: Saksi",
        f"    version: {_quoted(__version__)}",
        "    authors:",
        "      - name: The Saksi contributors",
    ]
    return "\n".join(lines) + "\n"


def codebook_form() -> dict[str, str]:
    """The codebook's version, and a hash of its files: two releases with the same one mean the same by their codes."""
    folder = files("saksi.codebook")
    whole = hashlib.sha256()
    for name in _CODEBOOK:
        whole.update(folder.joinpath(name).read_bytes())
    return {"version": codebook().version, "sha256": whole.hexdigest()}


def sums_text(found: Sequence[Mapping[str, Any]]) -> str:
    """The sums of files as `sha256sum -c` reads them."""
    return "".join(f"{file['sha256']}  {file['name']}\n" for file in found)


def file_form(path: Path) -> dict[str, Any]:
    """A file's name, size and sum."""
    return {"name": path.name, "bytes": path.stat().st_size, "sha256": sha256(path)}


def sha256(path: Path) -> str:
    """The SHA-256 of a file."""
    whole = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            whole.update(block)
    return whole.hexdigest()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
