"""Names that are told quickly to be one name each are what the long way round makes of them too."""

from itertools import product

import pytest

from lwdesk.exchange.recognise.organisations import is_no_name, split_organisations
from lwdesk.exchange.recognise.plain_names import plainly_names

FIRST = (
    "Wharf", "Lead", "Led", "Run", "With", "Working", "Jointly", "Together", "Supported", "In", "Funded", "Funders",
    "Co", "Partner", "Partners", "Delivery", "Delivered", "Managed", "Hosted", "Sponsored", "Commissioned", "Financed",
    "Paid", "Grant", "None", "Various", "Unknown", "Not", "To", "TBC", "NA", "N", "No", "Others", "Etc", "As", "The",
    "A1", "E17", "St", "O'Neill", "Also", "Part", "Mainly", "Accountable", "Money", "Limited", "Known", "See", "Ditto",
)  # fmt: skip
MIDDLE = ("", "by", "with", "and", "from", "partner", "lead", "in", "for", "known", "funded by", "be", "4", "LSC", "a")
LAST = (
    "",
    "Trust",
    "Kiln Street College",
    "confirmed",
    "funding",
    "Ltd",
    "lead",
    "11",
    "above",
    "funder",
    "applicable",
)


@pytest.mark.parametrize("part", ["lead", "partners", "funders"])
def test_the_long_way_gives_the_same(part: str) -> None:
    names = {" ".join(filter(None, words)) for words in product(FIRST, MIDDLE, LAST)}
    plain = plainly_names(names)
    known = {"wharf", "trust", "kilnstreetcollege", "lsc"}
    assert {"Wharf Trust", "E17 for Kiln Street College", "O'Neill Trust"} <= plain
    assert [n for n in sorted(plain) if is_no_name(n)] == []
    assert [n for n in sorted(plain) if split_organisations(n, part, known) != [(n, part)]] == []


@pytest.mark.parametrize(
    "cell",
    ["Wharf Trust, Basin College", "Wharf Trust (lead)", "1. Wharf Trust", "n/a", "-", "Wharf Trust/Basin", " Wharf",
     "Wharf  Trust", "Funded by Wharf", "Wharf Trust & Basin", "Wharf Trust and Basin College", "wharf", "12", ""],
)  # fmt: skip
def test_what_may_be_more_than_a_name_is_left_to_the_long_way(cell: str) -> None:
    assert plainly_names([cell]) == set()
