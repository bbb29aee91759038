"""Assessing several organisations against the charter at once: the same day, level and answers for all of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from lwdesk.fields import Field, Kind
from lwdesk.operations.measures import assess
from lwdesk.records import ASSESSMENT, ORGANISATION
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.form_row import Row, Together
from lwdesk.ui.theme import set_look
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_NOTE = "Each of them gets an assessment that says the same. One undo takes all of them back."
_FIELDS = ("day", "level", "assessed", "planned", "source")


def assess_chosen(window: "Window", organisations: Sequence[int] | None = None) -> None:
    """Open the panel, with these organisations in it, or those chosen on the page Organisations."""
    if window.store is None or window.looking:
        window.say("Open a study first; then its organisations can be assessed.")
        return
    if organisations is None:
        page = window.list_page
        organisations = page.chosen_ids() if page and page.record is ORGANISATION else ()
    open_assess(window, window.store, organisations)


def open_assess(window: "Window", store: "Store", organisations: Sequence[int]) -> "Assess":
    """The open panel."""
    panel = Assess(window, store, organisations)
    first = panel.rows["level" if organisations else "organisations"]
    panel.begin(first.editor)
    first.editor.focus_input()
    return panel


class Assess(Panel):
    """Which organisations, and what is said of them; Ctrl+Enter, or Enter on the button, notes it."""

    def __init__(self, window: "Window", store: "Store", organisations: Sequence[int]) -> None:
        super().__init__(window, "Assess organisations", _NOTE, (520, 480))
        self._store = store
        fields = {"organisations": _organisations(), **{name: ASSESSMENT.field(name) for name in _FIELDS}}
        self.rows = {name: Row(field, store, self) for name, field in fields.items()}
        self.content.addWidget(self.rows["organisations"])
        for pair in (("day", "level"), ("assessed", "planned")):
            beside = Together(self)
            beside.add_rows([self.rows[name] for name in pair])
            self.content.addWidget(beside)
        self.content.addWidget(self.rows["source"])
        self.content.addStretch(1)
        self.rows["organisations"].editor.set_value(tuple(organisations))
        self.rows["day"].editor.set_value(store.today())
        for row in self.rows.values():
            row.editor.message.connect(window.say)
        self.note_all = self.add_button("Assess")
        self.note_all.setDefault(True)
        self.note_all.setToolTip("Ctrl+Enter")
        self.note_all.setShortcut(Qt.Modifier.CTRL | Qt.Key.Key_Return)
        set_look(self.note_all, "primary")
        self.note_all.clicked.connect(self.do)
        self.close_button.setText("Cancel")

    def do(self) -> None:
        """Note the assessments, say so, and close; where something is missing, say what and stay."""
        given: dict[str, Any] = {}
        for name, row in self.rows.items():
            row.editor.settle()
            try:
                given[name] = row.editor.value()
                row.show_trouble("")
            except Unreadable as sentence:
                row.show_trouble(str(sentence))
                row.editor.focus_input()
                return
        organisations = given.pop("organisations")
        if not organisations:
            self.rows["organisations"].show_trouble("Choose at least one organisation: type a part of its name.")
            self.rows["organisations"].editor.focus_input()
            return
        made = assess(self._store, organisations, given)
        window = self.window_
        self.accept()
        noun = "organisation" if len(made) == 1 else "organisations"
        window.say(f"Assessed {len(made):,} {noun}.", "done", ("Undo", window.undo))


def _organisations() -> Field:
    one = ASSESSMENT.field("organisation")
    ui = replace(one.ui, kind=Kind.LINKS)
    return replace(one, name="organisations", label="Organisations", ui=ui)
