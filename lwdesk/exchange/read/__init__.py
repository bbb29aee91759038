"""Workbooks and tables of text read in a worker process, so that no file can bring the program down."""

from lwdesk.exchange.read.sheet import Cell, NeedsPassword, Sheet, UnreadableFile
from lwdesk.exchange.read.workbook import Workbook, open_workbook

__all__ = ["Cell", "NeedsPassword", "Sheet", "UnreadableFile", "Workbook", "open_workbook"]
