"""One article to one reading: pure, without network, database or clock. reader.py tells the order."""
