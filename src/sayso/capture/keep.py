"""Every capture kept as the bytes it came in, under its SHA-256: added, never changed.

A folder of captures is `FOLDER/ab/abcdef…`: the first two digits keep its folders small.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from sayso.errors import BrokenInput


def keep(content: bytes, folder: Path) -> Path:
    """The file that holds these bytes; written whole or not at all, so that several processes may share a folder."""
    digest = hashlib.sha256(content).hexdigest()
    path = folder / digest[:2] / digest
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            os.replace(part, path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    return path


def kept(sha256: str, folder: Path) -> bytes:
    """The bytes of a capture.

    Raises:
        FileNotFoundError: It was not kept there.
        BrokenInput: The file is no longer what it was.
    """
    content = (folder / sha256[:2] / sha256).read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise BrokenInput(f"the capture {sha256} was altered in {folder}: restore it from a backup")
    return content
