"""How fast, how small, how soon: benchmarks on a corpus made from templates (python -m bench.speed and others)."""
