"""Names that are one, names that are two, and names about which somebody has to be asked."""

import random
import time
from pathlib import Path

import pytest

from lwdesk.exchange.plan.alike import MOST, are_alike, find_alike
from lwdesk.exchange.read import open_workbook
from lwdesk.text import clean_line, match_key

DATA = Path(__file__).parents[1] / "data"
PUBLIC = Path(__file__).parents[4] / "shared" / "samples" / "public-lists"
ORGANISATIONS = (DATA / "organisations.txt").read_text(encoding="utf-8").splitlines()


def pairs(name: str) -> list[tuple[str, str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    found = [tuple(line.split(" | ")) for line in lines if not line.startswith("#")]
    return [(one, other) for one, other in found]


def asked(names: list[str], known: list[str] | None = None) -> dict[str, list[str]]:
    every = [*(known or []), *names]
    return {every[at]: [every[like] for like in likes] for at, likes in find_alike(known or [], names).items()}


# -- the list of organisations


def test_the_list_is_one_of_different_organisations_and_long_enough_to_tell() -> None:
    assert len(set(ORGANISATIONS)) == len(ORGANISATIONS) >= 700


def test_no_two_different_organisations_are_joined() -> None:
    keys: dict[str, str] = {}
    for name in ORGANISATIONS:
        assert keys.setdefault(match_key(name), name) == name


def test_one_row_in_two_hundred_at_most_is_asked_about_in_vain() -> None:
    questions = asked(ORGANISATIONS)
    assert len(questions) <= len(ORGANISATIONS) / 200, questions


def test_the_list_coming_in_again_in_another_hand_is_joined_and_not_asked_about() -> None:
    for name in ORGANISATIONS:
        spelt = [name.upper(), f"The {name}", f"{name} Ltd", f" {name.replace('-', ' ')}.", f"{name} Limited"]
        spelt += [name.replace(" and ", " & ").replace("'", "’"), f"{name} CIC", name.replace(" ", "  ")]
        assert {match_key(other) for other in spelt} == {match_key(name)}


def test_slips_in_the_list_are_found() -> None:
    """A letter left out of a name, anywhere but in a short word or a number: most of them lead to the name."""
    dice = random.Random(1903)
    slips = {}
    for name in ORGANISATIONS:
        long = [word for word in name.split() if len(word) > 6 and word.isalpha()]
        if long:
            word = dice.choice(long)
            at = dice.randrange(1, len(word) - 1)
            slips[name.replace(word, word[:at] + word[at + 1 :])] = name
    questions = asked(list(slips), ORGANISATIONS)
    right = [slip for slip, name in slips.items() if questions.get(slip, [""])[0] == name]
    wrong = [slip for slip, likes in questions.items() if slips[slip] not in likes]
    assert len(slips) > 700
    assert len(right) >= 0.93 * len(slips)
    assert len(wrong) <= len(slips) / 200, wrong


@pytest.mark.parametrize(("one", "other"), pairs("the_same.txt"))
def test_the_same_in_other_words_is_asked_about_and_not_joined(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)
    assert are_alike(one, other)
    assert are_alike(other, one)


@pytest.mark.parametrize(("one", "other"), pairs("different.txt"))
def test_what_is_plainly_another_is_not_asked_about(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)
    assert not are_alike(one, other)
    assert not are_alike(other, one)


def test_the_different_ones_stay_different_beside_each_other() -> None:
    """What a word is worth must not change with the company it is in."""
    names = list(dict.fromkeys(name for pair in pairs("different.txt") for name in pair))
    meant = {frozenset(pair) for pair in pairs("different.txt")}
    questions = asked(names, ORGANISATIONS)
    found = {frozenset((name, like)) for name, likes in questions.items() for like in likes}
    assert not meant & found


# -- titles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kitchen Start", "Kitchen Start Project"),
        ("Kitchen Start", "Kitchn Start"),
        ("Women into Work Hackney", "Hackney Women into Work"),
        ("Job Club Programme 2004", "Job Club Program 2004"),
    ],
)
def test_titles_that_are_asked_about(one: str, other: str) -> None:
    assert are_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kitchen Start 2004", "Kitchen Start 2005"),
        ("Kitchen Start Brent", "Kitchen Start Barnet"),
        ("Kitchen Start Bunhill", "Kitchen Start Canonbury"),
        ("Kitchen Start North", "Kitchen Start South"),
        ("Kitchen Start", "Kitchen Start Brent"),
        ("Job Club for Men", "Job Club for Women"),
        ("Into Work", "Back to Work"),
        ("Phase II Mentoring", "Phase III Mentoring"),
        ("ESOL Level 1", "ESOL Level 2"),
        ("Young Parents' Course", "Young Carers' Course"),
    ],
)
def test_titles_that_differ_in_what_tells_them_apart(one: str, other: str) -> None:
    assert not are_alike(one, other)


# -- how they are found


def test_the_best_comes_first_and_only_earlier_ones_are_given() -> None:
    found = asked(["Riversde Trust", "Riverside Trust Ltd (London)"], ["Riverside", "Riverside Trust"])
    assert found["Riversde Trust"] == ["Riverside Trust", "Riverside"]
    assert found["Riverside Trust Ltd (London)"][0] == "Riverside Trust"
    assert asked(["Riverside Trust London"], ["Larder Fund"]) == {}


def test_an_acronym_that_may_stand_for_two_names_stands_for_none() -> None:
    one, other = "London Voluntary Service Council", "Lewisham Voluntary Sector Centre"
    assert asked(["LVSC"], [one]) == {"LVSC": [one]}
    assert asked(["LVSC"], [one, other]) == {}
    assert asked(["LVSC"], [f"{one} (LVSC)", other]) == {"LVSC": [f"{one} (LVSC)"]}


def test_a_word_that_many_names_have_is_no_slip_of_another() -> None:
    names = [f"{word} {kind}" for word in ("Larkmont", "Larkmount") for kind in ("Trust", "Club", "School")]
    assert asked(names) == {}
    assert asked(["Larkmount Trust"], ["Larkmont Trust"]) == {"Larkmount Trust": ["Larkmont Trust"]}


@pytest.mark.parametrize("name", ["", "-", "The", "Ltd", "1", "2004", "of the", "Trust", "☂", "st", "N", "(formerly)"])
def test_names_of_next_to_nothing_are_alike_to_nothing(name: str) -> None:
    assert asked([name], ["Trust Ltd", "London", "Larder Fund", "Other", ""]) == {}


def test_three_thousand_names_against_three_thousand_take_no_time_to_speak_of() -> None:
    dice = random.Random(7)
    words = sorted({word for name in ORGANISATIONS for word in name.split()})
    names = [" ".join(dice.choices(words, k=3)) + f" {dice.choice(('Trust', 'Club'))}" for _ in range(6000)]
    start = time.process_time()
    find_alike(names[:3000], names[3000:])
    assert time.process_time() - start < 10  # comparing each with each would take minutes


def test_above_a_number_of_names_none_is_looked_for() -> None:
    many = [f"Larder {n}" for n in range(MOST)]
    start = time.process_time()
    assert find_alike(many, ["Larder 1 Trust"]) == {}
    assert time.process_time() - start < 2


# -- other people's lists


@pytest.mark.parametrize(
    ("file", "first", "place"),
    [
        ("ERDF_Northern_Ireland_2014-2020_original.xlsx", 2, 0),
        ("Final_Report_Approvedprojects_2014-2020_Wales.xlsx", 2, 0),
        ("Final_Report_Approvedprojects_2014-2020_Wales.xlsx", 2, 1),
        ("20160711_listeoperations_FEDER_FSE_14-20.xls", 2, 2),
        ("ERDF_CF_Cyprus.xlsx", 11, 2),
        ("Liste_der_Vorhaben_ESF_14_MV.xlsx", 2, 2),
        ("Transparenzliste_FIPS2007_31_12_2015_bayern.xlsx", 6, 0),
    ],
)
def test_public_lists_are_hardly_asked_about(file: str, first: int, place: int) -> None:
    """Looked through by eye, none of the questions is about two that are plainly different; a few are just short."""
    path = PUBLIC / file
    if not path.exists():
        pytest.skip("the public lists are not beside the project")
    with open_workbook(path) as workbook:
        workbook.wait()
        cells = [cell for run in workbook.columns(0, first) for cell in run[place]]
    by_key = {match_key(name): name for cell in reversed(cells) if (name := clean_line(str(cell or "")))}
    questions = asked(list(by_key.values()))
    far = [(name, likes) for name, likes in questions.items() if not any(_close(name, like) for like in likes)]
    assert len(far) <= len(by_key) / 200, far


def _close(one: str, other: str) -> bool:
    """Whether two names share most of their letters, put in order: a yardstick of another make than the one tested."""
    first, second = (sorted(match_key(name)) for name in (one, other))
    shared = sum(min(first.count(letter), second.count(letter)) for letter in set(first))
    return 2 * shared / (len(first) + len(second)) >= 0.9
