"""The menu of a row of a list: what can be done with the records that are chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from lwdesk.ui.thread.line import links_menu

if TYPE_CHECKING:
    from lwdesk.ui.pages.listing import ListPage
    from lwdesk.ui.window import Window


def open_row_menu(window: "Window", page: "ListPage", at: QPoint) -> QMenu:
    """The open menu at a point of the table."""
    menu = QMenu(page)
    menu.addAction("Open in the form\tEnter", lambda: page.go_to_field(page.record.title))
    menu.addAction("Duplicate\tCtrl+D", lambda: window.command("duplicate"))
    menu.addAction("Delete\tDel", lambda: window.command("delete"))
    menu.addAction("History\tCtrl+H", window.show_record_history)
    for words, act in (*page.more, *links_menu(window, page.record.name)):
        menu.addAction(words, act)
    menu.addSeparator()
    menu.addAction("Copy\tCtrl+C", page.commands.copy)
    menu.addAction("Copy with headings\tCtrl+Shift+C", page.commands.copy_with_headings)
    menu.addSeparator()
    page.headings.add_sorting(menu, max(page.table.currentIndex().column(), 0))
    menu.popup(page.table.viewport().mapToGlobal(at))
    return menu
