"""Files dropped on the window: a study is opened, a spreadsheet imported, notes brought in."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def dropped_files(event: QDropEvent) -> list[Path]:
    """The files of this computer that are dragged or dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def take_files(window: "Window", paths: list[Path]) -> None:
    """Open or bring in what was dropped: the first file, or of Word documents several at once."""
    if paths[0].suffix == ".lwdesk":
        from lwdesk.ui.opening import open_study

        open_study(window, paths[0])
    elif len(paths) > 1 and {path.suffix.lower() for path in paths} == {".docx"}:
        from lwdesk.ui.word import import_notes

        import_notes(window, paths)
    else:
        window.start_import(paths[0])
