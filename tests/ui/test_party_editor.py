"""One field for contacts and organisations: typed into, opened, made in place, and in the filters above a table."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.records import COMMITMENT, CONTACT, ORGANISATION
from lwdesk.records.parties import number_of
from lwdesk.ui.editors.chip import Chip
from lwdesk.ui.editors.party import PartiesEditor, PartyEditor
from lwdesk.ui.editors.suggestions import Suggestions
from lwdesk.ui.form import RecordForm
from lwdesk.ui.table.filters import choices_for
from tests.ui.conftest import Desk


@pytest.fixture
def people(desk: Desk) -> dict[str, str]:
    """A contact and an organisation that begin alike, and a commitment that nobody owns."""
    with desk.store.step("People") as step:
        contact = step.create(CONTACT, {"name": "Riva Holt", "organisation": desk.council})
        commitment = step.create(COMMITMENT, {"text": "Hold a fair"})
    return {"Riva": f"contact:{contact}", "trust": f"organisation:{desk.trust}", "id": str(commitment)}


@pytest.fixture
def form(desk: Desk, people: dict[str, str], shown: Callable[[QWidget], Any]) -> RecordForm:
    made = RecordForm(desk.store, COMMITMENT)
    made.resize(640, 900)
    shown(made)
    made.show_record(int(people["id"]))
    return made


def held(desk: Desk, people: dict[str, str], field: str) -> object:
    found = desk.store.get(COMMITMENT, int(people["id"]))
    assert found is not None
    return found[field]


def type_into(form: RecordForm, field: str, text: str) -> list[str]:
    """Type into a field and give what is offered there, as a screen reader reads it, with what stands beside it."""
    form.focus_field(field)
    QTest.keyClicks(QApplication.focusWidget(), text)
    editor: Any = form.editor(field)
    editor.finder.search()
    model = Suggestions.of(form).list.model()
    rows = [model.index(n, 0) for n in range(model.rowCount())]
    return [f"{row.data()} | {row.data(Qt.ItemDataRole.ToolTipRole) or ''}".rstrip(" |") for row in rows]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_contacts_and_organisations_are_found_together(desk: Desk, people: dict[str, str], form: RecordForm) -> None:
    assert type_into(form, "owner", "riv")[:2] == [
        "Riva Holt | Riva Holt: contact, Northgate Borough Council",
        "Riverside Development Trust | Riverside Development Trust: organisation",
    ]
    press(Qt.Key.Key_Return)
    assert held(desk, people, "owner") == people["Riva"]
    type_into(form, "champion", "rivers")
    press(Qt.Key.Key_Return)
    assert held(desk, people, "champion") == people["trust"]


def test_somebody_new_is_made_as_what_is_chosen(desk: Desk, people: dict[str, str], form: RecordForm) -> None:
    assert type_into(form, "partners", "Cara Doyle") == [
        "Create “Cara Doyle” as a contact", "Create “Cara Doyle” as an organisation"
    ]  # fmt: skip
    press(Qt.Key.Key_Return)
    assert type_into(form, "partners", "Depot Lane Trust")[0] == "Create “Depot Lane Trust” as an organisation"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    (made,) = desk.store.find(CONTACT, "Cara Doyle")
    (body,) = desk.store.find(ORGANISATION, "Depot Lane Trust")
    assert held(desk, people, "partners") == (f"organisation:{body[0]}", f"contact:{made[0]}")


def test_an_emptied_field_means_nobody_and_backspace_takes_a_partner_out(
    desk: Desk, people: dict[str, str], form: RecordForm
) -> None:
    with desk.store.step("Given") as step:
        both = (people["trust"], people["Riva"])
        step.update(COMMITMENT, int(people["id"]), {"owner": people["Riva"], "partners": both})
    form.show_record(int(people["id"]))
    editor: Any = form.editor("partners")
    assert editor.ids == both
    form.focus_field("partners")
    press(Qt.Key.Key_Backspace)
    assert held(desk, people, "partners") == (people["trust"],)
    form.focus_field("owner")
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Delete)
    assert held(desk, people, "owner") is None


def test_what_stands_there_is_opened_as_what_it_is(
    desk: Desk, people: dict[str, str], form: RecordForm, qtbot: QtBot
) -> None:
    with desk.store.step("Given") as step:
        step.update(COMMITMENT, int(people["id"]), {"owner": people["Riva"], "partners": (people["trust"],)})
    form.show_record(int(people["id"]))
    form.focus_field("owner")
    with qtbot.waitSignal(form.open_record) as opened:
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.args == ["contact", int(people["Riva"].split(":")[1])]
    form.focus_field("partners")
    press(Qt.Key.Key_Left)
    with qtbot.waitSignal(form.open_record) as opened:
        press(Qt.Key.Key_Return)
    assert opened.args == ["organisation", desk.trust]


def test_the_fields_and_their_chips_are_named(desk: Desk, people: dict[str, str], form: RecordForm) -> None:
    with desk.store.step("Given") as step:
        step.update(COMMITMENT, int(people["id"]), {"partners": (people["trust"],)})
    form.show_record(int(people["id"]))
    for field, kind, label in (("owner", PartyEditor, "Owner"), ("partners", PartiesEditor, "Partners")):
        editor: Any = form.editor(field)
        assert isinstance(editor, kind)
        assert editor.finder.accessibleName() == label
    chips = [chip.accessibleName() for chip in form.editor("partners").findChildren(Chip) if not chip.isHidden()]
    assert chips == ["Partners: Riverside Development Trust"]


def test_a_list_is_filtered_by_either(desk: Desk, people: dict[str, str]) -> None:
    (choice,) = choices_for(desk.store, COMMITMENT, ["owner"])
    assert choice.label == "Owner"
    assert list(choice.find("riv")) == [
        (number_of(people["Riva"]), "Riva Holt"), (number_of(people["trust"]), "Riverside Development Trust"),
    ]  # fmt: skip
    assert choice.find("")[-1] == (None, "Blank")
