"""A named export made again: into the same place without a question, as long as nobody changed what lies there."""

from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.operations.exports import NamedExport, keep_place, last_place, make_export, may_overwrite
from lwdesk.ui import asking
from lwdesk.ui.exchanging import KINDS, write_out
from lwdesk.ui.writing import file_name

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window


def make(window: "Window", store: "Store", export: NamedExport, elsewhere: bool = False) -> None:
    """Write the export where it was written last, or ask where to: the first time, when that place is gone, when the
    file there was changed since, and where it is to go `elsewhere`."""
    place = last_place(store, export)
    if place and may_overwrite(place) and not elsewhere:
        path: Path | None = place.path
    else:
        path = _ask(window, export, place.path if place else None)
    if path is None:
        return
    target = path

    def remember() -> None:
        if not window.looking and window.store is store:
            keep_place(store, export, target)

    write_out(window, target, export.record, lambda progress: make_export(store, export, target, progress), remember)


def goes_to(store: "Store", export: NamedExport) -> str:
    """What Enter will do with it, as a sentence."""
    place = last_place(store, export)
    if place is None:
        return "Enter asks where to, and writes it."
    name, folder = place.path.name, place.path.parent
    if not folder.is_dir():
        return f"The folder {folder} is not there, so Enter asks where to."
    if not may_overwrite(place):
        return f"{name} in {folder} was changed since it was written, so Enter asks where to."
    return f"Enter writes {name} in {folder} again."


def _ask(window: "Window", export: NamedExport, before: Path | None) -> Path | None:
    from lwdesk.exchange.send_out import endings

    ending = export.settings.ending
    # The kind of file that was kept is the one offered first.
    kinds = sorted(endings(export.record.list), key=lambda other: other != ending)
    suggested = file_name(window, export.name.replace(":", ","), ending)
    if before is not None:
        suggested = before if before.parent.is_dir() else suggested.with_name(before.name)
    return asking.where_to(window, f"Export {export.name}", ";;".join(KINDS[kind] for kind in kinds), suggested)
