"""Examples as tensors: pieces, labels by piece, and the pairs of triggers and mentions."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor

from saksi.model import Span
from saksi.read.encoder.features import mention_hints, role_hints, trigger_hints
from saksi.read.encoder.network import LONGEST
from training.examples import ENTITY_KINDS, MENTION_KINDS, MODALITIES, ROLES, Example, Labelled
from training.model import EVENT_TYPES, distance_bucket

_IGNORE = -100
_STEP = 16


@dataclass(frozen=True, slots=True)
class Pairs:
    """Trigger–mention pairs of a batch: row and piece range of each side, distance bucket, type, 0/1 roles.

    `known` is 0 where it is not known whether the mention fills the role.
    """

    row: list[int]
    trigger: list[tuple[int, int]]
    mention: list[tuple[int, int]]
    distance: list[int]
    types: list[int]
    hints: Tensor
    roles: Tensor
    known: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch: pieces, mask, labels by piece for each token head, triggers with modality and background, pairs."""

    pieces: Tensor
    mask: Tensor
    mentions: Tensor
    triggers: Tensor
    entities: Tensor
    trigger_hints: Tensor
    mention_hints: Tensor
    stated: list[tuple[int, tuple[int, int], int, bool]]
    pairs: Pairs


@dataclass(frozen=True, slots=True)
class Encoded:
    """An example with its pieces."""

    example: Example
    encoding: Encoding

    def unhinted(self) -> Encoded:
        """The same without what the rules find."""
        return Encoded(replace(self.example, hints=None), self.encoding)

    def pieces_of(self, span: Span) -> tuple[int, int] | None:
        """First and last-plus-one piece that overlap a span of characters; None beyond the length that is read."""
        inside = [
            number
            for number, (start, end) in enumerate(self.encoding.offsets[:LONGEST])
            if start < span.end and span.start < end
        ]
        return (inside[0], inside[-1] + 1) if inside else None


def encode(examples: Sequence[Example], tokenizer: Tokenizer) -> list[Encoded]:
    """The examples with their pieces."""
    encodings = tokenizer.encode_batch([example.text for example in examples])
    return [Encoded(example, encoding) for example, encoding in zip(examples, encodings, strict=True)]


def batches(encoded: Sequence[Encoded], pieces: int, seed: int) -> Iterator[Batch]:
    """Batches of about `pieces` pieces, sentences of like length together, in an order that `seed` fixes."""
    chance = random.Random(seed)
    order = sorted(encoded, key=lambda one: min(LONGEST, len(one.encoding.ids)) + chance.uniform(-3, 3))
    groups: list[list[Encoded]] = [[]]
    for one in order:
        length = _padded(len(one.encoding.ids))
        if groups[-1] and length * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(one)
    chance.shuffle(groups)
    for group in filter(None, groups):
        yield make_batch(group)


def _padded(length: int) -> int:
    """The length a sentence is padded to: few different shapes, since each new one costs the processor a start."""
    return min(LONGEST, -(-length // _STEP) * _STEP)


def make_batch(group: Sequence[Encoded]) -> Batch:
    """One batch of encoded examples."""
    length = _padded(max(len(one.encoding.ids) for one in group))
    size = (len(group), length)
    pieces, mask = torch.ones(size, dtype=torch.long), torch.zeros(size, dtype=torch.long)
    labels = [torch.full(size, _IGNORE) for _ in range(3)]
    hints = [torch.zeros(size, dtype=torch.long) for _ in range(2)]
    for row, one in enumerate(group):
        count = min(length, len(one.encoding.ids))
        pieces[row, :count] = torch.tensor(one.encoding.ids[:count])
        mask[row, :count] = 1
        _label_row(row, one, count, labels)
        if one.example.hints:
            spans = [Span(start, end) for start, end in one.encoding.offsets[:count]]
            hints[0][row, :count] = torch.from_numpy(trigger_hints(one.example.hints, spans, EVENT_TYPES))
            hints[1][row, :count] = torch.from_numpy(mention_hints(one.example.hints, spans))
    return Batch(pieces, mask, *labels, *hints, _stated(group), _pairs(group))


def _label_row(row: int, one: Encoded, count: int, labels: list[Tensor]) -> None:
    example = one.example
    if example.mentions_complete:
        labels[0][row, :count] = 0
    else:
        _bound(labels[0], row, one, count)
    _paint(labels[0], row, one, example.mentions, MENTION_KINDS)
    if example.triggers is not None:
        labels[1][row, :count] = 0
        found = [Labelled(trigger.span, trigger.event_type) for trigger in example.triggers]
        _paint(labels[1], row, one, found, EVENT_TYPES)
    if example.entities is not None:
        labels[2][row, :count] = 0
        _paint(labels[2], row, one, example.entities, ENTITY_KINDS)


def _bound(labels: Tensor, row: int, one: Encoded, count: int) -> None:
    """Marks what surely is no mention where not all are known: the pieces beside a known one, and triggers."""
    for trigger in one.example.triggers or ():
        place = one.pieces_of(trigger.span)
        if place:
            labels[row, place[0] : place[1]] = 0
    for mention in one.example.mentions:
        place = one.pieces_of(mention.span)
        if place:
            labels[row, max(0, place[0] - 1)] = 0
            labels[row, min(count - 1, place[1])] = 0


def _paint(labels: Tensor, row: int, one: Encoded, found: Sequence[Labelled], kinds: Sequence[str]) -> None:
    for label in sorted(found, key=lambda label: -len(label.span)):
        place = one.pieces_of(label.span)
        if place:
            kind = 1 + 2 * kinds.index(label.label)
            labels[row, place[0] : place[1]] = kind + 1
            labels[row, place[0]] = kind


def _stated(group: Sequence[Encoded]) -> list[tuple[int, tuple[int, int], int, bool]]:
    return [
        (row, place, MODALITIES.index(trigger.modality), trigger.background)
        for row, one in enumerate(group)
        for trigger in one.example.triggers or ()
        if (place := one.pieces_of(trigger.span))
    ]


def _pairs(group: Sequence[Encoded]) -> Pairs:
    rows: list[int] = []
    triggers: list[tuple[int, int]] = []
    mentions: list[tuple[int, int]] = []
    buckets: list[int] = []
    types: list[int] = []
    roles: list[list[float]] = []
    hinted: list[list[float]] = []
    known: list[list[float]] = []
    for row, one in enumerate(group):
        mentioned = [*(mention.span for mention in one.example.mentions), *one.example.others]
        others = frozenset(one.example.others)
        for trigger in one.example.triggers or ():
            at = one.pieces_of(trigger.span)
            for mention in mentioned:
                there = one.pieces_of(mention)
                if at is None or there is None:
                    continue
                rows.append(row)
                triggers.append(at)
                mentions.append(there)
                buckets.append(distance_bucket(at[0], there[0]))
                types.append(EVENT_TYPES.index(trigger.event_type))
                given = {argument.label for argument in trigger.arguments if argument.span == mention}
                roles.append([float(role in given) for role in ROLES])
                known.append([float(mention not in others or role not in trigger.unsaid) for role in ROLES])
                hints = one.example.hints
                row_of = role_hints(hints, trigger.span, mention) if hints else [0.0] * len(ROLES)
                hinted.append([float(value) for value in row_of])
    shape = (-1, len(ROLES))
    return Pairs(
        rows,
        triggers,
        mentions,
        buckets,
        types,
        torch.tensor(hinted).reshape(shape),
        torch.tensor(roles).reshape(shape),
        torch.tensor(known).reshape(shape),
    )


def span_vectors(hidden: Tensor, rows: Sequence[int], places: Sequence[tuple[int, int]]) -> Tensor:
    """The mean vector of each piece range (rows of the batch, ranges of pieces)."""
    length = hidden.shape[1]
    starts = torch.tensor([start for start, _ in places])
    ends = torch.tensor([end for _, end in places])
    steps = torch.arange(length)
    inside = ((steps >= starts[:, None]) & (steps < ends[:, None])).to(hidden.dtype)
    weights = inside / inside.sum(-1, keepdim=True)
    return torch.einsum("nl,nlh->nh", weights, hidden[torch.tensor(list(rows))])
