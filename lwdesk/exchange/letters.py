"""Letters that pass recommendations on, one Word document each, to be read over, changed and signed."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lwdesk.exchange.write.rows import writable
from lwdesk.exchange.write.target import whole_file
from lwdesk.records import ORGANISATION, PROPOSAL, RECOMMENDATION
from lwdesk.store import Store
from lwdesk.text import clean_line

if TYPE_CHECKING:
    from docx.document import Document

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?i)^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$")
_LONGEST = 80
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Passed:
    """A recommendation as a letter has it: what it says, where it came from, and why it is passed on."""

    id: int
    text: str
    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A body and what is recommended to it."""

    body: str
    address: str
    recommendations: tuple[Passed, ...]


@dataclass(slots=True)
class Letters:
    """What was written, and the recommendations that are addressed to nobody and so are in no letter."""

    paths: list[Path] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)
    """The recommendations that are in a letter."""
    without: list[int] = field(default_factory=list)


def write_letters(
    store: Store, ids: Iterable[int], folder: Path, day: date, place: str = "", one_each: bool = False,
    progress: Callable[[int, int], None] = lambda n, total: None,
) -> Letters:  # fmt: skip
    """Write a letter to each body with all its recommendations, or with `one_each` one for each of them.

    No file that is in the folder already is written over: the new one takes a number. Raises ExportTrouble.
    """
    letters, without = letters_of(store, ids, one_each)
    written = Letters(without=without)
    for n, letter in enumerate(letters):
        progress(n, len(letters))
        path = free_path(folder, f"Letter to {letter.body}")
        document = _document(store, letter, day, place)
        with whole_file(path) as file:
            document.save(file)
        written.paths.append(path)
        written.ids += [one.id for one in letter.recommendations]
    return written


def letters_of(store: Store, ids: Iterable[int], one_each: bool = False) -> tuple[list[Letter], list[int]]:
    """The letters that the recommendations make, by the body's name; and those addressed to nobody."""
    held = store.many(RECOMMENDATION, list(dict.fromkeys(ids)))
    known = store.labels(ORGANISATION.name, {r["to"] for r in held.values() if r["to"]})
    bodies = store.many(ORGANISATION, list(known))
    to: dict[int, list[Passed]] = {}
    without = []
    passed = _passed(store, held)
    for id, recommendation in held.items():
        if recommendation["to"] in bodies:
            to.setdefault(recommendation["to"], []).append(passed[id])
        else:
            without.append(id)
    letters = []
    for body in sorted(to, key=lambda i: (str(bodies[i]["name"]).casefold(), i)):
        name, address = clean_line(bodies[body]["name"]) or "the body", str(bodies[body].get("address") or "")
        parts = [(one,) for one in to[body]] if one_each else [tuple(to[body])]
        letters += [Letter(name, address, part) for part in parts]
    return letters, without


def safe_name(text: str) -> str:
    """The text as the name of a file that every system takes, less its ending."""
    name = _UNSAFE.sub(" ", clean_line(text))
    name = " ".join(name.split())[:_LONGEST].strip(" .")
    return f"{name}_" if _RESERVED.match(name) else name or "Letter"


def free_path(folder: Path, name: str) -> Path:
    """A path in the folder at which nothing is yet: "Letter to the Council.docx", or with " (2)" behind."""
    stem = safe_name(name)
    taken = {path.name.casefold() for path in folder.iterdir()} if folder.is_dir() else set()
    number, tried = 1, f"{stem}.docx"
    while tried.casefold() in taken:
        number += 1
        tried = f"{stem} ({number}).docx"
    return folder / tried


def _passed(store: Store, held: dict[int, dict[str, Any]]) -> dict[int, Passed]:
    wanted = [r["proposal"] for r in held.values() if r["proposal"]]
    proposals = store.many(PROPOSAL, wanted)
    workshops = store.labels("workshop", [p["workshop"] for p in proposals.values() if p["workshop"]])
    said = store.framework.said(proposals)
    found = {}
    for id, recommendation in held.items():
        proposal = proposals.get(recommendation["proposal"] or 0)
        origin, reason = "", ""
        if proposal:
            origin = _origin(
                workshops.get(proposal["workshop"] or 0, ""), *said.get(recommendation["proposal"], (0, 0))
            )
            reason = clean_line(proposal["reason"])
        found[id] = Passed(id, str(recommendation["text"]).strip(), origin, reason)
    return found


def _origin(workshop: str, wordings: int, passages: int) -> str:
    """Where a recommendation came from, as sentences: the workshop, and how often it was said."""
    first = f"It was proposed in the workshop “{workshop}”" if workshop else "It was proposed at our planning event"
    if wordings:
        more = "another proposal" if wordings == 1 else f"{_number(wordings)} further proposals"
        first += f", and {more} said the same"
    told = [f"{first}."]
    if passages:
        who = "one passage of our interviews" if passages == 1 else f"{_number(passages)} passages of our interviews"
        told.append(f"It rests on {who}.")
    return " ".join(told)


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def _document(store: Store, letter: Letter, day: date, place: str) -> "Document":
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    from lwdesk.exchange.word.layout import new_document

    several = len(letter.recommendations) > 1
    subject = f"{'Recommendations' if several else 'A recommendation'} of {store.name}"
    document = new_document(writable(f"{subject} to {letter.body}"), writable(store.name))
    _styles(document)
    when = document.add_paragraph(writable(", ".join(part for part in (place.strip(), _long(day)) if part)))
    when.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _address(document, letter)
    document.add_paragraph("Dear colleagues,").paragraph_format.space_before = Pt(18)
    document.add_paragraph(writable(subject), style="Heading 1")
    document.add_paragraph(
        "We asked people who work in the field what is going on, what is missing and what would help, and brought "
        f"them together to say what should be done. {'Some of what' if several else 'Something that'} they proposed "
        "is more yours to do than ours, so we pass it on to you."
    )
    for n, one in enumerate(letter.recommendations, 1):
        _recommendation(document, one, n if several else 0)
    document.add_paragraph(
        f"We would be glad to hear whether you can take {'any of these' if several else 'this'} up, and with whom we "
        "may speak about it."
    ).paragraph_format.space_before = Pt(12)
    _signature(document, store)
    return document


def _styles(document: "Document") -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt

    words: Any = document.styles.add_style("Recommendation", WD_STYLE_TYPE.PARAGRAPH)
    words.base_style = document.styles["Normal"]
    words.quick_style = True
    words.font.bold = True
    words.paragraph_format.left_indent = Cm(0.8)
    words.paragraph_format.space_before = Pt(10)
    words.paragraph_format.keep_with_next = True
    origin: Any = document.styles.add_style("Where it came from", WD_STYLE_TYPE.PARAGRAPH)
    origin.base_style = document.styles["Details"]
    origin.quick_style = True
    origin.paragraph_format.left_indent = Cm(0.8)
    origin.paragraph_format.space_after = Pt(6)


def _address(document: "Document", letter: Letter) -> None:
    from docx.shared import Pt

    lines = [letter.body, *(part.strip() for part in re.split(r"[\n;]|,(?=\s)", letter.address) if part.strip())]
    for line in lines:
        document.add_paragraph(writable(line)).paragraph_format.space_after = Pt(0)


def _recommendation(document: "Document", one: Passed, number: int) -> None:
    lines = [line for line in one.text.split("\n") if line.strip()] or ["…"]
    for n, line in enumerate(lines):
        before = f"{number}. " if number and n == 0 else ""
        document.add_paragraph(writable(before + line), style="Recommendation")
    for told in (one.origin, f"Why we pass it on: {one.reason}" if one.reason else ""):
        if told:
            document.add_paragraph(writable(told), style="Where it came from")


def _signature(document: "Document", store: Store) -> None:
    from docx.shared import Pt

    ending = document.add_paragraph("Yours sincerely,")
    ending.paragraph_format.space_before, ending.paragraph_format.space_after = Pt(18), Pt(42)
    ending.paragraph_format.keep_with_next = True
    line = document.add_paragraph("_" * 34)
    line.paragraph_format.space_after = Pt(2)
    line.paragraph_format.keep_with_next = True
    document.add_paragraph(writable(f"For {store.name}"))


def _long(day: date) -> str:
    # Not by strftime, which speaks the language that the desktop is set to.
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def counted(letters: Sequence[Letter]) -> str:
    """How many letters to how many bodies, in words."""
    bodies = len({letter.body for letter in letters})
    each = "1 body" if bodies == 1 else f"{bodies:,} bodies"
    return f"{len(letters):,} letter{'' if len(letters) == 1 else 's'} to {each}"
