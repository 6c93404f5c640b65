"""Fits how claims of one happening are told from others: `python -m training.happenings`."""
