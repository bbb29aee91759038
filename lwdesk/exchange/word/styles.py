"""The styles and lists of a Word document, as far as they tell headings, bold words, bullets and numbers."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from lwdesk.exchange.word.parts import attribute, child, local
from lwdesk.text import fold

_HEADING = re.compile(
    r"(?:heading|uberschrift|titre|titulo|titolo|kop|rubrik|nagłowek|naglowek|otsikko|overskrift|nadpis)\s*([1-9])"
)
_OFF = ("0", "false", "off", "none")
_DEEPEST = 20
"""How many styles may be based on one another before it is a circle."""


@dataclass(slots=True)
class Style:
    """A style as the file describes it, without what it has from the one that it is based on."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    number: tuple[str, int] | None = None
    bold: bool | None = None
    italic: bool | None = None


class Styles:
    """The styles of a document by their ids, which are in whatever language it was made in."""

    def __init__(self, root: ElementTree.Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        for element in root if root is not None else ():
            if local(element) == "style":
                key = attribute(element, "styleId") or ""
                self._styles[key] = _style(element)
                if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true"):
                    self._default = key

    def name(self, key: str) -> str:
        """The name of a style, in small letters."""
        found = self._styles.get(key or self._default)
        return found.name if found else fold(key)

    def level(self, key: str) -> int:
        """1 to 9 for a style of headings, else 0."""
        for style in self._chain(key):
            if match := _HEADING.fullmatch(style.name):
                return int(match[1])
            if style.outline is not None:
                return style.outline + 1 if 0 <= style.outline < 9 else 0
        match = _HEADING.fullmatch(fold(key)) if key not in self._styles else None
        return int(match[1]) if match else 0

    def number(self, key: str) -> tuple[str, int] | None:
        """The list that paragraphs of the style are items of, and how deep."""
        return next((style.number for style in self._chain(key) if style.number), None)

    def has(self, key: str, what: str) -> bool:
        """Whether the style, or one that it is based on, is "bold" or "italic"."""
        return bool(next((v for style in self._chain(key) if (v := getattr(style, what)) is not None), False))

    def _chain(self, key: str) -> list[Style]:
        found: list[Style] = []
        while (style := self._styles.get(key)) and len(found) < _DEEPEST:
            found.append(style)
            key = style.based_on
        return found


def is_on(properties: ElementTree.Element | None, name: str) -> bool | None:
    """Whether a property such as "b" is on; None where it is not spoken of."""
    element = child(properties, name)
    return None if element is None else attribute(element) not in _OFF


def number_of(properties: ElementTree.Element | None) -> tuple[str, int] | None:
    """The list and the depth that a paragraph's properties name."""
    found = child(properties, "numPr")
    key = attribute(child(found, "numId"))
    return (key, whole(attribute(child(found, "ilvl")))) if key is not None else None


def whole(text: str | None, otherwise: int = 0) -> int:
    """The number that is written there."""
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else otherwise


def _style(element: ElementTree.Element) -> Style:
    paragraph, run = child(element, "pPr"), child(element, "rPr")
    outline = attribute(child(paragraph, "outlineLvl"))
    return Style(
        fold(attribute(child(element, "name")) or ""), attribute(child(element, "basedOn")) or "",
        whole(outline) if outline is not None else None, number_of(paragraph), is_on(run, "b"), is_on(run, "i"),
    )  # fmt: skip


@dataclass(slots=True)
class _Level:
    kind: str
    text: str
    start: int


class Numbering:
    """The lists of a document: asked in the order of the paragraphs, it counts them as Word does."""

    def __init__(self, root: ElementTree.Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                levels = [e for e in element if local(e) == "lvl"]
                self._levels[attribute(element, "abstractNumId") or ""] = dict(map(_level, levels))
            elif local(element) == "num":
                key = attribute(element, "numId") or ""
                self._abstract[key] = attribute(child(element, "abstractNumId")) or ""
                self._restarts[key] = {
                    whole(attribute(e, "ilvl")): whole(attribute(child(e, "startOverride")), 1)
                    for e in element
                    if local(e) == "lvlOverride" and child(e, "startOverride") is not None
                }

    def next(self, key: str, depth: int) -> tuple[str, bool]:
        """What is shown before the next paragraph of the list: its number, or "" and whether that is a bullet."""
        abstract = self._abstract.get(key, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            # A list that the file does not describe: most often of bullets.
            return "", key not in ("", "0")
        if level.kind in ("bullet", "none"):
            return "", level.kind == "bullet"
        counts = self._counts.setdefault(abstract, {})
        for at, start in self._restarts.pop(key, {}).items():
            counts[at] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            its = levels.get(at, level)
            return _written(counts.get(at, its.start), its.kind)

        return re.sub(r"%([1-9])", shown, level.text).strip(), False


def _level(element: ElementTree.Element) -> tuple[int, _Level]:
    text = attribute(child(element, "lvlText")) or ""
    kind = attribute(child(element, "numFmt")) or "decimal"
    start = whole(attribute(child(element, "start")), 1)
    return whole(attribute(element, "ilvl")), _Level(kind, text, start)


def _written(number: int, kind: str) -> str:
    if kind.endswith("Letter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 10)
        return letter.upper() if kind.startswith("upper") else letter
    if kind.endswith("Roman") and 0 < number < 400:
        found = ""
        for value, letters in (
            (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ):  # fmt: skip
            found += letters * (number // value)
            number %= value
        return found.upper() if kind.startswith("upper") else found
    return str(number)
