"""The panel that proposes who goes to which workshop, with a reason for each, before anything is written."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
)

from lwdesk.operations import event as verbs
from lwdesk.operations.allocation import Placing
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.theme import scaled, set_look

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

WHOM = (
    (verbs.UNPLACED, "Only those without a workshop"),
    (verbs.PROPOSED, "Those too who were placed by a proposal before"),
    (verbs.ALL, "Everybody, also those who were placed by hand"),
)
_NOTE = (
    "Wishes count most; then people of one organisation are spread, then those of one sector. No workshop gets more "
    "people than it has places. Nothing is changed until you press the button."
)


def open_proposing(window: "Window", store: "Store", event: int | None) -> "Proposing":
    """The open panel."""
    panel = Proposing(window, store, event)
    panel.begin(panel.do_button if panel.do_button.isEnabled() else panel.unsure)
    return panel


class Proposing(Panel):
    """Who would go where, and why."""

    def __init__(self, window: "Window", store: "Store", event: int | None) -> None:
        super().__init__(window, "Propose places in workshops", _NOTE, (1000, 660))
        self._store, self._event = store, event
        self.placings: list[Placing] = []
        self._group = QButtonGroup(self)
        self.whom: list[QRadioButton] = []
        for n, (_, words) in enumerate(WHOM):
            button = QRadioButton(words)
            self._group.addButton(button, n)
            self.whom.append(button)
            self.content.addWidget(button)
        self.whom[0].setChecked(True)
        self.unsure = QCheckBox("Also those who said perhaps, or have not answered")
        self.content.addWidget(self.unsure)
        self.summary = QLabel()
        self.summary.setProperty("look", "section")
        self.summary.setWordWrap(True)
        self.content.addWidget(self.summary)
        self.list = QTreeWidget()
        self.list.setAccessibleName("Who would go where")
        self.list.setHeaderLabels(["Name", "Organisation", "Workshop", "Why"])
        self.list.header().setAccessibleName("Columns")
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        for column, width in enumerate((185, 200, 165)):
            self.list.setColumnWidth(column, scaled(width))
        self.content.addWidget(self.list, 1)
        self.do_button = QPushButton()
        set_look(self.do_button, "primary")
        self.do_button.setDefault(True)
        self.do_button.clicked.connect(self.do)
        self.buttons.insertWidget(self.buttons.count() - 1, self.do_button)
        self.close_button.setText("Cancel")
        self._group.idClicked.connect(lambda _: self.reload())
        self.unsure.toggled.connect(lambda _: self.reload())
        self.reload()

    def reload(self) -> None:
        """Work the proposal out anew and show it."""
        whom = WHOM[self._group.checkedId()][0]
        self.placings = verbs.propose(self._store, self._event, whom=whom, unsure=self.unsure.isChecked())
        people = {one.id: one for one in self._store.event.delegates(self._event)}
        workshops = {one.id: one.name or "No name" for one in self._store.event.workshops(self._event)}
        self.list.clear()
        for one in self.placings:
            who = people[one.delegate]
            where = workshops.get(one.workshop, "") if one.workshop is not None else "No place"
            item = QTreeWidgetItem([who.name or "No name", who.organisation, where, one.why])
            item.setToolTip(3, one.why)
            self.list.addTopLevelItem(item)
        placed = sum(one.workshop is not None for one in self.placings)
        self.summary.setText(summary(self.placings))
        self.do_button.setText(
            f"Place {placed:,} {'person' if placed == 1 else 'people'}" if placed else "Nobody to place"
        )
        self.do_button.setEnabled(bool(placed))

    def do(self) -> None:
        """Place them, say so, and close."""
        verbs.carry_out(self._store, self.placings)
        window = self.window_
        self.accept()
        window.say(f"{self._store.undo_label()}.", "done", ("Undo", window.undo))


def summary(placings: list[Placing]) -> str:
    """What the proposal comes to: "58 places: 40 first wishes, 10 second, 8 who said no wish. 3 find no place."."""
    if not placings:
        return "Everybody who comes has a workshop already."
    ranks = Counter(one.wish for one in placings if one.workshop is not None)
    placed = sum(ranks.values())
    said = [f"{ranks[1]:,} first {'wish' if ranks[1] == 1 else 'wishes'}"] if ranks[1] else []
    said += [f"{ranks[n]:,} {word}" for n, word in ((2, "second"), (3, "third")) if ranks[n]]
    further = sum(count for wish, count in ranks.items() if wish is not None and wish > 3)
    unmet = sum(one.wished and one.wish is None and one.workshop is not None for one in placings)
    silent = sum(not one.wished and one.workshop is not None for one in placings)
    words = ((further, "further down"), (unmet, "with no wish met"), (silent, "who said no wish"))
    said += [f"{number:,} {word}" for number, word in words if number]
    left = len(placings) - placed
    none = f" {left:,} {'finds' if left == 1 else 'find'} no place." if left else ""
    return f"{placed:,} {'place' if placed == 1 else 'places'}{': ' + ', '.join(said) if said else ''}.{none}"
