"""The words of a piece of HTML, as Word and browsers put it on the clipboard: paragraphs, bullets, rows of tables."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from lwdesk.marks import BULLET

_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|center|d[dlt]|div|fig(ure|caption)|foot|footer|form|h[1-6]|header|hr|main|"
    "nav|ol|p|pre|section|ul"
)
_SKIPPED = re.compile("head|style|script|title|xml|template|svg|math|object|select|textarea")
_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment", re.IGNORECASE)
_MSO_LIST = re.compile(r"mso-list\s*:", re.IGNORECASE)
_MSO_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_SPACES = re.compile("[ \t\r\n\f]+")
# What Word draws as the mark of an item is a letter of a font of symbols; an "o" is a hollow dot.
_DOT = re.compile("[^\\w\\s]|o|[\ue000-\uf8ff]")
# The mark of an item of Word's that is not named as such: a sign or a number, then spaces that do not break.
_BARE_MARK = re.compile("(\\S{1,5}) *\xa0[ \xa0]*")


def plain(html: str) -> str:
    """The text of the HTML: a line for each paragraph, item and row; items of lists begin with a bullet or number.

    Cells of a row are parted by tabs. Of the rest (fonts, pictures, what is hidden) nothing is left.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


@dataclass
class _Table:
    cells: list[list[str]] = field(default_factory=list)
    open: bool = False
    """Whether a cell is being read."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[list[str]] = [[]]
        """Where lines go: the last is the cell being read, the first the text itself."""
        self._line = ""
        self._prefix = ""
        self._lists: list[list[object]] = []
        self._tables: list[_Table] = []
        self._skip, self._depth = "", 0
        self._mark: list[str] | None = None
        self._mark_depth = 0
        self._mso = False
        self._pre = 0
        self._over = False

    def text(self) -> str:
        """What was read."""
        self._end_line()
        while self._tables:
            self._end_table()
        return "\n".join(self._out[0]).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skip:
            self._depth += tag == self._skip
            return
        said = {name: value or "" for name, value in attrs}
        style = said.get("style", "")
        if tag == "body":
            self._skip = ""
        if _SKIPPED.fullmatch(tag) or said.get("class") == "MsoCommentReference" or _HIDDEN.search(style):
            if not _VOID.fullmatch(tag):
                self._skip, self._depth = tag, 1
        elif tag == "span":
            self._begin_span(style)
        elif tag == "br":
            self._end_line(forced=True)
        elif tag in ("li", "table", "tr", "td", "th"):
            self._begin_part(tag, said)
        elif _BLOCKS.fullmatch(tag):
            self._end_line()
            self._mso = said.get("class", "").startswith("MsoList") or bool(_MSO_LIST.search(style))
            self._pre += tag == "pre"
            if tag in ("ul", "ol"):
                self._lists.append([tag, said.get("type", ""), _number(said.get("start", "1"), 1)])

    def handle_endtag(self, tag: str) -> None:
        if self._skip:
            self._depth -= tag == self._skip
            if not self._depth:
                self._skip = ""
        elif tag == "span":
            self._end_span()
        elif tag == "table":
            self._end_table()
        elif tag == "tr":
            self._end_row()
        elif tag in ("td", "th"):
            self._end_cell()
        elif _BLOCKS.fullmatch(tag) or tag == "li":
            self._end_line()
            self._mso = False
            self._pre -= tag == "pre" and self._pre > 0
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            if tag == "li":
                self._prefix = ""

    def handle_data(self, data: str) -> None:
        if self._skip or self._over:
            return
        if self._mark is not None:
            self._mark.append(data)
        elif self._pre:
            first, *more = data.split("\n")
            self._line += first
            for line in more:
                self._end_line(forced=True)
                self._line = line
        else:
            words = _SPACES.sub(" ", data)
            self._line += words.lstrip(" ") if not self._line or self._line.endswith(" ") else words

    def handle_comment(self, data: str) -> None:
        # The clipboard holds a whole page; what was copied stands between these.
        if data.strip() == "StartFragment":
            self._line = ""
            self._out[0].clear()
        elif data.strip() == "EndFragment":
            self._end_line()
            self._over = True

    def _begin_span(self, style: str) -> None:
        if self._mark is not None:
            self._mark_depth += 1
        elif _MSO_MARK.search(style):
            self._mark, self._mark_depth = [], 1

    def _end_span(self) -> None:
        if self._mark is None:
            return
        self._mark_depth -= 1
        if not self._mark_depth:
            self._prefix = _marker("".join(self._mark))
            self._mark = None

    def _begin_part(self, tag: str, said: dict[str, str]) -> None:
        self._end_line()
        if tag == "li":
            self._prefix = self._item(said)
        elif tag == "table":
            self._tables.append(_Table())
        elif self._tables and tag == "tr":
            self._end_row()
        elif self._tables:
            self._end_cell()
            table = self._tables[-1]
            table.open = True
            table.cells.append([])
            self._out.append(table.cells[-1])

    def _item(self, said: dict[str, str]) -> str:
        if not self._lists or self._lists[-1][0] != "ol":
            return BULLET
        kind, number = str(self._lists[-1][1]), _number(said.get("value", ""), int(str(self._lists[-1][2])))
        self._lists[-1][2] = number + 1
        if kind in ("a", "A") and 1 <= number <= 26:
            return f"{chr(ord(kind) + number - 1)}. "
        return f"{number}. "

    def _end_line(self, forced: bool = False) -> None:
        line, self._line = self._line, ""
        if self._mso and not self._prefix:
            line = _bare_marked(line)
        if line or forced:
            prefix, self._prefix = self._prefix, ""
            self._out[-1].append(prefix + line.replace("\xa0", " ").strip(" "))

    def _end_cell(self) -> None:
        self._end_line()
        if self._tables and self._tables[-1].open:
            self._tables[-1].open = False
            self._out.pop()

    def _end_row(self) -> None:
        self._end_cell()
        if not self._tables:
            return
        cells, self._tables[-1].cells = self._tables[-1].cells, []
        if len(cells) == 1:
            # A table of one column is there for the look of the page.
            self._out[-1].extend(cells[0])
        elif any(line for cell in cells for line in cell):
            self._out[-1].append("\t".join(" ".join(filter(None, cell)) for cell in cells))

    def _end_table(self) -> None:
        self._end_row()
        if self._tables:
            self._tables.pop()


def _number(said: str, otherwise: int) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else otherwise


def _marker(said: str) -> str:
    mark = said.replace("\xa0", " ").strip()
    if not mark:
        return ""
    return BULLET if _DOT.fullmatch(mark) else f"{mark} "


def _bare_marked(line: str) -> str:
    found = _BARE_MARK.match(line)
    return _marker(found[1]) + line[found.end() :] if found else line
