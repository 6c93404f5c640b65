"""The encoder: words in, what it knows of them out. `model.py` is its door; the others decode what its graphs say."""
