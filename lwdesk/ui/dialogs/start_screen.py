"""The first thing one sees without a study: the sample, a new one, a file, or one of the last."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.icons import Mark
from lwdesk.ui.theme import scaled, set_look


class StartScreen(QWidget):
    """Three ways to begin and the recent studies; a trouble is told in place."""

    sample_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    path_chosen = Signal(object)
    backup_chosen = Signal(object)

    def __init__(self, recent: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Start")
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QVBoxLayout()
        inner.setSpacing(scaled(8))
        title = QLabel("lwdesk")
        title.setProperty("look", "title")
        motto = QLabel("Who does what, for whom and where: the desk for your scoping study.")
        motto.setProperty("look", "quiet")
        inner.addWidget(title)
        inner.addWidget(motto)
        inner.addSpacing(scaled(8))
        self._trouble, self._trouble_text, self._look_button = self._make_trouble()
        inner.addWidget(self._trouble)
        self.choices = [
            _BigButton("book-open", "Open the sample study", "Look round among invented activities and organisations"),
            _BigButton("file-plus-2", "Start a new study", "Empty, with the usual lists of terms in it"),
            _BigButton("folder-open", "Open a file", "A study that you or a colleague made before"),
        ]
        for button, signal in zip(self.choices, (self.sample_asked, self.new_asked, self.open_asked), strict=True):
            button.clicked.connect(signal)
            inner.addWidget(button)
        if recent:
            self._add_recent(inner, recent)
        column = QVBoxLayout(self)
        column.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        frame = QWidget()
        frame.setLayout(inner)
        frame.setFixedWidth(scaled(520))
        row.addWidget(frame)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def focus_first(self) -> None:
        """Put the keyboard on the most likely choice: a recent study where there is one."""
        (self._recent[0] if self._recent else self.choices[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def show_trouble(self, text: str, backup: Path | None = None) -> None:
        """Say what stands in the way; with a backup, offer to look at it."""
        self._trouble_text.setText(text)
        self._trouble.show()
        self._look_button.setVisible(backup is not None)
        if backup is not None:
            self._look_button.clicked.connect(lambda: self.backup_chosen.emit(backup))

    _recent: Sequence[QPushButton] = ()

    def _add_recent(self, inner: QVBoxLayout, recent: Sequence[Path]) -> None:
        heading = QLabel("Opened lately")
        heading.setProperty("look", "section")
        inner.addSpacing(scaled(12))
        inner.addWidget(heading)
        self._recent = [self._recent_button(path) for path in recent[:5]]
        for button in self._recent:
            inner.addWidget(button)

    def _recent_button(self, path: Path) -> QPushButton:
        button = QPushButton()
        set_look(button, "quiet")
        button.setAccessibleName(f"Open {path.stem}")
        button.setToolTip(str(path))
        button.clicked.connect(lambda: self.path_chosen.emit(path))
        name = QLabel(path.stem)
        folder = QLabel(str(path.parent))
        folder.setProperty("look", "quiet")
        row = QHBoxLayout(button)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        for label in (name, folder):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(label)
        row.addStretch(1)
        button.setMinimumHeight(scaled(34))
        press_with_enter(button)
        return button

    def _make_trouble(self) -> tuple[QFrame, QLabel, QPushButton]:
        frame = QFrame()
        frame.setProperty("look", "trouble")
        text = QLabel()
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        look = QPushButton("Look at the newest backup")
        press_with_enter(look)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(Mark("circle-alert", "danger", 20), 0, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.addWidget(text)
        right.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(right, 1)
        frame.hide()
        return frame, text, look


class _BigButton(QPushButton):
    def __init__(self, picture: str, title: str, text: str) -> None:
        super().__init__()
        press_with_enter(self)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setMinimumHeight(scaled(72))
        head = QLabel(title)
        head.setProperty("look", "heading")
        below = QLabel(text)
        below.setProperty("look", "quiet")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(head)
        words.addWidget(below)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        row.addWidget(Mark(picture, "accent", 26))
        row.addLayout(words, 1)
        row.addWidget(Mark("chevron-right", "quiet", 18))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(scaled(480), scaled(72))
