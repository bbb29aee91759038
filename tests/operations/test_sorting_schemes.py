"""Sorting schemes of the user's own, what is sorted under them, and any two ways crossed."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from lwdesk.exchange.papers import write_paper
from lwdesk.exchange.papers.sorting import write_cross
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.operations import proposals, sorting
from lwdesk.records import ACTIVITY, CONTACT, INTERVIEW, NOTE, PASSAGE, PROPOSAL, TERM, THEME
from lwdesk.records.contact import BY_NAME, NOT_AT_ALL
from lwdesk.refusal import Refusal
from lwdesk.store import Store
from lwdesk.store.crossing import Cross


class Notes:
    """Two people, four passages, two themes, one of them with a sub-theme, and a scheme of two terms."""

    def __init__(self, store: Store) -> None:
        self.scheme = sorting.new_scheme(store, "Challenge", ["Support", "Awareness"])
        self.support, self.awareness = (term.id for term in store.terms(self.scheme))
        self.young, self.women = (
            next(t.id for t in store.terms("group") if t.label == label) for label in ("Young people", "Women")
        )
        with store.step("Begin") as step:
            self.health = step.create(THEME, {"name": "Health"})
            self.buses = step.create(THEME, {"name": "Buses", "parent": self.health})
            self.skills = step.create(THEME, {"name": "Skills"})
            people = (("Ada Nash", BY_NAME, [self.young, self.women]), ("Ben Lowe", NOT_AT_ALL, [self.young]))
            notes = []
            for name, quote, groups in people:
                contact = step.create(CONTACT, {"name": name, "quote": quote, "groups": groups})
                interview = step.create(INTERVIEW, {"contact": contact})
                notes.append(step.create(NOTE, {"interview": interview, "body": "one two three four"}))
            self.ids = [
                step.create(PASSAGE, {"note": notes[0], "words": "=one", "themes": [self.health], "end": 3}),
                step.create(
                    PASSAGE, {"note": notes[0], "words": "two", "themes": [self.buses, self.skills], "start": 4}
                ),
                step.create(PASSAGE, {"note": notes[1], "words": "three", "themes": [self.buses, self.health]}),
                step.create(PASSAGE, {"note": notes[1], "words": "four", "start": 14}),
            ]
        sorting.sort_under(store, "passage", self.ids[:2], self.support)
        sorting.sort_under(store, "passage", self.ids[1:3], self.awareness)


@pytest.fixture
def notes(store: Store) -> Notes:
    return Notes(store)


def shown(cross: Cross) -> list[list[object]]:
    """The table with its headings and totals."""
    columns = range(len(cross.columns) + 1)
    rows: list[list[object]] = [[line.label for line in cross.columns]]
    for row in range(len(cross.rows) + 1):
        label = cross.rows[row].label if row < len(cross.rows) else "Total"
        rows.append([label, *(cross.count(row, column) for column in columns)])
    return rows


# Schemes


def test_a_scheme_is_made_of_lines_as_they_were_pasted(store: Store) -> None:
    name = sorting.new_scheme(store, " Pillar ", ["• Wider determinants", "", "Behaviours", "behaviours ", "- Places"])
    assert [term.label for term in store.terms(name)] == ["Wider determinants", "Behaviours", "Places"]
    assert [(scheme.label, scheme.terms) for scheme in store.sorting.schemes()] == [("Pillar", 3)]
    store.undo()
    assert store.sorting.schemes() == []


def test_a_scheme_needs_a_name_of_its_own(store: Store, notes: Notes) -> None:
    with pytest.raises(Refusal, match="needs a name"):
        sorting.new_scheme(store, "  ", ["One"])
    with pytest.raises(Refusal, match="called “Sector” already"):
        sorting.new_scheme(store, "sector", ["One"])
    with pytest.raises(Refusal, match="has 130 letters"):
        sorting.new_scheme(store, "Long", ["x" * 130])
    assert [scheme.label for scheme in store.sorting.schemes()] == ["Challenge"]


def test_a_scheme_gets_another_name_and_undo_brings_the_first_back(store: Store, notes: Notes) -> None:
    assert sorting.rename_scheme(store, notes.scheme, "Obstacle")
    assert not sorting.rename_scheme(store, notes.scheme, "Obstacle")
    assert store.terms("scheme")[0].family == "Obstacle"
    store.undo()
    assert store.terms("scheme")[0].family == "Challenge"


# Sorting


def test_sorting_adds_a_term_and_takes_it_out_again(store: Store, notes: Notes) -> None:
    four = notes.ids[3]
    assert sorting.sort_under(store, "passage", [four], notes.support)
    assert (store.get(PASSAGE, four) or {})["sorted"] == (notes.support,)
    assert not sorting.sort_under(store, "passage", [four], notes.support)
    assert (store.get(PASSAGE, four) or {})["sorted"] == ()


def test_several_of_which_some_are_there_already_are_all_put_there_in_one_step(store: Store, notes: Notes) -> None:
    assert sorting.sort_under(store, "passage", notes.ids, notes.support)
    under = store.sorting.of_scheme("passage", notes.scheme, notes.ids)
    assert [under[i] for i in notes.ids] == [
        ["Support"],
        ["Support", "Awareness"],
        ["Support", "Awareness"],
        ["Support"],
    ]
    store.undo()
    assert store.sorting.unsorted("passage", notes.scheme) == notes.ids[3:]


def test_proposals_and_activities_are_sorted_too(store: Store, notes: Notes) -> None:
    proposal = proposals.create(store, "A bus at five", None)
    with store.step("New") as step:
        activity = step.create(ACTIVITY, {"name": "Night bus"})
    assert sorting.sort_under(store, "proposal", [proposal], notes.awareness)
    assert sorting.sort_under(store, "activity", [activity], notes.awareness)
    assert store.sorting.cross("proposal", notes.scheme, "area").count(1, 99) == 1
    assert store.sorting.cross("activity", notes.scheme, "type").count(1, 99) == 1


# Crossed


def test_two_ways_are_crossed_with_totals_that_count_each_once(store: Store, notes: Notes) -> None:
    assert shown(store.sorting.cross("passage", notes.scheme, "theme")) == [
        ["Health", "Skills", "No theme"],
        ["Support", 2, 1, 0, 2],
        ["Awareness", 2, 1, 0, 2],
        ["Not in Challenge", 0, 0, 1, 1],
        ["Total", 3, 1, 1, 4],
    ]


def test_sub_themes_stand_by_themselves_where_asked(store: Store, notes: Notes) -> None:
    cross = store.sorting.cross("passage", "subtheme", "group")
    assert [line.label for line in cross.rows] == ["Health", "Buses", "Skills", "No sub-theme"]
    at = {line.key: column for column, line in enumerate(cross.columns)}
    assert set(at) == {notes.young, notes.women}
    assert [cross.count(row, at[notes.young]) for row in range(5)] == [2, 2, 1, 1, 4]
    assert [cross.count(row, at[notes.women]) for row in range(5)] == [1, 1, 1, 0, 2]
    assert cross.name(1, 99) == "Health › Buses"


def test_a_way_crossed_with_itself_shows_what_is_under_both(store: Store, notes: Notes) -> None:
    cross = store.sorting.cross("passage", notes.scheme, notes.scheme)
    assert [[cross.count(row, column) for column in range(3)] for row in range(3)] == [[2, 1, 0], [1, 2, 0], [0, 0, 1]]


def test_what_lies_behind_a_count_is_what_it_counts(store: Store, notes: Notes) -> None:
    cross = store.sorting.cross("passage", notes.scheme, "theme")
    assert store.sorting.in_order("passage", cross.behind(0, 0)) == notes.ids[:2]
    assert store.sorting.in_order("passage", cross.behind(2, 99)) == notes.ids[3:]
    assert store.sorting.in_order("passage", cross.behind(99, 99)) == notes.ids


def test_what_is_deleted_counts_nowhere(store: Store, notes: Notes) -> None:
    with store.step("Delete") as step:
        step.delete(PASSAGE, notes.ids[:1])
        step.delete(THEME, [notes.skills])
        step.delete(TERM, [notes.support])
    assert shown(store.sorting.cross("passage", notes.scheme, "theme")) == [
        ["Health", "No theme"],
        ["Awareness", 2, 0, 2],
        ["Not in Challenge", 0, 1, 1],
        ["Total", 2, 1, 3],
    ]


def test_a_retired_term_is_a_line_only_where_something_stands_in_it(store: Store, notes: Notes) -> None:
    with store.step("Retire") as step:
        step.update(TERM, notes.support, {"retired": True})
        step.create_term(notes.scheme, "Idle", retired=True)
    assert [line.label for line in store.sorting.cross("passage", notes.scheme, "theme").rows] == [
        "Support", "Awareness", "Not in Challenge",
    ]  # fmt: skip


def test_decisions_and_areas_of_proposals_are_crossed(store: Store) -> None:
    area = store.terms("area")[0]
    ids = [proposals.create(store, f"Idea {n}", None) for n in range(3)]
    proposals.put_under(store, ids[:2], area.id)
    with store.step("Decide") as step:
        step.update(PROPOSAL, ids[0], {"decision": "Left out"})
    assert shown(store.sorting.cross("proposal", "area", "decision")) == [
        ["Left out", "No decision"],
        [area.label, 1, 1, 2],
        ["No activity area", 0, 1, 1],
        ["Total", 1, 2, 3],
    ]


def test_a_way_that_a_kind_does_not_have_is_not_known(store: Store) -> None:
    with pytest.raises(KeyError):
        store.sorting.cross("passage", "workshop", "theme")


# On paper


def test_the_workbook_has_the_counts_and_what_lies_behind_them(store: Store, notes: Notes, tmp_path: Path) -> None:
    path = tmp_path / "sorting.xlsx"
    assert write_cross(store, path, "passage", notes.scheme, "theme") == "4 passages"
    book = load_workbook(path)
    counts = [[cell.value for cell in row] for row in book["Counts"].iter_rows()]
    assert counts == [
        ["Challenge \\ Theme", "Health", "Skills", "No theme", "Total"],
        ["Support", 2, 1, 0, 2],
        ["Awareness", 2, 1, 0, 2],
        ["Not in Challenge", 0, 0, 1, 1],
        ["Total", 3, 1, 1, 4],
    ]
    behind = [tuple(cell.value or "" for cell in row) for row in book["What lies behind"].iter_rows()]
    assert behind[0] == ("Challenge", "Theme", "Passage", "Interviewee", "Organisation")
    assert behind[1:3] == [("Support", "Health", "=one", "Ada Nash", ""), ("Support", "Health", "two", "Ada Nash", "")]
    assert ("Awareness", "Health", "three", "a contact", "") in behind
    assert len(behind) == 8


def test_a_text_that_looks_like_a_formula_is_none(store: Store, notes: Notes, tmp_path: Path) -> None:
    path = tmp_path / "sorting.xlsx"
    write_cross(store, path, "passage", notes.scheme, "theme")
    cell = load_workbook(path)["What lies behind"]["C2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=one", "s", True)


def test_the_paper_is_written_also_where_there_is_no_scheme(store: Store, tmp_path: Path) -> None:
    assert write_paper(store, "sorting", tmp_path / "empty.xlsx") == "0 passages"
    with pytest.raises(ExchangeTrouble, match=r"\.xlsx"):
        write_paper(store, "sorting", tmp_path / "sorting.csv")
