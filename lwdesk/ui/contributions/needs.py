"""Offers and needs: at the left the needs, those without a match first; at the right what may answer the chosen one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from lwdesk.operations.contributions import note_match, remark_on
from lwdesk.operations.likeness import PARTS, Likeness
from lwdesk.records import CONTRIBUTION
from lwdesk.records.contribution import NEEDS
from lwdesk.ui.contributions.rows import Row, RowsList
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.pauses import PAUSE

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.store.contributions import Match, Spoken
    from lwdesk.ui.window import Window

_REST_MS = 40
_NOTED = "Match noted"
_NO_NEEDS = "None of the contributions shown is a need."
_NO_OFFERS = "No offer is in its area or shares a word with it. Offers are contributions of the kind Can bring."
_FEW_ENOUGH = 2_000
"""Offers that are read at once; more are read beside the window the first time."""


class NeedsView(QWidget):
    """Enter on a need goes to its offers; Enter on an offer notes a match, and again takes it off."""

    chosen = Signal(object)
    opened = Signal()
    fills_page = True

    def __init__(self, window: "Window", store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window, self._store = window, store
        self.likeness = Likeness(store)
        self._reading = False
        self._asked: tuple[object, ...] = ()
        self._old = True
        self._spoken: dict[int, Spoken] = {}
        self._order: list[int] = []
        self._matches: dict[int, list[Match]] = {}
        self.needs, self.offers = RowsList("Needs"), RowsList("Offers that may answer the need")
        self.told, self.about = plain_label("", "section", self), plain_label("", "section", self)
        self.nothing = plain_label("", "quiet", self)
        self.remark = QLineEdit()
        self.remark.setAccessibleName("Remark")
        self.note = QPushButton("Note a match")
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._show_offers)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._store_remark)
        self._remarked: tuple[int, int] | None = None
        self._lay_out()
        self._connect()

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Show the needs among these contributions; read only where something changed."""
        asked = tuple(ids)
        if self._old or asked != self._asked:
            self._asked, self._old = asked, False
            self._spoken = {one.said.id: one for one in self._store.contributions.spoken(ids, NEEDS)}
            self._read_matches()
            self._order = sorted(self._spoken, key=lambda i: bool(self._matches.get(i)))
            self._show_needs()
        if current is not None:
            self.needs.choose(current)
        self._rest.start()

    def choose(self, need: int) -> None:
        """Put the keyboard on that need."""
        self.needs.choose(need)
        self.needs.setFocus()

    def follow(self, notice: "Notice") -> None:
        """Know of a change: what it concerns is read when it is next shown."""
        self.likeness.note(notice.changed.get(CONTRIBUTION.name, frozenset()))
        if set(notice.changed) == {"pair"} and not self._old:
            self._read_matches()
            self._show_needs()
            self._rest.start()
        else:
            self._old = True

    def chosen_ids(self) -> list[int]:
        """The offer or the need under the keyboard."""
        current = (self.offers if self.offers.hasFocus() else self.needs).current_id()
        return [] if current is None else [current]

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        return [self.needs, self.offers]

    def finish(self) -> None:
        """Store what was typed; the study closes next."""
        self._rest.stop()
        self._store_remark()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the needs."""
        self.needs.setFocus(event.reason())

    # Inside

    def _lay_out(self) -> None:
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        press_with_enter(self.note)
        label = QLabel("Remark")
        label.setBuddy(self.remark)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for part in (self.note, label, self.remark):
            foot.addWidget(part)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(1)
        for title, listed, below in ((self.told, self.needs, None), (self.about, self.offers, foot)):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(8 if below else 16, 0, 8, 8)
            column.setSpacing(4)
            column.addWidget(title)
            column.addWidget(listed, 1)
            if below:
                column.addWidget(self.nothing, 1)
                column.addLayout(below)
            sides.addWidget(side)
        sides.setSizes([460, 560])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 10, 8, 0)
        whole.addWidget(sides)

    def _connect(self) -> None:
        self.needs.chosen.connect(self._choose)
        self.needs.acted.connect(self._go_to_offers)
        self.needs.opened.connect(lambda: self._open(self.needs))
        self.needs.asked.connect(lambda: self._open(self.needs))
        self.offers.chosen.connect(lambda _: self._show_match())
        self.offers.acted.connect(self._note)
        self.offers.asked.connect(self.remark.setFocus)
        self.offers.opened.connect(lambda: self._open(self.offers))
        self.offers.left.connect(self.needs.setFocus)
        self.note.clicked.connect(self._note)
        self.remark.textEdited.connect(lambda _: self._type())
        self.remark.editingFinished.connect(self._store_remark)
        self.remark.returnPressed.connect(self.offers.setFocus)

    def _read_matches(self) -> None:
        self._matches = {}
        for match in self._store.contributions.matches():
            self._matches.setdefault(match.need, []).append(match)

    def _show_needs(self) -> None:
        areas = self._areas()
        rows = []
        for one in (self._spoken[i] for i in self._order):
            count = len(self._matches.get(one.said.id, ()))
            mark = f"{count} {'match' if count == 1 else 'matches'}" if count else ""
            rows.append(Row(one.said.id, one.said.text, _who(one, areas), "", mark))
        self.needs.show_rows(rows)
        opened = sum(not self._matches.get(i) for i in self._order)
        noun = "need" if len(rows) == 1 else "needs"
        self.told.setText(f"{len(rows):,} {noun} · {opened:,} without a match" if rows else _NO_NEEDS)

    def _areas(self) -> dict[int | None, str]:
        return {term.id: term.label for term in self._store.terms("area", retired=True)}

    def _choose(self, need: int | None) -> None:
        if need is not None:
            self.chosen.emit(need)
        self._rest.start()

    def _show_offers(self) -> None:
        self._store_remark()
        need = self._spoken.get(self.needs.current_id() or 0)
        if need is None:
            self._show([], "")
        elif not self.likeness.is_read and self._store.contributions.count() > _FEW_ENOUGH:
            self._read_beside()
        elif not self._reading:
            self._show(self._suggested(need), need.organisation or need.delegate)

    def _read_beside(self) -> None:
        if self._reading:
            return
        self._reading = True
        self.about.setText("Reading the offers…")

        def ready(_: object) -> None:
            self._reading = False
            self._show_offers()

        self._window.jobs.start(
            lambda _step: self.likeness.refresh(), done=ready, failed=self._window.trouble, label="Reading the offers"
        )

    def _suggested(self, need: "Spoken") -> list[Row]:
        found = self.likeness.suggest(need.said)
        noted = {match.offer: match for match in self._matches.get(need.said.id, ())}
        by_hand = [offer for offer in noted if offer not in {one.offer for one in found}]
        spoken = {o.said.id: o for o in self._store.contributions.spoken([*(o.offer for o in found), *by_hand])}
        areas = self._areas()
        rows: list[Row] = []

        def add(title: str, listed: "Sequence[tuple[int, str]]") -> None:
            if listed:
                rows.append(Row(None, f"{title} · {len(listed):,}"))
            for offer, why in listed:
                mark = f"✓ {_NOTED}" if offer in noted else ""
                rows.append(Row(offer, spoken[offer].said.text, _who(spoken[offer], areas), why, mark))

        add("Noted", [(offer, noted[offer].remark) for offer in by_hand if offer in spoken])
        for part in PARTS:
            add(part, [(one.offer, one.reason) for one in found if one.part == part])
        return rows

    def _show(self, rows: list[Row], whose: str) -> None:
        self.offers.show_rows(rows)
        count = sum(row.id is not None for row in rows)
        suggested = "1 suggestion" if count == 1 else f"{count:,} suggestions"
        self.about.setText(f"Offers that may answer it · {suggested}" if rows else "Offers that may answer it")
        self.offers.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.nothing.setText(_NO_OFFERS if self.needs.model_.rows else "")
        self._show_match()

    def _pair(self) -> tuple[int, int] | None:
        need, offer = self.needs.current_id(), self.offers.current_id()
        return None if need is None or offer is None else (need, offer)

    def _match(self, pair: tuple[int, int] | None) -> "Match | None":
        return next((m for m in self._matches.get(pair[0], ()) if m.offer == pair[1]), None) if pair else None

    def _show_match(self) -> None:
        self._store_remark()
        pair = self._pair()
        match = self._match(pair)
        self.note.setEnabled(pair is not None)
        self.note.setText("Take the match off" if match else "Note a match")
        self.note.setToolTip("Enter on the offer")
        self.remark.setEnabled(pair is not None and not self._window.looking)
        if not self.remark.hasFocus():
            self.remark.setText(match.remark if match else "")

    def _go_to_offers(self) -> None:
        self._rest.stop()
        self._show_offers()
        if self.offers.isVisible():
            self.offers.setFocus()

    def _note(self) -> None:
        pair = self._pair()
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        elif pair:
            noted = note_match(self._store, *pair)
            said = "Noted a match. F2 adds a remark." if noted else "Took the match off."
            self._window.say(said, "done", ("Undo", self._window.undo))

    def _type(self) -> None:
        self._remarked = self._pair()
        self._pause.start()

    def _store_remark(self) -> None:
        self._pause.stop()
        pair, self._remarked = self._remarked, None
        if pair and not self._window.looking:
            remark_on(self._store, *pair, self.remark.text())

    def _open(self, listed: RowsList) -> None:
        if (record_id := listed.current_id()) is not None:
            self._window.open_record(CONTRIBUTION.name, record_id)


def _who(one: "Spoken", areas: dict[int | None, str]) -> str:
    return " · ".join(filter(None, (one.organisation, one.delegate, areas.get(one.said.area, ""))))
