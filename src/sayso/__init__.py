"""Who says so: a sourced, dated, mapped record of events and claims out of messy news.

    >>> import sayso
    >>> record = sayso.read("article.txt", published="2021-09-05")
    >>> for claim in record.reading.claims:
    ...     claim.status, claim.evidence.exact

The names below are handed on lazily, so that importing sayso costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from sayso.pipeline import from_dict as from_dict
    from sayso.pipeline import read as read
    from sayso.pipeline import read_many as read_many

__all__ = ["__version__", "from_dict", "read", "read_many"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from sayso import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")
