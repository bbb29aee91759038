"""The framework: domains with their themes, partners and links."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QWidget,
)

from lwdesk.operations import framework_behind
from lwdesk.operations.framework import lines
from lwdesk.store.framework import Domain
from lwdesk.ui import asking, plan
from lwdesk.ui.framework.aside import Aside
from lwdesk.ui.framework.domain_commands import DomainCommands
from lwdesk.ui.framework.head import PartHead
from lwdesk.ui.framework.model import ACTIVITY, DOMAIN
from lwdesk.ui.framework.table import FrameworkTable
from lwdesk.ui.head_button import head_button
from lwdesk.ui.pages.laid_out import beside, on_paper
from lwdesk.ui.pages.nothing import NothingYet
from lwdesk.ui.pages.page import Page
from lwdesk.ui.writing import write_paper_beside

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_REST_MS = 60
"""How long the keyboard rests on a theme before what stands behind it is read."""
_WHAT = (
    "The framework says what the programme is to do: in each domain its themes, the partners, the policies that it "
    "leans on, and one line of activity. Proposals that go in wait to be drawn into it."
)


def domains_page(window: "Window", store: "Store") -> "DomainsPage":
    """The page of domains and themes."""
    return DomainsPage(window, store)


class DomainsPage(Page):
    """The table of the report, in which everything is written in place, and beside it what it is drawn from."""

    depends_on = frozenset({
        "framework", "organisation", "policy", "proposal", "contribution", "passage", "note", "workshop", "term",
        "contact", "interview", "delegate",
    })  # fmt: skip

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setAccessibleName("Framework")
        self._window, self._store = window, store
        self._domains: list[Domain] = []
        self.table = FrameworkTable(store)
        self.table.may_write = not window.looking
        self.aside = Aside()
        self.commands = DomainCommands(window, store, self)
        self.new_domain = head_button("New domain", "plus", "Add a domain (Ctrl+N)", primary=True)
        self.new_theme = head_button("New theme", "plus", "Add a theme to the domain (Insert; Enter after a name)")
        self.commit = head_button(
            "Commitment", "target", "Make a commitment of the theme under the keyboard (Ctrl+Shift+M)"
        )
        self.export = head_button("Export…", "download", "Write the framework to a file (Ctrl+E)")
        self.bring = head_button("Import…", "upload", "Bring in a framework from a spreadsheet (Ctrl+I)")
        self.head = PartHead("Framework", (self.bring, self.export, self.commit, self.new_theme, self.new_domain))
        self.empty = NothingYet(
            "columns-3", "No framework yet", _WHAT,
            ("New domain", "plus", lambda: window.command("new")),
            ("Import a spreadsheet…", "upload", lambda: window.start_import(None)),
        )  # fmt: skip
        self.begin = self.empty.button
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._show_behind)
        left = on_paper(self.table, margins=(14, 0, 0, 0))
        self._shown = beside(store, "framework", (712, 384), left, self.aside, grow=(3, 1))
        self._stack = self.lay_out(self.head, self._shown, self.empty)
        self._connect()

    def open(self) -> None:
        """Show the framework as it is now."""
        self.reload()

    def focus(self) -> None:
        """Put the keyboard into the table, or on the way to begin one."""
        here = self.table if self._is_shown() else self.begin
        if self.table.cell is None:
            here.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Store what is being written."""
        self.table.flush()

    def is_at_risk(self) -> bool:
        """Whether what is being written could not be stored."""
        return not self.table.flush()

    def finish(self) -> None:
        """Store what is being written; the study closes next."""
        self._rest.stop()
        self.table.finish()

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        return [self.table, *self.aside.shown()] if self._is_shown() else [*self.empty.buttons]

    def current_record(self) -> tuple[str, int] | None:
        """The domain or the theme under the keyboard."""
        line = self.table.line()
        return None if line is None else ("framework", line.id)

    def show_record(self, record_id: int) -> bool:
        """Put the keyboard on a domain or a theme."""
        return self.table.choose(record_id)

    def start_export(self) -> None:
        """Write the framework to a file; asks where."""
        self.flush()
        write_paper_beside(self._window, self._store, "framework", "Export the framework", asking.LISTS_AND_WORD)

    def reload(self) -> None:
        """Read the framework anew."""
        store = self._store
        self._domains = store.framework.domains()
        shown = lines(self._domains)
        names = store.labels("organisation", {i for line in shown for i in line.partners})
        policies = store.labels("policy", {i for line in shown for i in line.links})
        self.table.show_domains(self._domains, names, policies)
        self.aside.show_waiting(framework_behind.waiting(store), store.framework.any_goes_in())
        self._show_counts()
        self.show_main()
        self._rest.start()

    def show_main(self) -> None:
        """Show the table, or in its place what belongs here."""
        self._stack.setCurrentWidget(self._shown if self._is_shown() else self.empty)

    def domain(self) -> Domain | None:
        """The domain that the keyboard is in."""
        row = self.table.row()
        return next((d for d in self._domains if row and d.line.id == row.domain), None)

    def home(self) -> QWidget:
        """The table."""
        return self.table

    # Inside

    def _is_shown(self) -> bool:
        return bool(self.table.records.rows) or bool(self.aside.waiting.topLevelItemCount())

    def _connect(self) -> None:
        self.table.chosen.connect(self._rest.start)
        self.table.moved.connect(self.commands.move)
        self.table.delete_asked.connect(lambda: self._window.command("delete"))
        self.table.message.connect(self._window.say)
        self.table.open_record.connect(self._window.open_record)
        self.aside.theme_asked.connect(self.commands.draw)
        self.aside.add_asked.connect(self.commands.add_to_theme)
        self.aside.partner_asked.connect(self.commands.add_partner)
        self.aside.look_asked.connect(self._window.open_record)
        self.new_domain.clicked.connect(lambda: self._window.command("new"))
        self.new_theme.clicked.connect(self.commands.new_theme)
        self.bring.clicked.connect(lambda: self._window.start_import(None))
        self.export.clicked.connect(self._window.start_export)
        self.commit.clicked.connect(lambda: plan.commit(self._window))

    def _show_counts(self) -> None:
        themes = sum(len(domain.themes) for domain in self._domains)
        partners = len({i for domain in self._domains for i in domain.partners})
        parts = (_count(len(self._domains), "domain"), _count(themes, "theme"), _count(partners, "partner"))
        self.head.count.setText(" · ".join(parts) if self._domains else "")

    def _show_behind(self) -> None:
        self._rest.stop()
        row, domain = self.table.row(), self.domain()
        if row is None or row.line is None or domain is None:
            self.aside.show_behind("", {})
        elif row.kind in (DOMAIN, ACTIVITY):
            found = framework_behind.behind_domain(self._store, domain)
            self.aside.show_behind(domain.line.name or "the domain", found)
        else:
            self.aside.show_behind(row.line.name or "the theme", framework_behind.behind(self._store, row.line))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
