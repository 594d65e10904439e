"""Where quotes of evidence stand in a raw text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from saksi.model import Span

#: Characters that `str.isspace` does not know as space, but that scraped texts scatter between letters.
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


def locate(quote: str, raw: str) -> tuple[Span, ...]:
    """Every place in `raw` where `quote` stands, verbatim; failing that, with all white space left out of account.

    All occurrences count, since a report that repeats its body states the same twice; an empty quote stands nowhere.
    """
    wanted = quote.strip()
    if not wanted:
        return ()
    verbatim = tuple(Span(at, at + len(wanted)) for at in _occurrences(wanted, raw))
    return verbatim or _locate_squeezed(wanted, raw)


def locate_all(quotes: Iterable[str], raw: str) -> tuple[Span, ...]:
    """The spans of all quotes, sorted, each once."""
    return tuple(sorted({span for quote in quotes for span in locate(quote, raw)}))


def overlap(ours: Sequence[Span], theirs: Sequence[Span]) -> int:
    """How many characters both lists of spans cover."""
    return len(_characters(ours) & _characters(theirs))


def likeness(ours: Sequence[Span], theirs: Sequence[Span]) -> float:
    """The characters that both cover as a share (0..1) of those that either covers."""
    either = len(_characters(ours) | _characters(theirs))
    return overlap(ours, theirs) / either if either else 0.0


def _characters(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def _occurrences(wanted: str, text: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _locate_squeezed(quote: str, raw: str) -> tuple[Span, ...]:
    """Occurrences of `quote` in `raw` when neither had any space; spans still count raw characters."""
    offsets = [at for at, character in enumerate(raw) if not _blank(character)]
    squeezed = "".join(raw[at] for at in offsets)
    wanted = "".join(character for character in quote if not _blank(character))
    if not wanted:
        return ()
    starts = _occurrences(wanted, squeezed)
    return tuple(Span(offsets[at], offsets[at + len(wanted) - 1] + 1) for at in starts)


def _blank(character: str) -> bool:
    return character.isspace() or character in INVISIBLE
