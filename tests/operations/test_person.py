"""One person: quoted as they wish, shown whole, and gone when they ask for it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from studies import sample_study

from lwdesk.operations import (
    erase_person,
    exports,
    merge_contacts,
    named_in,
    proposals,
    quoted_as,
    write_person,
)
from lwdesk.operations.person import ERASED, around
from lwdesk.records import (
    ACTIVITY,
    CONTACT,
    CONTRIBUTION,
    DELEGATE,
    FINDING,
    INTERVIEW,
    NOTE,
    ORGANISATION,
    PASSAGE,
    PROPOSAL,
    SUMMARY,
    THEME,
)
from lwdesk.store import Query, Store

NAME, EMAIL, TELEPHONE = "Thérèse Mbala-Quint", "therese.mbala-quint@example.org", "020 7946 0300"
OLD_EMAIL, OTHER_SPELLING = "tmq@old.example.org", "Therese Mbala Quint"


def term(store: Store, vocabulary: str, at: int = 0) -> int:
    return store.terms(vocabulary)[at].id


@pytest.fixture
def person(store: Store) -> int:
    """A contact with a past: an import, edits, a merge, an undone step, a draft, a setting, two activities."""
    with store.step(f"Import 1 row from {NAME}.xlsx", kind="import") as step:
        source = step.create_source(f"{NAME}.xlsx", "People")
        made = step.create(
            CONTACT,
            {"name": OTHER_SPELLING, "email": OLD_EMAIL, "source_id": source, "source_row": 3,
             "groups": (term(store, "group"), term(store, "group", 1)), "quote": "By name"},
        )  # fmt: skip
    with store.step(f"New organisation “{NAME} Trust”") as step:
        organisation = step.create(ORGANISATION, {"name": "Refugees Forward", "telephone": "020 7946 0199"})
        step.update(CONTACT, made, {"name": NAME, "email": EMAIL, "telephone": TELEPHONE, "organisation": organisation,
                                    "role": "Clinical adviser", "notes": f"{NAME} rings at eight."})  # fmt: skip
    with store.step("Twin") as step:
        twin = step.create(CONTACT, {"name": "Thérèse Mbala", "address": "9 Quince Row", "telephone": "020 7946 0301"})
    merge_contacts(store, made, [twin])
    with store.step("Activities") as step:
        step.create(
            ACTIVITY, {"name": "White Coat Return", "contact": NAME, "telephone": "02079460300", "email": EMAIL}
        )
        step.create(ACTIVITY, {"name": "Ward Shadows", "contact": "Ada Moss", "lead": (organisation,),
                               "notes": f"Ask {NAME.upper()} or {EMAIL}; not Thérèse Mbala-Greene."})  # fmt: skip
    with store.step("Undone") as step:
        step.update(CONTACT, made, {"role": f"{NAME}, MD"})
    store.undo()
    store.keep_draft("contact", made, "email", f"{EMAIL} or so")
    store.keep_draft("activity", 1, "start", f"ask {NAME}")
    store.remember("answers", {NAME: ["same", EMAIL]})
    return made


def traces(store: Store) -> list[str]:
    """Which of the things that tell who it was are in the file, or in the log beside it."""
    kept = store.path.read_bytes()
    beside = store.path.with_name(store.path.name + "-wal")
    kept += beside.read_bytes() if beside.exists() else b""
    told = [NAME, EMAIL, TELEPHONE, "02079460300", OLD_EMAIL, OTHER_SPELLING, "9 Quince Row", "020 7946 0301",
            "rings at eight", "Clinical adviser"]  # fmt: skip
    return [word for word in told if word.encode() in kept or word.encode("ascii", "backslashreplace") in kept]


def test_nothing_that_tells_who_it_was_is_left_in_the_file(store: Store, person: int) -> None:
    assert len(traces(store)) == 10
    done = erase_person(store, person, everywhere=True)
    assert done.clean
    assert traces(store) == []
    with closing(sqlite3.connect(done.backup)) as backup:
        assert backup.execute("SELECT name FROM contact WHERE id = ?", (person,)).fetchone() == (NAME,)
    assert store.check() == []
    store.close()
    assert traces(store) == []


def test_the_person_is_still_counted(store: Store, person: int) -> None:
    before = store.get(CONTACT, person)
    erase_person(store, person, everywhere=True)
    held = store.get(CONTACT, person)
    assert before and held
    assert held["name"] == ERASED and held["groups"] == before["groups"] and held["came_from"] == ""
    assert held["organisation"] is None and held["quote"] == "Not at all" and quoted_as(store, held) == "a contact"
    assert held["uuid"] != before["uuid"], "an old workbook would bring everything back"
    assert store.count(Query(CONTACT)) == 1
    assert store.drafts("contact", person) == {}


def test_what_others_say_loses_the_person_and_nothing_else(store: Store, person: int) -> None:
    erase_person(store, person, everywhere=True)
    (one, two) = (store.get(ACTIVITY, i) for i in sorted(store.ids(Query(ACTIVITY))))
    assert one and two
    assert (one["contact"], one["telephone"], one["email"]) == ("", "", "")
    assert two["contact"] == "Ada Moss"
    assert two["notes"] == "Ask [erased] or [erased]; not Thérèse Mbala-Greene."
    assert store.drafts("activity", 1) == {"start": "ask [erased]"}
    organisation = store.get(ORGANISATION, 1)
    assert organisation and organisation["telephone"] == "020 7946 0199"


def test_where_others_name_the_person_is_left_alone_unless_asked(store: Store, person: int) -> None:
    assert [(place.id, place.field, place.whole) for place in named_in(store, person)] == [
        (1, "contact", True), (1, "telephone", True), (1, "email", True), (2, "notes", False),
    ]  # fmt: skip
    erase_person(store, person, everywhere=False)
    one = store.get(ACTIVITY, 1)
    assert one and one["contact"] == NAME
    held = store.get(CONTACT, person)
    assert held and held["name"] == ERASED


def test_an_erasure_cannot_be_undone_and_undoing_past_it_brings_nothing_back(store: Store, person: int) -> None:
    erase_person(store, person, everywhere=True)
    assert store.redo_label() == ""
    assert store.undo_label() == "Activities"
    assert [info.label for info in store.steps() if info.kind == "erase"] == ["Erase contact"]
    while store.undo():
        assert traces(store) == []
    while store.redo():
        assert traces(store) == []
    assert store.check() == []
    held = store.get(CONTACT, person)
    assert held and held["name"] == ERASED
    assert next(c.label for c in store.history(CONTACT, person)) == "Erase contact"


def test_steps_that_named_the_person_do_no_more(store: Store, person: int) -> None:
    erase_person(store, person, everywhere=True)
    labels = [info.label for info in store.steps()]
    assert "Merge contacts into “[erased]”" in labels
    assert not any("Mbala" in label for label in labels)


def test_a_number_that_is_the_organisations_own_stays_with_it(store: Store) -> None:
    with store.step("Two") as step:
        organisation = step.create(ORGANISATION, {"name": "Lanes Forum", "telephone": "020 7946 0111"})
        made = step.create(CONTACT, {"name": "Ada Moss", "telephone": "020 7946 0111", "organisation": organisation})
        step.create(ACTIVITY, {"name": "Kitchen Start", "telephone": "020 7946 0111"})
    erase_person(store, made, everywhere=True)
    held = store.get(ORGANISATION, organisation)
    activity = store.get(ACTIVITY, 1)
    assert held and activity and held["telephone"] == activity["telephone"] == "020 7946 0111"


def test_who_is_named_without_the_form_of_address_is_found_too(store: Store) -> None:
    with store.step("Two") as step:
        nash = step.create(CONTACT, {"name": "Dr. Ben Nash"})
        named = step.create(ACTIVITY, {"name": "Night Bus", "contact": "Ben Nash"})
    assert [(place.record, place.id) for place in named_in(store, nash)] == [("activity", named)]
    erase_person(store, nash, everywhere=True)
    held = store.get(ACTIVITY, named)
    assert held and "Nash" not in held["contact"]


def test_a_short_name_is_not_taken_out_of_other_words(store: Store) -> None:
    with store.step("Two") as step:
        made = step.create(CONTACT, {"name": "Lee"})
        step.create(ACTIVITY, {"name": "Leeds Lee", "notes": "In the lee of Lee Green.", "contact": "Lee"})
    erase_person(store, made, everywhere=True)
    activity = store.get(ACTIVITY, 1)
    assert activity and activity["notes"] == "In the lee of Lee Green."


@pytest.mark.parametrize(
    ("quote", "said"),
    [("By name", "Ada Moss, Director, Lanes Forum"), ("By role", "Director, Lanes Forum"), ("Not at all", "a contact"),
     ("", "a contact")],
)  # fmt: skip
def test_people_are_quoted_as_they_wish(store: Store, quote: str, said: str) -> None:
    with store.step("One") as step:
        organisation = step.create(ORGANISATION, {"name": "Lanes Forum"})
        made = step.create(
            CONTACT, {"name": "Ada Moss", "role": "Director", "organisation": organisation, "quote": quote}
        )
    held = store.get(CONTACT, made)
    assert held and quoted_as(store, held) == said


def test_a_role_that_nobody_knows_is_not_a_name(store: Store) -> None:
    assert quoted_as(store, {"name": "Ada Moss", "role": "", "organisation": None, "quote": "By role"}) == "a contact"


def test_all_about_a_person_is_one_workbook(store: Store, person: int, tmp_path: Path) -> None:
    with store.step("Long") as step:
        step.update(CONTACT, person, {"notes": "=x" * 20_000})
    write_person(store, person, tmp_path / "person.xlsx")
    book = openpyxl.load_workbook(tmp_path / "person.xlsx")
    sheets = {
        name: [[cell.value for cell in row] for row in book[name].iter_rows(min_row=2)] for name in book.sheetnames
    }
    own = {row[0]: row[1] for row in sheets["The person"]}
    assert own["Name"] == NAME and own["Organisation"] == "Refugees Forward" and own["Quote as"] == "By name"
    assert own["From"] == f"{NAME}.xlsx, People, row 3" and own["Email, as typed"] == f"{EMAIL} or so"
    assert "".join(row[1] for row in sheets["The person"] if row[0] == "Notes") == "=x" * 20_000
    assert ["Activity", "White Coat Return", "Contact", NAME] in sheets["Named in"]
    assert ["Activities of the organisation", "Ward Shadows"] in sheets["Around them"]
    assert any(row[3:] == ["Email", OLD_EMAIL, EMAIL] for row in sheets["History"])


def test_what_belongs_to_a_contact(store: Store, person: int) -> None:
    assert around(store, person) == [
        ("Organisation", "organisation", [1]),
        ("Activities that name them", "activity", [1]),
        ("Activities of the organisation", "activity", [2]),
    ]


def test_every_person_of_the_sample_can_be_erased(tmp_path: Path) -> None:
    store = sample_study(tmp_path / "sample.lwdesk")
    ids = sorted(store.ids(Query(CONTACT)))
    assert len(ids) >= 40
    held = store.get(CONTACT, ids[5])
    assert held
    erase_person(store, ids[5], everywhere=True)
    kept = store.path.read_bytes()
    assert not [n for n in ("name", "email", "telephone") if str(held[n]).encode() in kept]
    assert store.check() == []
    store.close()


@pytest.fixture
def interviewed(store: Store, person: int) -> dict[str, int]:
    """Notes of an interview with the person, of one with somebody else who speaks of them, and their summaries."""
    with store.step("Interviews") as step:
        other = step.create(CONTACT, {"name": "Ada Moss"})
        own = step.create(INTERVIEW, {"contact": person, "referrals": (other,)})
        theirs = step.create(INTERVIEW, {"contact": other, "referrals": (person,)})
        made = {
            "own": step.create(NOTE, {"interview": own, "body": f"{NAME} said: the ward is quiet."}),
            "first": step.create(
                NOTE,
                {"interview": own, "body": "Thérèse laughed. Mbala-Quint rings.", "marks": '[[0,7,"b"],[17,35,"q"]]'},
            ),
            "theirs": step.create(NOTE, {"interview": theirs, "body": f"Ask {OTHER_SPELLING} or {EMAIL} about beds."}),
            "alike": step.create(NOTE, {"interview": theirs, "body": "Thérèse Mbala-Greene and another Thérèse."}),
            "said": step.create(
                SUMMARY, {"interview": own, "gaps": f"Says {NAME.upper()}: no beds.", "added": "Beds."}
            ),
        }
    with store.step("Typing") as step:
        step.update(NOTE, made["own"], {"body": f"{NAME} and Thérèse agree: the ward is quiet."})
    with store.step("Typing on") as step:
        step.update(NOTE, made["own"], {"body": f"{NAME} agrees with Thérèse: the ward is very quiet."})
    return made


def words_in_the_index(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        for table in ("note", "summary"):
            connection.execute(
                f"CREATE VIRTUAL TABLE temp.{table}_vocabulary USING fts5vocab(main, {table}_words, row)"
            )
        return {
            word
            for table in ("note", "summary")
            for (word,) in connection.execute(f"SELECT term FROM {table}_vocabulary").fetchall()
        }


@pytest.mark.parametrize("everywhere", [True, False])
def test_notes_lose_the_person_in_any_case_and_keep_the_rest(
    store: Store, person: int, interviewed: dict[str, int], everywhere: bool
) -> None:
    erase_person(store, person, everywhere)
    bodies = {key: (store.get(NOTE, i) or {}).get("body") for key, i in interviewed.items() if key != "said"}
    assert bodies == {
        "own": "[erased] agrees with [erased]: the ward is very quiet.",
        "first": "[erased] laughed. [erased] rings.",
        "theirs": "Ask [erased] or [erased] about beds.",
        "alike": "Thérèse Mbala-Greene and another Thérèse.",
    }
    summary = store.get(SUMMARY, interviewed["said"])
    assert summary and (summary["gaps"], summary["added"]) == ("Says [erased]: no beds.", "Beds.")
    note = store.notes.get(interviewed["first"])
    assert note and note.marks == '[[0,8,"b"],[18,33,"q"]]', "bold and quotations are where their words are"
    versions = [version.body for version in store.notes.versions(interviewed["own"])]
    assert versions == [
        "[erased] agrees with [erased]: the ward is very quiet.",
        "[erased] and [erased] agree: the ward is quiet.",
        "[erased] said: the ward is quiet.",
    ]
    assert store.check() == []


def test_nothing_of_the_person_is_left_in_the_index_or_in_free_pages(
    store: Store, person: int, interviewed: dict[str, int]
) -> None:
    assert [hit.id for hit in store.search.notes("quint").hits]
    erase_person(store, person, everywhere=True)
    assert store.search.notes("quint").hits == store.search.summaries("quint").hits == ()
    assert [hit.id for hit in store.search.notes("very quiet").hits] == [interviewed["own"]]
    store.close()
    assert traces(store) == []
    left = words_in_the_index(store.path)
    assert {"erased", "quiet", "beds"} <= left
    assert not {"quint", "tmq", "mq"} & left and "example" not in left


def test_a_name_is_found_with_the_apostrophes_and_hyphens_that_word_puts_in(store: Store) -> None:
    with store.step("Two") as step:
        who = step.create(CONTACT, {"name": "Aoife O'Dell-Marchbanks"})
        held = step.create(INTERVIEW, {"contact": who})
        other = step.create(INTERVIEW, {"contact": step.create(CONTACT, {"name": "Ada Moss"})})
        own = step.create(
            NOTE,
            {"interview": held, "body": "Marchbanks said so\N{EN DASH}as O\N{RIGHT SINGLE QUOTATION MARK}Dell would."},
        )
        theirs = step.create(
            NOTE,
            {
                "interview": other,
                "body": "See Aoife O\N{RIGHT SINGLE QUOTATION MARK}Dell\N{NON-BREAKING HYPHEN}Marchbanks.",
            },
        )
    store.remember("words", ["Marchbanks", "aoife", "harbourside"])
    erase_person(store, who, everywhere=False)
    assert (store.get(NOTE, own) or {})["body"] == "[erased] said so\N{EN DASH}as [erased] would."
    assert (store.get(NOTE, theirs) or {})["body"] == "See [erased]."
    assert store.remembered("words", []) == ["harbourside"], "nor do the words that the spelling was told tell it"


def test_a_surname_that_is_a_word_of_the_language_stays_in_the_notes(store: Store) -> None:
    with store.step("One") as step:
        young = step.create(CONTACT, {"name": "Prudence Young"})
        held = step.create(INTERVIEW, {"contact": young})
        note = step.create(NOTE, {"interview": held, "body": "Young people; Prudence has many young clients."})
    erase_person(store, young, everywhere=True)
    kept = store.get(NOTE, note)
    assert kept and kept["body"] == "Young people; [erased] has many young clients."


def test_the_workbook_holds_what_was_noted_and_who_suggested_whom(
    store: Store, person: int, interviewed: dict[str, int], tmp_path: Path
) -> None:
    write_person(store, person, tmp_path / "person.xlsx")
    book = openpyxl.load_workbook(tmp_path / "person.xlsx")
    noted = [[cell.value for cell in row] for row in book["Notes"].iter_rows(min_row=2)]
    assert [row[3] for row in noted] == [
        f"{NAME} agrees with Thérèse: the ward is very quiet.", "Thérèse laughed. Mbala-Quint rings.",
        f"Says {NAME.upper()}: no beds.", "Beds.",
    ]  # fmt: skip
    named = [[cell.value for cell in row] for row in book["Named in"].iter_rows(min_row=2)]
    assert ["Note", "Ada Moss", "Answer", f"Ask {OTHER_SPELLING} or {EMAIL} about beds."] in named
    suggested = [[cell.value for cell in row] for row in book["Suggested"].iter_rows(min_row=2)]
    assert suggested == [["Suggested by", "Ada Moss"], ["Suggested", "Ada Moss"]]
    assert len(list(book["Interviews"].iter_rows(min_row=2))) == 1, "not the interview that suggested them"


def test_what_the_person_did_at_the_event_is_told_and_taken_out(store: Store, tmp_path: Path) -> None:
    area, other_area = (t.id for t in store.terms("area")[:2])
    with store.step("Event") as step:
        made = step.create(CONTACT, {"name": NAME, "email": EMAIL})
        other = step.create(CONTACT, {"name": "Ben Nash"})
        interview = step.create(INTERVIEW, {"contact": made})
        note = step.create(NOTE, {"interview": interview, "section": "Free notes", "body": "The bus is late."})
        theme = step.create(THEME, {"name": "Getting about"})
        step.create(
            PASSAGE,
            {"note": note, "words": "bus is late", "start": 4, "end": 15, "themes": (theme,), "remark": "Often"},
        )
        delegate = step.create(DELEGATE, {"contact": made, "replied": "Accepted", "notes": f"{NAME} eats no fish."})
        said = step.create(CONTRIBUTION, {"text": f"A room; ask {NAME}", "delegate": made, "area": area})
        told = step.create(CONTRIBUTION, {"text": f"What {NAME} said", "delegate": other, "area": other_area})
        proposal = step.create(PROPOSAL, {"ref": "P0001", "text": f"Do as {EMAIL} wrote."})
    assert [part for part in around(store, made) if part[1] in ("delegate", "contribution")] == [
        ("At the event", "delegate", [delegate]), ("Contributions", "contribution", [said]),
    ]  # fmt: skip
    write_person(store, made, tmp_path / "person.xlsx")
    book = openpyxl.load_workbook(tmp_path / "person.xlsx")
    held = {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] for sheet in book}
    assert [row[1:] for row in held["Passages"]] == [["bus is late", "Getting about", "Often"]]
    assert "Accepted" in held["At the event"][0]
    assert [row[2] for row in held["Contributions"]] == [f"A room; ask {NAME}"]
    assert {row[0] for row in held["Named in"]} == {"Contribution", "Delegate", "Proposal"}
    erase_person(store, made, everywhere=True)
    assert traces(store) == []
    assert (store.get(DELEGATE, delegate) or {})["notes"] == ""
    assert (store.get(CONTRIBUTION, said) or {})["text"] == "A room; ask [erased]"
    assert (store.get(CONTRIBUTION, told) or {})["text"] == "What [erased] said"
    assert (store.get(PROPOSAL, proposal) or {})["text"] == "Do as [erased] wrote."
    assert (store.get(PASSAGE, 1) or {})["words"] == "bus is late"


def test_first_names_go_out_of_what_was_drawn_from_the_interview_too(store: Store) -> None:
    body = "We met Ottoline Vane. Ottoline wants rooms."
    with store.step("An interview") as step:
        vane = step.create(CONTACT, {"name": "Ottoline Vane"})
        interview = step.create(INTERVIEW, {"contact": vane})
        theme = step.create(THEME, {"name": "Rooms"})
        note = step.create(NOTE, {"interview": interview, "body": body})
        start = body.index("Ottoline wants")
        place = {"note": note, "start": start, "end": len(body), "words": body[start:]}
        passage = step.create(PASSAGE, place | {"themes": (theme,), "remark": "Ottoline was firm"})
        step.create(FINDING, {"interview": interview, "theme": theme, "body": "Rooms, says Ottoline."})
    proposal = proposals.propose(store, passage)
    proposals.merge(store, proposal, [proposals.create(store, "Ask Ottoline Vane for rooms", None)])
    erase_person(store, vane, everywhere=True)
    held = [store.get(PROPOSAL, proposal), store.get(PASSAGE, passage), store.get(FINDING, 1)]
    assert [one and one[name] for one, name in zip(held, ("text", "remark", "body"), strict=True)] == [
        "[erased] wants rooms.", "[erased] was firm", "Rooms, says [erased].",
    ]  # fmt: skip
    assert [one.text for one in store.proposals.wordings(proposal)] == ["Ask [erased] for rooms"]
    names = [step.label for step in store.steps()]
    kept = store.path.read_bytes()
    assert b"ottolinevane" not in kept and b"Ottoline Vane" not in kept, names
    assert store.check() == []


def test_an_export_that_looked_for_the_person_does_no_more(store: Store, person: int) -> None:
    settings = exports.settings_of(store, Query(CONTRIBUTION, (), NAME))
    exports.save_export(store, f"What {NAME} said", CONTRIBUTION, settings)
    erase_person(store, person, everywhere=True)
    (kept,) = exports.named_exports(store)
    assert (kept.name, kept.settings.words) == ("What [erased] said", "[erased]")
    assert traces(store) == []
