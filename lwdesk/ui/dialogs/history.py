"""Histories: what was done in the study, step by step; and who changed what in one record."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.dialogs.times import show_time

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Notice, StepInfo, Store
    from lwdesk.ui.window import Window

_KEY = Qt.ItemDataRole.UserRole
_SIZE = (880, 540)
_STATES = {"done": "", "undone": "undone; redo brings it back", "dropped": "undone"}


def show_study_history(window: "Window") -> None:
    """Open the history of the study."""
    if window.store is None:
        window.say("Open a study first; then its history is here.")
        return
    panel = StudyHistory(window, window.store)
    panel.begin(panel.steps)


def show_record_history(window: "Window") -> None:
    """Open the history of the record under the keyboard."""
    page, store = window.list_page, window.store
    record_id = page.table.current_id() if page else None
    if page is None or store is None or record_id is None:
        window.say("Choose a record first; then its history is here.")
        return
    page.flush()
    panel = RecordHistory(window, store, page.record, record_id)
    panel.begin(panel.changes)


class StudyHistory(Panel):
    """The steps of the study, newest first; one can go back to before any, and take a past import back."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__(
            window, "History of the study", "Every step, newest first. Nothing here is lost by undoing.", _SIZE
        )
        self._store = store
        self.steps = _tree(("When", "What was done", "By", ""), "Steps")
        self.content.addWidget(self.steps)
        self.take_back = self.add_button("Take back this import", first=True)
        self.undo_to = self.add_button("Undo this and all after it", first=True)
        self.take_back.clicked.connect(self._take_back)
        self.undo_to.clicked.connect(self._undo_to)
        self.steps.currentItemChanged.connect(self._follow)
        window.noticed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the steps again and stay on the one that was current."""
        kept = self._chosen()
        self.steps.clear()
        for info in self._store.steps():
            counts = ", ".join(f"{n:,} {what}" for what, n in info.counts.items())
            what = f"{info.label} ({counts})" if counts else info.label
            item = QTreeWidgetItem([show_time(info.at), what, info.by, _STATES[info.state]])
            item.setData(0, _KEY, info)
            item.setToolTip(1, what)
            if info.state != "done":
                for column in range(4):
                    item.setForeground(column, self.palette().placeholderText())
            self.steps.addTopLevelItem(item)
            if kept and kept.id == info.id:
                self.steps.setCurrentItem(item)
        first = self.steps.topLevelItem(0)
        if first and self.steps.currentItem() is None:
            self.steps.setCurrentItem(first)
        _fit(self.steps, 1)
        self._follow()

    def _chosen(self) -> "StepInfo | None":
        item = self.steps.currentItem()
        return item.data(0, _KEY) if item else None

    def _follow(self) -> None:
        info = self._chosen()
        done = info is not None and info.state == "done" and not self.window_.looking
        # What was erased is gone for good; undoing up to it would go past it.
        self.undo_to.setVisible(done and info is not None and info.kind != "erase")
        self.take_back.setVisible(done and info is not None and info.kind == "import")

    def _undo_to(self) -> None:
        info = self._chosen()
        count = 0
        while info and (notice := self._store.undo()):
            count += 1
            if notice.step_id == info.id:
                break
        if info and count:
            steps = "step" if count == 1 else "steps"
            self.window_.say(f"Undid {count:,} {steps}, back to before “{info.label}”. Redo makes them again.", "done")

    def _take_back(self) -> None:
        if info := self._chosen():
            take_back_import(self.window_, info.id, info.label)


def take_back_import(window: "Window", step_id: int, label: str) -> None:
    """Take a past import back beside the window, and say what was kept because it was edited since."""
    store = window.store
    if store is None:
        return

    def tell(answer: "tuple[Notice | None, list[str]]") -> None:
        notice, kept = answer
        text = f"Took back “{label}”."
        if kept:
            named = "; ".join(kept[:3]) + (f" and {len(kept) - 3:,} more" if len(kept) > 3 else "")
            text += f" Kept, since they were changed or are needed: {named}."
        # The last step is simply undone: one more undo would take back the step before it.
        was_last = notice is not None and notice.kind == "undo"
        back = ("Redo", window.redo) if was_last else ("Undo", window.undo)
        window.say(text, "warning" if kept else "done", back)

    window.jobs.start(lambda _step: store.take_back(step_id), done=tell, failed=window.trouble, label="Taking back")


class RecordHistory(Panel):
    """Who changed what in one record, newest first."""

    def __init__(self, window: "Window", store: "Store", record: "Record", record_id: int) -> None:
        raw = store.get(record, record_id) or {}
        title = store.labels(record.name, [record_id], deleted=True).get(record_id) or f"{record.label} without a name"
        source = raw.get("came_from")
        super().__init__(window, f"History: {title}", f"From {source}." if source else "", _SIZE)
        self._store, self._record, self._id = store, record, record_id
        self.changes = _tree(("When", "What", "Before", "After"), "Changes")
        self.content.addWidget(self.changes)
        window.noticed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the history again."""
        self.changes.clear()
        for change in self._store.history(self._record, self._id):
            head = QTreeWidgetItem([show_time(change.at), f"{change.label}, by {change.by}", "", ""])
            self.changes.addTopLevelItem(head)
            for label, old, new in change.changes:
                line = QTreeWidgetItem(["", label, _one_line(old), _one_line(new)])
                line.setToolTip(2, old[:2000])
                line.setToolTip(3, new[:2000])
                head.addChild(line)
        self.changes.expandAll()
        _fit(self.changes, 1)
        if first := self.changes.topLevelItem(0):
            self.changes.setCurrentItem(first)


def _tree(headings: tuple[str, ...], name: str) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setColumnCount(len(headings))
    tree.setHeaderLabels(list(headings))
    tree.setAccessibleName(name)
    tree.setRootIsDecorated(False)
    tree.setIndentation(0)
    tree.setAllColumnsShowFocus(True)
    # The chosen row as one strip, as in the tables: rounded cell by cell, Qt's own gradient would shine through.
    tree.setStyleSheet(
        "QTreeView { show-decoration-selected: 0; } QTreeView::item { border-radius: 0; padding-left: 7px; }"
    )
    return tree


def _fit(tree: QTreeWidget, stretched: int) -> None:
    head = tree.header()
    head.setStretchLastSection(False)
    for column in range(tree.columnCount()):
        tree.resizeColumnToContents(column)
        tree.setColumnWidth(column, min(tree.columnWidth(column) + 8, 220))
    head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)


def _one_line(text: str) -> str:
    return " ".join(text[:200].split()) or "blank"
