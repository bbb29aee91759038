"""What the four criteria mean in this study: how many people, how much money, until when."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QLineEdit

from lwdesk.operations import decisions
from lwdesk.ui.dialogs.panel import Panel

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_FOR_EXAMPLE = {"fits": "one manager, £50,000", "timely": "eighteen months"}
_LONGEST = 200


class CriteriaPanel(Panel):
    """A line for each criterion; kept with the study when the panel closes."""

    def __init__(self, window: "Window", store: "Store", changed: Callable[[], None]) -> None:
        note = "What each criterion means in this study. It is shown beneath the table while you decide."
        super().__init__(window, "The four criteria", note, size=(520, 380))
        self._store, self._changed = store, changed
        self.inputs: dict[str, QLineEdit] = {}
        held = decisions.meanings(store)
        for name, label in decisions.labels().items():
            line = QLineEdit(held[name])
            line.setMaxLength(_LONGEST)
            line.setAccessibleName(label)
            line.returnPressed.connect(self.close)
            if example := _FOR_EXAMPLE.get(name):
                line.setToolTip(f"For example: {example}")
                line.setAccessibleDescription(f"For example: {example}")
            shown = QLabel(f"{label}, for example: {example}" if example else label)
            shown.setBuddy(line)
            self.content.addWidget(shown)
            self.content.addWidget(line)
            self.inputs[name] = line
        self.content.addStretch(1)

    def done(self, result: int) -> None:
        """Keep what was said, and close."""
        if self.window_.store is self._store:
            given = {name: line.text() for name, line in self.inputs.items()}
            if given != decisions.meanings(self._store):
                decisions.keep_meanings(self._store, given)
                self._changed()
        super().done(result)


def show_criteria(window: "Window", store: "Store", changed: Callable[[], None]) -> CriteriaPanel:
    """Open the panel; `changed` is called where something was said."""
    panel = CriteriaPanel(window, store, changed)
    panel.begin(next(iter(panel.inputs.values())))
    return panel
