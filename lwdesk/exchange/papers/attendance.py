"""The attendance list of the event: a row a delegate with a box to tick. People are named in full: they come."""

from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.papers.event import Gathering, gathering, people
from lwdesk.exchange.papers.event_document import add_rows, new_paper
from lwdesk.exchange.write.tables import Table, write_tables
from lwdesk.exchange.write.target import whole_file

if TYPE_CHECKING:
    from lwdesk.store import Store

ENDINGS = (".xlsx", ".docx")
_BOX, _TICK = "☐", "☑"


def write(store: "Store", path: Path, event: int | None = None) -> str:
    """Write the list by surname, to a .xlsx or .docx file; gives what was written: "68 delegates".

    Raises ExchangeTrouble where nobody comes, ExportTrouble where the file cannot be written.
    """
    found = gathering(store, event)
    if path.suffix.lower() == ".docx":
        _write_document(found, path)
    else:
        headings = ("Name", "Organisation", "Role", "Replied", "Workshop", "Room", "Attended")
        rows = [
            (g.name, g.organisation, g.role, g.replied, g.workshop, g.room, "Yes" if g.attended else "")
            for g in found.guests
        ]
        write_tables(path, found.title, [Table("Attendance", headings, rows, (28, 32, 28, 12, 26, 16, 10))])
    return people(len(found.guests))


def _write_document(found: Gathering, path: Path) -> None:
    document = new_paper(found, "Attendance list", people(len(found.guests)))
    rows = [
        (_TICK if g.attended else _BOX, g.name, g.organisation, ", ".join(p for p in (g.workshop, g.room) if p))
        for g in found.guests
    ]
    add_rows(document, ("Here", "Name", "Organisation", "Workshop"), rows, (1.6, 5.2, 5.1, 4.6))
    with whole_file(path) as file:
        document.save(file)
