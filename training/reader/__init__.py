"""The reader's model: what it learns from, its network, training and export. `run.py` is the page to read first."""
