"""T6: the contribution list of one area as a workbook, from whatever page one is on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from keyboard import CTRL, SHIFT, Keys
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from studies import sample_study

from lwdesk.exchange.bring_in import plan_file
from lwdesk.records import CONTACT, CONTRIBUTION
from lwdesk.store import Query, Store
from lwdesk.ui import asking
from lwdesk.ui.window import Window

MOST = 6
AREA = "Facilitating access"


@pytest.fixture
def study(tmp_path: Path) -> Store:
    """The sample study, with eight contributions more in the area and four in others."""
    store = sample_study(tmp_path / "London.lwdesk")
    areas = [term.id for term in store.terms("area")]
    contacts = store.ids(Query(CONTACT))
    with store.step("What they said") as step:
        for n in range(12):
            held = store.get(CONTACT, contacts[n % 3])
            assert held is not None
            given = {"kind": ("Needs", "Can bring")[n % 2], "text": f"A room for group {n}", "delegate": held["id"]}
            area = areas[0] if n < 8 else areas[1]
            step.create(CONTRIBUTION, given | {"organisation": held["organisation"], "area": area})
    return store


def how_many(store: Store) -> int:
    """The contributions of the area."""
    rows = store.cells(CONTRIBUTION, store.ids(Query(CONTRIBUTION)), [CONTRIBUTION.field("area")])
    return sum(1 for (area,) in rows if area == AREA)


@pytest.mark.parametrize("page", ["Mapping", "Matrix", "Themes", "Event", "Framework"])
def test_the_contributions_of_one_area_within_6_keys(
    page: str, show: Callable[[Store], Window], study: Store, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    keys, path, asked = Keys(), tmp_path / "access.xlsx", list[Path]()

    def where_to(_parent: object, _title: str, _kinds: str, suggested: Path) -> Path:
        # Enter takes the name that the window for files suggests.
        keys.pressed += 1
        asked.append(suggested)
        return path

    monkeypatch.setattr(asking, "where_to", where_to)
    window = show(study)
    window.show_page(page)
    keys.press(Qt.Key.Key_E, CTRL | SHIFT)
    keys.type("facil")
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Exported" in said(window))
    assert keys.pressed <= 3 <= MOST
    count = how_many(study)
    assert count >= 8
    assert said(window) == f"Exported {count:,} contributions to access.xlsx."
    assert [path.name for path in asked] == [f"{study.name} Contributions, {AREA}.xlsx"]
    rows = list(load_workbook(path).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert {row[0] for row in rows} == {AREA}
    assert len(rows) == count
    plan = plan_file(study, path)
    assert plan.summary()["same"] == count


def test_an_export_kept_under_a_name_is_made_again_in_two_keys(
    show: Callable[[Store], Window], study: Store, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, path = Keys(), tmp_path / "steering.xlsx"
    asked: list[Any] = []
    monkeypatch.setattr(asking, "where_to", lambda *given: asked.append(given) or path)
    window = show(study)
    window.show_page("Event", "Contributions")
    page = window.list_page
    assert page is not None
    # What the list shows is kept: Ctrl+E, Save under a name.
    keys.press(Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    keys.press(Qt.Key.Key_M)
    qtbot.waitUntil(lambda: getattr(QApplication.activeWindow(), "name", None) is not None)
    keys.type("Steering group")
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Saved “Steering group”" in said(window))
    for made in range(2):
        before = keys.pressed
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window and window.focusWidget() is not None)
        keys.press(Qt.Key.Key_E, CTRL | SHIFT)
        keys.type("steer")
        keys.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "Exported" in said(window))
        assert keys.pressed - before == 2
        assert len(asked) == 1, "the second time it goes to the same place without a question"
        assert path.stat().st_size
        if not made:
            window.messages.clear()
            window.say("Meanwhile.")


def said(window: Window) -> str:
    """What the message bar says."""
    return window.messages.text
