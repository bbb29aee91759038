"""What a list comes to on paper where there is a choice: a menu of the ways to write what is shown."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu

from lwdesk.records import INTERVIEW
from lwdesk.ui import asking

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
        menu = papers_menu(window, page)
        menu.popup(page.head.export_button.mapToGlobal(QPoint(0, page.head.export_button.height() + 4)))
        # The schedule is what Enter writes.
        menu.setActiveAction(menu.actions()[0])
    return True


def papers_menu(window: "Window", page: "ListPage") -> QMenu:
    """The menu of what can be written of the interviews that the page shows."""
    from lwdesk.ui.exchanging import export_page
    from lwdesk.ui.exports import save_shown

    menu = QMenu(page)
    menu.setAccessibleName("What to export")
    menu.aboutToHide.connect(menu.deleteLater)
    ids = list(page.rows.model.ids)
    menu.addAction("The &schedule…", lambda: export_page(window))
    menu.addAction("The &notes…", lambda: export_paper(window, "notes", ids))
    menu.addAction("The s&ummaries…", lambda: export_paper(window, "summaries", ids))
    menu.addSeparator()
    menu.addAction("Save the schedule under a na&me…", lambda: save_shown(window))
    return menu


def export_paper(window: "Window", name: str, ids: Sequence[int]) -> None:
    """Ask where to, and write the "notes" or the "summaries" of these interviews there beside the window."""
    store = window.store
    if store is None:
        return
    if not ids:
        window.say("No interview is shown, so that there is nothing to export. Clear the filters first.")
        return
    kinds = asking.LISTS_AND_WORD if name == "notes" else asking.LISTS
    suggested = store.path.with_name(f"{store.name} {name.capitalize()}.xlsx")
    path = asking.where_to(window, f"Export {name}", kinds, suggested)
    if path is None:
        return

    def write(_step: Callable[..., None]) -> str:
        from lwdesk.exchange.trouble import ExchangeTrouble

        paper = import_module(f"lwdesk.exchange.papers.{name}")
        if path.suffix.lower() not in paper.ENDINGS:
            raise ExchangeTrouble(
                f"{path.name}: {name} can be written as {' or '.join(paper.ENDINGS)}. Give the file that ending."
            )
        told: str = paper.write(store, path, ids)
        return told

    def tell(told: str) -> None:
        open_it = ("Open it", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        window.say(f"Exported {told} to {path.name}.", "done", open_it)

    window.jobs.start(write, done=tell, failed=window.trouble, label=f"Exporting {name}")
