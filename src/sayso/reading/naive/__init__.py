"""How a sentence without syntax is read: by capitals, lists, patterns and the order of words.

The first reader, and the baseline that the encoder has to beat (`python -m evals.run` shows both). Written for edited
English news in sentence case.
"""
