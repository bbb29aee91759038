"""Beside the themes: their passages in a table and the whole of one, or why there are none."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lwdesk.operations import themes as verbs
from lwdesk.records import PASSAGE
from lwdesk.ui.themes.detail import SEVERAL, PassageDetail
from lwdesk.ui.themes.empty import NoThemes
from lwdesk.ui.themes.model import PassageModel, day_of
from lwdesk.ui.themes.table import PassageTable

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.themes.acts import PassageActs


class PassagesBeside(QStackedWidget):
    """The table with the detail under it; `nothing` takes their place where no passage is shown."""

    def __init__(self, store: "Store", model: PassageModel) -> None:
        super().__init__()
        self._store, self._model = store, model
        self.table = PassageTable(model)
        self.detail = PassageDetail()
        self.nothing = NoThemes("quote")
        self._passages = QWidget()
        self._passages.setProperty("look", "paper")
        self._passages.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self._passages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        self.addWidget(self._passages)
        self.addWidget(self.nothing)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget under the detail."""
        layout = self._passages.layout()
        assert layout
        layout.addWidget(widget)

    def show_passages(self) -> None:
        """Show the table."""
        self.setCurrentWidget(self._passages)

    def explain(self, is_filtered: bool, is_theme: bool) -> None:
        """Say why no passage is shown: of the chosen theme, or of all."""
        self.setCurrentWidget(self.nothing)
        if is_filtered:
            self.nothing.explain("Nothing matches", "No passage holds all that the filters ask for.", clear=True)
        elif is_theme:
            self.nothing.explain(
                "No passages yet",
                "Select words in the notes of an interview (F4) and give them this theme; they are gathered here.",
                notes=True,
            )
        else:
            self.nothing.explain(
                "No passages yet", "Select words in the notes of an interview (F4) and give them a theme.", notes=True
            )

    def show_detail(self, acts: "PassageActs") -> None:
        """Show the whole of the passage under the keyboard, and what can be done with those that are chosen."""
        current, chosen = self.table.current_id(), self.table.chosen_ids()
        held = self._store.get(PASSAGE, current) if current is not None else None
        if held is None:
            return
        said = self._model.said(self.table.currentIndex().row())
        paths = verbs.paths(self._store)
        on = [paths[i] for i in held["themes"] if i in paths]
        head = " · ".join(filter(None, (self._model.who(said), day_of(said), self._model.question(said))))
        self.detail.show_passage(head, held["words"], bool(held["lost"]), on, held["remark"])
        names = [paths[i].rsplit(verbs.BETWEEN, 1)[-1] for i in acts.themes_to_take_off(chosen) if i in paths]
        self.detail.show_choice(len(chosen), names[0] if len(names) == 1 else SEVERAL if names else "")
