"""What the window shows of a study: one of its pages, or a screen such as an import in the place of the page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from lwdesk.store import Notice
    from lwdesk.ui.pages.page import Page


class Shown(QStackedWidget):
    """The pages that were made, by name, and the screen that stands in their place; empty before a study is open."""

    def __init__(self) -> None:
        super().__init__()
        self._blank = QWidget()
        self.addWidget(self._blank)
        self._pages: dict[str, Page] = {}
        self.page_name = ""
        self.screen_: QWidget | None = None
        """The screen in the place of the page."""
        self._had: QWidget | None = None
        """The table or list that had the keyboard when the screen came."""

    @property
    def page(self) -> "Page | None":
        """The page that is open; None before a study is, and while a screen takes its place."""
        return None if self.screen_ else self._pages.get(self.page_name)

    def show_page(self, name: str, make: "Callable[[str], Page]") -> bool:
        """Show the page of that name; True where it had to be made, and is to be opened."""
        is_new = name not in self._pages
        if is_new:
            self._pages[name] = make(name)
            self.addWidget(self._pages[name])
        self.page_name = name
        self.setCurrentWidget(self._pages[name])
        return is_new

    def show_screen(self, screen: QWidget) -> None:
        """Put the screen in the place of the page; what was typed on the page is stored first."""
        if self.page:
            self.page.flush()
        self.leave_screen()
        had = QApplication.focusWidget()
        here = isinstance(had, QAbstractItemView) and self.page is not None and self.page.isAncestorOf(had)
        self._had = had if here else None
        self.screen_ = screen
        self.addWidget(screen)
        self.setCurrentWidget(screen)

    def leave_screen(self) -> bool:
        """Go back from the screen to the page under it; False where there was none."""
        self.tell_screen("finish")
        screen, self.screen_ = self.screen_, None
        if screen is None:
            return False
        self.removeWidget(screen)
        screen.deleteLater()
        page = self._pages.get(self.page_name)
        self.setCurrentWidget(page or self._blank)
        if page:
            page.focus()
            # Who went to the notes of the fourth passage goes on at the fourth, and not at the head of the page.
            if self._had is not None and isValid(self._had) and self._had.isVisible():
                self._had.setFocus(Qt.FocusReason.OtherFocusReason)
        self._had = None
        return True

    def tell_screen(self, what: str, *about: object) -> None:
        """Have the screen do what it may know to do."""
        tell = getattr(self.screen_, what, None)
        if tell:
            tell(*about)

    def flush(self) -> None:
        """Store what has been typed on the page or the screen and not yet stored."""
        self.tell_screen("flush")
        if self.page:
            self.page.flush()

    def is_at_risk(self) -> bool:
        """Whether words typed on any page could not be stored, so that closing the study would lose them."""
        return any(page.is_at_risk() for page in self._pages.values())

    def follow(self, notice: "Notice") -> None:
        """Bring the screen and every page up to date after a change."""
        self.tell_screen("follow", notice)
        for page in self._pages.values():
            page.follow(notice)

    def finish(self) -> None:
        """Have the screen and every page store everything and stop what still runs; the study closes next."""
        self.tell_screen("finish")
        for page in self._pages.values():
            page.finish()

    def clear(self) -> None:
        """Show nothing, and give the pages up."""
        self.setCurrentWidget(self._blank)
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.page_name = ""
