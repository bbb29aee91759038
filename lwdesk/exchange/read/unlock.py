"""Workbooks that open with a password, unlocked in memory: nothing of what is inside is written to disk."""

from io import BytesIO
from typing import Any

from lwdesk.exchange.read import kinds
from lwdesk.exchange.read.given import Given
from lwdesk.exchange.read.sheet import NeedsPassword, UnreadableFile

WITHOUT_ASKING = "VelvetSweatshop"
"""Excel's own password for a workbook that is only guarded against changes; it opens those without a question."""


def unlock(given: Given, kind: str, password: str) -> Given:
    """What the locked workbook holds; `kind` is "xls", or kinds.LOCKED for all the zipped ones.

    Raises NeedsPassword when another password may open it, and UnreadableFile when none will.
    """
    content = _decrypt(given, kind, password or WITHOUT_ASKING)
    if content is not None:
        return Given(given.path, content)
    if password:
        raise NeedsPassword(f"The password does not open “{given.name}”. Type it again.")
    raise NeedsPassword(kinds.ask_password(given.name))


def _decrypt(given: Given, kind: str, password: str) -> bytes | None:
    """The bytes inside; None when it is not the password."""
    import msoffcrypto
    from msoffcrypto.exceptions import InvalidKeyError
    from msoffcrypto.format import xls97

    # For an .xls it would take a file on disk to work in, with everything readable in it.
    xls97.tempfile = _InMemory
    content = BytesIO()
    try:
        with given.open() as file:
            locked: Any = msoffcrypto.OfficeFile(file)
            try:
                locked.load_key(password=password, **({} if kind == "xls" else {"verify_password": True}))
            except (InvalidKeyError, UnicodeError):
                return None
            locked.decrypt(content)
    except (MemoryError, KeyboardInterrupt):
        raise
    except BaseException:  # it has a dozen kinds of trouble, and what lies below it panics
        raise UnreadableFile(
            f"“{given.name}” is locked in a way that cannot be opened here, or is damaged. {kinds.SAVE_UNLOCKED}"
        ) from None
    return content.getvalue()


class _InMemory:
    """What stands in for the module `tempfile` in the library."""

    TemporaryFile = BytesIO
