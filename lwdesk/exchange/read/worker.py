"""The worker: opens one file and answers for it over its standard input and output.

Run as `python -m lwdesk.exchange.read.worker MEGABYTES SECONDS`, with the limits it sets itself. It may
die of a hostile file; the parent makes a sentence of that.
"""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from lwdesk.exchange.read import archive, kinds, wire
from lwdesk.exchange.read.calamine_source import CalamineSource
from lwdesk.exchange.read.given import Given
from lwdesk.exchange.read.limits import set_limits
from lwdesk.exchange.read.sheet import NeedsPassword, Sheet, UnreadableFile
from lwdesk.exchange.read.source import Source
from lwdesk.exchange.read.text_source import TextSource
from lwdesk.exchange.read.unlock import unlock
from lwdesk.exchange.read.unlock_open import unlock_open
from lwdesk.exchange.read.width import refuse_too_wide

Refuse = Callable[[UnreadableFile], None]
SECOND_READER_UP_TO = 30 << 20
"""Bytes; openpyxl takes too long over larger files to be tried in vain."""


class _Locked(Exception):
    """An .xls whose records are locked, or an .ods whose parts are; their wrapping never is."""


def open_source(given: Given, password: str, refuse: Refuse | None = None) -> Source:
    """The file, open, whatever it is. Raises UnreadableFile; `refuse` may be told of the same sooner."""
    kind = kinds.tell_kind(given)
    if kind == kinds.LOCKED:
        given = unlock(given, kind, password)
        kind = kinds.tell_kind(given)
    if kind == "csv":
        return TextSource(given.path)
    if kind in ("xls", kinds.LOCKED):
        return _open_old_workbook(given, password, refuse)
    archive.guard(given)
    try:
        return _open_workbook(given, kind, refuse)
    except _Locked:
        if given.content is not None:
            raise kinds.damaged(given) from None
    given = unlock_open(given, password)
    archive.guard(given)
    return _open_workbook(given, kind, refuse)


def _open_old_workbook(given: Given, password: str, refuse: Refuse | None) -> Source:
    try:
        return _open_workbook(given, "xls", refuse)
    except _Locked:
        if given.content is not None:
            raise kinds.damaged(given) from None
    return _open_workbook(unlock(given, "xls", password), "xls", refuse)


def _open_workbook(given: Given, kind: str, refuse: Refuse | None) -> Source:
    trouble = ""
    try:
        return CalamineSource(given, kind, refuse)
    except (UnreadableFile, MemoryError, KeyboardInterrupt):
        raise
    except BaseException as error:  # calamine's panics are no Exceptions
        trouble = type(error).__name__
    if trouble == "PasswordError" and kind in ("xls", "ods"):
        raise _Locked
    if trouble == "PasswordError":
        raise UnreadableFile(f"“{given.name}” is locked in a way that cannot be opened here. {kinds.SAVE_UNLOCKED}")
    if kind in ("xlsx", "xlsm") and given.size <= SECOND_READER_UP_TO:
        source = _second_reader(given, kind)
        if source:
            return source
    raise kinds.damaged(given)


def _second_reader(given: Given, kind: str) -> Source | None:
    from lwdesk.exchange.read.openpyxl_source import OpenpyxlSource

    try:
        return OpenpyxlSource(given, kind)
    except (MemoryError, UnreadableFile):
        raise
    except Exception:  # whatever it stumbles over, the file is then refused by both
        return None


def answer(request: tuple[Any, ...], source: Source, pipe: BinaryIO) -> None:
    """Send what is asked of an open file: ("head", sheet, rows) or ("rows", sheet, first row)."""
    what, number, count = request
    sheet = source.sheets[number]
    if what == "head":
        _send_rows(source, number, 1, min(count, sheet.rows), pipe)
    else:
        _send_rows(source, number, max(1, count), sheet.rows, pipe)
    wire.send(pipe, ("end",))


def _send_rows(source: Source, number: int, first: int, last: int, pipe: BinaryIO) -> None:
    columns, indent = source.sheets[number].columns, source.indent(number)
    rows = source.rows(number)
    for _ in range(first - 1):
        next(rows, None)
    left = last - first + 1
    while left > 0:
        chunk = next(wire.chunks_of(rows, min(left, wire.CHUNK_ROWS)), None)
        if not chunk:
            return
        wire.send(pipe, ("rows", wire.pack(chunk, columns, indent)))
        left -= len(chunk)


def _plain(sheet: Sheet) -> tuple[Any, ...]:
    return (
        sheet.name, sheet.visible, sheet.rows, sheet.columns, sheet.merged,
        sorted(sheet.hidden_rows), sorted(sheet.hidden_columns), sheet.notes,
    )  # fmt: skip


def serve(requests: BinaryIO, pipe: BinaryIO) -> None:
    """Answer requests until there are no more; the first one names the file."""
    body = wire.receive(requests)
    if body is None:
        return
    name, password = wire.opened(body)
    given = Given(Path(name))

    def refuse(refusal: UnreadableFile) -> None:
        # Told from beside the reader: waiting for that would take the time and memory that the file is after.
        _send_refusal(refusal, pipe)
        os._exit(0)

    try:
        source = open_source(given, password, refuse)
        refuse_too_wide(given, source)
    except UnreadableFile as refusal:
        _send_refusal(refusal, pipe)
        return
    except OSError:
        _send_refusal(_lost(given), pipe)
        return
    wire.send(pipe, ("open", source.kind, source.notes, [_plain(sheet) for sheet in source.sheets]))
    while (body := wire.receive(requests)) is not None:
        try:
            answer(wire.opened(body), source, pipe)
        except BrokenPipeError:
            raise
        except OSError:
            _send_refusal(_lost(given), pipe)


def _send_refusal(refusal: UnreadableFile, pipe: BinaryIO) -> None:
    wire.send(pipe, ("password" if isinstance(refusal, NeedsPassword) else "refused", str(refusal)))


def _lost(given: Given) -> UnreadableFile:
    if not given.path.exists():
        return UnreadableFile(f"“{given.name}” is gone. Look where it was moved to and import it from there.")
    return UnreadableFile(f"“{given.name}” cannot be read. Close it in other programs and try again.")


def main() -> None:
    """Serve over standard input and output; what libraries print goes to standard error."""
    set_limits(int(sys.argv[1]), int(sys.argv[2]))
    # Every object made here is a cell on its way out: looking for cycles among them would only cost time.
    gc.disable()
    answers = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    os.dup2(2, 1)
    try:
        serve(sys.stdin.buffer, answers)
    except BrokenPipeError:
        # The parent has what it wanted, or its user cancelled.
        os._exit(0)


if __name__ == "__main__":
    main()
