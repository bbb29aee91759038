"""The outline of a thread as a Word document."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.thread_words import BACK, BECAME, FORWARD, GREW_FROM, Branch, Story, summary_line
from lwdesk.exchange.write.rows import writable
from lwdesk.exchange.write.target import whole_file
from lwdesk.values import show_date

if TYPE_CHECKING:
    from docx.document import Document

    from lwdesk.store import Store

_STEP = 0.7
"""How much further in each level stands, in cm."""
_DEEPEST = 8
_NOTHING = {BACK: "Nothing is linked to it.", FORWARD: "Nothing has come of it yet."}


def write_outline(store: "Store", path: Path, story: Story) -> str:
    """Write the outline in both directions; gives what was written in words: "24 records". Raises ExportTrouble.

    Everybody is named as they may be quoted.
    """
    from lwdesk.exchange.word.layout import new_document

    document = new_document("Thread", store.name)
    document.add_paragraph("Where it came from, and what became of it", style="Title")
    document.add_paragraph(writable(story.start.text), style="Answer")
    said = summary_line(story.thread)
    about = [story.start.about, said, f"as it stood on {show_date(store.today())}"]
    document.add_paragraph(writable(" · ".join(part for part in about if part)), style="Details")
    for way, heading in ((BACK, GREW_FROM), (FORWARD, BECAME)):
        document.add_paragraph(heading, style="Heading 1")
        branches = story.branches(way)
        if not branches:
            document.add_paragraph(_NOTHING[way], style="Instead of an answer")
        _add(document, branches, 0)
    with whole_file(path) as file:
        document.save(file)
    count = len(story.told)
    return f"{count:,} record{'' if count == 1 else 's'}"


def _add(document: "Document", branches: Sequence[Branch], depth: int) -> None:
    from docx.shared import Cm, Pt

    for branch in branches:
        paragraph = document.add_paragraph(style="Answer")
        paragraph.paragraph_format.left_indent = Cm(_STEP * min(depth, _DEEPEST))
        paragraph.paragraph_format.space_after = Pt(3)
        paragraph.add_run(writable(branch.text)).bold = branch.key is None
        about = f"{branch.about} · stands elsewhere here too" if branch.again else branch.about
        if about:
            paragraph.add_run(f" – {writable(about)}").italic = True
        _add(document, branch.children, depth + 1)
