"""What a list comes to on paper where there is a choice: a menu of the ways to write what is shown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lwdesk.records import INTERVIEW
from lwdesk.ui import asking
from lwdesk.ui.writing import Way, file_name, offer_ways, paper_of, write_beside

if TYPE_CHECKING:
    from lwdesk.ui.pages.listing import ListPage
    from lwdesk.ui.window import Window


def offer_papers(window: "Window") -> bool:
    """Ask which way what the page shows is to be written; of summaries, where they are shown, there is but one.

    False where there is nothing to ask.
    """
    from lwdesk.exchange.send_out import PAPERS
    from lwdesk.ui.pages.summaries import SummariesView

    page = window.list_page
    if page is None or (page.record is not INTERVIEW and page.record.list not in PAPERS):
        return False
    page.flush()
    if page.record is not INTERVIEW:
        from lwdesk.ui.exports import offer_query

        offer_query(window, page.rows.query(), page.head.export_button, page.table.current_id())
        return True
    shown = page.main
    if isinstance(shown, SummariesView):
        export_paper(window, "summaries", shown.shown_ids)
    else:
        offer_ways(_ways(window, page), page.head.export_button)
    return True


def _ways(window: "Window", page: "ListPage") -> list[Way]:
    """What can be written of the interviews that the page shows, the schedule first."""
    from lwdesk.ui.exchanging import export_page
    from lwdesk.ui.exports import save_shown

    ids = list(page.rows.model.ids)
    return [
        ("The &schedule…", lambda: export_page(window)),
        ("The &notes…", lambda: export_paper(window, "notes", ids)),
        ("The s&ummaries…", lambda: export_paper(window, "summaries", ids)),
        ("", lambda: None),
        ("Save the schedule under a na&me…", lambda: save_shown(window)),
    ]


def export_paper(window: "Window", name: str, ids: Sequence[int]) -> None:
    """Ask where to, and write the "notes" or the "summaries" of these interviews there beside the window."""
    store = window.store
    if store is None:
        return
    if not ids:
        window.say("No interview is shown, so that there is nothing to export. Clear the filters first.")
        return
    kinds = asking.LISTS_AND_WORD if name == "notes" else asking.LISTS
    suggested = file_name(window, name.capitalize(), ".xlsx")
    write_beside(window, f"Export {name}", kinds, suggested, paper_of(store, name, ids), f"Exporting {name}")
