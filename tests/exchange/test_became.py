"""The letter on what became of what somebody said, and the numbers that a funder asks for."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from lwdesk.exchange.became import became_of, subject_of
from lwdesk.exchange.papers import became, write_paper
from lwdesk.exchange.thread_paper import write_outline
from lwdesk.exchange.thread_words import story_of
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.records import CONTACT, PROGRESS
from lwdesk.store import Store
from lwdesk.store.thread import Key
from tests.thread_study import HEARD, HUSHED, UNHEARD, Grown, grow


@pytest.fixture
def grown(store: Store) -> Grown:
    return grow(store)


def letter(store: Store, folder: Path, subject: Key) -> list[str]:
    path = folder / "letter.docx"
    assert became.write(store, path, subject) == "1 letter"
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def test_a_person_reads_what_came_of_each_thing_that_they_said(store: Store, grown: Grown, tmp_path: Path) -> None:
    lines = letter(store, tmp_path, ("contact", grown.ada))
    assert lines[:3] == [
        "What became of what you said", "Ada Okoro, Open Trust", "London works · as it stood on 15 Nov 2004",
    ]  # fmt: skip
    assert lines[3] == (
        "We spoke with you on 3 Nov 2003. You have told us 4 things; 2 of them have been taken up so far. "
        "They led to 1 proposal and 1 commitment."
    )
    said = lines.index(f"“{HEARD}” (3 Nov 2003 · on Keeping a job)")
    assert lines[said + 1] == "Led to proposal P0001 and commitment 3.1a."
    assert lines[lines.index(f"“{UNHEARD}” (3 Nov 2003)") - 1] == "Not taken up so far: no proposal has come of it."
    offered = lines[lines.index("A telephone") + 1]
    assert offered == "It answers the need “Somebody to ring”. Led to proposal P0001 and commitment 3.1a."
    assert "P0001 A help line – It goes in: Nobody else has one. Recommended to Quiet Trust." in lines
    assert "3.1a Open the line – Late, due 1 Oct 2004. Latest: The line is being laid." in lines


def test_an_offer_that_nobody_used_is_said_to_be_so(store: Store, grown: Grown, tmp_path: Path) -> None:
    lines = letter(store, tmp_path, ("contact", grown.ada))
    assert lines[lines.index("A van") - 1] == "Not used so far."


def test_their_own_words_are_theirs_but_others_stay_unnamed(store: Store, grown: Grown, tmp_path: Path) -> None:
    # Ben is not to be quoted to others; to himself he may be.
    lines = letter(store, tmp_path, ("contact", grown.ben))
    assert f"“{HUSHED}” (4 Nov 2003)" in lines
    assert "Ben" not in "\n".join(letter(store, tmp_path, ("contact", grown.ada)))


def test_an_organisation_reads_of_its_people_only_what_may_be_quoted(
    store: Store, grown: Grown, tmp_path: Path
) -> None:
    quiet = "\n".join(letter(store, tmp_path, ("organisation", grown.quiet_trust)))
    assert HUSHED not in quiet and "Ben" not in quiet and "4 Nov 2003" not in quiet
    assert "left out" in quiet
    assert "Somebody to ring" in quiet
    open_ = "\n".join(letter(store, tmp_path, ("organisation", grown.trust)))
    assert f"“{HEARD}” (Ada Okoro, Director, Open Trust · 3 Nov 2003 · on Keeping a job)" in open_
    assert "Ring round" in open_


def test_somebody_of_whom_nothing_was_noted_is_told_so(store: Store, grown: Grown, tmp_path: Path) -> None:
    with store.step("New") as step:
        cleo = step.create(CONTACT, {"name": "Cleo Marsh"})
    lines = letter(store, tmp_path, ("contact", cleo))
    assert lines[-1] == "Nothing that you said has been noted in this study yet."


def test_the_command_line_writes_to_every_delegate(store: Store, grown: Grown, tmp_path: Path) -> None:
    path = tmp_path / "all.docx"
    assert write_paper(store, "became", path) == "1 letter"
    text = "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    # Ada is a delegate; Ben was interviewed but is none.
    assert "Ada Okoro" in text and "Ben Lowe" not in text
    with pytest.raises(ExchangeTrouble, match=r"\.docx"):
        write_paper(store, "became", tmp_path / "all.xlsx")


def test_a_study_without_delegates_says_so(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "none.docx"
    assert write_paper(store, "became", path) == "0 letters"
    assert "has been noted yet" in Document(str(path)).paragraphs[-1].text


def test_the_latest_update_is_told(store: Store, grown: Grown, tmp_path: Path) -> None:
    with store.step("Update") as step:
        step.create(PROGRESS, {"commitment": grown.grown, "day": "2004-11-10", "text": "The line is open."})
    assert "Latest: The line is open." in "\n".join(letter(store, tmp_path, ("contact", grown.ada)))


def test_what_leads_to_a_person_or_an_organisation(store: Store, grown: Grown) -> None:
    assert subject_of(store, "delegate", grown.delegate) == ("contact", grown.ada)
    assert subject_of(store, "interview", grown.ben_talk) == ("contact", grown.ben)
    assert subject_of(store, "organisation", grown.trust) == ("organisation", grown.trust)
    assert subject_of(store, "proposal", grown.proposal) is None
    with store.step("Delete") as step:
        step.delete(CONTACT, [grown.ben])
    assert subject_of(store, "contact", grown.ben) is None
    assert became_of(store, ("contact", grown.ben)) is None


def test_the_numbers_and_the_lists_behind_them(store: Store, grown: Grown, tmp_path: Path) -> None:
    path = tmp_path / "loose.xlsx"
    assert write_paper(store, "loose", path) == "1 passage, 1 offer, 1 commitment"
    book = load_workbook(path)
    assert book.sheetnames == [
        "Numbers", "Passages never taken up", "Offers never used", "Commitments with no evidence",
    ]  # fmt: skip
    numbers = [list(row) for row in book["Numbers"].values]
    assert [row[1] for row in numbers[1:4]] == ["1", "1", "1"]
    assert all(len(str(row[2])) > 40 for row in numbers[1:4])
    assert [row[0] for row in book["Passages never taken up"].values] == ["What it says", f"“{UNHEARD}”"]
    assert [row[0] for row in book["Commitments with no evidence"].values][1:] == ["3.1c Hold a party"]


def test_the_outline_as_a_document_names_nobody_who_is_not_to_be_quoted(
    store: Store, grown: Grown, tmp_path: Path
) -> None:
    path = tmp_path / "thread.docx"
    story = story_of(store, "commitment", grown.straight)
    assert story is not None
    write_outline(store, path, story)
    text = "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    assert HUSHED in text and "Ben" not in text and "Quiet Trust" not in text
    assert text.index("What it grew from") < text.index("What became of it") < text.index("Nothing has come of it yet.")
