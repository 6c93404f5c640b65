"""Bytes in, articles out: files and streams, page and residue cleaning, blocks. article.py tells the order."""
