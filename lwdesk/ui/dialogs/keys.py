"""The keys, on one page."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem

from lwdesk.text import fold
from lwdesk.ui.dialogs.panel import Panel

if TYPE_CHECKING:
    from lwdesk.ui.window import Window

IN_THE_TABLE = (
    ("Go to the field in the form", "Enter"),
    ("Filter: just type", "any letter"),
    ("Choose several cells or rows", "Shift+Down"),
    ("Choose the whole row", "Shift+Space"),
    ("Delete the chosen records", "Del"),
    ("Sort by this column, A to Z", "Alt+Up"),
    ("Sort by this column, Z to A", "Alt+Down"),
    ("What else one can do here", "Shift+F10"),
)
IN_THE_FORM = (
    ("Next field", "Tab"),
    ("Field before", "Shift+Tab"),
    ("Back to the table", "Esc"),
    ("Open the list of a choice", "Down"),
    ("Take the last value away", "Backspace"),
)

ON_THE_IMPORT = (
    ("Import", "Ctrl+Enter"),
    ("Leave without writing anything", "Esc"),
    ("Mend a cell: just type", "any letter"),
    ("Tick a row off, or on again", "Space"),
    ("Which are maybe the same", "Alt+M"),
    ("Same, different, never ask again", "S, D, N"),
    ("Say what a row of the sheet is", "Enter"),
    ("The same of whole rows: choose them", "Shift+Space"),
    ("… headings, record, section, leave out", "H, R, S, L"),
)

IN_THE_MATRIX = (
    ("Next gap, gap before", "G, Shift+G"),
    ("Set the target", "any number"),
    ("Take the target away", "Del"),
    ("To the people of the cell", "Enter"),
    ("… choose for interview", "Enter"),
    ("… open the person or the interview", "F2"),
    ("Book whom one chose", "Ctrl+B"),
    ("Next wave, wave before", "Ctrl+PgDn, Ctrl+PgUp"),
    ("Back to the matrix", "Esc"),
)

ON_TYPING_UP = (
    ("Next question", "Ctrl+Enter, Alt+Down"),
    ("Question before", "Alt+Up"),
    ("Next section", "Ctrl+PgDn"),
    ("Section before", "Ctrl+PgUp"),
    ("Another answer to the same question", "Ctrl+Shift+Enter"),
    ("Not asked, not known, declined, none of these", "Alt+1, 2, 3, 0"),
    ("Themes of the chosen words, or of the passage", "Ctrl+L"),
    ("The same words to the summary", "Ctrl+J"),
    ("A proposal of the passage", "Ctrl+Shift+J"),
    ("Names to contacts; elsewhere: type one", "Ctrl+R"),
    ("Bold, italic", "Ctrl+B, Ctrl+I"),
    ("Quotation", "Ctrl+Shift+Q"),
    ("Bullet", "Ctrl+Shift+8, or - and a space"),
    ("The time", "Ctrl+;"),
    ("History of this answer", "Ctrl+H"),
    ("Fold the side away, or bring it back", "F9"),
    ("Mark as typed up, then as summarised", "Ctrl+."),
    ("Back to where one came from", "Esc"),
)

WITH_THEMES = (
    ("A new theme beside, below", "Ctrl+N, Ins"),
    ("Another name for the theme", "F2"),
    ("Move the theme: up, down, in, out", "Ctrl+the arrow keys"),
    ("Merge the theme into another", "Ctrl+M"),
    ("To the passages of the theme, and back", "Enter, Esc"),
    ("… open the passage in the notes", "Enter"),
    ("… give the chosen passages a theme", "Ctrl+L"),
    ("… take the theme off them", "Del"),
    ("… make a proposal of them", "Ctrl+Shift+J"),
    ("In the grid: write in the cell", "Enter, any letter"),
    ("… its passages, and back", "Space, Esc"),
    ("… add a passage to the cell, open it", "Enter, F2"),
    ("… other themes as columns", "Ctrl+Shift+V"),
)

AT_THE_EVENT = (
    ("Invite", "Ctrl+Shift+I"),
    ("The chosen delegates accepted, perhaps, declined", "Ctrl+Shift+A, P, D"),
    ("The chosen delegates came, or not", "Ctrl+Shift+X"),
    ("The list for the door", "Ctrl+Shift+L"),
    ("… tick, or take the tick away", "Enter"),
    ("… somebody who is not on the list", "Ctrl+Enter"),
    ("Another workshop on the day", "Ins"),
    ("Move a workshop up or down the list", "Alt+Up, Alt+Down"),
    ("Move delegates to a workshop, out of it", "1 to 9, 0"),
    ("… to the workshop beside", "Ctrl+Left, Ctrl+Right"),
    ("Propose places in workshops", "Ctrl+Shift+P"),
)

WITH_PROPOSALS = (
    ("Typing: the next; a line in the same", "Enter, Shift+Enter"),
    ("… in an empty box: take up the last one", "Up"),
    ("… in an empty box: another workshop", "Left, Right"),
    ("On the board: round from card to card", "the arrow keys"),
    ("… put the card under an area, under none", "1 to 9, 0"),
    ("… to the area beside", "Ctrl+Left, Ctrl+Right"),
    ("… mark several", "Space"),
    ("… merge; marked cards into this one", "M"),
    ("… a new activity area", "+"),
    ("Open the form, and back", "Enter, Esc"),
)
WITH_CONTRIBUTIONS = (
    ("Type in: choose a delegate", "Ctrl+N"),
    ("… to the next row, to the next kind", "Enter, Tab"),
    ("… another entry in the same cell", "Alt+Enter"),
    ("… on to the next delegate or area", "Ctrl+Enter"),
    ("… change what is in the cell", "F2"),
    ("… above the grid, and back", "Esc"),
    ("Next status: confirmed, used", "Ctrl+."),
    ("Offers and needs: to the offers, note a match", "Enter"),
    ("… open the form", "Ctrl+Enter"),
    ("… a remark on the match, back to the needs", "F2, Esc"),
)

ON_THE_FRAMEWORK = (
    ("A new domain, a new theme in it", "Ctrl+N, Ins"),
    ("Write in the cell", "Enter, any letter"),
    ("Move a domain or theme up, down", "Alt+Up, Alt+Down"),
    ("A waiting proposal: a theme of it, behind a theme", "Enter, Shift+Enter"),
    ("Decisions: yes, no, the next answer, none", "Y, N, Space, Del"),
    ("… goes in, left out, passed on", "I, L, P"),
    ("… write the reason", "any letter"),
    ("… open the proposal", "Enter"),
    ("Recommendations: next status", "Ctrl+."),
    ("… write the letters", "Ctrl+L"),
)

WITH_COMMITMENTS = (
    ("Next status: under way, done", "Ctrl+."),
    ("Red, amber, green, and why", "Alt+R, A, G"),
    ("The next way to show them", "Ctrl+Shift+V"),
    ("On the board: round from card to card", "the arrow keys"),
    ("… give the card a status", "1 to 5, Ctrl+Left, Ctrl+Right"),
    ("… red, amber, green", "R, A, G"),
    ("… mark several", "Space"),
    ("On the timeline: months, quarters, years, today", "M, Q, Y, T"),
    ("… through time", "Left, Right"),
    ("Next three months: write what is done", "Enter, any letter"),
    ("Open the form, and back", "Enter, Esc"),
    ("Under the form: add an update, an issue, a measure", "Up, Down, Enter"),
)

AT_HOME = (
    ("To the number beside", "the arrow keys"),
    ("To the first number, to the last", "Home, End"),
    ("The list behind the number", "Enter"),
    ("A chart: its numbers, and back", "Enter, Esc"),
)

WITH_MEASURES = (
    ("To the readings, and back", "F6"),
    ("… write in the cell", "Enter, any letter"),
    ("… a new reading", "Ctrl+N"),
    ("… take the reading away", "Del"),
    ("A chart: its numbers, and back", "Enter, Esc"),
    ("The paper for the board: to the papers before", "Esc"),
    ("… back into its text", "Enter"),
    ("Never taken up: passages, offers, commitments", "Alt+1, 2, 3"),
)

WITH_PROGRESS = (
    ("Next line, line before", "Enter, Up"),
    ("A further line in the same", "Shift+Enter"),
    ("To its status, and back", "Tab, Shift+Tab"),
    ("… not started, under way, done, late, dropped", "N, U, D, L, X"),
    ("… on to RAG: red, amber, green", "R, A, G"),
    ("… none of them", "Del"),
    ("Next status, while one types", "Ctrl+."),
    ("Late only, all", "Ctrl+L"),
    ("Raise an issue for the board", "Ctrl+Shift+I"),
    ("Leave the line; to the filter", "Esc"),
    ("Issues: answered today", "Ctrl+."),
    ("People to involve: written to today", "Ctrl+."),
    ("… copy their addresses", "Ctrl+Shift+A"),
    ("Actions: move up, down in the plan", "Alt+Shift+Up, Alt+Shift+Down"),
    ("In a logic model: move the line", "Alt+the arrow keys"),
)

ON_A_THREAD = (
    ("The thread of the record under the keyboard", "Ctrl+Shift+T"),
    ("Back to the thread before, then to where one was", "Backspace"),
    ("Open the record; a passage in the notes", "Enter"),
    ("Link the record to another", "Ctrl+L"),
    ("Take the link away", "Del"),
    ("The picture larger, smaller, whole", "+, -, 0"),
    ("Back to where one came from", "Esc"),
)

AMONG_NAMED_EXPORTS = (
    ("Make it again", "Enter"),
    ("Keep what is shown as one", "Ctrl+N"),
    ("Another name", "F2"),
    ("Delete it", "Del"),
)

WHEN_SORTING = (
    ("To what lies behind a count, and back", "Enter, Esc"),
    ("Turn rows into columns", "Ctrl+Shift+K"),
    ("From the table to sorting, and back", "Ctrl+Shift+V"),
    ("Sort what is chosen under a term, or take it out", "1 to 9, 0"),
    ("A new scheme", "Ctrl+N"),
)


def show_keys(window: "Window") -> None:
    """Open the page of keys."""
    panel = KeysHelp(window)
    panel.begin(panel.box)


class KeysHelp(Panel):
    """Every command with its key; type to find one."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window, "Keys", size=(560, 620))
        self.box = QLineEdit()
        self.box.setAccessibleName("Find a key")
        self.box.setPlaceholderText("Type to find")
        self.box.textEdited.connect(self._filter)
        self.list = QTreeWidget()
        self.list.setAccessibleName("Keys")
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(12)
        head = self.list.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        sections: dict[str, list[tuple[str, str]]] = {}
        sections["In the table"], sections["In the form"] = list(IN_THE_TABLE), list(IN_THE_FORM)
        sections["In the matrix"] = list(IN_THE_MATRIX)
        sections["When something is imported"] = list(ON_THE_IMPORT)
        sections["When notes are typed up"] = list(ON_TYPING_UP)
        sections["With themes"], sections["When sorting"] = list(WITH_THEMES), list(WHEN_SORTING)
        sections["At the event"], sections["With proposals"] = list(AT_THE_EVENT), list(WITH_PROPOSALS)
        sections["With contributions"], sections["On the framework"] = list(WITH_CONTRIBUTIONS), list(ON_THE_FRAMEWORK)
        sections["At home"], sections["With commitments"] = list(AT_HOME), list(WITH_COMMITMENTS)
        sections["With progress, issues, actions"] = list(WITH_PROGRESS)
        sections["With measures and the board paper"] = list(WITH_MEASURES)
        sections["On a thread"] = list(ON_A_THREAD)
        sections["Among named exports"] = list(AMONG_NAMED_EXPORTS)
        for menu, text, key in window.menus.keys:
            shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            sections.setdefault(menu, []).append((text, shown))
        for title, rows in sections.items():
            self._add(title, rows)
        self.list.expandAll()
        self.content.addWidget(self.box)
        self.content.addWidget(self.list, 1)

    def _add(self, title: str, rows: list[tuple[str, str]]) -> None:
        section = QTreeWidgetItem([title])
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        section.setFont(0, font)
        self.list.addTopLevelItem(section)
        section.addChildren([QTreeWidgetItem(list(row)) for row in rows])

    def _filter(self, typed: str) -> None:
        wanted = fold(typed)
        for n in range(self.list.topLevelItemCount()):
            section = self.list.topLevelItem(n)
            if section is None:
                continue
            rows = [row for i in range(section.childCount()) if (row := section.child(i))]
            for row in rows:
                row.setHidden(wanted not in fold(f"{row.text(0)} {row.text(1)}"))
            section.setHidden(all(row.isHidden() for row in rows))
