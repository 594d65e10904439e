"""Trains the reader: `python -m training.train --shared ../shared --out build/reader` (see training/README.md)."""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import BertConfig, BertModel

from training import data
from training.base import load_bert, load_tokenizer, pieces_to_keep, prune, pruned_tokenizer
from training.batches import Batch, Encoded, batches, encode, span_vectors
from training.examples import Example
from training.model import Heads, ReaderNetwork

#: Pieces in a batch; steps of warm-up; how much faster the heads learn than the encoder; the decay of the mean weights.
_BATCH = 1500
_WARM_UP = 150
_HEAD_RATE = 8
_MEAN_OVER = 0.995
#: The share of sentences that the second stage shows without the rules' hints: the rules were written with these very
#: reports in view, and know them better than they will know others.
_UNHINTED = 0.35
CORPUS = Path(__file__).parent / "corpus"


def corpus_texts(shared: Path) -> Iterator[str]:
    """Texts that the pruned vocabulary must serve: the news corpus, the training reports, the authored corpus."""
    with gzip.open(shared / "corpora/news/id-news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield f"{row.get('title') or ''}\n{row.get('text') or ''}"
    for path in (*sorted((shared / "gold/train").glob("*.txt")), *sorted((shared / "corpora/events/muc4").glob("*"))):
        yield path.read_text(encoding="utf-8", errors="replace")
    for path in sorted(CORPUS.glob("*/*.txt")):
        yield path.read_text(encoding="utf-8")


def prepare(shared: Path, out: Path, size: int) -> None:
    """Writes the pruned tokenizer and base weights to `out`, once."""
    out.mkdir(parents=True, exist_ok=True)
    if (out / "base.pt").exists():
        return
    tokenizer = load_tokenizer()
    keep = pieces_to_keep(tokenizer, corpus_texts(shared), size)
    (out / "tokenizer.json").write_text(json.dumps(pruned_tokenizer(tokenizer, keep), ensure_ascii=False), "utf-8")
    model = prune(load_bert(), keep)
    torch.save({"config": model.config.to_dict(), "state": model.state_dict()}, out / "base.pt")


def load_base(out: Path) -> tuple[ReaderNetwork, Tokenizer]:
    """A fresh network on the pruned base, and its tokenizer."""
    saved = torch.load(out / "base.pt")
    encoder = BertModel(BertConfig(**saved["config"]), add_pooling_layer=False)
    encoder.load_state_dict(saved["state"])
    return ReaderNetwork(encoder), Tokenizer.from_file(str(out / "tokenizer.json"))


@dataclass(frozen=True, slots=True)
class Lessons:
    """What the reader learns from, as pieces: our own corpus, coded news, and named entities."""

    authored: list[Encoded]
    news: list[Encoded]
    entities: list[Encoded]

    def first(self, epoch: int) -> list[Encoded]:
        """An epoch of the first stage: the authored corpus, every other time with the entity corpora."""
        return self.authored + (self.entities if epoch % 2 == 0 else [])

    def second(self, epoch: int, seed: int, entities: float) -> list[Encoded]:
        """An epoch of the second stage: coded news twice, some of the authored corpus, a share of the entities."""
        chance = random.Random(f"{seed} {epoch}")
        own = chance.sample(self.authored, len(self.authored) // 6)
        told = [one if chance.random() > _UNHINTED else one.unhinted() for one in self.news * 2 + own]
        return told + chance.sample(self.entities, int(len(self.entities) * entities))


def lessons(
    shared: Path, parts: frozenset[str], leave_out: frozenset[str], corpus: Path, tokenizer: Tokenizer
) -> Lessons:
    """The examples of the named parts as pieces, without the reports in `leave_out` (for cross-validation)."""
    news: list[Example] = []
    if "news" in parts:
        news += data.coded_reports(shared / "gold/train", "train*")
        news += data.coded_headlines(shared / "gold/train/headlines.jsonl")
    entities: list[Example] = []
    if "entities" in parts:
        entities += data.named_entities(shared / "corpora/ner/idner-news-2k/train.txt", "idner")
        entities += data.named_entities(shared / "corpora/ner/nergrit/train_preprocess.txt", "nergrit")
    return Lessons(
        encode(list(data.authored(corpus)) if "authored" in parts else [], tokenizer),
        encode([one for one in news if one.source.partition("/")[2] not in leave_out], tokenizer),
        encode(entities, tokenizer),
    )


def loss_of(network: ReaderNetwork, batch: Batch) -> Tensor:
    """The summed losses of all heads on a batch."""
    heads = network(batch.pieces, batch.mask, batch.trigger_hints, batch.mention_hints)
    loss = 1.0 * _token_loss(heads.mentions, batch.mentions)
    loss = loss + 2.0 * _token_loss(heads.triggers, batch.triggers) + 0.5 * _token_loss(heads.entities, batch.entities)
    return loss + _manner_loss(network, heads, batch) + 1.5 * _pair_loss(network, heads, batch)


def _token_loss(scores: Tensor, labels: Tensor) -> Tensor:
    known = labels != -100
    if not known.any():
        return scores.sum() * 0
    return functional.cross_entropy(scores[known].float(), labels[known])


def _manner_loss(network: ReaderNetwork, heads: Heads, batch: Batch) -> Tensor:
    if not batch.stated:
        return heads.hidden.sum() * 0
    vectors = span_vectors(heads.hidden, [row for row, *_ in batch.stated], [place for _, place, *_ in batch.stated])
    scores = network.manners(vectors).float()
    modality = torch.tensor([number for *_, number, _ in batch.stated])
    background = torch.tensor([float(old) for *_, old in batch.stated])
    told = functional.cross_entropy(scores[:, :-1], modality)
    return 0.3 * (told + functional.binary_cross_entropy_with_logits(scores[:, -1], background))


def _pair_loss(network: ReaderNetwork, heads: Heads, batch: Batch) -> Tensor:
    pairs = batch.pairs
    if not pairs.row:
        return heads.hidden.sum() * 0
    scores = network.pairs(
        span_vectors(heads.hidden, pairs.row, pairs.trigger),
        span_vectors(heads.hidden, pairs.row, pairs.mention),
        torch.tensor(pairs.distance),
        torch.tensor(pairs.types),
        pairs.hints,
    )
    losses = functional.binary_cross_entropy_with_logits(scores.float(), pairs.roles, reduction="none")
    return (losses * pairs.known).sum(-1).mean()


def fit(network: ReaderNetwork, epochs: Sequence[Sequence[Encoded]], seed: int, rate: float, last_rate: float) -> None:
    """Trains in place, from `rate` down to `last_rate`; what remains is the mean of the weights over the last steps.

    AdamW with a warm-up, in bfloat16 where the processor has it. The word vectors stay as they are: the data is too
    small to move 60,000 of them, and it halves the work.
    """
    network.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    head = [p for name, p in network.named_parameters() if not name.startswith("encoder")]
    body = [p for name, p in network.named_parameters() if name.startswith("encoder") and p.requires_grad]
    optimiser = torch.optim.AdamW([{"params": body}, {"params": head}], weight_decay=0.01)
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(_MEAN_OVER))
    steps = sum(1 for number, examples in enumerate(epochs) for _ in batches(examples, _BATCH, seed + number))
    network.train()
    began, done = time.time(), 0
    for number, examples in enumerate(epochs):
        total, before = 0.0, done
        for batch in batches(examples, _BATCH, seed + number):
            now = last_rate + (rate - last_rate) * (1 - done / steps)
            for group, factor in zip(optimiser.param_groups, (1, _HEAD_RATE), strict=True):
                group["lr"] = factor * now * min(1.0, (done + 1) / _WARM_UP)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            mean.update_parameters(network)
            total += loss.item()
            done += 1
        mean_loss = total / max(1, done - before)
        print(f"epoch {number + 1}/{len(epochs)} loss {mean_loss:.3f} {time.time() - began:.0f}s", flush=True)
    network.load_state_dict(mean.module.state_dict())


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a reader is trained: data, epochs of the first stage, learning rates, seed, size of the vocabulary.

    The second stage is run several times from where the first ends; `runs` gives the seed, epochs and share of the
    entity corpora of each. The reader is the mean of their weights, which reads new reports better than any of them.
    """

    shared: Path = Path("../shared")
    out: Path = Path("build/reader")
    name: str = "network.pt"
    first: int = 8
    rate: float = 1.2e-4
    second_rate: float = 1.6e-4
    seed: int = 7
    pieces: int = 60_000
    parts: tuple[str, ...] = ("authored", "news", "entities")
    leave_out: frozenset[str] = frozenset()
    runs: tuple[tuple[int, int, float], ...] = ((7, 7, 1 / 3), (11, 5, 1.0))
    begin: str | None = None
    corpus: Path = CORPUS


def load_weights(path: Path) -> dict[str, Tensor]:
    """Saved weights of a network."""
    weights: dict[str, Tensor] = torch.load(path)
    return weights


def run(recipe: Recipe) -> None:
    """Prepares the base where it is missing, trains both stages and saves what each leaves."""
    random.seed(recipe.seed)
    np.random.seed(recipe.seed)
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(2)
    prepare(recipe.shared, recipe.out, recipe.pieces)
    network, tokenizer = load_base(recipe.out)
    learnt = lessons(recipe.shared, frozenset(recipe.parts), recipe.leave_out, recipe.corpus, tokenizer)
    print(f"{len(learnt.authored)} authored, {len(learnt.news)} news, {len(learnt.entities)} entities", flush=True)
    if recipe.begin is None:
        first = [learnt.first(epoch) for epoch in range(recipe.first)]
        fit(network, first, recipe.seed, recipe.rate, recipe.rate / 2)
        torch.save(network.state_dict(), recipe.out / f"first-{recipe.name}")
    begin = load_weights(recipe.out / (recipe.begin or f"first-{recipe.name}"))
    for number, (seed, epochs, entities) in enumerate(recipe.runs):
        network.load_state_dict(begin)
        torch.manual_seed(seed)
        second = [learnt.second(epoch, seed, entities) for epoch in range(epochs)]
        fit(network, second, seed + 100, recipe.second_rate, 0.0)
        torch.save(network.state_dict(), recipe.out / f"{number}-{recipe.name}")
    runs = [load_weights(recipe.out / f"{number}-{recipe.name}") for number in range(len(recipe.runs))]
    torch.save(mean_weights(runs), recipe.out / recipe.name)


def mean_weights(runs: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of the weights of runs that began at the same point."""
    return {
        name: torch.stack([run[name] for run in runs]).mean(0) if first.is_floating_point() else first
        for name, first in runs[0].items()
    }


def main() -> None:
    """Trains and saves the network that the arguments describe."""
    usual = Recipe()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=usual.shared)
    parser.add_argument("--out", type=Path, default=usual.out)
    parser.add_argument("--name", default=usual.name)
    parser.add_argument("--first", type=int, default=usual.first, help="epochs over authored corpus and entities")
    parser.add_argument("--run", nargs=3, action="append", metavar=("SEED", "EPOCHS", "ENTITIES"), help="second stage")
    parser.add_argument("--rate", type=float, default=usual.rate)
    parser.add_argument("--second-rate", type=float, default=usual.second_rate)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--pieces", type=int, default=usual.pieces)
    parser.add_argument("--parts", nargs="+", default=usual.parts)
    parser.add_argument("--leave-out", nargs="*", default=())
    parser.add_argument("--from", dest="begin", help="weights in --out to begin with, in place of the first stage")
    parser.add_argument("--corpus", type=Path, default=usual.corpus)
    given = vars(parser.parse_args())
    runs = given.pop("run")
    given["runs"] = tuple((int(seed), int(epochs), float(share)) for seed, epochs, share in runs or usual.runs)
    sets = {"parts": tuple(given["parts"]), "leave_out": frozenset(given["leave_out"])}
    run(Recipe(**(given | sets)))


if __name__ == "__main__":
    main()
