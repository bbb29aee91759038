"""The panel in which one chooses whom to invite: how many that is, and who is left out and why."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from lwdesk.operations import event as verbs
from lwdesk.records import CONTACT, DELEGATE, INTERVIEW
from lwdesk.store import Query, Where
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.editors import make_editor
from lwdesk.ui.table.filters import FilterButton, choices_for
from lwdesk.ui.theme import scaled, set_look
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

WAYS = ("Interviewed", "All with an interview", "All contacts", "By name")
_ALL, _BY_NAME = 2, 3
_NOTE = "They become delegates in one step; undo takes it back. Nothing is sent: write to them as you always do."
_MOST = 500
_NAMES_HIGH = 132
"""Pixels that the names may take before they scroll: the list below says them all."""


def open_invite(window: "Window", store: "Store") -> "Invite":
    """The open panel."""
    panel = Invite(window, store)
    panel.begin(panel.ways[0])
    return panel


class Invite(Panel):
    """Everybody interviewed, or every contact, of some cells of the matrix where one likes; or people by name."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__(window, "Invite to the event", _NOTE, (680, 600))
        self._store = store
        self._event = store.event.current()
        self.ways: list[QRadioButton] = []
        self._group = QButtonGroup(self)
        self.waves, self.groups, self.sectors = self.filters = tuple(
            FilterButton(choice)
            for choice in (
                *choices_for(store, INTERVIEW, ("wave",)),
                *choices_for(store, CONTACT, ("groups", "sectors")),
            )
        )
        # The editor of a field of contacts that are linked: type to find, and make one that is missing.
        self.people = make_editor(replace(INTERVIEW.field("referrals"), label="Contacts", help=""), store, self)
        self.day = make_editor(replace(DELEGATE.field("invited"), label="Invited on", help=""), store, self)
        self.day.set_value(date.today())
        self.list = QTreeWidget()
        self.list.setAccessibleName("Who is invited, and who is left out")
        self.list.setHeaderLabels(["Name", "Organisation", "Left out because"])
        self.list.header().setAccessibleName("Columns")
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(scaled(12))
        self.list.setUniformRowHeights(True)
        for column, width in enumerate((210, 210)):
            self.list.setColumnWidth(column, scaled(width))
        self.do_button = QPushButton()
        set_look(self.do_button, "primary")
        self.do_button.setDefault(True)
        self.buttons.insertWidget(self.buttons.count() - 1, self.do_button)
        self.close_button.setText("Cancel")
        self._lay_out()
        self.do_button.clicked.connect(self.do)
        for button in self.filters:
            button.changed.connect(self.reload)
        self.people.chosen.connect(self._after_name)
        # Enter in the empty line is done with names.
        self.people.left.connect(self.do_button.setFocus)
        self.people.message.connect(self.note.setText)
        self._group.idClicked.connect(self.show_way)
        self.show_way(0)

    @property
    def way(self) -> int:
        """Which of WAYS is chosen."""
        return self._group.checkedId()

    def show_way(self, way: int) -> None:
        """Choose by interview, among all contacts, or by name."""
        self._group.button(way).setChecked(True)
        self._filters.setVisible(way != _BY_NAME)
        # A wave is a matter of interviews.
        self.waves.setVisible(way != _ALL)
        self._names.setVisible(way == _BY_NAME)
        if way == _BY_NAME:
            self.people.focus_input()
        self.reload()

    def guests(self) -> verbs.Guestlist:
        """Who would be invited now, and who is left out."""
        if self.way == _BY_NAME:
            return verbs.named(self._store, self._event, self._named())
        if self.way == _ALL:
            return verbs.named(self._store, self._event, self._all_of_cells())
        waves, groups, sectors = (set(button.ticked) for button in self.filters)
        return verbs.interviewed(
            self._store, self._event, held=self.way == 0, waves=waves,
            groups={i for i in groups if i is not None}, sectors={i for i in sectors if i is not None},
        )  # fmt: skip

    def reload(self) -> None:
        """Show who is chosen now."""
        found = self.guests()
        self.list.clear()
        count = len(found.invited)
        self._add_part(f"Will be invited · {count:,}", [(name, house, "") for _, name, house in found.invited])
        if found.left_out:
            rows = [(name, house, why) for _, name, house, why in found.left_out]
            self._add_part(f"Left out · {len(rows):,}", rows)
        self.list.expandAll()
        self.do_button.setText(
            f"Invite {count:,} {'person' if count == 1 else 'people'}" if count else "Nobody to invite"
        )
        self.do_button.setEnabled(bool(count))

    def do(self) -> None:
        """Make them delegates, say so, and close."""
        try:
            day = self.day.value()
        except Unreadable as sentence:
            self.day.set_trouble(str(sentence))
            self.note.setText(str(sentence))
            self.day.focus_input()
            return
        made = verbs.invite(self._store, self._event, [row[0] for row in self.guests().invited], day)
        window = self.window_
        self.accept()
        if made and window.list_page and window.list_page.record is DELEGATE:
            window.list_page.show_record(made[0])
            window.list_page.focus()
        window.say(f"{self._store.undo_label()}.", "done", ("Undo", window.undo))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        for n, words in enumerate(WAYS):
            button = QRadioButton(words)
            button.setProperty("look", "segment")
            button.setProperty("place", "first" if n == 0 else "last" if n == len(WAYS) - 1 else "middle")
            self._group.addButton(button, n)
            self.ways.append(button)
            row.addWidget(button)
        row.addStretch(1)
        self.content.addLayout(row)
        self._filters = QWidget()
        only = QHBoxLayout(self._filters)
        only.setContentsMargins(0, 0, 0, 0)
        only.addWidget(_quiet("Only those of"))
        for narrowing in self.filters:
            only.addWidget(narrowing)
        only.addStretch(1)
        self._names = QWidget()
        names = QHBoxLayout(self._names)
        names.setContentsMargins(0, 0, 0, 0)
        names.addWidget(_label("Contacts", self.people), 0, Qt.AlignmentFlag.AlignTop)
        names.addWidget(self._people_room(), 1)
        when = QHBoxLayout()
        when.addWidget(_label("Invited on", self.day))
        when.addWidget(self.day)
        when.addStretch(1)
        self.content.addWidget(self._filters)
        self.content.addWidget(self._names)
        self.content.addWidget(self.list, 1)
        self.content.addLayout(when)

    def _people_room(self) -> QScrollArea:
        """Seventy names must not push the list and the buttons off the screen."""
        self._room = QScrollArea()
        self._room.setWidget(self.people)
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setAccessibleName("Contacts to invite")
        # The line to type in is the last.
        bar = self._room.verticalScrollBar()
        bar.rangeChanged.connect(lambda _, most: bar.setValue(most))
        self._fit_names()
        return self._room

    def _fit_names(self) -> None:
        wanted = self.people.heightForWidth(self._room.viewport().width())
        self._room.setFixedHeight(min(max(wanted, self.people.minimumSizeHint().height()), scaled(_NAMES_HIGH)))

    def _after_name(self) -> None:
        self.reload()
        # Once the chips have their places.
        QTimer.singleShot(0, self, self._fit_names)

    def _add_part(self, heading: str, rows: list[tuple[str, str, str]]) -> None:
        part = QTreeWidgetItem([heading])
        font = part.font(0)
        font.setWeight(font.Weight.DemiBold)
        part.setFont(0, font)
        self.list.addTopLevelItem(part)
        part.setFirstColumnSpanned(True)
        part.addChildren([QTreeWidgetItem([name or "No name", house, why]) for name, house, why in rows[:_MOST]])
        if len(rows) > _MOST:
            part.addChild(QTreeWidgetItem([f"and {len(rows) - _MOST:,} more"]))

    def _all_of_cells(self) -> list[int]:
        ticked = (("groups", self.groups.ticked), ("sectors", self.sectors.ticked))
        where = tuple(Where(field, tuple(ids)) for field, ids in ticked if ids)
        return list(self._store.ids(Query(CONTACT, where=where)))

    def _named(self) -> list[int]:
        ids: list[int] = list(getattr(self.people, "ids", ()))
        return ids


def _label(text: str, field: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(field)
    return label


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", "quiet")
    return label
