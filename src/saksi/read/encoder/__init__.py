"""The encoder reader: a trained network over what the rules find; `weights/MODEL_CARD.md` says what it learnt from."""
