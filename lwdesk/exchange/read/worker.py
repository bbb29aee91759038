"""The worker: opens one file and answers for it over its standard input and output.

Run as `python -m lwdesk.exchange.read.worker MEGABYTES SECONDS`, with the limits it sets itself. It may
die of a hostile file; the parent makes a sentence of that.
"""

import gc
import importlib
import os
import sys
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from lwdesk.exchange.read import archive, kinds, wire
from lwdesk.exchange.read.calamine_source import CalamineSource
from lwdesk.exchange.read.sheet import NeedsPassword, Sheet, UnreadableFile
from lwdesk.exchange.read.source import Source
from lwdesk.exchange.read.text_source import TextSource

SECOND_READER_UP_TO = 30 << 20
"""Bytes; openpyxl takes too long over larger files to be tried in vain."""


def set_limits(megabytes: int, seconds: int) -> None:
    """Let the system end this process when it takes more; where there are no such limits, the parent's clock does."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, megabytes << 20),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            hard = resource.getrlimit(what)[1]
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):
            # Some systems refuse some limits; the others still hold.
            continue


def open_source(path: Path, password: str) -> Source:
    """The file, open, whatever it is. Raises UnreadableFile."""
    content = None
    try:
        kind = kinds.tell_kind(path)
    except NeedsPassword:
        content, kind = _decrypt(path, password), "xlsx"
    if kind == "csv":
        return TextSource(path)
    if kind != "xls" and content is None:
        archive.guard(path)
    return _open_workbook(path, kind, content)


def _open_workbook(path: Path, kind: str, content: BytesIO | None) -> Source:
    trouble = ""
    try:
        return CalamineSource(path, kind, content)
    except (UnreadableFile, MemoryError, KeyboardInterrupt):
        raise
    except BaseException as error:  # calamine's panics are no Exceptions
        trouble = f"{type(error).__name__} {error}"
    if "Password" in trouble:
        raise NeedsPassword(kinds.ask_password(path.name))
    if kind in ("xlsx", "xlsm") and path.stat().st_size <= SECOND_READER_UP_TO:
        source = _second_reader(path, kind, content)
        if source:
            return source
    raise UnreadableFile(f"“{path.name}” is damaged or not quite a workbook. {kinds.SAVE_AGAIN}")


def _second_reader(path: Path, kind: str, content: BytesIO | None) -> Source | None:
    from lwdesk.exchange.read.openpyxl_source import OpenpyxlSource

    try:
        if content:
            content.seek(0)
        return OpenpyxlSource(path, kind, content)
    except Exception:  # whatever it stumbles over, the file is then refused by both
        return None


def _decrypt(path: Path, password: str) -> BytesIO:
    try:
        msoffcrypto = importlib.import_module("msoffcrypto")
    except ImportError:
        raise NeedsPassword(
            f"“{path.name}” is protected by a password. Save a copy without a password in Excel and import that."
        ) from None
    if not password:
        raise NeedsPassword(kinds.ask_password(path.name))
    content = BytesIO()
    try:
        with path.open("rb") as file:
            locked = msoffcrypto.OfficeFile(file)
            locked.load_key(password=password)
            locked.decrypt(content)
    except Exception:  # it has a dozen kinds of trouble, and all mean the same to the user
        raise NeedsPassword(f"The password does not open “{path.name}”. Type it again.") from None
    content.seek(0)
    return content


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
    path = Path(name)
    try:
        source = open_source(path, password)
    except UnreadableFile as refusal:
        wire.send(pipe, ("password" if isinstance(refusal, NeedsPassword) else "refused", str(refusal)))
        return
    except OSError:
        wire.send(pipe, ("refused", f"“{path.name}” cannot be opened. Close it in other programs and try again."))
        return
    wire.send(pipe, ("open", source.kind, source.notes, [_plain(sheet) for sheet in source.sheets]))
    while (body := wire.receive(requests)) is not None:
        answer(wire.opened(body), source, pipe)


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
