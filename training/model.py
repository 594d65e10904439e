"""The reader's network: one encoder, token heads for mentions, triggers and entities, a pair head for arguments."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import BertModel

from saksi.codebook import codebook
from saksi.read.encoder.network import FAR
from training.examples import ENTITY_KINDS, MENTION_KINDS, MODALITIES, ROLES

EVENT_TYPES = tuple(codebook().types)
_PAIR = 160


@dataclass(frozen=True, slots=True)
class Heads:
    """Scores of the token heads, one row a piece: begin and inside of each kind after "outside"."""

    hidden: Tensor
    mentions: Tensor
    triggers: Tensor
    entities: Tensor


class ReaderNetwork(nn.Module):
    """The encoder with its heads; pair scores are biaffine over trigger and mention, with their distance."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.mentions = nn.Linear(width, 1 + 2 * len(MENTION_KINDS))
        self.triggers = nn.Linear(width, 1 + 2 * len(EVENT_TYPES))
        self.entities = nn.Linear(width, 1 + 2 * len(ENTITY_KINDS))
        self.manner = nn.Linear(width, len(MODALITIES) + 1)
        self.trigger_side = nn.Linear(width, _PAIR)
        self.mention_side = nn.Linear(width, _PAIR)
        self.bilinear = nn.Parameter(torch.zeros(len(ROLES), _PAIR, _PAIR))
        self.pair = nn.Linear(2 * _PAIR, len(ROLES))
        self.distance = nn.Embedding(2 * FAR + 1, len(ROLES))
        self.type_role = nn.Embedding(len(EVENT_TYPES), len(ROLES))
        nn.init.normal_(self.bilinear, std=0.02)
        nn.init.zeros_(self.distance.weight)
        nn.init.zeros_(self.type_role.weight)
        self.trigger_hint = nn.Embedding(1 + 2 * len(EVENT_TYPES), width)
        self.mention_hint = nn.Embedding(1 + len(MENTION_KINDS), width)
        self.trigger_prior = nn.Embedding(1 + 2 * len(EVENT_TYPES), 1 + 2 * len(EVENT_TYPES))
        self.role_prior = nn.Linear(len(ROLES), len(ROLES))
        self._begin_with_the_rules()

    def _begin_with_the_rules(self) -> None:
        """Starts the hints where the rules stand: what they read is likely, what they do not read is not."""
        for hint in (self.trigger_hint, self.mention_hint):
            nn.init.normal_(hint.weight, std=0.02)
        prior = torch.zeros_like(self.trigger_prior.weight)
        prior[0, 0] = 2.0
        for number in range(len(EVENT_TYPES)):
            prior[1 + number, 1 + 2 * number : 3 + 2 * number] = 2.0
        self.trigger_prior.weight.data.copy_(prior)
        self.role_prior.weight.data.copy_(2.0 * torch.eye(len(ROLES)))
        nn.init.constant_(self.role_prior.bias, -1.0)

    def forward(self, pieces: Tensor, mask: Tensor, trigger_hints: Tensor, mention_hints: Tensor) -> Heads:
        """Token scores for a batch of piece numbers and the rules' hints for each piece (all batch × length)."""
        words = self.encoder.embeddings.word_embeddings(pieces)
        hinted = words + self.trigger_hint(trigger_hints) + self.mention_hint(mention_hints)
        hidden = self.encoder(inputs_embeds=hinted, attention_mask=mask).last_hidden_state
        kept = self.drop(hidden)
        triggers = self.triggers(kept) + self.trigger_prior(trigger_hints)
        return Heads(hidden, self.mentions(kept), triggers, self.entities(kept))

    def manners(self, triggers: Tensor) -> Tensor:
        """Modality scores and, last, the background score, for trigger vectors."""
        scores: Tensor = self.manner(self.drop(triggers))
        return scores

    def pairs(self, triggers: Tensor, mentions: Tensor, distance: Tensor, types: Tensor, hints: Tensor) -> Tensor:
        """Role scores for pairs, one row a pair: vectors of both, distance bucket, trigger's type, the rules' roles."""
        left = torch.relu(self.trigger_side(self.drop(triggers)))
        right = torch.relu(self.mention_side(self.drop(mentions)))
        crossed = torch.einsum("na,rab,nb->nr", left, self.bilinear, right)
        both = self.pair(torch.cat([left, right], -1))
        scores: Tensor = crossed + both + self.distance(distance) + self.type_role(types) + self.role_prior(hints)
        return scores


def distance_bucket(trigger: int, mention: int) -> int:
    """The bucket of a mention's distance from a trigger in pieces: sign and log-like size."""
    gap = mention - trigger
    size = min(FAR, abs(gap).bit_length())
    return FAR + (size if gap > 0 else -size)
