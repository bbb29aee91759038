"""Going to what a search found: the record, and in it the place."""

from typing import TYPE_CHECKING

from lwdesk.operations.search import Hit

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def open_hit(window: "Window", hit: Hit) -> None:
    """Stand on the words in the note or the summary, or on the field of the record."""
    if hit.record.name in ("note", "summary"):
        from lwdesk.ui.typing import open_typing

        if hit.record.name == "note":
            open_typing(window, hit.interview, note_id=hit.id, at=hit.at, length=hit.length)
        else:
            open_typing(window, hit.interview, at=hit.at, length=hit.length, summary=hit.part)
        return
    window.open_record(hit.record.name, hit.id)
    page = window.list_page
    own = hit.part != hit.record.title and any(field.name == hit.part for field in hit.record.formed)
    if page and own and page.table.current_id() == hit.id and page.side.form:
        page.side.form.focus_field(hit.part)
