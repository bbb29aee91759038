"""A list exported and imported again changes nothing, whatever stands in it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lists import bring_in, content, counts
from studies import new_study, sample_study

from lwdesk import text
from lwdesk.exchange import export_list
from lwdesk.fields import Field, Kind
from lwdesk.records import ACTIVITY, CONTACT, LISTS, ORGANISATION
from lwdesk.records.tables import Record
from lwdesk.store import Query, Store


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("name", LISTS)
def test_the_sample_study_comes_back_as_it_was(tmp_path: Path, name: str, ending: str) -> None:
    store = sample_study(tmp_path / "sample.lwdesk")
    before = content(store)
    count = export_list(store, LISTS[name], tmp_path / f"list.{ending}")
    plan, applied = bring_in(store, tmp_path / f"list.{ending}")
    assert counts(plan) == {"same": count}
    assert plan.record is LISTS[name]
    assert plan.mapping == {h: h for h in plan.mapping}
    assert len(plan.mapping) == len(LISTS[name].listed) + (ending == "xlsx")
    assert plan.notes == []
    assert applied.step_id is None
    assert content(store) == before
    store.close()


NAMES = st.sampled_from(
    ["King's Row Trust", "King’s Row Trust", "KING'S ROW TRUST", "Lanes Forum", "Lanes Forum Ltd", "Trust; Lanes Forum",
     "Lead: Depot Lane College", "Depot Lane College (funder)", "Café & Co", "Cafe and Co", "=1+1", "???", "…", "-",
     "A/B, C and D", "with Friends", "Total", "Source: none", "A", "", "Zoë", "Łódź House", "مركز لندن", "😀"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["=x", "'=x", "+44 20", "-", "@here", "Total: 5", "Notes: none", "3 Nov 03", "12", "1.50", "Yes", "Brent; Camden",
     "He said “no”", "one\ntwo\n\nthree", "a;b|c,d", "_x0041_", "tab\there", "Ada Moss, Manager, 020 7946 0101"]
)  # fmt: skip
TEXT = st.one_of(WORDS, st.text(st.characters(codec="utf-8"), max_size=20))
LONG = st.builds(lambda start, more: start + "😀é a" * (9_000 + more), WORDS, st.integers(0, 500))
DAYS = st.dates() | st.sampled_from([date(1899, 12, 31), date(1900, 2, 28), date(1, 1, 1), date(9999, 12, 31)])


def values(field: Field, terms: dict[str, list[int]], organisations: list[int]) -> "st.SearchStrategy[Any]":
    """What a study may hold of the field."""
    if field.kind is Kind.PARAGRAPH:
        return st.one_of(TEXT, TEXT, TEXT, LONG) if field.limit and field.limit > 60_000 else TEXT
    chosen = terms.get(field.ui.vocabulary, [])
    return {
        Kind.LINE: st.one_of(NAMES, TEXT),
        Kind.DATE: st.none() | DAYS,
        Kind.YES_NO: st.sampled_from([None, True, False]),
        Kind.CHOICE: st.none() | st.sampled_from(chosen or [0]),
        Kind.CHOICES: st.lists(st.sampled_from(chosen or [0]), max_size=3, unique=True).map(tuple),
        Kind.LINK: st.none() | st.sampled_from(organisations or [0]),
        Kind.OPTION: st.sampled_from(["", *field.ui.options]),
        Kind.LINKS: st.lists(st.sampled_from(organisations or [0]), max_size=3, unique=True).map(tuple),
        Kind.EMAIL: st.sampled_from(["", "ada@example.org", "not given"]),
        Kind.TELEPHONE: st.sampled_from(["", "020 7946 0101", "+44 20 7946 0102 x 5", "ask"]),
        Kind.WEB: st.sampled_from(["", "www.example.org", "https://example.org/a;b"]),
    }[field.kind]


def tidy(field: Field, value: object) -> object:
    """The value as every door of the study would let it in."""
    if not isinstance(value, str):
        return value
    tidied = text.clean(value) if field.kind is Kind.PARAGRAPH else text.clean_line(value)
    return tidied[: field.limit].strip() if field.limit else tidied


def fill(store: Store, data: st.DataObject) -> None:
    """Up to five organisations, six activities and four contacts, and terms that look alike or like several."""
    with store.step("Terms") as step:
        for vocabulary, label in [("type", "Into work; mostly"), ("group", "Young people; older people"),
                                  ("group", "YOUNG PEOPLE"), ("sector", "Health, care and more"), ("sector", "n/a"),
                                  ("borough", "Brent / Camden"), ("scale", "12")]:  # fmt: skip
            step.create_term(vocabulary, label)
    chosen = [f.ui.vocabulary for f in fields(ACTIVITY, ORGANISATION, CONTACT)]
    terms = {name: [t.id for t in store.terms(name)] for name in chosen}
    with store.step("Records") as step:
        made: list[int] = []
        for _ in range(data.draw(st.integers(0, 5), "organisations")):
            made.append(step.create(ORGANISATION, drawn(data, ORGANISATION, terms, made)))
        for _ in range(data.draw(st.integers(0, 6), "activities")):
            step.create(ACTIVITY, drawn(data, ACTIVITY, terms, made))
        for _ in range(data.draw(st.integers(0, 4), "contacts")):
            step.create(CONTACT, drawn(data, CONTACT, terms, made))


def fields(*records: Record) -> Iterator[Field]:
    for record in records:
        yield from (f for f in record.fields if f.ui.vocabulary)


def drawn(data: st.DataObject, record: Record, terms: dict[str, list[int]], made: list[int]) -> dict[str, Any]:
    filled = [f for f in record.fields if f.name == record.title or data.draw(st.integers(0, 2), f.name)]
    # A new study has no schemes to sort by, and so no terms of any.
    able = [f for f in filled if (made or not f.ui.target) and (terms.get(f.ui.vocabulary) or not f.ui.vocabulary)]
    return {f.name: tidy(f, data.draw(values(f, terms, made), f.name)) for f in able}


@settings(max_examples=8)
@given(st.data())
def test_any_study_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("study")
    store = new_study(folder / "a.lwdesk")
    try:
        fill(store, data)
        before = content(store)
        for record in LISTS.values():
            for ending in ("xlsx", "csv"):
                path = folder / f"{record.list}.{ending}"
                export_list(store, record, path)
                if not store.count(Query(record)):
                    continue
                plan, applied = bring_in(store, path, record=record)
                assert content(store) == before, f"{path.name}: {plan.sentence()}"
                assert applied.step_id is None
                # Without its key a record of which nothing is known is a blank line.
                assert set(counts(plan)) <= ({"same"} if ending == "xlsx" else {"same", "problems"})
    finally:
        store.close()


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_an_empty_list_has_nothing_to_import(tmp_path: Path, store: Store, ending: str) -> None:
    for record in LISTS.values():
        path = tmp_path / f"{record.list}.{ending}"
        export_list(store, record, path)
        plan, applied = bring_in(store, path)
        assert (plan.record, counts(plan), applied.step_id) == (record, {}, None)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_another_study_takes_the_whole_list(tmp_path: Path, ending: str) -> None:
    sample = sample_study(tmp_path / "sample.lwdesk")
    other = new_study(tmp_path / "other.lwdesk")
    for record in (ORGANISATION, ACTIVITY, CONTACT):
        path = tmp_path / f"{record.list}.{ending}"
        count = export_list(sample, record, path)
        plan, _ = bring_in(other, path)
        assert counts(plan) == {"new": count}
        listed = [f for f in record.listed if f.name != "ref"]
        taken = [s.cells(record, s.ids(Query(record)), listed) for s in (sample, other)]
        assert taken[0] == taken[1]
    sample.close()
    other.close()
