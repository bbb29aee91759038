"""What the lines of progress can be filtered by: words, action, owner, late only; done and dropped on demand."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lwdesk.operations.progress import NO_ACTION
from lwdesk.standing import LATE
from lwdesk.store.plan import ActionInfo, CommitmentInfo
from lwdesk.text import base_letters, fold
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.icons import icon
from lwdesk.ui.table.filters import Choice, FilterBox, FilterButton, Option
from lwdesk.ui.theme import scaled, set_look

_NOBODY = "Nobody yet"


class ProgressFilters(QObject):
    """The widgets, and which commitments they let through; `changed` follows each of them."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions: list[Option] = []
        self._owners: dict[str, int] = {}
        self.box = FilterBox("commitments")
        self.box.setFixedWidth(scaled(220))
        self.action = FilterButton(Choice("action", "Action", lambda typed: _among(self._actions, typed)))
        self.owner = FilterButton(Choice("owner", "Owner", self._find_owner))
        self.late = _toggle("Late only", "Shows only what is late (Ctrl+L)")
        self.all = _toggle("Done and dropped too", "Shows the commitments that are done or dropped as well")
        self.box.textEdited.connect(lambda _: self.changed.emit())
        for button in (self.action, self.owner):
            button.changed.connect(self.changed)
        for toggle in (self.late, self.all):
            toggle.toggled.connect(self._toggled)

    @property
    def widgets(self) -> list[QWidget]:
        """In the order in which they stand."""
        return [self.box, self.action, self.owner, self.late, self.all]

    @property
    def is_narrowed(self) -> bool:
        """Whether the user asked to see some of the open commitments only."""
        return bool(self.box.text().strip() or self.action.ticked or self.owner.ticked or self.late.isChecked())

    def show_options(self, actions: Sequence[ActionInfo], commitments: Sequence[CommitmentInfo]) -> None:
        """Take the actions and the owners that there are to choose among."""
        self._actions = [(action.id, action.name or "An action without a name") for action in actions]
        self._actions.append((None, NO_ACTION))
        for one in commitments:
            # An owner keeps the number that a tick knows it by.
            self._owners.setdefault(one.owner, len(self._owners))

    def let_through(self, commitments: Sequence[CommitmentInfo]) -> list[CommitmentInfo]:
        """Those that all the filters let through."""
        words = fold(self.box.text()).split()
        actions, owners = set(self.action.ticked), set(self.owner.ticked)
        late, everything = self.late.isChecked(), self.all.isChecked()
        return [
            one for one in commitments
            if (everything or one.standing.is_open)
            and (not late or one.standing.status == LATE)
            and (not actions or one.action in actions)
            and (not owners or self._owners.get(one.owner) in owners)
            and (not words or all(word in _words(one) for word in words))
        ]  # fmt: skip

    def clear(self) -> None:
        """Show all that is open again."""
        self.box.clear()
        for button in (self.action, self.owner):
            button.clear()
        for toggle in (self.late, self.all):
            toggle.blockSignals(True)
            toggle.setChecked(False)
            toggle.blockSignals(False)
            _draw(toggle)
        self.changed.emit()

    def _find_owner(self, typed: str) -> list[Option]:
        names = sorted((name for name in self._owners if name), key=lambda name: base_letters(name).casefold())
        options: list[Option] = [(self._owners[name], name) for name in names]
        if "" in self._owners:
            options.append((self._owners[""], _NOBODY))
        return _among(options, typed)

    def _toggled(self) -> None:
        for toggle in (self.late, self.all):
            _draw(toggle)
        self.changed.emit()


def _among(options: Sequence[Option], typed: str) -> list[Option]:
    wanted = fold(typed).strip()
    return [option for option in options if wanted in fold(option[1])]


def _words(one: CommitmentInfo) -> str:
    return fold(f"{one.ref} {one.text} {one.owner} {one.strand_name} {one.progress}")


def _toggle(text: str, help_text: str) -> QPushButton:
    # The space keeps the words off the icon.
    button = QPushButton(f" {text}")
    button.setCheckable(True)
    button.setAccessibleName(text)
    button.setAccessibleDescription(help_text)
    button.setToolTip(help_text)
    press_with_enter(button)
    _draw(button)
    return button


def _draw(button: QPushButton) -> None:
    # The tick says by its shape what the ground says by its colour.
    button.setIcon(icon("check", "accent") if button.isChecked() else icon("filter", "quiet"))
    set_look(button, "" if button.isChecked() else "quiet")
