"""The thread of a record on one screen: the outline, and beside it the picture."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lwdesk.exchange.thread_words import Story, story_of, summary_line
from lwdesk.operations import thread as links
from lwdesk.records import RECORDS
from lwdesk.refusal import Refusal
from lwdesk.ui import asking
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.head_button import head_button
from lwdesk.ui.hint import Hint
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.pages.laid_out import beside
from lwdesk.ui.theme import scaled
from lwdesk.ui.thread.outline import Outline
from lwdesk.ui.thread.paint import picture_of
from lwdesk.ui.thread.picture import ThreadPicture
from lwdesk.ui.thread.plan import draw
from lwdesk.ui.writing import file_name, to_open

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.store.thread import Key
    from lwdesk.ui.window import Window

_LONGEST = 100
_PEOPLE = ("contact", "organisation")
_KINDS = "Picture (*.png);;Word document (*.docx)"


class ThreadScreen(QWidget):
    """Enter opens a record, Ctrl+Shift+T goes to its own thread, Backspace back to the one before, Escape leaves."""

    def __init__(self, window: "Window", store: "Store", story: Story, back: Callable[[], None]) -> None:
        super().__init__(window.body)
        self.setAccessibleName("Thread")
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.window_, self.store, self._back = window, store, back
        self.story = story
        self._before: list[tuple[Key, Key | None]] = []
        """The threads that led here, each with the record that the keyboard was on."""
        self.title = plain_label("", "title", self)
        self.told = plain_label("", "quiet", self)
        self.outline = Outline()
        self.picture = ThreadPicture()
        self.hint = Hint("", self)
        self.leave_button = head_button("Back", "chevron-left", "Back to where you were (Esc)")
        self.open_button = head_button("Open", "external-link", "Open the record under the keyboard (Enter)")
        self.go_button = head_button("Its thread", "waypoints", "Its own thread (Ctrl+Shift+T)")
        self.link_button = head_button("Link to…", "link-2", "Link this record to another (Ctrl+L)")
        self.save_button = head_button("Save…", "download", "Save the picture or the outline (Ctrl+E)")
        self.became_button = head_button("What became of it…", "file-text", "Write what became of what they said")
        self._lay_out()
        self._connect()
        self._show()

    # What the window asks of a screen

    def begin(self) -> None:
        """Put the keyboard into the outline."""
        self.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_record(self) -> "Key | None":
        """The record under the keyboard; on a heading the one whose thread it is."""
        return self.outline.key() or self.story.start.key

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        return [self.outline, self.picture]

    def follow(self, notice: "Notice") -> None:
        """Read the thread anew after a change; where its record is gone, leave."""
        found = story_of(self.store, *self.story.start.key)
        if found is None:
            # Not within the notice itself: the screen goes.
            QTimer.singleShot(0, self, self.leave)
            return
        self.story = found
        self._show()

    def start_export(self) -> None:
        """Save the picture (.png) or the outline (.docx); asks where."""
        what = f"Thread of {self.story.start.text}"[:80]
        path = asking.where_to(self.window_, "Save the thread", _KINDS, file_name(self.window_, what, ".png"))
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write the picture or the outline there, by the ending of the path."""
        from lwdesk.exchange.thread_paper import write_outline
        from lwdesk.exchange.write.target import whole_file

        try:
            if path.suffix.lower() == ".docx":
                write_outline(self.store, path, self.story)
            else:
                with whole_file(path) as file:
                    file.write(_as_png(self.story, self))
        except Exception as error:
            self.window_.trouble(error)
            return
        self.window_.say(f"Saved the thread to {path.name}.", "done", to_open(path))

    # Going about

    def show_thread_of(self, key: "Key") -> None:
        """Show the thread of another record; Backspace comes back."""
        found = story_of(self.store, *key)
        if found is None:
            self.window_.say("This record has no thread of its own.")
        elif found.start.key != self.story.start.key:
            self._before.append((self.story.start.key, self.outline.key()))
            self.story = found
            self._show()
            self.begin()

    def go_on(self) -> None:
        """Show the thread of the record under the keyboard."""
        key = self.outline.key()
        if key is None:
            self.window_.say("Put the keyboard on a record first; Ctrl+Shift+T goes to its thread.")
        else:
            self.show_thread_of(key)

    def go_back(self) -> None:
        """Show the thread before, the keyboard on the same record; from the first go back to where one was."""
        while self._before:
            start, at = self._before.pop()
            found = story_of(self.store, *start)
            if found is not None:
                self.story = found
                self._show()
                if at is not None:
                    self.outline.choose(at)
                self.begin()
                return
        self.leave()

    def leave(self) -> None:
        """Go back to where one was."""
        self._back()

    def open_record(self, key: "Key | None") -> None:
        """Open a record on its page; a passage in the notes, on its words."""
        from lwdesk.ui.thread import open_key

        if key is not None:
            open_key(self.window_, self.store, key)

    def link(self) -> None:
        """Ask to which record the one under the keyboard is to be linked; where it cannot be, the thread's own."""
        from lwdesk.ui.thread.linking import open_linking

        key = self.current_record() or self.story.start.key
        open_linking(self.window_, self.store, key if links.kinds_to_link(key[0]) else self.story.start.key)

    def unlink(self, key: "Key", near: "Key") -> None:
        """Take the link between a record and the one that it hangs on away; undo brings it back."""
        if self.window_.looking:
            self.window_.say("This is a copy to look at. Open the study itself to change it.", "warning")
            return
        try:
            told = links.undo_link(self.store, key, near)
        except Refusal as sentence:
            self.window_.say(str(sentence))
            return
        self.window_.say(told, "done", ("Undo", self.window_.undo))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, Backspace goes back a thread, Ctrl+L links, + and - zoom the picture."""
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key == Qt.Key.Key_Backspace:
            self.go_back()
        elif control and key == Qt.Key.Key_L:
            self.link()
        elif event.text() == "+":
            self.picture.zoom_by(1)
        elif event.text() == "-":
            self.picture.zoom_by(-1)
        elif event.text() == "0":
            self.picture.zoom_to_fit()
        else:
            super().keyPressEvent(event)

    # Inside

    def _show(self) -> None:
        start = self.story.start
        # On the screen a record has its own name; what is saved has it as the person may be quoted.
        name = self.store.labels(start.key[0], [start.key[1]]).get(start.key[1], "") or start.text
        node = self.story.thread.start
        name = " ".join([*([node.ref] if node.ref else []), *name.split()])
        name = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
        self.title.setText(f"Thread of {RECORDS[start.key[0]].label.lower()} “{name}”")
        said = summary_line(self.story.thread)
        said = f"{said[0].upper()}{said[1:]}." if said else "Nothing is linked to it yet: Ctrl+L makes a link."
        if self.story.hidden:
            them = "1 person who is not to be quoted is" if self.story.hidden == 1 else (
                f"{self.story.hidden:,} people who are not to be quoted are"
            )  # fmt: skip
            said += f" {them} left out here; their own records have their threads."
        self.told.setText(said)
        self.became_button.setVisible(start.key[0] in _PEOPLE)
        self.picture.show_drawing(draw(self.story), start.key)
        self.outline.show_story(self.story)

    def _mark(self, key: "Key | None") -> None:
        self.picture.mark(key or self.story.start.key)
        for button in (self.open_button, self.go_button):
            button.setEnabled(key is not None)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("look", "head")
        above = QVBoxLayout(head)
        above.setContentsMargins(24, 14, 16, 10)
        above.setSpacing(6)
        self.title.setWordWrap(True)
        self.told.setWordWrap(True)
        above.addWidget(self.title)
        above.addWidget(self.told)
        buttons = Flow(6)
        for button in (self.leave_button, self.open_button, self.go_button, self.link_button, self.save_button,
                       self.became_button):  # fmt: skip
            buttons.addWidget(button)
        above.addLayout(buttons)
        self.outline.setMinimumWidth(scaled(280))
        left = QWidget()
        within = QVBoxLayout(left)
        within.setContentsMargins(16, 8, 8, 8)
        within.addWidget(self.outline)
        both = beside(self.store, "thread", (380, 700), left, self.picture, grow=(0, 1))
        self.hint.setText("Enter opens · Ctrl+Shift+T its own thread · Backspace back · Del unlinks · + − 0 zoom")
        self.hint.setContentsMargins(24, 6, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(both, 1)
        column.addWidget(self.hint)

    def _connect(self) -> None:
        self.outline.chosen.connect(self._mark)
        self.outline.opened.connect(self.open_record)
        self.outline.unlink_asked.connect(self.unlink)
        self.picture.chosen.connect(self.outline.choose)
        self.picture.opened.connect(self.open_record)
        self.leave_button.clicked.connect(self.leave)
        self.open_button.clicked.connect(lambda: self.open_record(self.outline.key()))
        self.go_button.clicked.connect(self.go_on)
        self.link_button.clicked.connect(self.link)
        self.save_button.clicked.connect(self.start_export)
        self.became_button.clicked.connect(self._save_became)

    def _save_became(self) -> None:
        from lwdesk.ui.thread import save_became_of

        save_became_of(self.window_, self.story.start.key)


def _as_png(story: Story, widget: QWidget) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImageWriter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture_of(draw(story), widget.font()))
    return bytes(buffer.data().data())
