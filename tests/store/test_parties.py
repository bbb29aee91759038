"""Parts that a contact or an organisation plays: kept in two fields, seen, sorted, found and undone as one."""

import pytest

from lwdesk.operations import person
from lwdesk.operations.merge import merge_contacts, merge_organisations
from lwdesk.operations.search import find_all
from lwdesk.records import COMMITMENT, CONTACT, ENGAGEMENT, ORGANISATION
from lwdesk.records.parties import number_of, of_number, target_of
from lwdesk.store import Query, Store, Where

OWNER, PARTNERS = COMMITMENT.field("owner"), COMMITMENT.field("partners")


@pytest.fixture
def people(store: Store) -> dict[str, str]:
    """Contacts and organisations as values, by their first names."""
    with store.step("People") as step:
        trust = step.create(ORGANISATION, {"name": "Lanes Trust"})
        forum = step.create(ORGANISATION, {"name": "Borough Forum"})
        ada = step.create(CONTACT, {"name": "Ada Moss", "organisation": trust})
        ben = step.create(CONTACT, {"name": "Ben Hale"})
    return {
        "Lanes": f"organisation:{trust}", "Borough": f"organisation:{forum}", "Ada": f"contact:{ada}",
        "Ben": f"contact:{ben}",
    }  # fmt: skip


def make(store: Store, text: str, **given: object) -> int:
    with store.step("Make") as step:
        return step.create(COMMITMENT, {"text": text, **given})


def change(store: Store, commitment: int, **given: object) -> None:
    with store.step("Change") as step:
        step.update(COMMITMENT, commitment, given)


def held(store: Store, commitment: int) -> dict[str, object]:
    found = store.get(COMMITMENT, commitment)
    assert found is not None
    assert store.many(COMMITMENT, [commitment])[commitment].items() <= found.items()
    return found


def test_a_contact_and_an_organisation_take_each_others_place(store: Store, people: dict[str, str]) -> None:
    one = make(store, "Hold a fair", owner=people["Ada"])
    assert (held(store, one)["owner_person"], held(store, one)["owner_body"]) == (target_of(people["Ada"])[1], None)
    change(store, one, owner=people["Lanes"])
    assert (held(store, one)["owner_person"], held(store, one)["owner"]) == (None, people["Lanes"])
    change(store, one, owner_person=target_of(people["Ben"])[1])
    assert (held(store, one)["owner_body"], held(store, one)["owner"]) == (None, people["Ben"])
    change(store, one, owner=None)
    assert (held(store, one)["owner"], held(store, one)["owner_person"]) == (None, None)
    for owner in (people["Ben"], people["Lanes"], people["Ada"]):
        store.undo()
        assert held(store, one)["owner"] == owner


def test_partners_are_kept_organisations_first(store: Store, people: dict[str, str]) -> None:
    one = make(store, "Hold a fair", partners=(people["Ben"], people["Lanes"], people["Ada"], people["Ben"]))
    assert held(store, one)["partners"] == (people["Lanes"], people["Ben"], people["Ada"])
    assert store.cells(COMMITMENT, [one], [PARTNERS]) == [[("Lanes Trust", "Ben Hale", "Ada Moss")]]
    change(store, one, partners=(people["Borough"],))
    assert (held(store, one)["partner_people"], held(store, one)["partners"]) == ((), (people["Borough"],))
    store.undo()
    assert held(store, one)["partners"] == (people["Lanes"], people["Ben"], people["Ada"])


def test_lists_show_and_sort_and_filter_by_whoever_plays_the_part(store: Store, people: dict[str, str]) -> None:
    lanes = make(store, "One", owner=people["Lanes"], partners=(people["Ada"],))
    nobody = make(store, "Two")
    ada = make(store, "Three", owner=people["Ada"], partners=(people["Borough"], people["Ada"]))
    borough = make(store, "Four", owner=people["Borough"])
    assert [row[0] for row in store.cells(COMMITMENT, [lanes, nobody, ada], [OWNER])] == ["Lanes Trust", "", "Ada Moss"]
    assert list(store.ids(Query(COMMITMENT, sort="owner"))) == [nobody, ada, borough, lanes]
    assert list(store.ids(Query(COMMITMENT, sort="partners", descending=True)))[:2] == [ada, lanes]

    def found(field: str, *ids: int | None) -> set[int]:
        return set(store.ids(Query(COMMITMENT, (Where(field, ids),))))

    assert found("owner", number_of(people["Ada"]), number_of(people["Borough"])) == {ada, borough}
    assert found("owner", None) == {nobody}
    assert found("owner", None, number_of(people["Lanes"])) == {nobody, lanes}
    assert found("partners", None) == {nobody, borough}
    assert found("partners", number_of(people["Ada"])) == {lanes, ada}
    assert found("organisation", target_of(people["Borough"])[1]) == {ada, borough}
    assert found("contact", target_of(people["Ada"])[1]) == {lanes, ada}
    assert set(store.ids(Query(COMMITMENT, words="borough"))) == {ada, borough}


def test_every_party_has_a_number_of_its_own() -> None:
    values = [f"{target}:{n}" for n in range(1, 5) for target in ("contact", "organisation")]
    assert len({number_of(value) for value in values}) == len(values)
    assert [of_number(number_of(value)) for value in values] == values


def test_the_history_speaks_of_the_part(store: Store, people: dict[str, str]) -> None:
    one = make(store, "Hold a fair", owner=people["Ada"], partners=(people["Ben"],))
    change(store, one, owner=people["Lanes"], partners=(people["Ben"], people["Borough"]))
    last = store.history(COMMITMENT, one)[0]
    assert last.changes == [("Owner", "Ada Moss", "Lanes Trust"), ("Partners", "", "Borough Forum")]


def test_merged_contacts_and_organisations_go_on_playing_their_parts(store: Store, people: dict[str, str]) -> None:
    one = make(store, "One", owner=people["Ben"], champion=people["Borough"], partners=tuple(people.values()))
    ids = {name: target_of(value)[1] for name, value in people.items()}
    assert merge_contacts(store, ids["Ada"], [ids["Ben"]]) == 1
    assert merge_organisations(store, ids["Lanes"], [ids["Borough"]]) == 1
    now = held(store, one)
    assert (now["owner"], now["champion"]) == (people["Ada"], people["Lanes"])
    assert now["partners"] == (people["Lanes"], people["Ada"])
    assert store.check() == []
    store.undo()
    store.undo()
    assert (held(store, one)["owner"], held(store, one)["champion"]) == (people["Ben"], people["Borough"])
    assert set(held(store, one)["partners"]) == set(people.values())  # type: ignore[call-overload]


def test_who_was_deleted_still_answers_for_what_they_promised(store: Store, people: dict[str, str]) -> None:
    one = make(store, "One", owner=people["Ben"], champion=people["Lanes"])
    with store.step("Delete") as step:
        step.delete(CONTACT, [target_of(people["Ben"])[1]])
        step.delete(ORGANISATION, [target_of(people["Lanes"])[1]])
    assert store.cells(COMMITMENT, [one], [OWNER, COMMITMENT.field("champion")]) == [["Ben Hale", ""]]
    store.undo()
    assert store.cells(COMMITMENT, [one], [OWNER, COMMITMENT.field("champion")]) == [["Ben Hale", "Lanes Trust"]]


def test_a_copy_has_the_same_people(store: Store, people: dict[str, str]) -> None:
    one = make(store, "One", owner=people["Ben"], partners=(people["Lanes"], people["Ada"]))
    with store.step("Copy") as step:
        copy = step.duplicate(COMMITMENT, one)
    assert (held(store, copy)["owner"], held(store, copy)["partners"]) == (
        people["Ben"], (people["Lanes"], people["Ada"])
    )  # fmt: skip


def test_what_a_person_promised_is_found_around_them_and_goes_with_their_name(
    store: Store, people: dict[str, str]
) -> None:
    one = make(store, "Hold a fair", owner=people["Ada"])
    two = make(store, "Open a desk", partners=(people["Ada"], people["Lanes"]))
    ada = target_of(people["Ada"])[1]
    with store.step("Engagement") as step:
        involved = step.create(ENGAGEMENT, {"contact": ada, "interests": "Boats"})
    around = {heading: list(ids) for heading, _, ids in person.around(store, ada)}
    assert (around["Commitments"], around["Asked to be involved"]) == ([one, two], [involved])
    assert person.promised(store, ORGANISATION, target_of(people["Lanes"])[1]) == [two]
    person.erase_person(store, ada, everywhere=True)
    assert store.cells(COMMITMENT, [one, two], [OWNER]) == [[person.ERASED], [""]]
    assert held(store, two)["partners"] == (people["Lanes"], people["Ada"])
    assert store.check() == []
    assert find_all(store, "ada moss") == []


def test_the_search_of_everything_finds_the_plan(store: Store, people: dict[str, str]) -> None:
    one = make(store, "Hold a fair", owner=people["Ben"])
    hits = [hit for group in find_all(store, "ben hale") for hit in group.hits if hit.record is COMMITMENT]
    assert [(hit.id, hit.field, hit.context) for hit in hits] == [(one, "Owner", "Ben Hale")]
