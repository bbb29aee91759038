"""The editor of a time of day."""

from lwdesk.fields import show_value
from lwdesk.ui.editors.line import LineEditor
from lwdesk.values import Unreadable


class TimeEditor(LineEditor):
    """A time of day, shown as "14:30" once the keyboard leaves."""

    def settle(self) -> None:
        try:
            self.set_text(show_value(self.field, self.value()))
        except Unreadable:
            return
