"""Trains, scores and exports the reader's encoder: words, trees, predicates and roles in one pass.

python -m training.reader         --data DIR --base DIR --out DIR     # trains (two hours of one core, or so)
python -m training.reader.score   --data DIR --model DIR              # figures on the dev split, cased three ways
python -m training.reader.export  --data DIR --model DIR --out DIR    # ONNX, int8 with static scales, and its folder
"""
