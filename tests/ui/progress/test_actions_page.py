"""Actions in their order, what is promised under each, and the logic models typed and drawn."""

from collections.abc import Callable
from pathlib import Path

import pytest
from progress_hand import focus, press
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from lwdesk.records import ACTION
from lwdesk.ui import asking
from lwdesk.ui.pages.page import Page
from lwdesk.ui.pages.parts import Parts
from lwdesk.ui.plan.actions import ActionsPage
from lwdesk.ui.window import Window


@pytest.fixture
def page(part: Callable[[str], Page]) -> ActionsPage:
    page = part("Actions")
    assert isinstance(page, ActionsPage)
    return page


@pytest.fixture
def model(page: ActionsPage) -> ActionsPage:
    """The page with the logic model of the first action, the keyboard behind its inputs."""
    page.commands.show_model()  # type: ignore[attr-defined]
    return page


def order(page: ActionsPage) -> list[str]:
    held = page._store.labels(ACTION.name, list(page.rows.model.ids))
    return [held[i] for i in page.rows.model.ids]


def held(page: ActionsPage, part: str) -> str:
    first = page._store.plan.actions()[0]
    return str(getattr(first, part))


def test_an_action_is_moved_in_the_plan_everywhere(page: ActionsPage, window: Window) -> None:
    assert order(page) == ["3.1 Links to health", "3.2 Good practice"]
    press("alt+shift+down")
    assert order(page) == ["3.2 Good practice", "3.1 Links to health"]
    assert [one.name for one in page._store.plan.actions()] == order(page)
    assert page.table.current_id() == page.rows.model.ids[1]
    press("alt+shift+down")
    assert order(page)[1] == "3.1 Links to health"
    window.undo()
    assert [one.name for one in page._store.plan.actions()] == ["3.1 Links to health", "3.2 Good practice"]


def test_commitments_stand_under_their_action_by_strand(page: ActionsPage) -> None:
    page._show_form()
    tree = next(one for one in page.side._below if isinstance(one, Parts)).tree
    found = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    assert [part.text(0) for part in found] == ["Social prescribing · 2", "In no strand · 2"]
    told = [found[0].child(n).text(0) for n in range(2)]
    assert told == ["3.1.1  Train ten link workers", "3.1.2  A bulletin every month (late)"]


def test_a_model_is_typed_one_thing_a_line_and_drawn_as_it_is_typed(model: ActionsPage, qtbot: QtBot) -> None:
    view = model.models
    assert focus() is view.boxes["inputs"]
    press("enter", "A van")
    assert "A link worker; GBP 20,000; A van." in view.drawing.accessibleDescription()
    qtbot.waitUntil(lambda: held(model, "inputs") == "A link worker\nGBP 20,000\nA van", timeout=2000)
    press("alt+up", "alt+up")
    model.flush()
    assert held(model, "inputs") == "A van\nA link worker\nGBP 20,000"
    press("alt+right")
    model.flush()
    assert focus() is view.boxes["activities"]
    assert held(model, "inputs") == "A link worker\nGBP 20,000"
    assert held(model, "activities") == "Walks from surgeries\nA van"
    press("tab")
    assert focus() is view.boxes["outputs"]


def test_undo_takes_typing_into_a_model_back_on_the_screen_too(model: ActionsPage, window: Window) -> None:
    press("enter", "A van")
    model.flush()
    window.undo()
    assert held(model, "inputs") == "A link worker\nGBP 20,000"
    assert model.models.boxes["inputs"].toPlainText() == "A link worker\nGBP 20,000"
    assert "A van" not in model.models.drawing.accessibleDescription()


def test_another_action_is_chosen_beside_its_model(model: ActionsPage) -> None:
    view = model.models
    press("enter", "A van")
    view.list.setFocus()
    press("down")
    assert held(model, "inputs").endswith("A van")
    assert view.boxes["inputs"].toPlainText() == ""
    assert view.drawing.accessibleDescription().startswith("Logic model of 3.2 Good practice. Inputs: nothing yet.")
    assert model.current_record() == (ACTION.name, model.rows.model.ids[1])


def test_the_drawing_is_copied_and_saved_as_a_picture(
    model: ActionsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    model.models.drawing.setFocus()
    model.commands.copy()
    assert QGuiApplication.clipboard().image().width() == 2000
    monkeypatch.setattr(asking, "where_to", lambda *_: tmp_path / "model.png")
    model.models.save_picture()
    qtbot.waitUntil((tmp_path / "model.png").exists)
    assert (tmp_path / "model.png").read_bytes().startswith(b"\x89PNG")


def test_the_ways_to_export_are_asked_for(model: ActionsPage) -> None:
    model.start_export()
    menu = model.head.export_button.findChild(QMenu)
    assert menu is not None
    assert [action.text().replace("&", "") for action in menu.actions()] == [
        "The list of actions…", "The logic models…", "The drawing of this model…",
    ]  # fmt: skip
    assert menu.actions()[2].isEnabled()
    menu.close()
