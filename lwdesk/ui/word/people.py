"""The field in which one says whose notes a file holds: an interview, a contact without one, or a new name."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lwdesk.exchange.word.who import Known
from lwdesk.operations.word_notes import Choice, Paper, in_full
from lwdesk.store import Store
from lwdesk.text import clean_line, fold, match_key
from lwdesk.ui.editors.finder import Finder
from lwdesk.ui.editors.sources import Found

_MOST = 60


class People:
    """Interviews, and contacts who have none, by name; what is typed and not found becomes a new contact."""

    instant = True
    grows = True
    opens = ""
    noun = "Interviews"

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: Sequence[Known] = ()
        self._folded: list[str] = []
        self.likely: Sequence[Known] = ()
        """Those whom the file may mean; they come first."""

    def show(self, known: Sequence[Known], likely: Sequence[Known]) -> None:
        """Offer these, the likely ones first."""
        if known is not self._known:
            self._known = known
            self._folded = [fold(f"{one.name} {one.organisation}") for one in known]
        self.likely = likely

    def find(self, typed: str) -> list[Found]:
        """Those whose name or organisation holds what was typed; the likely ones, then all, for ""."""
        sought = fold(typed.strip())
        places = [n for n, folded in enumerate(self._folded) if sought in folded]
        places.sort(key=lambda n: (not self._folded[n].startswith(sought), self._known[n] not in self.likely))
        chosen = places[:_MOST]
        told = in_full(self._store, [self._known[n] for n in chosen])
        parts = [line.split(" · ", 1) for line in told]
        return [Found(n, label, detail) for n, (label, detail) in zip(chosen, parts, strict=True)]

    def exact(self, typed: str) -> Found | None:
        """The only one of that name."""
        key = match_key(typed)
        found = [n for n, one in enumerate(self._known) if key and match_key(one.name) == key]
        return Found(found[0], self._known[found[0]].name) if len(found) == 1 else None

    def labels(self, ids: Iterable[int]) -> dict[int, str]:
        """Their names."""
        return {i: self._known[i].name for i in ids}

    def create(self, label: str) -> Found:
        """The name as it was typed: nobody is made before the notes are brought in."""
        return Found(None, clean_line(label))

    def choice(self, found: Found) -> Choice:
        """Whom the user means."""
        if found.id is None:
            return Choice(name=found.label)
        one = self._known[found.id]
        return Choice(one.interview, one.contact)

    def in_words(self, choice: Choice) -> str:
        """The choice in a line."""
        if not choice.interview and not choice.contact:
            return choice.name
        known = [k for k in self._known if (k.interview, k.contact) == (choice.interview, choice.contact)]
        return in_full(self._store, known[:1])[0] if known else "An interview that is no longer there"


class WhoseNotes(QWidget):
    """A label, the field, and beside it why somebody has to say."""

    chosen = Signal(object)
    """A `Choice`, or None when the field was emptied."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._store = store
        self.people = People(store)
        label = QLabel("Notes &of")
        self.finder = Finder(self.people, self)
        self.finder.setAccessibleName("Whose notes these are")
        self.finder.setPlaceholderText("Type a name; Down shows all interviews")
        label.setBuddy(self.finder)
        self.why = QLabel()
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setProperty("look", "quiet")
        self.why.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.yes = QPushButton()
        self.yes.setAutoDefault(True)
        self.yes.clicked.connect(self._agree)
        self._likely: Known | None = None
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.finder, 1)
        row.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.why)
        self.finder.picked.connect(self._pick)
        self.finder.editingFinished.connect(self._leave)
        self._shown = ""

    def show_paper(self, paper: Paper, known: Sequence[Known]) -> None:
        """Show whose notes the paper is taken for."""
        self.people.show(known, paper.likely)
        self._shown = self.people.in_words(paper.choice) if paper.choice else ""
        if self.finder.text() != self._shown:
            self.finder.setText(self._shown)
            self.finder.setCursorPosition(0)
        self.why.setText(_why(paper))
        self.why.setVisible(bool(self.why.text()))
        self._likely = paper.likely[0] if paper.likely and not paper.choice else None
        self.yes.setVisible(self._likely is not None)
        if self._likely:
            self.yes.setText(f"&Yes, {self._likely.name.replace('&', '&&')}")
            self.yes.setToolTip(in_full(self._store, [self._likely])[0])

    def _agree(self) -> None:
        if self._likely:
            self.chosen.emit(Choice(self._likely.interview, self._likely.contact))

    def _pick(self, found: Found) -> None:
        self.finder.close_list()
        self.chosen.emit(self.people.choice(found))

    def _leave(self) -> None:
        """Take what was typed where it leaves no doubt; put back what was there before where it does."""
        typed = clean_line(self.finder.text())
        if typed == self._shown:
            return
        found = self.finder.sure()
        self.finder.close_list()
        if found is not None and found.id is not None:
            self.chosen.emit(self.people.choice(found))
        elif not typed:
            self.chosen.emit(None)
        else:
            self.finder.setText(self._shown)


def _why(paper: Paper) -> str:
    said = paper.about.who
    if paper.choice and not paper.choice.interview:
        return "A new interview is made." if paper.choice.contact else "A new contact and interview are made."
    if paper.choice:
        return ""
    named = f"The file says “{said}”. " if said else "The file names nobody whom the study knows. "
    if len(paper.likely) == 1:
        return f"{named}Is that {paper.likely[0].name}? Say yes, or choose who it is."
    return f"{named}Choose whose notes these are."
