"""The small panel that gives an export its name, and says what it is put together by and which kind of file it is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit

from lwdesk.exchange.send_out import GROUPED, endings
from lwdesk.exchange.write.about import filter_sentence
from lwdesk.operations.exports import (
    FORMS,
    NamedExport,
    describe,
    named_exports,
    rename_export,
    save_export,
    settings_of,
)
from lwdesk.refusal import Refusal
from lwdesk.text import fold
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.exports.eager import EagerTyping
from lwdesk.ui.theme import set_look

if TYPE_CHECKING:
    from lwdesk.store import Query, Store, Where
    from lwdesk.ui.window import Window

_PARTS = (("One flat list", ""), ("By activity area", "area"), ("By organisation", "organisation"), ("By kind", "kind"))


def save_query(window: "Window", query: "Query") -> "Naming | None":
    """Ask for a name, and keep what the query finds as an export under it."""
    if window.store is None or window.looking:
        window.say("This is a copy to look at. Open the study itself to keep an export in it.", "warning")
        return None
    panel = Naming(window, window.store, query)
    EagerTyping(panel, panel.name)
    panel.begin(panel.name)
    return panel


class Naming(Panel):
    """Name, parts and kind of file of a new export; Enter keeps it."""

    def __init__(self, window: "Window", store: "Store", query: "Query") -> None:
        is_narrowed = bool(query.where or query.words.strip())
        note = filter_sentence(store, query) if is_narrowed else f"All {query.record.plural.lower()} of the study."
        super().__init__(window, "Save as an export", note, (560, 300))
        self._store, self._query = store, query
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.name = _line("Name")
        self.name.setText(self._suggested())
        self.name.selectAll()
        form.addRow(_label("&Name", self.name), self.name)
        self.parts = _choice("Put together", [words for words, _ in _PARTS])
        if query.record.list == GROUPED:
            form.addRow(_label("&Put together", self.parts), self.parts)
        else:
            self.parts.setParent(self)
            self.parts.hide()
        self._endings = endings(query.record.list)
        self.kind = _choice("Kind of file", [FORMS[ending].capitalize() for ending in self._endings])
        form.addRow(_label("&Kind of file", self.kind), self.kind)
        self.content.addLayout(form)
        self.trouble = QLabel()
        self.trouble.setProperty("look", "danger")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.content.addWidget(self.trouble)
        self.content.addStretch(1)
        self.save = self.add_button("Save")
        set_look(self.save, "primary")
        self.save.clicked.connect(self.do)
        self.name.returnPressed.connect(self.do)
        self.name.textEdited.connect(self._warn)
        self.close_button.setText("Cancel")
        self._warn()

    def do(self) -> None:
        """Keep the export, say so, and close."""
        by = _PARTS[self.parts.currentIndex()][1]
        settings = settings_of(self._store, self._query, by, self._endings[self.kind.currentIndex()])
        try:
            kept = save_export(self._store, self.name.text(), self._query.record, settings)
        except Refusal as refusal:
            self._say(str(refusal))
            return
        export = next(one for one in named_exports(self._store) if one.id == kept)
        window, store = self.window_, self._store
        self.accept()

        def make_it() -> None:
            from lwdesk.ui.exports.making import make

            make(window, store, export)

        said = f"Saved “{export.name}”: {describe(store, export)}. Ctrl+Shift+E makes it again."
        window.say(said, "done", ("Make it now", make_it))

    def _suggested(self) -> str:
        named = [
            label
            for where in self._query.where
            for target, id in self._led_to(where)
            for label in self._store.labels(target, [id]).values()
        ]
        return ", ".join([self._query.record.plural, *named[:2]])

    def _led_to(self, where: "Where") -> list[tuple[str, int]]:
        """The kind and id of each record or term that is ticked."""
        from lwdesk.records.parties import of_number, target_of
        from lwdesk.store.query import fields_meant

        field = fields_meant(self._query.record, where.field)[0]
        target = field.ui.target or "term"
        return [target_of(of_number(i)) if field.parts else (target, i) for i in where.ids if i]

    def _warn(self) -> None:
        typed = fold(self.name.text().strip())
        same = next((one for one in named_exports(self._store) if fold(one.name) == typed), None)
        self._say(f"There is an export “{same.name}” already: saving puts this in its place." if same else "")

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))


class Renaming(Panel):
    """Another name for an export; Enter gives it."""

    def __init__(self, window: "Window", store: "Store", export: NamedExport, after: Callable[[], None]) -> None:
        super().__init__(window, "Rename the export", describe(store, export), (480, 210))
        self._store, self._export, self._after = store, export, after
        self.name = _line("Name")
        self.name.setText(export.name)
        self.name.selectAll()
        form = QFormLayout()
        form.addRow(_label("&Name", self.name), self.name)
        self.content.addLayout(form)
        self.trouble = QLabel()
        self.trouble.setProperty("look", "danger")
        self.trouble.setWordWrap(True)
        self.content.addWidget(self.trouble)
        self.content.addStretch(1)
        self.rename = self.add_button("Rename")
        set_look(self.rename, "primary")
        self.rename.clicked.connect(self.do)
        self.name.returnPressed.connect(self.do)
        self.close_button.setText("Cancel")

    def do(self) -> None:
        """Give the name and close; or say under the field why not."""
        try:
            rename_export(self._store, self._export.id, self.name.text())
        except Refusal as refusal:
            self.trouble.setText(str(refusal))
            return
        self.accept()
        self._after()


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setMaxLength(200)
    return line


def _choice(name: str, entries: list[str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItems(entries)
    return box


def _label(text: str, buddy: QLineEdit | QComboBox) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", "label")
    label.setBuddy(buddy)
    return label
