"""Notes from Word by the command line."""

import json
from pathlib import Path

import documents
import pytest
from docx import Document

from lwdesk.cli.main import run
from lwdesk.operations import guide as guides
from lwdesk.records import CONTACT, INTERVIEW
from lwdesk.store import Query, Store


@pytest.fixture
def study(path: Path) -> Path:
    """The path of a closed study with an interview of Ada Moss and a guide."""
    store = Store.create(path)
    guides.current(store)
    with store.step("Ada") as step:
        step.create(INTERVIEW, {"contact": step.create(CONTACT, {"name": "Ada Moss"})})
    store.close()
    return path


def bodies(study: Path) -> list[str]:
    store = Store.open(study, reading=True)
    try:
        return [n.body or n.said for i in store.ids(Query(INTERVIEW)) for n in store.notes.of(i)]
    finally:
        store.close()


def test_notes_are_brought_in_once(study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents.twice(tmp_path / "ada.docx")
    words = ["import", str(study), str(tmp_path / "ada.docx")]
    assert run([*words, "--dry-run"]) == 0
    assert capsys.readouterr().out == "Would bring in 3 notes of the interview with Ada Moss.\n"
    assert bodies(study) == []
    assert run([*words, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["notes"] == 3 and told["interviews"][0]["name"] == "Ada Moss" and told["step"]
    assert bodies(study) == ["First", "Not asked", "Second"]
    assert run(words) == 0
    assert capsys.readouterr().out == "All of ada.docx is in the study already.\n"


@pytest.mark.parametrize(
    ("who", "asked", "said"),
    [
        ("Somebody Else", documents.READ, "it is not clear which interview with “Somebody Else” this is"),
        ("A. Moss", documents.READ, "It may be one with Ada Moss."),
        ("Ada Moss", "Evaluation", "no question of the guide says just this: “Evaluation”"),
    ],
)
def test_where_there_is_doubt_nothing_is_written(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], who: str, asked: str, said: str
) -> None:
    made = Document()
    made.add_paragraph(f"Interviewee: {who}")
    made.add_heading(asked, 2)
    made.add_paragraph("Words")
    made.save(tmp_path / "a.docx")
    assert run(["import", str(study), str(tmp_path / "a.docx")]) == 1
    assert said in capsys.readouterr().err and bodies(study) == []


def test_options_of_spreadsheets_are_refused(study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents.plain(tmp_path / "a.docx")
    assert run(["import", str(study), str(tmp_path / "a.docx"), "--sheet", "One"]) == 1
    assert "for spreadsheets alone" in capsys.readouterr().err
