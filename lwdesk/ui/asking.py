"""Questions that only the system's own file windows answer: which file, and where to."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

STUDIES = "Studies (*.lwdesk)"
SPREADSHEETS = "Spreadsheets (*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt)"
LISTS = "Excel workbook (*.xlsx);;Comma-separated text (*.csv)"


def which_file(parent: QWidget, title: str, kinds: str, folder: Path | None = None) -> Path | None:
    """The file that the user chose; None when the user changed their mind."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder or Path.home()), kinds)
    return Path(name) if name else None


def where_to(parent: QWidget, title: str, kinds: str, suggested: Path) -> Path | None:
    """The path to write to, with its ending; None when the user changed their mind."""
    name, kind = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    if not name:
        return None
    path = Path(name)
    ending = ".csv" if "*.csv" in kind and "*.xlsx" not in kind else suggested.suffix
    return path if path.suffix else path.with_name(path.name + ending)
