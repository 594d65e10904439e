"""How fast Saksi codes and how much memory it takes: `make bench`, or `python -m benchmarks --help`."""
