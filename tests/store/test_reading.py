"""What a study answers: the right records in the right order, also right after they changed."""

import random
from array import array
from datetime import date
from pathlib import Path

import pytest

from lwdesk.fields import Kind, Many, blank
from lwdesk.operations import merge_terms
from lwdesk.records import ACTIVITY, CONTACT, ORGANISATION, RECORDS, TERM
from lwdesk.records.theme import SCHEMES
from lwdesk.store import Query, Store, Where
from lwdesk.text import fold


def term(store: Store, vocabulary: str, label: str) -> int:
    return next(t.id for t in store.terms(vocabulary, retired=True) if t.label == label)


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """Three organisations and four activities, by name."""
    made = {}
    with store.step("New") as step:
        for name in ("Riverside Council", "École Café", "borough Trust"):
            made[name] = step.create(ORGANISATION, {"name": name})
        council, school, trust = made.values()
        group = [t.id for t in store.terms("group")]
        kinds = [t.id for t in store.terms("type")]
        rest = ({"name": "Open Doors", "lead": (council,), "partners": (school, trust), "groups": (group[1], group[0]),
                 "type": kinds[1], "start": date(2003, 11, 3), "in_scope": True, "email": "doors@example.org"},
                {"name": "apprentices first", "lead": (trust,), "groups": (group[0],), "type": kinds[0],
                 "in_scope": False},
                {"name": "Zebra crossing", "notes": "Talks about “doors” a lot", "start": date(1999, 1, 2)},
                {"name": "Gone", "lead": (school,)})  # fmt: skip
        for given in rest:
            made[given["name"]] = step.create(ACTIVITY, given)
        step.delete(ACTIVITY, [made["Gone"]])
    return made


def found(store: Store, *where: Where, record: object = ACTIVITY, **how: object) -> list[str]:
    wanted = store.ids(Query(record, tuple(where), **how))
    return [str(row[0]) for row in store.cells(record, wanted, [record.field(record.title)])]


def test_sorted_by_any_field_either_way(store: Store, ids: dict[str, int]) -> None:
    assert found(store) == ["apprentices first", "Open Doors", "Zebra crossing"]
    assert found(store, descending=True) == ["Zebra crossing", "Open Doors", "apprentices first"]
    assert found(store, sort="ref") == ["Open Doors", "apprentices first", "Zebra crossing"]
    assert found(store, sort="start") == ["apprentices first", "Zebra crossing", "Open Doors"]
    assert found(store, sort="type") == ["Zebra crossing", "apprentices first", "Open Doors"]
    assert found(store, sort="lead") == ["Zebra crossing", "apprentices first", "Open Doors"]
    for field in ACTIVITY.fields:
        forwards, backwards = (found(store, sort=field.name, descending=d) for d in (False, True))
        assert sorted(forwards) == sorted(backwards) == sorted(found(store))
    assert isinstance(store.ids(Query(ACTIVITY)), array)
    assert store.count(Query(ACTIVITY)) == 3


def test_filtered_by_choices_links_yes_or_no_and_blank(store: Store, ids: dict[str, int]) -> None:
    council, school, trust = ids["Riverside Council"], ids["École Café"], ids["borough Trust"]
    group, kinds = store.terms("group"), store.terms("type")
    assert found(store, Where("lead", (council, trust))) == ["apprentices first", "Open Doors"]
    assert found(store, Where("groups", (group[0].id,)), Where("lead", (trust,))) == ["apprentices first"]
    assert found(store, Where("type", (kinds[1].id, None))) == ["Open Doors", "Zebra crossing"]
    assert found(store, Where("in_scope", (1,))) == ["Open Doors"]
    assert found(store, Where("in_scope", (0, None))) == ["apprentices first", "Zebra crossing"]
    assert found(store, Where("partners", (None,))) == ["apprentices first", "Zebra crossing"]
    assert found(store, Where("organisation", (school,))) == ["Open Doors"]
    assert found(store, Where("organisation", (None,))) == ["Zebra crossing"]
    assert found(store, Where("type", ())) == []
    assert found(store, Where("type", (kinds[0].id, kinds[1].id)), sort="start") == ["apprentices first", "Open Doors"]
    with pytest.raises(KeyError):
        found(store, Where("nonsense", (1,)))


def test_words_are_found_anywhere_without_case_or_accents(store: Store, ids: dict[str, int]) -> None:
    assert found(store, words="doors") == ["Open Doors", "Zebra crossing"]
    assert found(store, words="DOO open") == ["Open Doors"]
    assert found(store, words="ecole cafe") == ["Open Doors"]
    assert found(store, words='"doors"') == ["Zebra crossing"]
    assert found(store, words="3 nov 2003") == ["Open Doors"]
    assert found(store, words=store.terms("type")[0].label) == ["apprentices first"]
    assert found(store, words="example.org", sort="start") == ["Open Doors"]
    assert found(store, words="nowhere") == []
    assert found(store, words="gone") == []
    assert found(store, Where("in_scope", (0,)), words="trust") == ["apprentices first"]


def test_words_follow_every_change(store: Store, ids: dict[str, int]) -> None:
    assert found(store, words="harbour") == []
    with store.step("Edit") as step:
        step.update(ORGANISATION, ids["Riverside Council"], {"name": "Harbour Council"})
    assert found(store, words="harbour") == ["Open Doors"]
    with store.step("Edit") as step:
        step.update(TERM, store.terms("type")[0].id, {"label": "Harbour work"})
    assert found(store, words="harbour") == ["apprentices first", "Open Doors"]
    store.undo()
    store.undo()
    assert found(store, words="harbour") == []
    store.redo()
    assert found(store, words="harbour council") == ["Open Doors"]
    with store.step("Delete") as step:
        step.delete(ORGANISATION, [ids["Riverside Council"]])
    assert found(store, words="harbour") == []
    merge_terms(store, store.terms("group")[2].id, [store.terms("group")[0].id])
    assert found(store, words=store.terms("group")[1].label) == ["apprentices first", "Open Doors"]


def test_typing_on_finds_what_typing_anew_finds(store: Store) -> None:
    """Narrowing down goes by what was found before; a fresh look must agree."""
    pick = random.Random(5)
    with store.step("New") as step:
        for _ in range(120):
            name = " ".join("".join(pick.choices("abcé ", k=5)) for _ in range(3))
            step.create(ORGANISATION, {"name": name, "notes": "".join(pick.choices("abc ", k=6))})
    texts = {i: fold("\n".join(str(c) for c in row)) for i, row in zip(
        store.ids(Query(ORGANISATION)),
        store.cells(ORGANISATION, store.ids(Query(ORGANISATION)), ORGANISATION.fields), strict=True)}  # fmt: skip
    for typed in ("a", "ab", "abc", "ab", "ab c", "ab ca", "e", "é", "ea b", "b a", "cc cc", "a", ""):
        wanted = [i for i in store.ids(Query(ORGANISATION)) if all(w in texts[i] for w in fold(typed).split())]
        assert list(store.ids(Query(ORGANISATION, words=typed))) == wanted, typed
    given = store.ids(Query(ORGANISATION, words="a"))
    given.append(999)  # what one caller does with his list is his affair
    assert 999 not in store.ids(Query(ORGANISATION, words="a"))
    store.ids(Query(ORGANISATION)).append(999)
    assert 999 not in store.ids(Query(ORGANISATION))


def test_a_page_of_cells(store: Store, ids: dict[str, int]) -> None:
    fields = [ACTIVITY.field(n) for n in ("name", "start", "in_scope", "type", "groups", "partners", "notes", "lead")]
    group, kinds = store.terms("group"), store.terms("type")
    wanted = [ids["Zebra crossing"], 999, ids["Open Doors"]]
    assert store.cells(ACTIVITY, wanted, fields) == [
        ["Zebra crossing", date(1999, 1, 2), "", "", (), (), "Talks about “doors” a lot", ()],
        [""] * 8,
        ["Open Doors", date(2003, 11, 3), True, kinds[1].label, (group[1].label, group[0].label),
         ("École Café", "borough Trust"), "", ("Riverside Council",)],
    ]  # fmt: skip
    assert store.cells(ACTIVITY, [], fields) == []


def test_one_record_whole(store: Store, ids: dict[str, int]) -> None:
    held = store.get(ACTIVITY, ids["Open Doors"])
    assert held is not None
    assert {f.name for f in ACTIVITY.fields} <= held.keys()
    assert (held["start"], held["in_scope"], held["end"], held["notes"]) == (date(2003, 11, 3), True, None, "")
    assert held["partners"] == (ids["École Café"], ids["borough Trust"])
    assert store.get(ACTIVITY, 999) is None
    many = store.many(ACTIVITY, [ids["Open Doors"], ids["Zebra crossing"]])
    assert many[ids["Open Doors"]] == {f.name: held[f.name] for f in ACTIVITY.fields}


def test_the_source_of_a_record_in_words(store: Store) -> None:
    with store.step("Import", kind="import") as step:
        source = step.create_source("Appendix B.xlsx", "Local")
        made = step.create(ORGANISATION, {"name": "Riverside Works", "source_id": source, "source_row": 41})
    held = store.get(ORGANISATION, made)
    assert held is not None and held["came_from"] == "Appendix B.xlsx, Local, row 41"


def test_type_to_find(store: Store, ids: dict[str, int]) -> None:
    assert store.find(ORGANISATION, "") == [
        (ids["borough Trust"], "borough Trust"), (ids["École Café"], "École Café"), (3 - 2, "Riverside Council")
    ]  # fmt: skip
    assert [name for _, name in store.find(ORGANISATION, "ECOLE")] == ["École Café"]
    assert [name for _, name in store.find(ORGANISATION, "c")] == ["École Café", "Riverside Council"]
    with store.step("New") as step:
        step.create(ORGANISATION, {"name": "Council of Elders"})
    assert [name for _, name in store.find(ORGANISATION, " council ")] == ["Council of Elders", "Riverside Council"]
    assert len(store.find(ORGANISATION, "", limit=2)) == 2
    with store.step("Delete") as step:
        step.delete(ORGANISATION, [ids["Riverside Council"]])
    assert [name for _, name in store.find(ORGANISATION, "council")] == ["Council of Elders"]


def test_who_refers_to_an_organisation_by_part(store: Store, ids: dict[str, int]) -> None:
    assert [(r, f, list(i)) for r, f, i in store.links_to(ORGANISATION, ids["borough Trust"])] == [
        ("activity", "lead", [ids["apprentices first"]]), ("activity", "partners", [ids["Open Doors"]])
    ]  # fmt: skip
    kind = store.terms("type")[0].id
    assert [(r, f, list(i)) for r, f, i in store.links_to(TERM, kind)] == [
        ("activity", "type", [ids["apprentices first"]])
    ]


def test_terms_are_the_users(store: Store, path: Path) -> None:
    before = store.terms("group")
    assert [t.label for t in before][:3] == ["BME communities", "Young people", "Disabled Londoners"]
    assert any("BME" in t.synonyms for t in before)
    assert len(store.terms("borough")) == 33
    assert [t.label for t in store.terms("type") if t.outside] == ["Leaving work"]
    with store.step("Edit") as step:
        made = step.create_term("group", "Carers")
        step.update(TERM, before[0].id, {"retired": True})
        step.update(TERM, before[1].id, {"label": "The young", "position": 99})
    assert [t.label for t in store.terms("group")][-2:] == ["Carers", "The young"]
    assert "BME communities" not in [t.label for t in store.terms("group")]
    assert "BME communities" in [t.label for t in store.terms("group", retired=True)]
    assert store.labels("term", [made, before[1].id, 99_999]) == {made: "Carers", before[1].id: "The young"}
    store.close()
    again = Store.open(path)
    assert [t.label for t in again.terms("group")][-1] == "The young"
    again.close()


def test_a_field_with_one_link_shows_and_sorts_by_its_name(store: Store) -> None:
    made, people = {}, []
    with store.step("New") as step:
        for name in ("Zebra", "apple", "Middle"):
            made[name] = step.create(ORGANISATION, {"name": name})
        for n, name in enumerate(("Middle", "Zebra", "apple")):
            people.append(step.create(CONTACT, {"name": f"{n} of {name}", "organisation": made[name]}))
    link = CONTACT.field("organisation")
    order = store.ids(Query(CONTACT, sort="organisation"))
    assert [row[0] for row in store.cells(CONTACT, order, [link])] == ["apple", "Middle", "Zebra"]
    assert list(store.ids(Query(CONTACT, words="1 of zeb"))) == [people[1]]
    assert list(store.ids(Query(CONTACT, (Where("organisation", (made["apple"],)),)))) == [people[2]]
    with store.step("Edit") as step:
        step.update(ORGANISATION, made["apple"], {"name": "Quince"})
    assert list(store.ids(Query(CONTACT, words="quince"))) == [people[2]]


def test_every_record_is_kept_as_it_was_given(store: Store) -> None:
    """Each kind with something in every field, and with nothing in any."""
    samples = {Kind.LINE: "One – line", Kind.PARAGRAPH: "Two\nlines", Kind.EMAIL: "a@example.org", Kind.YES_NO: False,
               Kind.TELEPHONE: "020 7946 0123", Kind.WEB: "www.example.org", Kind.DATE: date(2003, 11, 3),
               Kind.TIME: "14:30"}  # fmt: skip
    with store.step("New") as step:
        step.create_term("strand", "First")
        there = {name: tuple(step.create(r, {}) for _ in "ab") for name, r in RECORDS.items() if r is not TERM}
        for record in RECORDS.values():
            full = {}
            for field in record.fields:
                if field.kind in (Kind.CHOICE, Kind.CHOICES):
                    terms = store.terms("area" if field.ui.vocabulary == SCHEMES else field.ui.vocabulary)
                    full[field.name] = (terms[1].id, terms[0].id) if field.many else terms[0].id
                elif field.kind is Kind.OPTION:
                    full[field.name] = field.ui.options[-1]
                elif field.ui.target:
                    full[field.name] = there[field.ui.target][::-1] if field.many else there[field.ui.target][0]
                else:
                    full[field.name] = samples.get(field.kind, 1.0)
            own = {"vocabulary_id": 1} if record is TERM else {}
            filled, empty = step.create(record, full | own), step.create(record, own)
            for made, given in ((filled, full), (empty, {f.name: blank(f) for f in record.fields if f.name != "ref"})):
                held = store.get(record, made)
                assert {name: held[name] for name in given} == given
                assert len(held["uuid"]) == 36
    assert isinstance(ACTIVITY.form.__dict__["groups"], Many)
