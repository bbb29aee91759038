"""Named exports: kept with their filters, made again, and still right when what they are filtered by has changed."""

import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lwdesk.operations import merge_contacts, merge_organisations, merge_terms
from lwdesk.operations.exports import (
    NamedExport,
    count_now,
    delete_export,
    describe,
    keep_place,
    last_place,
    make_export,
    may_overwrite,
    named_exports,
    query_of,
    rename_export,
    save_export,
    settings_of,
)
from lwdesk.operations.offered_exports import offered, offered_for
from lwdesk.records import ACTIVITY, CONTACT, CONTRIBUTION, NAMED_EXPORT, ORGANISATION, TERM
from lwdesk.refusal import Refusal
from lwdesk.store import Query, Store, Where


@pytest.fixture
def said(store: Store) -> Store:
    """Two people of two organisations said three things in two areas."""
    with store.step("Fill") as step:
        for n, (name, works_for) in enumerate((("Ada Nash", "Kiln Street College"), ("Ben Okoro", "Depot Lane Trust"))):
            organisation = step.create(ORGANISATION, {"name": works_for})
            contact = step.create(CONTACT, {"name": name, "organisation": organisation})
            given = {"kind": "Needs", "text": f"Room {n}", "delegate": contact, "organisation": organisation}
            step.create(CONTRIBUTION, given | {"area": area(store, "Skills development"), "status": "Offered"})
            if n:
                step.create(CONTRIBUTION, given | {"area": area(store, "Supporting employers"), "kind": "Can bring"})
    return store


def area(store: Store, label: str) -> int:
    return next(term.id for term in store.terms("area") if term.label == label)


def id_of(store: Store, name: str) -> int:
    return next(i for record in (ORGANISATION, CONTACT) for i, *_, called in store.identities(record) if called == name)


def keep(store: Store, *where: Where, by: str = "", ending: str = ".xlsx", **more: str) -> NamedExport:
    """An export of contributions under the name "Mine"."""
    settings = settings_of(store, Query(CONTRIBUTION, where, **more), by, ending)
    kept = save_export(store, "Mine", CONTRIBUTION, settings)
    return next(one for one in named_exports(store) if one.id == kept)


def test_it_is_made_again_as_it_was_kept(said: Store, tmp_path: Path) -> None:
    export = keep(said, Where("area", (area(said, "Skills development"),)), by="organisation", words="room")
    assert make_export(said, export, tmp_path / "out.xlsx") == 2
    names = load_workbook(tmp_path / "out.xlsx").sheetnames
    assert names == ["About this list", "Depot Lane Trust", "Kiln Street College", "Terms"]
    said_of_it = "Contributions by organisation, only Skills development, “room”, workbook"
    assert describe(said, export) == said_of_it


def test_every_kind_of_filter_comes_back(said: Store) -> None:
    asked = (
        Where("area", (area(said, "Skills development"), None)),
        Where("kind", (1,)),
        Where("status", (0, None)),
        Where("organisation", (id_of(said, "Kiln Street College"),)),
        Where("delegate", (id_of(said, "Ada Nash"),)),
    )
    export = keep(said, *asked)
    assert query_of(said, export).where == asked
    assert count_now(said, export) == 1
    assert "blank" in describe(said, export)


def test_yes_and_no_and_the_order_come_back(store: Store) -> None:
    asked = Query(ACTIVITY, (Where("in_scope", (1, 0)),), "job", "start", True)
    kept = save_export(store, "Scope", ACTIVITY, settings_of(store, asked, "area", ".csv"))
    (export,) = named_exports(store)
    assert export.id == kept
    assert query_of(store, export) == asked
    assert export.settings.by == "", "only contributions are put together by something"
    assert describe(store, export) == "Activities, only Yes or No, “job”, .csv file"


def test_a_renamed_term_is_still_meant_and_called_by_its_new_name(said: Store) -> None:
    skills = area(said, "Skills development")
    export = keep(said, Where("area", (skills,)))
    with said.step("Rename") as step:
        step.update(TERM, skills, {"label": "Learning", "retired": True})
    assert count_now(said, export) == 2
    assert describe(said, export) == "Contributions, only Learning, workbook"


def test_a_merged_term_is_meant_by_the_one_that_stayed(said: Store) -> None:
    skills, employers = area(said, "Skills development"), area(said, "Supporting employers")
    export = keep(said, Where("area", (skills,)))
    merge_terms(said, employers, [skills])
    assert count_now(said, export) == 3
    assert describe(said, export) == "Contributions, only Supporting employers, workbook"


def test_a_term_that_was_renamed_and_then_merged_is_meant_by_the_one_that_stayed(said: Store) -> None:
    skills, employers = area(said, "Skills development"), area(said, "Supporting employers")
    kept = keep(said, Where("area", (skills,)))
    with said.step("Rename") as step:
        step.update(TERM, skills, {"label": "Skills and training"})
    merge_terms(said, employers, [skills])
    assert count_now(said, kept) == 3 and "Supporting employers" in describe(said, kept)


def test_merged_organisations_and_contacts_are_meant_by_those_that_stayed(said: Store) -> None:
    college, trust = id_of(said, "Kiln Street College"), id_of(said, "Depot Lane Trust")
    ada, ben = id_of(said, "Ada Nash"), id_of(said, "Ben Okoro")
    of_college = keep(said, Where("organisation", (college,)))
    merge_organisations(said, trust, [college])
    assert count_now(said, of_college) == 3
    of_ada = keep(said, Where("delegate", (ada,)))
    merge_contacts(said, ben, [ada])
    assert count_now(said, of_ada) == 3


def test_what_is_gone_is_said_in_a_sentence(said: Store, tmp_path: Path) -> None:
    skills = area(said, "Skills development")
    export = keep(said, Where("area", (skills,)))
    with said.step("Delete", kind="delete") as step:
        step.delete(TERM, [skills])
    with pytest.raises(Refusal, match="“Mine” is filtered by Activity area “Skills development”, which the study has"):
        make_export(said, export, tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()
    said.undo()
    assert count_now(said, export) == 2


def test_the_name_of_a_contact_is_not_kept(said: Store) -> None:
    export = keep(said, Where("delegate", (id_of(said, "Ada Nash"),)))
    held = said.get(NAMED_EXPORT, export.id)
    assert held and "Ada" not in held["settings"]
    assert describe(said, export) == "Contributions, only Ada Nash, workbook"


def test_saving_under_a_known_name_puts_the_new_one_in_its_place(said: Store) -> None:
    first = keep(said, by="area")
    second = keep(said, ending=".csv")
    assert first.id == second.id
    assert [one.settings.ending for one in named_exports(said)] == [".csv"]
    with pytest.raises(Refusal, match="no name yet"):
        save_export(said, "  ", CONTRIBUTION, second.settings)


def test_each_change_is_one_undo(said: Store) -> None:
    export = keep(said)
    rename_export(said, export.id, "Ours")
    assert [one.name for one in named_exports(said)] == ["Ours"]
    delete_export(said, export.id)
    assert named_exports(said) == []
    said.undo()
    said.undo()
    assert [one.name for one in named_exports(said)] == ["Mine"]
    said.undo()
    assert named_exports(said) == []


def test_two_exports_do_not_share_a_name(said: Store) -> None:
    keep(said)
    other = save_export(said, "Other", CONTRIBUTION, settings_of(said, Query(CONTRIBUTION)))
    with pytest.raises(Refusal, match="There is an export “mine” already"):
        rename_export(said, other, "mine")
    rename_export(said, other, "OTHER")
    assert [one.name for one in named_exports(said)] == ["Mine", "OTHER"]


def test_its_own_file_is_written_over_and_nobody_elses(said: Store, tmp_path: Path) -> None:
    export, path = keep(said), tmp_path / "folder" / "out.xlsx"
    path.parent.mkdir()
    assert last_place(said, export) is None
    make_export(said, export, path)
    keep_place(said, export, path)
    place = last_place(said, export)
    assert place and place.path == path and may_overwrite(place)
    os.utime(path, (1, 1))
    assert not may_overwrite(place), "somebody saved it since"
    path.unlink()
    assert may_overwrite(place)
    path.parent.rmdir()
    assert not may_overwrite(place), "there is nowhere to write to"


def test_where_it_was_written_is_nothing_to_undo(said: Store, tmp_path: Path) -> None:
    export = keep(said)
    before = said.undo_label()
    make_export(said, export, tmp_path / "out.xlsx")
    keep_place(said, export, tmp_path / "out.xlsx")
    assert said.undo_label() == before


def test_settings_that_cannot_be_read_are_those_of_the_whole_list(said: Store) -> None:
    for settings in ("", "{", "[]", '{"where": [["area"]]}', '{"where": [["area", [{"x": 1}]]]}'):
        with said.step("Break") as step:
            made = step.create(NAMED_EXPORT, {"name": "Old", "list": "contributions", "settings": settings})
        export = next(one for one in named_exports(said) if one.id == made)
        assert count_now(said, export) == 3
    with said.step("Break") as step:
        step.create(NAMED_EXPORT, {"name": "Odd", "list": "contributions", "settings": '{"where": [["gone", []]]}'})
        step.create(NAMED_EXPORT, {"name": "No such list", "list": "wishes"})
    assert "No such list" not in [one.name for one in named_exports(said)]
    odd = next(one for one in named_exports(said) if one.name == "Odd")
    assert describe(said, odd)
    with pytest.raises(Refusal, match="“Odd” is filtered by gone, which the study has no more"):
        count_now(said, odd)


def test_a_study_offers_what_it_has(said: Store, store: Store) -> None:
    names = [export.name for export in offered(said)]
    assert names[0] == "Contributions: a sheet for each activity area"
    assert "Contributions: Skills development" in names
    assert "Contributions: Facilitating access" not in names, "nobody said anything there"
    assert "Delegates: all" not in names
    assert "Organisations: all" in names
    assert [one.name for one in offered_for(said, "kiln")] == [
        "Contributions: Kiln Street College", "Contributions: Kiln Street College, a paper",
    ]  # fmt: skip
    assert offered_for(said, "k") == []


def test_an_empty_study_offers_nothing(store: Store) -> None:
    assert offered(store) == []
