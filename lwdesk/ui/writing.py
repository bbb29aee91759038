"""A file written beside the window: where to is asked, what was written is said, and it can be opened."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from lwdesk.ui import asking

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Action, Window

Written = TypeVar("Written")
Way = tuple[str, Callable[[], object]]
"""What a menu says, and what is done; a line in the menu where it says nothing."""
_UNSAFE = str.maketrans(dict.fromkeys('<>:"/\\|?*', "-") | {chr(n): " " for n in range(32)})
_LONGEST = 120


def write_beside(
    window: "Window", title: str, kinds: str, suggested: Path, write: Callable[[Path], Written], label: str,
    tell: Callable[[Written, str], str] = lambda written, name: f"Exported {written} to {name}.",
) -> None:  # fmt: skip
    """Ask where to, and have that written there beside the window; says so, and offers to open it.

    `tell` gets what `write` gives and the name of the file, and gives the sentence; `label` is what the work is called.
    """
    path = asking.where_to(window, title, kinds, suggested)
    if path is not None:
        window.jobs.start(
            lambda _step: write(path), failed=window.trouble, label=label,
            done=lambda written: window.say(tell(written, path.name), "done", to_open(path)),
        )  # fmt: skip


def write_paper_beside(window: "Window", store: "Store", name: str, title: str, kinds: str) -> None:
    """Ask where to, and write the paper of that name (one of PAPER_NAMES) there, whole."""
    suggested = file_name(window, name.capitalize(), ".xlsx")
    write_beside(window, title, kinds, suggested, paper_of(store, name), f"Exporting {name}")


def paper_of(store: "Store", name: str, *about: Any) -> Callable[[Path], str]:
    """Writes the paper of that name to a path, whole or about what its own `write` takes."""

    def write(path: Path) -> str:
        from lwdesk.exchange.papers import write_paper

        return write_paper(store, name, path, *about)

    return write


def offer_ways(ways: Iterable[Way], of: QWidget, at: QPoint | None = None) -> QMenu:
    """The open menu of the ways to write what is shown, under its button or where asked; Enter takes the first."""
    menu = QMenu(of)
    menu.setAccessibleName("What to export")
    menu.aboutToHide.connect(menu.deleteLater)
    for words, act in ways:
        if words:
            menu.addAction(words, act)
        else:
            menu.addSeparator()
    menu.popup(at or of.mapToGlobal(QPoint(0, of.height() + 4)))
    menu.setActiveAction(menu.actions()[0])
    return menu


def to_open(path: Path, words: str = "Open it") -> "Action":
    """The button of a message that opens a file or a folder."""
    return (words, lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))


def file_name(window: "Window", what: str, ending: str) -> Path:
    """A name for a file of that, beside the study, of characters that every system takes."""
    assert window.store is not None
    plain = " ".join(f"{window.store.name} {what}".translate(_UNSAFE).split())[:_LONGEST].strip(" .")
    return window.store.path.with_name(f"{plain}{ending}")
