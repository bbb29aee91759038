"""What tests do and ask at the commitments of a small study."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lwdesk.records import COMMITMENT
from lwdesk.store import Query, Store
from lwdesk.ui.plan.commitments import CommitmentsPage
from lwdesk.ui.window import Window

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Room:
    """The window, the page and the study."""

    def __init__(self, window: Window) -> None:
        self.window = window
        assert window.store and window.page and isinstance(window.page.inner, CommitmentsPage)
        self.store: Store = window.store
        self.page: CommitmentsPage = window.page.inner
        self.by_ref = {
            values["ref"]: i for i, values in self.store.many(COMMITMENT, self.store.ids(Query(COMMITMENT))).items()
        }

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.focus(), key, modifier)

    def type(self, text: str) -> None:
        # The first letter may open the box that takes the rest.
        for letter in text:
            QTest.keyClicks(self.focus(), letter)

    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found
        return found

    def show(self, view: int) -> None:
        assert self.page.views
        self.page.views.show(view)

    def held(self, ref: str) -> dict[str, object]:
        found = self.store.get(COMMITMENT, self.by_ref[ref])
        assert found
        return found

    def stand_on(self, ref: str) -> None:
        """Put the keyboard on a commitment, in whatever view is shown."""
        assert self.page.table.choose(self.by_ref[ref])
        if self.page.views:
            self.page.views.refresh()

    def columns(self) -> dict[str, list[str]]:
        """The references in each column of the board."""
        return {c.place: [card.ref for card in c.list.cards.cards] for c in self.page.board.columns}

    def said(self) -> str:
        return self.window.messages.text
