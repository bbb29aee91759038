"""The lists of the plan leave the window and come back: to the same study without a change, and to an empty one."""

from collections.abc import Callable
from pathlib import Path

from keyboard import CTRL
from openpyxl import load_workbook
from plan_desk import ACTIONS, CHARTER, COMMITMENTS, ENGAGEMENT, ISSUES, MEASURES, Ask, PlanDesk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.key import KEY
from lwdesk.store import Store
from lwdesk.store.beside import STANDS_ON
from lwdesk.ui.window import Window

PARTS = {"actions": ACTIONS, "commitments": COMMITMENTS, "measures": MEASURES, "issues": ISSUES,
         "assessments": CHARTER, "engagement": ENGAGEMENT}  # fmt: skip
"""The parts by their lists, in the order in which a study needs these."""
Sheet = list[tuple[object, ...]]


def bring_in(desk: PlanDesk, part: int) -> None:
    """Import the list of that part, as the screen proposes it."""
    desk.go(9, part)
    desk.press(Qt.Key.Key_I, CTRL)
    desk.wait(lambda: going(desk).startswith("Import ") and going(desk).endswith((" rows", " row")))
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.wait(lambda: desk.window.shown_screen is None)


def going(desk: PlanDesk) -> str:
    """What the import screen's button would do; "" while there is none that can be pressed."""
    foot = getattr(desk.window.shown_screen, "foot", None)
    return str(foot.go.text()) if foot and foot.go.isEnabled() else ""


def cells(path: Path) -> Sheet:
    """The headings and rows of the list, but for the keys, which a study gives its own; partners in any order."""
    rows = list(load_workbook(path).worksheets[0].iter_rows(values_only=True))
    kept = [n for n, head in enumerate(rows[0]) if head != KEY.label]
    several = rows[0].index("Partners") if "Partners" in rows[0] else None
    return [tuple(sorted(str(row[n]).split("; ")) if n == several else row[n] for n in kept) for row in rows]


def test_the_lists_come_back_to_their_study_without_a_change_and_fill_an_empty_one(
    show: Callable[[Store], Window], sample: Store, tmp_path: Path, qtbot: QtBot, ask: Ask
) -> None:
    desk = PlanDesk(show(sample), qtbot)
    for name, part in PARTS.items():
        desk.go(9, part)
        desk.export(tmp_path / f"{name}.xlsx", ask)
        found = plan_file(desk.store, tmp_path / f"{name}.xlsx").summary()
        count = len(cells(tmp_path / f"{name}.xlsx")) - 1
        assert found["same"] == count > 3, name
        assert not any(found.get(outcome) for outcome in ("new", "updated", "maybe", "problems")), name

    other = Store.create(tmp_path / "Empty.lwdesk")
    # What is late depends on the day.
    other.remember(STANDS_ON, desk.store.today().isoformat())
    desk.window.show_study(other)
    desk.store = other
    for name, part in PARTS.items():
        ask(tmp_path / f"{name}.xlsx")
        bring_in(desk, part)
    for name, part in PARTS.items():
        desk.go(9, part)
        desk.export(tmp_path / f"{name} again.xlsx", ask)
        came, went = (sorted(cells(tmp_path / f"{n}.xlsx"), key=str) for n in (f"{name} again", name))
        assert came == went, name
