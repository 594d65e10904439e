"""Saksi turns raw news reports into a conflict record that can be audited."""

__version__ = "0.1.0"
