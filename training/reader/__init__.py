"""The reader's model: what it learns from, the network, its training, and its export. `run.py` is the page to read first."""
