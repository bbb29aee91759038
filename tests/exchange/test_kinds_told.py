"""Which list a sheet is of, told by what its cells say where its headings could be of several."""

from pathlib import Path

from lists import book, bring_in, shown

from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.recognise.which import guess_record
from lwdesk.records import CONTRIBUTION, LISTS
from lwdesk.store import Store

HEADINGS = ["Area", "Type", "What was said", "Name", "Org", "E-mail"]
ROWS = [
    ["Supporting employers", "Offer", "Two meeting rooms", "Ada Moss", "Riverside Trust", "ada@example.org"],
    ["Supporting employers", "Need", "Speakers", "Ada Moss", "Riverside Trust", ""],
    ["Skills", "Can bring", "Trainers on Mondays", "Ben Nash", "Reed Lane College", ""],
]


def test_offers_and_needs_in_a_column_make_a_list_of_contributions(store: Store, tmp_path: Path) -> None:
    path = book(tmp_path / "typed.xlsx", ["Planning day, typed up that evening"], [], HEADINGS, *ROWS)
    plan = plan_file(store, path)
    assert plan.record is CONTRIBUTION
    bring_in(store, path)
    held = shown(store, CONTRIBUTION)
    assert {text: (one["area"], one["kind"], one["delegate"], one["organisation"]) for text, one in held.items()} == {
        "Trainers on Mondays": ("Skills development", "Can bring", "Ben Nash", "Reed Lane College"),
        "Two meeting rooms": ("Supporting employers", "Can bring", "Ada Moss", "Riverside Trust"),
        "Speakers": ("Supporting employers", "Needs", "Ada Moss", "Riverside Trust"),
    }


def test_one_word_said_throughout_tells_nothing() -> None:
    choice, headings = list(LISTS.values()), ["Area", "Type", "Words", "Name", "Org", "E-mail"]
    assert guess_record(headings, choice, ROWS) is CONTRIBUTION
    assert guess_record(headings, choice, [[row[0], "Offer", *row[2:]] for row in ROWS]) is not CONTRIBUTION


def test_a_question_that_names_the_programme_asks_what_it_should_do(store: Store, tmp_path: Path) -> None:
    headings = ["Name", "Activity area", "What can you bring?", "What do you need?", "What should London Works do?"]
    path = book(tmp_path / "asked.xlsx", headings, ["Ada Moss", "Skills development", "Rooms", "", "Listen"])
    bring_in(store, path)
    held = shown(store, CONTRIBUTION)
    assert {text: one["kind"] for text, one in held.items()} == {"Rooms": "Can bring", "Listen": "Programme should"}
