"""The line in which a delegate is named: somebody known, somebody new, and never a name above another one's grid."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from lwdesk.refusal import Refusal
from lwdesk.ui.contributions.bar import BY_DELEGATE, TypingBar
from lwdesk.ui.editors.sources import Found
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


class Naming(QObject):
    """Watches the line; `named` says who was chosen, and whether they were made just now."""

    named = Signal(object, bool)
    kept = Signal()
    """Enter on the name of who is shown already."""

    def __init__(self, window: "Window", bar: TypingBar) -> None:
        super().__init__(bar)
        self._window, self._bar = window, bar
        bar.finder.picked.connect(self._pick)
        bar.finder.returnPressed.connect(self._enter)
        bar.finder.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line is left by Tab or the mouse: what stands in it is settled first. Escape gives up what was typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            return self._give_up()
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            away = event.reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if not away and self._bar.finder.text().strip() != self._bar.label:
                now = QApplication.focusWidget()
                self._settle()
                if now is not None and now.isVisible():
                    now.setFocus()
        return False

    def _pick(self, found: Found) -> None:
        made = found
        if found.id is None:
            if self._window.looking:
                self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
                return
            try:
                made = self._bar.people.create(found.label)
            except (Refusal, Unreadable) as trouble:
                self._window.say(str(trouble), "trouble")
                return
        self.named.emit(made, found.id is None)

    def _enter(self) -> None:
        if self._settle():
            self.kept.emit()

    def _give_up(self) -> bool:
        """Have the line name who is shown again, and where it does already go on below; False where nobody is."""
        finder, label = self._bar.finder, self._bar.label
        if finder.is_open:
            return False
        if finder.text().strip() != label:
            finder.setText(label)
            return True
        if label:
            self.kept.emit()
        return bool(label)

    def _settle(self) -> bool:
        """Have the line name who is shown; whether it did already, so that one can go on in their grid."""
        finder, label = self._bar.finder, self._bar.label
        typed = finder.text().strip()
        found = finder.sure() if typed and typed != label else None
        finder.close_list()
        if found is not None and found.id is not None:
            self._pick(found)
            return False
        if typed and typed != label and self._bar.way == BY_DELEGATE:
            advice = self._bar.people.advice
            self._window.say(f"“{typed}” names nobody for sure. {advice}", "warning")
        finder.setText(label)
        return typed == label and bool(label)
