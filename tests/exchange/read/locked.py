"""Workbooks with a password, made on the fly."""

from functools import cache
from io import BytesIO
from pathlib import Path

import msoffcrypto

PASSWORD = "quay steps"


@cache
def lock(content: bytes, password: str = PASSWORD) -> bytes:
    """The zipped workbook, locked as Excel does it."""
    out = BytesIO()
    msoffcrypto.OfficeFile(BytesIO(content)).encrypt(password, out)
    return out.getvalue()


def locked_file(path: Path, content: bytes, password: str = PASSWORD) -> Path:
    """A file with the locked workbook."""
    path.write_bytes(lock(content, password))
    return path
