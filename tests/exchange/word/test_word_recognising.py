"""Documents as colleagues write them: which question each answer comes to stand under, and whose notes they are."""

from datetime import date
from pathlib import Path

import documents
import pytest
from documents import GROUPS, LACK, POST, READ, Shape
from docx import Document

from lwdesk.exchange.asked import shipped
from lwdesk.exchange.word.dividing import Part, parts_of
from lwdesk.exchange.word.read import read_document
from lwdesk.exchange.word.recognise import Piece, To, pieces_of, said_instead
from lwdesk.exchange.word.who import About, Known, whose
from lwdesk.exchange.word.wording import SURE, Questions
from lwdesk.store.notes import PromptInfo
from lwdesk.text import plain_words

PROMPTS = [
    PromptInfo(n, 1, q.section, float(n), q.text, q.hint or "", bool(q.referrals), n)
    for n, q in enumerate(shipped()[1], 1)
]
QUESTIONS = Questions(PROMPTS)
TEXTS = {p.id: p.text for p in PROMPTS}


def recognised(make: Shape, folder: Path) -> tuple[list[Part], list[Piece]]:
    """The parts of the document, and the pieces of the first."""
    make(folder / "notes.docx")
    parts = parts_of(read_document(folder / "notes.docx"), QUESTIONS)
    return parts, pieces_of(parts[0].lines, parts[0].told, QUESTIONS)


def answers(pieces: list[Piece]) -> list[tuple[str, str]]:
    return [(TEXTS[p.prompt], p.body or p.said) for p in pieces if p.to is To.PROMPT and p.prompt]


SHAPES: dict[Shape, list[tuple[str, str]]] = {
    documents.headings: [
        (POST, "Head of employment. She says: we were thrown in\n\u2022 Reports to the chief executive"),
        (LACK, "The colleges.\nAll of them."),
    ],
    documents.numbered_bold: [(POST, "Head of employment"), (GROUPS, "Young people")],
    documents.automatic_numbers: [(POST, "Head of employment"), (LACK, "The colleges")],
    documents.q_and_a: [(POST, "Head of employment"), (LACK, "The colleges")],
    documents.bare_numbers: [(POST, "Head of employment"), (GROUPS, "Young people")],
    documents.answers_by_number: [
        (POST, "Head of employment, since the spring of 2001"), (TEXTS[2], "Ran a hostel"),
        (GROUPS, "Young people, mostly in Brent"),
    ],
    documents.table: [(POST, "Head of employment"), (LACK, "Not asked")],
    documents.numbered_table: [(POST, "Head"), (LACK, "Colleges")],
    documents.lead_in: [(POST, "Head of employment"), (LACK, "The colleges")],
    documents.twice: [(POST, "First"), (LACK, "Not asked"), (POST, "Second")],
    documents.loose: [(POST, "Head of employment")],
    documents.odd_text: [(LACK, "Start inserted end\nnext line")],
}  # fmt: skip


@pytest.mark.parametrize("make", SHAPES, ids=lambda make: make.__name__)
def test_every_answer_stands_under_its_question(tmp_path: Path, make: Shape) -> None:
    parts, pieces = recognised(make, tmp_path)
    assert answers(pieces) == SHAPES[make]
    assert parts[0].about.who == "Ada Moss"


def test_what_fits_nowhere_goes_to_the_free_notes_with_its_heading(tmp_path: Path) -> None:
    _, pieces = recognised(documents.loose, tmp_path)
    free = [p.as_free()[0] for p in pieces if p.to is To.FREE]
    assert free == [
        "She was late, and we sat in the canteen for the first half of it.",
        "Parking at the site\nGo round the back.",
    ]


@pytest.mark.parametrize("make", SHAPES, ids=lambda make: make.__name__)
def test_nothing_that_was_said_is_lost(tmp_path: Path, make: Shape) -> None:
    """Every word of the document stands somewhere, but for section headings, table headings and what is `said`."""
    _, pieces = recognised(make, tmp_path)
    kept = set(plain_words(" ".join(f"{p.asked} {p.body} {p.said}" for p in pieces)))
    words = {w for p in read_document(tmp_path / "notes.docx").paragraphs for w in plain_words(p.text)}
    left_out = {
        "background",
        "person",
        "of",
        "the",
        "question",
        "answer",
        "no",
        "response",
        "n",
        "a",
        "q",
        "not",
        "asked",
    }
    assert {w for w in words - kept - left_out if not w.strip("q").isdigit()} == set()


def test_several_interviews_in_one_document(tmp_path: Path) -> None:
    parts, pieces = recognised(documents.several, tmp_path)
    assert [part.about.who for part in parts] == ["Ada Moss", "Bo Lund"]
    assert answers(pieces) == [(POST, "Head of employment")]
    assert answers(pieces_of(parts[1].lines, parts[1].told, QUESTIONS)) == [(POST, "Director")]


def test_a_bold_line_within_an_answer_stays_in_it(tmp_path: Path) -> None:
    d = Document()
    d.add_paragraph("Interviewee: Ada Moss")
    d.add_heading(LACK, 2)
    d.add_paragraph("The colleges")
    d.add_paragraph().add_run("Key point").bold = True
    d.add_paragraph("They never answer")
    d.save(tmp_path / "a.docx")
    part = parts_of(read_document(tmp_path / "a.docx"), QUESTIONS)[0]
    (_, piece) = pieces_of(part.lines, part.told, QUESTIONS)
    assert piece.body == "The colleges\nKey point\nThey never answer"
    assert [(piece.body[m.start : m.end], m.kind) for m in piece.marks] == [("Key point", "b")]


@pytest.mark.parametrize(
    ("text", "prompt", "sure"),
    [
        ("What should we read?", READ, True),
        ("what should we READ", READ, True),
        ("Evaluation", "Has anybody evaluated it, or will they?", False),
        ("What would you do differently?", "What would you do differently a second time?", False),
        ("Networks you belong to", "Which networks do you belong to?", True),
    ],
)
def test_a_wording_means_a_question(text: str, prompt: str, sure: bool) -> None:
    meant = QUESTIONS.meant(text)
    assert meant.prompt and TEXTS[meant.prompt] == prompt
    assert (meant.sure >= SURE) is sure


@pytest.mark.parametrize("text", ["Parking at the site", "Weather", "The way there", "Lunch", "Things to follow up"])
def test_a_heading_of_its_own_means_none(text: str) -> None:
    assert QUESTIONS.meant(text).prompt is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("n/a", "Not asked"), ("(not asked)", "Not asked"), ("Don\u2019t know.", "Not known"), ("unknown", "Not known"),
        ("Declined to answer", "Declined"), ("Not asked about the money, but she knew", ""), ("", ""), ("No", ""),
    ],
)  # fmt: skip
def test_words_instead_of_an_answer(text: str, said: str) -> None:
    assert said_instead(text) == said


ADA = Known(1, 11, "Ada Moss", "Northgate Borough Council", date(2026, 11, 3), "0190-aa")
ADA_AGAIN = Known(2, 11, "Ada Moss", "Northgate Borough Council", date(2027, 2, 1), "0190-bb")
BO = Known(3, 12, "Bo Lund", "Riverside Trust")
CY = Known(0, 13, "Cy Hart")
EVERYBODY = [ADA, ADA_AGAIN, BO, CY]


@pytest.mark.parametrize(
    ("about", "stem", "first", "sure"),
    [
        (About(who="Bo Lund"), "", BO, True),
        (About(who="bo  LUND"), "", BO, True),
        (About(), "2026-11 Bo_Lund notes", BO, True),
        (About(lines=["Talk with Bo Lund at the trust"]), "", BO, True),
        (About(who="Ada Moss", day=date(2027, 2, 1)), "", ADA_AGAIN, True),
        (About(who="Ada Moss"), "", ADA, False),
        (About(key="0190bb"), "", ADA_AGAIN, True),
        (About(who="Bo Lunt"), "", BO, False),
        (About(who="B. Lund"), "", BO, False),
        (About(who="Cy Hart"), "", CY, True),
        (About(who="Zed Quill"), "Bo Lund", None, False),
        (About(), "notes", None, False),
    ],
)
def test_whose_notes(about: About, stem: str, first: Known | None, sure: bool) -> None:
    found = whose(about, EVERYBODY, stem)
    assert (found.likely[0] if found.likely else None) == first or (not sure and first in found.likely)
    assert found.sure is sure
