"""The file that a list is exported to: whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from lwdesk.exchange.trouble import ExchangeTrouble


class ExportTrouble(ExchangeTrouble):
    """Why a list could not be exported: one sentence for the user."""


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A new file to write to, which takes the place of `path` once all has been written.

    Until then, and for ever when the writing stops half-way, whatever was at `path` stays as it was and
    nothing else is left behind. Raises ExportTrouble when the disk or the folder does not allow it.
    """
    target = Path(os.path.realpath(path))
    passing = target.with_name(f".lwdesk-{uuid4().hex[:12]}.tmp")
    try:
        with passing.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _take_place(passing, target)
    except OSError as error:
        raise ExportTrouble(_sentence(error, path)) from error
    finally:
        with suppress(OSError):
            passing.unlink(missing_ok=True)


def _take_place(passing: Path, target: Path) -> None:
    try:
        passing.replace(target)
    except PermissionError:
        # The folder has just taken a new file, so it is the old one that somebody holds (Windows locks open workbooks).
        raise ExportTrouble(
            f"{target.name} is open in another program. Close it there, or export under another name."
        ) from None
    with suppress(OSError):
        # Not every system lets a folder be opened; where one does, this makes the new name outlive a power cut.
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _sentence(error: OSError, path: Path) -> str:
    folder = path.parent.resolve()
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"The disk is full, so {path.name} was not written. Make room or choose another folder."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"The folder {folder} lets nothing be written. Choose another folder for {path.name}."
        case errno.ENOENT | errno.ENOTDIR:
            return f"There is no folder {folder}. Choose another for {path.name}."
        case errno.EISDIR:
            return f"{path.name} is the name of a folder. Choose another name."
        case errno.ENAMETOOLONG:
            return f"The name {path.name[:40]}… is too long for this disk. Choose a shorter one."
    return f"{path.name} was not written, because the system says: {error.strerror or error}. Try another folder."
