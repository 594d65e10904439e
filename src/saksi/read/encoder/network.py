"""The trained network on the CPU: onnxruntime for the encoder, numpy for the small head over pairs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from saksi.errors import ReaderError
from saksi.model import Span
from saksi.read.encoder.features import mention_hints, trigger_hints
from saksi.read.hints import SentenceHints

#: Pieces of a sentence that are read; what lies beyond is not.
LONGEST = 160
#: The most buckets of distance on either side of a trigger; each holds twice as many pieces as the one before.
FAR = 8
_BATCH_PIECES = 2400
_PADDING = 1
_INPUTS = ("pieces", "mask", "trigger_hints", "mention_hints")

Vectors = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence's pieces: their spans in it, their vectors, and probabilities of each token head's labels."""

    spans: tuple[Span, ...]
    hidden: Vectors
    mentions: Vectors
    triggers: Vectors

    def pieces_of(self, span: Span) -> tuple[int, int]:
        """First and last-plus-one piece that overlap a span of the sentence's characters."""
        inside = [at for at, piece in enumerate(self.spans) if piece.overlaps(span)]
        return (inside[0], inside[-1] + 1) if inside else (0, 1)

    def vector(self, span: Span) -> Vectors:
        """The mean vector of a span's pieces."""
        first, last = self.pieces_of(span)
        mean: Vectors = self.hidden[first:last].mean(axis=0)
        return mean


class Network:
    """The trained files of a folder; loaded at first use.

    Raises ReaderError where a file is missing or onnxruntime is not installed.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    @cached_property
    def labels(self) -> dict[str, list[str]]:
        """The names behind the label numbers: mentions, triggers, roles, modalities."""
        loaded: dict[str, list[str]] = json.loads(self._file("labels.json").read_text(encoding="utf-8"))
        return loaded

    @cached_property
    def _pairs(self) -> dict[str, Vectors]:
        with np.load(self._file("pairs.npz")) as stored:
            return {name: stored[name].astype(np.float32) for name in stored.files}

    @cached_property
    def _relevance(self) -> dict[str, Vectors]:
        with np.load(self._file("relevance.npz")) as stored:
            return {name: stored[name] for name in stored.files}

    @cached_property
    def _tokenizer(self) -> Any:  # noqa: ANN401  (the package has no types)
        from tokenizers import Tokenizer  # noqa: PLC0415  (loaded only by who reads)

        return Tokenizer.from_file(str(self._file("tokenizer.json")))

    @cached_property
    def _session(self) -> Any:  # noqa: ANN401  (the package has no types)
        try:
            import onnxruntime  # noqa: PLC0415  (loaded only by who reads)
        except ImportError as error:
            raise ReaderError(
                "the encoder reader needs onnxruntime", "pip install onnxruntime, or --reader rules"
            ) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        return onnxruntime.InferenceSession(str(self._file("encoder.onnx")), options, ["CPUExecutionProvider"])

    def _file(self, name: str) -> Path:
        if self._folder is not None:
            path = self._folder / name
        else:
            with as_file(files("saksi.read.encoder").joinpath("weights").joinpath(name)) as found:
                path = found
        if not path.is_file():
            raise ReaderError(f"the reader's file {name} is missing", "reinstall Saksi, or use --reader rules")
        return path

    def score(self, sentences: Sequence[str], hints: Sequence[SentenceHints]) -> list[Scored]:
        """The scored pieces of each sentence, in the order given; `hints` are the rules' for the same sentences."""
        encodings = self._tokenizer.encode_batch(list(sentences))
        spans = [_pieces(text, encoding.offsets[:LONGEST]) for text, encoding in zip(sentences, encodings, strict=True)]
        found: dict[int, Scored] = {}
        for rows in _batches([len(pieces) for pieces in spans]):
            width = max(len(spans[row]) for row in rows)
            given = {name: np.zeros((len(rows), width), dtype=np.int64) for name in _INPUTS}
            given["pieces"] += _PADDING
            for at, row in enumerate(rows):
                self._fill(given, at, encodings[row].ids, spans[row], hints[row])
            hidden, mentions, triggers = self._session.run(["hidden", "mentions", "triggers"], given)
            for at, row in enumerate(rows):
                end = len(spans[row])
                named, stated = _softmax(mentions[at, :end]), _softmax(triggers[at, :end])
                found[row] = Scored(spans[row], hidden[at, :end], named, stated)
        return [found[row] for row in range(len(sentences))]

    def _fill(
        self,
        given: dict[str, NDArray[np.int64]],
        at: int,
        ids: Sequence[int],
        spans: Sequence[Span],
        hints: SentenceHints,
    ) -> None:
        """Writes one sentence into row `at` of the network's inputs."""
        start = hints.sentence.span.start
        placed = [span.shift(start) for span in spans]
        given["pieces"][at, : len(spans)] = ids[: len(spans)]
        given["mask"][at, : len(spans)] = 1
        given["trigger_hints"][at, : len(spans)] = trigger_hints(hints, placed, self.labels["triggers"])
        given["mention_hints"][at, : len(spans)] = mention_hints(hints, placed)

    def manner(self, triggers: Vectors) -> tuple[Vectors, Vectors]:
        """Probabilities of the modalities (triggers × modalities) and of background, for vectors of triggers."""
        scores = self._linear("manner", triggers)
        return _softmax(scores[:, :-1]), _sigmoid(scores[:, -1])

    def roles(self, triggers: Vectors, mentions: Vectors, gaps: Numbers, types: Numbers, hints: Vectors) -> Vectors:
        """Probabilities of each role for each pair (triggers × mentions × roles).

        `gaps` are the pieces from each trigger to each mention (negative: the mention comes first), `types` the
        numbers of the triggers' types, `hints` the rules' roles for each pair.
        """
        left = np.maximum(self._linear("trigger_side", triggers), 0)
        right = np.maximum(self._linear("mention_side", mentions), 0)
        width = left.shape[1]
        turned = np.einsum("ta,rab->trb", left, self._pairs["bilinear"])
        scores = np.einsum("trb,mb->tmr", turned, right)
        both = self._pairs["pair.weight"]
        scores += (left @ both[:, :width].T)[:, None] + (right @ both[:, width:].T)[None] + self._pairs["pair.bias"]
        sizes = np.minimum(FAR, np.frexp(np.abs(gaps).astype(np.float64))[1])
        scores += self._pairs["distance.weight"][FAR + np.where(gaps > 0, sizes, -sizes)]
        scores += self._pairs["type_role.weight"][types][:, None] + self._linear("role_prior", hints)
        likely: Vectors = _sigmoid(scores)
        return likely

    def relevance(self, report: Vectors) -> float:
        """How likely it is that a report of these features (`report_features`) is about conflict."""
        return float(_sigmoid(report @ self._relevance["weights"] + self._relevance["bias"]))

    def _linear(self, name: str, vectors: Vectors) -> Vectors:
        product: Vectors = vectors @ self._pairs[f"{name}.weight"].T + self._pairs[f"{name}.bias"]
        return product


def _pieces(text: str, offsets: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """The spans of pieces without the space before a word, which the tokenizer counts to its first piece."""
    return tuple(Span(start + (start < end and text[start].isspace()), end) for start, end in offsets)


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Rows in batches of like length, of at most some thousand pieces."""
    batches: list[list[int]] = []
    for row in sorted(range(len(lengths)), key=lambda row: lengths[row]):
        if batches and lengths[row] * (len(batches[-1]) + 1) <= _BATCH_PIECES:
            batches[-1].append(row)
        else:
            batches.append([row])
    return batches


def _softmax(scores: Vectors) -> Vectors:
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Vectors = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


def _sigmoid(scores: Any) -> Any:  # noqa: ANN401  (an array or a number)
    return 1 / (1 + np.exp(-np.clip(scores, -60, 60)))
