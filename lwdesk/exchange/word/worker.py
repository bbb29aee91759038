"""The worker that reads one Word document and sends what is in it.

Run as `python -m lwdesk.exchange.word.worker MEGABYTES SECONDS`, with the limits that it sets itself. It may die of a
hostile file; the parent makes a sentence of that.
"""

import os
import sys
from pathlib import Path
from typing import BinaryIO

from lwdesk.exchange.read import wire
from lwdesk.exchange.read.given import Given
from lwdesk.exchange.read.limits import set_limits
from lwdesk.exchange.read.sheet import UnreadableFile
from lwdesk.exchange.word.body import Body, TooMuch
from lwdesk.exchange.word.document import Document, pack
from lwdesk.exchange.word.parts import DAMAGE, Parts, attribute, damaged, local
from lwdesk.exchange.word.styles import Numbering, Styles
from lwdesk.text import clean, clean_line

_FOOTNOTES = (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote"))


def read(given: Given) -> Document:
    """The document, read in this process. Raises UnreadableFile and OSError."""
    try:
        with Parts(given) as parts:
            return _read(given, parts)
    except TooMuch:
        raise UnreadableFile(
            f"“{given.name}” holds more text than notes of interviews have. Divide it and bring the parts in."
        ) from None
    except DAMAGE:
        raise damaged(given.name) from None


def _read(given: Given, parts: Parts) -> Document:
    styles = Styles(parts.tree(parts.beside("styles.xml")))
    footnotes = {}
    for part, name in _FOOTNOTES:
        root = parts.tree(parts.beside(part))
        for element in root if root is not None else ():
            if local(element) == name and attribute(element, "type") in (None, "normal"):
                said = "".join(e.text or "" for e in element.iter() if local(e) == "t")
                footnotes[name + (attribute(element, "id") or "")] = clean_line(said)
    body = Body(styles, Numbering(parts.tree(parts.beside("numbering.xml"))), footnotes)
    with parts.open(parts.main) as file:
        paragraphs = body.read(file)
    edges: dict[str, None] = {}
    for part in parts.edges():
        with parts.open(part) as file:
            around = Body(styles, Numbering(None)).read(file)
        edges |= {clean(line): None for p in around for line in p.text.split("\n") if clean(line)}
    return Document(given.path, clean_line(parts.core_title()), list(edges), paragraphs, list(body.notes))


def serve(requests: BinaryIO, pipe: BinaryIO) -> None:
    """Answer the one request, which names the file."""
    body = wire.receive(requests)
    if body is None:
        return
    given = Given(Path(wire.opened(body)[0]))
    try:
        document = read(given)
    except UnreadableFile as refusal:
        wire.send(pipe, ("refused", str(refusal)))
    except OSError:
        wire.send(pipe, ("refused", f"“{given.name}” cannot be read. Close it in other programs and try again."))
    else:
        wire.send(pipe, ("document", pack(document)))


def main() -> None:
    """Serve over standard input and output; what libraries print goes to standard error."""
    set_limits(int(sys.argv[1]), int(sys.argv[2]))
    answers = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    os.dup2(2, 1)
    try:
        serve(sys.stdin.buffer, answers)
    except BrokenPipeError:
        # The parent's user cancelled.
        os._exit(0)


if __name__ == "__main__":
    main()
