"""The side of the typing-up screen: who is speaking, whom else they named, and the summary."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lwdesk.records import CONTACT, INTERVIEW, ORGANISATION
from lwdesk.records.contact import BY_NAME, BY_ROLE, NOT_AT_ALL
from lwdesk.ui.editors.kept import KeptLines
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.theme import scaled, set_look, unmarked
from lwdesk.ui.typing.summary import SummaryHeads
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Store

_QUOTED = {
    BY_NAME: "May be quoted by name", BY_ROLE: "May be quoted by role", NOT_AT_ALL: "Is not to be quoted",
    "": "How they may be quoted is not known yet",
}  # fmt: skip
WIDTH = 320
_LEFT, _RIGHT, _BAR = 20, 12, 12
"""Pixels beside what stands there, and those that the scroll bar takes."""


class Side(QFrame):
    """The person, the referrals and the summary, below each other."""

    open_record = Signal(str, object)
    referral_typed = Signal(str)
    summarise_asked = Signal()

    def __init__(self, store: "Store", interview_id: int, read_only: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "side")
        self.setFixedWidth(scaled(WIDTH))
        self.setAccessibleName("Person, referrals and summary")
        self._store, self._interview_id = store, interview_id
        self._contact_id: int | None = None
        self._named: tuple[int, ...] = ()
        scroll = QScrollArea(self)
        inner = QWidget(scroll)
        inner.setProperty("look", "paper")
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._inner = inner
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(_LEFT, 12, _RIGHT, 24)
        self._column.setSpacing(6)
        self._add_person()
        self._add_referrals(read_only)
        self.summary = SummaryHeads(store, interview_id, read_only, inner)
        self.summarise = QPushButton("Mark as summarised", inner)
        self.summarise.setToolTip("Ctrl+.")
        press_with_enter(self.summarise)
        self.summarise.clicked.connect(self.summarise_asked)
        self.summarise.hide()
        self._column.addSpacing(12)
        self._column.addWidget(self.summary)
        self._column.addWidget(self.summarise, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def fit(self, most: int) -> None:
        """Take no more than that width."""
        width = min(scaled(WIDTH), most)
        if width != self.width():
            self.setFixedWidth(width)
            self._show_referrals(self._named)

    def empty_referral(self) -> None:
        """Empty the line in which somebody is named, who is a contact now."""
        self.referral.clear()
        self.kept.forget()

    def show_interview(self) -> None:
        """Show the person and whom they named, as the study has it now."""
        held = self._store.get(INTERVIEW, self._interview_id) or {}
        person = (self._store.get(CONTACT, held["contact"]) if held.get("contact") else None) or {}
        self._contact_id = person.get("id")
        self.name.setText(person.get("name") or "Nobody is named for this interview")
        organisation = person.get("organisation")
        works_for = self._store.labels(ORGANISATION.name, [organisation] if organisation else (), deleted=True)
        who = (person.get("role", ""), *works_for.values())
        self._who.setText("\n".join(part for part in who if part))
        self._who.setVisible(any(who))
        day = show_date(held["day"]) if held.get("day") else "No date"
        when = ", ".join(part for part in (day, held.get("time", "")) if part)
        where = " · ".join(part for part in (held.get("mode", ""), held.get("place", "")) if part)
        self._when.setText("\n".join(part for part in (when, where) if part))
        self._quote.setText(_QUOTED.get(person.get("quote", ""), ""))
        self._open.setVisible(self._contact_id is not None)
        self._show_referrals(held.get("referrals", ()))

    def _add_person(self) -> None:
        self._column.addWidget(plain_label("Who is speaking", "section", self._inner))
        self.name = plain_label("", "question", self._inner)
        self._who, self._when = plain_label("", "label", self._inner), plain_label("", "quiet", self._inner)
        self._quote = plain_label("", "quiet", self._inner)
        self._open = QPushButton("Open the contact", self._inner)
        set_look(self._open, "link")
        press_with_enter(self._open)
        self._open.clicked.connect(lambda: self.open_record.emit(CONTACT.name, self._contact_id))
        for widget in (self.name, self._who, self._when, self._quote):
            self._column.addWidget(widget)
        self._column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_referrals(self, read_only: bool) -> None:
        self._column.addSpacing(12)
        self._column.addWidget(plain_label("Who else to speak to", "section", self._inner))
        self._referrals = QVBoxLayout()
        self._referrals.setSpacing(2)
        self._column.addLayout(self._referrals)
        caption = plain_label("Name, role, organisation", "label", self._inner)
        self.referral = QLineEdit(self._inner)
        self.referral.setAccessibleName("Somebody named: name, role, organisation")
        self.referral.setToolTip("Enter makes it a contact, linked to this interview (Ctrl+R)")
        self.referral.setReadOnly(read_only)
        self.referral.returnPressed.connect(lambda: self.referral_typed.emit(self.referral.text()))
        self.kept = KeptLines(self._store, INTERVIEW.name, {"referral": self.referral}, self)
        self.kept.bring_back(self._interview_id)
        caption.setBuddy(self.referral)
        self._column.addWidget(caption)
        self._column.addWidget(self.referral)

    def _show_referrals(self, ids: "tuple[int, ...]") -> None:
        self._named = tuple(ids)
        while item := self._referrals.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        held = self._store.many(CONTACT, ids)
        organisations = {h["organisation"] for h in held.values() if h["organisation"]}
        works_for = self._store.labels(ORGANISATION.name, organisations)
        for contact_id in ids:
            if contact_id not in held:
                continue
            name, where = held[contact_id]["name"], works_for.get(held[contact_id]["organisation"], "")
            button = QPushButton(self._inner)
            button.setAccessibleName(f"Open the contact {name}")
            button.setToolTip(f"{name}{', ' + where if where else ''}: open the contact")
            set_look(button, "link")
            button.ensurePolished()
            button.setText(unmarked(self._cut(f"{name}, {where}" if where else name, button)))
            press_with_enter(button)
            button.clicked.connect(lambda _=False, i=contact_id: self.open_record.emit(CONTACT.name, i))
            self._referrals.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _cut(self, text: str, button: QPushButton) -> str:
        # A button asks for all of its text: one that is too long would push every field under the scroll bar.
        room = self.width() - _LEFT - _RIGHT - scaled(_BAR) - 2 * scaled(4)
        return button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
