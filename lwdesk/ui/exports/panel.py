"""The panel of exports: those kept under a name, and those that every study offers; Enter makes the chosen one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit

from lwdesk.operations.exports import NamedExport, count_now, delete_export, describe, named_exports
from lwdesk.operations.offered_exports import offered, offered_for
from lwdesk.refusal import Refusal
from lwdesk.text import fold
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.exports.listing import ExportList
from lwdesk.ui.exports.making import goes_to, make
from lwdesk.ui.theme import set_look

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

_SIZE = (820, 560)
NOTE = "Type to find one; Enter makes it. An export that is kept is written to the same place again."
KEPT, OFFERED = "Kept under a name", "Ready to make"


class Exports(Panel):
    """Every export that can be made in one press; type to find, arrows to choose, Enter to make."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__(window, "Exports", NOTE, _SIZE)
        self._store = store
        self._offered = offered(store)
        self.box = _Find(self)
        self.list = ExportList()
        self.told = QLabel()
        self.told.setProperty("look", "quiet")
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self.box, self.told):
            self.content.addWidget(widget)
        self.content.insertWidget(1, self.list, 1)
        self.save = self.add_button("Save what is shown…", first=True)
        self.rename = self.add_button("Rename…", first=True)
        self.delete = self.add_button("Delete", first=True)
        self.elsewhere = self.add_button("Write elsewhere…")
        self.make = self.add_button("Make it")
        set_look(self.make, "primary")
        self.save.setToolTip("Keep what the list in the window shows, as it is filtered and sorted (Ctrl+N)")
        self.rename.setToolTip("Give it another name (F2)")
        self.delete.setToolTip("Delete it; files that it made stay (Del)")
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.box.textEdited.connect(self.refresh)
        self.list.currentItemChanged.connect(self._follow)
        self.list.itemActivated.connect(lambda _item: self.make_chosen())
        self.make.clicked.connect(lambda _checked: self.make_chosen())
        self.elsewhere.clicked.connect(lambda: self.make_chosen(elsewhere=True))
        self.save.clicked.connect(self.save_shown)
        self.rename.clicked.connect(self.rename_chosen)
        self.delete.clicked.connect(self.delete_chosen)
        self.window_.noticed.connect(self._follow_study)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.save_shown)
        QShortcut(QKeySequence("F2"), self).activated.connect(self.rename_chosen)

    def refresh(self) -> None:
        """Show the exports that match what is typed; stay on the one that was chosen where nothing was typed."""
        typed = self.box.text()
        words = fold(typed).split()
        kept = [(one, describe(self._store, one)) for one in named_exports(self._store)]
        ready = [(one, "") for one in (*self._offered, *offered_for(self._store, typed))]
        sections = []
        for heading, exports in ((KEPT, kept), (OFFERED, ready)):
            held = [(one, what) for one, what in exports if all(w in fold(f"{one.name} {what}") for w in words)]
            sections.append((heading, [(one, what, self._holds(one)) for one, what in held]))
        self.list.show_sections(sections, self.list.chosen() if not words else None)
        self._follow()

    def make_chosen(self, elsewhere: bool = False) -> None:
        """Write the chosen export, and close; where it cannot be made, say why and stay."""
        export = self.list.chosen()
        if export is None:
            return
        try:
            count_now(self._store, export)
        except Refusal as refusal:
            self._say(str(refusal), trouble=True)
            return
        window, store = self.window_, self._store
        self.accept()
        make(window, store, export, elsewhere)

    def save_shown(self) -> None:
        """Keep what the page shows as an export."""
        from lwdesk.ui.exports import save_shown

        self.accept()
        save_shown(self.window_)

    def rename_chosen(self) -> None:
        """Ask for another name for the chosen export."""
        from lwdesk.ui.exports.naming import Renaming

        export = self._kept_one("rename")
        if export:
            panel = Renaming(self.window_, self._store, export, self._come_back)
            panel.begin(panel.name)

    def delete_chosen(self) -> None:
        """Delete the chosen export; undo brings it back."""
        export = self._kept_one("delete")
        if export:
            delete_export(self._store, export.id)
            self.window_.say(f"Deleted the export “{export.name}”.", "done", ("Undo", self.window_.undo))
            self.refresh()
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes where nothing is being typed."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_chosen()
        else:
            super().keyPressEvent(event)

    # Inside

    def _kept_one(self, verb: str) -> NamedExport | None:
        export = self.list.chosen()
        if self.window_.looking:
            self._say("This is a copy to look at. Open the study itself to change it.", trouble=True)
        elif export is None or not export.id:
            self._say(f"Choose an export that is kept under a name to {verb} it. Ctrl+N keeps what the list shows.")
        else:
            return export
        return None

    def _come_back(self) -> None:
        self.refresh()
        self.activateWindow()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _holds(self, export: NamedExport) -> str:
        try:
            count = count_now(self._store, export)
        except Refusal:
            return "cannot be made"
        record = export.record
        return f"{count:,} {(record.label if count == 1 else record.plural).lower()}"

    def _follow(self) -> None:
        export = self.list.chosen()
        kept = export is not None and bool(export.id) and not self.window_.looking
        for button in (self.rename, self.delete):
            button.setVisible(kept)
        for button in (self.make, self.elsewhere):
            button.setEnabled(export is not None)
        self.elsewhere.setVisible(kept)
        if export is None:
            self._say("No export is called that. Type less, or keep what a list shows with Ctrl+N.")
            return
        try:
            count_now(self._store, export)
        except Refusal as refusal:
            self._say(str(refusal), trouble=True)
            return
        what = f"{describe(self._store, export)}. "
        self._say(what + goes_to(self._store, export))

    def _say(self, sentence: str, trouble: bool = False) -> None:
        self.told.setText(sentence)
        set_look(self.told, "danger" if trouble else "quiet")

    def _follow_study(self, _notice: "Notice") -> None:
        self._offered = offered(self._store)
        self.refresh()


class _Find(QLineEdit):
    """The box that one types in to find an export; the arrows move in the list below, Enter makes."""

    def __init__(self, panel: Exports) -> None:
        super().__init__()
        self._panel = panel
        self.setAccessibleName("Find an export")
        self.setPlaceholderText("Type to find: an area, an organisation, a name")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        key = event.key()
        if key in steps:
            self._panel.list.move_mark(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._panel.make_chosen()
        elif key == Qt.Key.Key_Delete and not self.text():
            self._panel.delete_chosen()
        else:
            super().keyPressEvent(event)
