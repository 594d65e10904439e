"""Trains the reader: `python -m training.train --shared ../shared --out build/reader` (see training/README.md)."""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from transformers import BertConfig, BertModel

from training import data
from training.base import load_bert, load_tokenizer, pieces_to_keep, prune, pruned_tokenizer
from training.batches import Batch, Encoded, batches, encode, span_vectors
from training.examples import Example
from training.model import Heads, ReaderNetwork

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


def training_examples(
    shared: Path, parts: frozenset[str], leave_out: frozenset[str] = frozenset(), corpus: Path = CORPUS
) -> list[Example]:
    """All training examples of the named parts, without the reports in `leave_out` (for cross-validation)."""
    found: list[Example] = []
    if "authored" in parts:
        found += data.authored(corpus)
    if "gold" in parts:
        found += data.coded_reports(shared / "gold/train", "train*")
        found += data.coded_headlines(shared / "gold/train/headlines.jsonl")
    if "entities" in parts:
        found += data.named_entities(shared / "corpora/ner/idner-news-2k/train.txt", "idner")
        found += data.named_entities(shared / "corpora/ner/nergrit/train_preprocess.txt", "nergrit")
    return [example for example in found if example.source.removeprefix("gold/") not in leave_out]


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
    return losses.sum(-1).mean()


def fit(network: ReaderNetwork, encoded: Sequence[Encoded], epochs: int, seed: int, rate: float) -> None:
    """Trains in place with AdamW, a warm-up and a linear way down, in bfloat16 where the processor has it."""
    network.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    # The word vectors stay as they are: the data is too small to move 60,000 of them, and it halves the work.
    head = [p for name, p in network.named_parameters() if not name.startswith("encoder")]
    body = [p for name, p in network.named_parameters() if name.startswith("encoder") and p.requires_grad]
    optimiser = torch.optim.AdamW([{"params": body, "lr": rate}, {"params": head, "lr": 10 * rate}], weight_decay=0.01)
    steps = epochs * sum(1 for _ in batches(encoded, 1500, seed))
    plan = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [rate, 10 * rate], total_steps=steps + epochs * 5, pct_start=0.08, anneal_strategy="linear"
    )
    network.train()
    began, done = time.time(), 0
    for epoch in range(epochs):
        total = 0.0
        for batch in batches(encoded, 1500, seed + epoch):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            plan.step()
            total += loss.item()
            done += 1
        print(f"epoch {epoch + 1}/{epochs} loss {total * epochs / steps:.3f} {time.time() - began:.0f}s", flush=True)


def main() -> None:
    """Prepares the base, trains and saves the network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/reader"))
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--pieces", type=int, default=60_000)
    parser.add_argument("--parts", nargs="+", default=["authored", "gold", "entities"])
    parser.add_argument("--leave-out", nargs="*", default=[])
    parser.add_argument("--name", default="network.pt")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    given = parser.parse_args()
    random.seed(given.seed)
    np.random.seed(given.seed)
    torch.manual_seed(given.seed)
    torch.set_num_threads(2)
    prepare(given.shared, given.out, given.pieces)
    network, tokenizer = load_base(given.out)
    examples = training_examples(given.shared, frozenset(given.parts), frozenset(given.leave_out), given.corpus)
    print(f"{len(examples)} examples", flush=True)
    fit(network, encode(examples, tokenizer), given.epochs, given.seed, given.rate)
    torch.save(network.state_dict(), given.out / given.name)


if __name__ == "__main__":
    main()
