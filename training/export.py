"""Writes the trained network as the files that the wheel carries: int8 ONNX, pair head, tokenizer, labels."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.examples import ENTITY_KINDS, MENTION_KINDS, MODALITIES, ROLES
from training.model import EVENT_TYPES, ReaderNetwork
from training.train import load_base


class _TokenScores(nn.Module):
    """The part that runs in ONNX: piece numbers and mask to vectors and token scores."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, mask: Tensor, trigger_hints: Tensor, mention_hints: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        heads = self.network(pieces, mask, trigger_hints, mention_hints)
        return heads.hidden, heads.mentions, heads.triggers, heads.entities


def export(network: ReaderNetwork, tokenizer: Path, out: Path) -> None:
    """Writes encoder.onnx (int8), its fp32 form for comparison, pairs.npz, tokenizer.json and labels.json."""
    out.mkdir(parents=True, exist_ok=True)
    network.eval()
    example = tuple(torch.ones(2, 16, dtype=torch.long) for _ in range(4))
    inputs = ["pieces", "mask", "trigger_hints", "mention_hints"]
    axes = {0: "sentence", 1: "piece"}
    full = out / "encoder.fp32.onnx"
    names = ["hidden", "mentions", "triggers", "entities"]
    torch.onnx.export(
        _TokenScores(network), example, str(full), input_names=inputs, output_names=names,
        dynamic_axes=dict.fromkeys((*inputs, *names), axes), opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(full, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
    state = {
        name: value.detach().numpy() for name, value in network.state_dict().items() if not name.startswith("encoder")
    }
    kept = ("manner", "trigger_side", "mention_side", "bilinear", "pair", "distance", "type_role", "role_prior")
    np.savez(out / "pairs.npz", **{n: v.astype(np.float16) for n, v in state.items() if n.split(".")[0] in kept})
    shutil.copy(tokenizer, out / "tokenizer.json")
    labels = {
        "mentions": MENTION_KINDS,
        "triggers": EVENT_TYPES,
        "entities": ENTITY_KINDS,
        "roles": ROLES,
        "modalities": MODALITIES,
    }
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Exports a trained network from the folder that training wrote to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trained", type=Path, default=Path("build/reader"))
    parser.add_argument("--name", default="network.pt")
    parser.add_argument("--out", type=Path, default=Path("build/reader/shipped"))
    given = parser.parse_args()
    network, _ = load_base(given.trained)
    network.load_state_dict(torch.load(given.trained / given.name))
    export(network, given.trained / "tokenizer.json", given.out)


if __name__ == "__main__":
    main()
