"""What was said on each theme: the passages of notes by theme, each named as the person may be quoted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.papers.sheet import Listed, write_listed
from lwdesk.exchange.quoting import NOBODY, Quoted, quoted
from lwdesk.exchange.write.target import whole_file
from lwdesk.fields import Field, Kind, Ui
from lwdesk.records import PASSAGE
from lwdesk.store.themes import EVERYTHING, Narrowed, Said
from lwdesk.values import show_date

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from lwdesk.store import Store
    from lwdesk.store.themes import ThemeInfo

ENDINGS = (".xlsx", ".csv", ".docx")
FIELDS = (
    Field("theme", "Theme", "", Ui(Kind.LINE, width=34)),
    Field("words", "Passage", "", Ui(Kind.PARAGRAPH, width=60)),
    Field("interviewee", "Interviewee", "", Ui(Kind.LINE, width=24)),
    Field("organisation", "Organisation", "", Ui(Kind.LINE, width=24)),
    Field("day", "Date", "", Ui(Kind.DATE, width=13)),
    Field("question", "Question", "", Ui(Kind.LINE, width=36)),
    Field("themes", "Also under", "", Ui(Kind.LINE, width=34)),
    Field("remark", "Remark", "", Ui(Kind.PARAGRAPH, width=30)),
)
WITHOUT = "Without a theme"
GONE = "These words are no longer in the note."
BETWEEN = " › "
_SAID = {
    "List": "Passages of notes by theme",
    "Sorted by": "Theme, date of the interview, place in the notes",
    "Names": "Everybody is named as they may be quoted: by name, by role, or as “a contact”.",
    "Twice": "A passage that belongs to several themes stands under each of them.",
}
_UNWRITABLE = {n: None for n in range(32) if n not in (9, 10)}


@dataclass(frozen=True, slots=True)
class _Under:
    """A theme and its own passages; None for the passages that have none."""

    theme: "ThemeInfo | None"
    path: str
    depth: int
    passages: Sequence[Said]


def write(
    store: "Store", path: Path, themes: Sequence[int] | None = None, narrowed: Narrowed = EVERYTHING
) -> str:  # fmt: skip
    """Write the passages of these themes, or of all and of none; gives what was written in words: "31 passages".

    Raises ExportTrouble.
    """
    found = list(_by_theme(store, themes, narrowed))
    people = quoted(store, {said.contact for under in found for said in under.passages if said.contact})
    if path.suffix.lower() == ".docx":
        return _write_paper(store, path, found, people)
    return _write_list(store, path, found, people, narrowed)


def _by_theme(store: "Store", themes: Sequence[int] | None, narrowed: Narrowed) -> Iterator[_Under]:
    """The themes in the order of the tree, each with the passages that are directly its own."""
    wanted = None if themes is None else set(themes)
    paths, depths = theme_paths(store), dict[int, int]()
    for theme in store.themes.all():
        depths[theme.id] = depths.get(theme.parent or 0, -1) + 1
        if wanted is None or theme.id in wanted:
            yield _Under(theme, paths[theme.id], depths[theme.id], store.themes.passages([theme.id], narrowed))
    if wanted is None and (without := store.themes.without_theme(narrowed)):
        yield _Under(None, WITHOUT, 0, without)


def _write_list(
    store: "Store", path: Path, found: Sequence[_Under], people: dict[int, Quoted], narrowed: Narrowed
) -> str:  # fmt: skip
    paths = theme_paths(store)
    ids = [said.passage for under in found for said in under.passages]
    also = store.themes.of_passages(ids)
    remarks = {i: values["remark"] for i, values in store.many(PASSAGE, ids).items()}
    asked = store.notes.prompts_by_id({said.prompt for under in found for said in under.passages if said.prompt})
    rows: list[list[object]] = []
    for under in found:
        own = under.theme.id if under.theme else None
        for said in under.passages:
            who = people.get(said.contact or 0, NOBODY)
            question = asked[said.prompt].text if said.prompt in asked else ""
            others = "; ".join(paths[i] for i in also.get(said.passage, ()) if i != own and i in paths)
            remark = "\n".join(filter(None, (GONE if said.lost else "", remarks.get(said.passage, ""))))
            day = date.fromisoformat(said.day) if said.day else ""
            rows.append([under.path, said.words, who.name, who.organisation, day, question, others, remark])
    filtered = {} if narrowed == EVERYTHING else {"Filter": "Only those that the filters of the page let through."}
    return write_listed(store, path, Listed(PASSAGE, FIELDS, rows, store.keys(PASSAGE, ids), _SAID | filtered))


def theme_paths(store: "Store") -> dict[int, str]:
    """The path of every theme, by id, in the order of the tree."""
    paths: dict[int, str] = {}
    for theme in store.themes.all():
        above = paths.get(theme.parent or 0)
        paths[theme.id] = f"{above}{BETWEEN}{theme.name}" if above else theme.name
    return paths


def _write_paper(store: "Store", path: Path, found: Sequence[_Under], people: dict[int, Quoted]) -> str:
    """Write them for people to read: a heading a theme, its line, and what was said."""
    from lwdesk.exchange.word.layout import new_document

    document = new_document(f"What was said on each theme, {store.name}", store.name)
    _add(document, "What was said on each theme", "Title")
    for under in found:
        _add(document, under.path if not under.depth else under.path.rsplit(BETWEEN, 1)[-1],
             "Heading 1" if not under.depth else "Heading 2")  # fmt: skip
        if under.theme and under.theme.line:
            _add(document, under.theme.line, "Details")
        for said in under.passages:
            _add_passage(document, said, people.get(said.contact or 0, NOBODY))
    count = sum(len(under.passages) for under in found)
    if not count:
        _add(document, "Nothing has been marked in the notes yet.", "Instead of an answer")
    with whole_file(path) as file:
        document.save(file)
    return f"{count:,} passage{'' if count == 1 else 's'}"


def _add_passage(document: "Document", said: Said, who: Quoted) -> None:
    from docx.shared import Pt

    paragraph = _add(document, "", "Answer")
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.add_run(f"“{_plain(said.words)}”", style="Quotation")
    when = show_date(date.fromisoformat(said.day)) if said.day else ""
    told = " · ".join(filter(None, (", ".join(filter(None, (who.line, when))), GONE if said.lost else "")))
    below = _add(document, f"— {told}", "Details")
    below.paragraph_format.space_after = Pt(9)


def _add(document: "Document", text: str, style: str) -> "Paragraph":
    return document.add_paragraph(_plain(text), style=style)


def _plain(text: str) -> str:
    return text.translate(_UNWRITABLE)
