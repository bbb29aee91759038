"""The lists of the workshops, one a page or a sheet: who is in it, for its door and its facilitator. Named in full."""

from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.papers.event import NO_WORKSHOP, Gathering, Guest, gathering
from lwdesk.exchange.papers.event_document import add_rows, new_paper, plain
from lwdesk.exchange.write.tables import Table, write_tables
from lwdesk.exchange.write.target import whole_file

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.event import WorkshopInfo

ENDINGS = (".xlsx", ".docx")
_HEADINGS = ("Name", "Organisation", "Role", "Email")
_UNSAFE = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def write(store: "Store", path: Path, event: int | None = None) -> str:
    """Write a list for each workshop, and one of those without; gives what was written: "5 workshops".

    Raises ExchangeTrouble where nobody comes, ExportTrouble where the file cannot be written.
    """
    found = gathering(store, event)
    lists: list[tuple[WorkshopInfo | None, list[Guest]]] = [(one, found.of(one.id)) for one in found.workshops]
    if left := found.of(None):
        lists.append((None, left))
    if path.suffix.lower() == ".docx":
        _write_document(found, lists, path)
    else:
        _write_workbook(found, lists, path)
    count = len(found.workshops)
    return "1 workshop" if count == 1 else f"{count:,} workshops"


def _write_workbook(found: Gathering, lists: "list[tuple[WorkshopInfo | None, list[Guest]]]", path: Path) -> None:
    names: list[str] = []
    tables = []
    for workshop, guests in lists:
        names.append(_sheet_name(workshop.name or "Workshop" if workshop else NO_WORKSHOP, names))
        rows = [(g.name, g.organisation, g.role, g.email) for g in guests]
        tables.append(Table(names[-1], _HEADINGS, rows, (28, 34, 30, 32)))
    write_tables(path, found.title, tables)


def _write_document(found: Gathering, lists: "list[tuple[WorkshopInfo | None, list[Guest]]]", path: Path) -> None:
    document = new_paper(found, "Workshop lists", "")
    for at, (workshop, guests) in enumerate(lists):
        name = (workshop.name or "No name") if workshop else NO_WORKSHOP
        heading = document.add_paragraph(plain(name), style="Heading 1")
        heading.paragraph_format.page_break_before = at > 0 or None
        if workshop:
            places = f"{len(guests)} of {workshop.capacity}" if workshop.capacity is not None else f"{len(guests)}"
            said = (
                ("Theme", workshop.theme), ("Time", workshop.time), ("Room", workshop.room),
                ("Facilitator", workshop.facilitator), ("Delegates", places),
            )  # fmt: skip
            for label, text in said:
                if text:
                    line = document.add_paragraph("", style="Details")
                    line.add_run(f"{label}: ", style="Detail label")
                    line.add_run(plain(text))
            document.paragraphs[-1].paragraph_format.space_after = heading.paragraph_format.space_after
        rows = [("☐", g.name, g.organisation, g.role) for g in guests]
        add_rows(document, ("Here", "Name", "Organisation", "Role"), rows, (1.6, 5.2, 5.1, 4.6))
    with whole_file(path) as file:
        document.save(file)


def _sheet_name(name: str, taken: list[str]) -> str:
    """A name that a sheet may have and no other has."""
    plainly = " ".join(name.translate(_UNSAFE).split())[:28].strip() or "Workshop"
    found, n = plainly, 1
    while found.casefold() in (one.casefold() for one in taken):
        n += 1
        found = f"{plainly} {n}"
    return found
