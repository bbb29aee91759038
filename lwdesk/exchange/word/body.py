"""The paragraphs of a Word document, taken out of its XML one by one as they come."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.etree import ElementTree

from lwdesk import marks
from lwdesk.exchange.word.document import Cell, Paragraph
from lwdesk.exchange.word.parts import attribute, child, local
from lwdesk.exchange.word.styles import Numbering, Styles, is_on, number_of, whole

MOST_PARAGRAPHS = 40_000
MOST_CHARACTERS = 8_000_000
QUOTATIONS = ("quotation", "quote", "intense quote", "quote char", "intense quote char")
"""Styles, of paragraphs or of words, that stand for a quotation."""
KEEPS_SPACES = "answer"
"""The style of what lwdesk wrote itself, in which blank lines and spaces count."""
BOXES = "Text boxes were left out. Copy what counts of them into the text."
DELETED = "Changes that were tracked: what was inserted is read, what was deleted is not."
COMMENTS = "Comments in the margin were left out."
PICTURES = "Pictures were left out."
HIDDEN = "Hidden text was left out."
_SKIPPED = {"del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "txbxContent"}
_NOTED = {"del": DELETED, "moveFrom": DELETED, "ins": DELETED, "commentReference": COMMENTS, "txbxContent": BOXES}
_TYPED_BULLETS = ("\u2022", "\u00b7", "\u25aa", "\u25cf", "\u25e6", "\uf0b7", "-", "*", "\u2013")


class TooMuch(Exception):
    """More paragraphs or characters than notes have."""


@dataclass(slots=True)
class _Run:
    text: str
    kinds: frozenset[marks.Kind]
    strong: bool


@dataclass(slots=True)
class _Place:
    """How far the reading has come in a table."""

    table: int
    row: int = 0
    column: int = 0
    first: int = 0
    """The place, in what was found, of the first paragraph of the row."""


@dataclass
class Body:
    """Reads one part; `footnotes` by their ids, `notes` gathers what the user is to know."""

    styles: Styles
    numbering: Numbering
    footnotes: dict[str, str] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)

    def read(self, file: BinaryIO) -> list[Paragraph]:
        """All paragraphs, blank ones left out but for those between answers that lwdesk wrote. Raises TooMuch."""
        found: list[Paragraph] = []
        tables: list[_Place] = []
        count = characters = boxes = 0
        joined: list[_Run] = []
        for event, element in ElementTree.iterparse(file, ("start", "end")):
            name = local(element)
            if name == "txbxContent":
                boxes += 1 if event == "start" else -1
                self.notes[BOXES] = None
            elif boxes:
                continue
            elif name == "tbl" and event == "start":
                count += 1
                tables.append(_Place(count))
            elif name == "tbl":
                tables.pop()
            elif name in ("tr", "tc") and tables:
                _step(tables[-1], name, event, found)
            elif name == "p" and event == "end" and "drawingml" not in str(element.tag):
                runs = [*joined, *self._runs(element, frozenset(), False)]
                joined = runs if _joins_next(element) else []
                if not joined:
                    paragraph = self._paragraph(element, runs, tables[-1] if tables else None)
                    characters += len(paragraph.text)
                    if len(found) > MOST_PARAGRAPHS or characters > MOST_CHARACTERS:
                        raise TooMuch
                    if paragraph.text or paragraph.style.startswith(KEEPS_SPACES):
                        found.append(paragraph)
                element.clear()
        return found

    def _paragraph(self, element: ElementTree.Element, runs: list[_Run], place: _Place | None) -> Paragraph:
        properties = child(element, "pPr")
        key = attribute(child(properties, "pStyle")) or ""
        style = self.styles.name(key)
        text, kept, strong = _joined(runs, strip=not style.startswith(KEEPS_SPACES))
        outline = attribute(child(properties, "outlineLvl"))
        level = whole(outline) + 1 if outline is not None and 0 <= whole(outline) < 9 else self.styles.level(key)
        listed = number_of(properties) or self.styles.number(key)
        number, bullet = self.numbering.next(*listed) if listed and text else ("", False)
        bullet = bullet or style.startswith("list bullet")
        if text[:1] in _TYPED_BULLETS and text[1:2] in (" ", "\t") and len(text) > 2 and not level:
            rest = text[2:].lstrip()
            kept = marks.replaced(kept, 0, len(text) - len(rest), 0)
            text, bullet = rest, True
        if style in QUOTATIONS:
            kept = marks.tidy((*kept, marks.Mark(0, len(text), "q")))
        strong = strong or (bool(text) and self.styles.has(key, "bold"))
        bookmark = next((n for e in element if local(e) == "bookmarkStart" and (n := attribute(e, "name"))), "")
        cell = Cell(place.table, place.row, place.column, 0) if place else None
        return Paragraph(text, kept, level, style, number, bullet, strong, cell, bookmark)

    def _runs(self, element: ElementTree.Element, kinds: frozenset[marks.Kind], strong: bool) -> Iterator[_Run]:
        for inner in element:
            name = local(inner)
            if name in _NOTED:
                self.notes[_NOTED[name]] = None
            if name in _SKIPPED:
                continue
            if name == "r":
                yield from self._run(inner)
            elif name == "AlternateContent":
                chosen = child(inner, "Choice")
                yield from self._runs(chosen if chosen is not None else inner, kinds, strong)
            elif name in ("drawing", "pict", "object"):
                if next((e for e in inner.iter() if local(e) == "txbxContent"), None) is None:
                    self.notes[PICTURES] = None
            elif text := self._words(inner, name):
                yield _Run(text, kinds, strong)
            else:
                yield from self._runs(inner, kinds, strong)

    def _run(self, element: ElementTree.Element) -> Iterator[_Run]:
        properties = child(element, "rPr")
        if is_on(properties, "vanish"):
            self.notes[HIDDEN] = None
            return
        key = attribute(child(properties, "rStyle")) or ""
        quoted = self.styles.name(key) in QUOTATIONS if key else False
        bold, italic = is_on(properties, "b"), is_on(properties, "i")
        kinds: set[marks.Kind] = set()
        if quoted:
            kinds.add("q")
        if bold or (bold is None and key and self.styles.has(key, "bold")):
            kinds.add("b")
        if italic or (italic is None and key and not quoted and self.styles.has(key, "italic")):
            kinds.add("i")
        underlined = child(properties, "u") is not None and attribute(child(properties, "u")) != "none"
        yield from self._runs(element, frozenset(kinds), "b" in kinds or underlined)

    def _words(self, element: ElementTree.Element, name: str) -> str:
        if name == "t":
            return element.text or ""
        if name in ("br", "cr"):
            return "\n" if attribute(element, "type") in (None, "textWrapping") else ""
        if name in ("footnoteReference", "endnoteReference"):
            said = self.footnotes.get(name[:-9] + (attribute(element, "id") or ""), "")
            return f" [Note: {said}]" if said else ""
        return {"tab": "\t", "noBreakHyphen": "\u2011"}.get(name, "")


def _step(place: _Place, name: str, event: str, found: list[Paragraph]) -> None:
    if name == "tr" and event == "start":
        place.row, place.column, place.first = place.row + 1, 0, len(found)
    elif name == "tr":
        for at in range(place.first, len(found)):
            paragraph = found[at]
            if paragraph.cell and paragraph.cell.table == place.table:
                cell = Cell(place.table, place.row, paragraph.cell.column, place.column)
                found[at] = _moved(paragraph, cell)
    elif event == "start":
        place.column += 1


def _moved(paragraph: Paragraph, cell: Cell) -> Paragraph:
    from dataclasses import replace

    return replace(paragraph, cell=cell)


def _joins_next(element: ElementTree.Element) -> bool:
    """Whether the end of the paragraph was deleted, so that the next one goes on in it."""
    mark = child(element, "pPr", "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _joined(runs: list[_Run], strip: bool) -> tuple[str, tuple[marks.Mark, ...], bool]:
    """The words of the runs, their marks, and whether all of them are strong."""
    text = ""
    kept: list[marks.Mark] = []
    for run in runs:
        said = run.text.replace("\r", "").replace("\u00a0", " ")
        kept += [marks.Mark(len(text), len(text) + len(said), kind) for kind in run.kinds]
        text += said
    tidy = marks.tidy(kept)
    if strip:
        start = len(text) - len(text.lstrip())
        tidy = marks.replaced(tidy, 0, start, 0)
        text = text.strip()
    strong = bool(text.strip()) and all(run.strong for run in runs if run.text.strip())
    return text, marks.read(marks.write(tidy), len(text)), strong
