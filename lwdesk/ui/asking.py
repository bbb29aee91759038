"""Questions that only the system's own file windows answer: which file, and where to."""

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

STUDIES = "Studies (*.lwdesk)"
SPREADSHEETS = "Spreadsheets (*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt)"
DOCUMENTS = "Word documents (*.docx *.docm *.doc)"
WORD = "Word document (*.docx)"
LISTS = "Excel workbook (*.xlsx);;Comma-separated text (*.csv)"
LISTS_AND_WORD = f"{LISTS};;Word document (*.docx)"
_ENDING = re.compile(r"\*(\.\w+)")


def which_file(parent: QWidget, title: str, kinds: str, folder: Path | None = None) -> Path | None:
    """The file that the user chose; None when the user changed their mind."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder or Path.home()), kinds)
    return Path(name) if name else None


def which_files(parent: QWidget, title: str, kinds: str, folder: Path | None = None) -> list[Path]:
    """The files that the user chose, in the order of the window; none when the user changed their mind."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder or Path.home()), kinds)
    return [Path(name) for name in names]


def which_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """The folder that the user chose; None when the user changed their mind."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None


def where_to(parent: QWidget, title: str, kinds: str, suggested: Path) -> Path | None:
    """The path to write to, with its ending; None when the user changed their mind."""
    name, kind = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    if not name:
        return None
    path = Path(name)
    endings = _ENDING.findall(kind)
    ending = endings[0] if len(endings) == 1 else suggested.suffix
    return path if path.suffix else path.with_name(path.name + ending)
