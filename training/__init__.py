"""How Saksi's reader was trained: data, scripts, model card. Not part of the wheel."""
