"""What is read of Word documents, and what files made to hurt are told."""

import time
import zipfile
from pathlib import Path

import documents
import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lwdesk.exchange.read import UnreadableFile
from lwdesk.exchange.word import read as reading
from lwdesk.exchange.word.read import is_word, read_document
from lwdesk.marks import Mark

NEVER = ("invalid", "failed", "exception", "null", "please", "error")


@pytest.mark.parametrize("name", documents.HOSTILE)
def test_a_hostile_file_gets_one_sentence_soon(tmp_path: Path, name: str) -> None:
    make, word = documents.HOSTILE[name]
    path = tmp_path / name
    make(path)
    began = time.monotonic()
    with pytest.raises(UnreadableFile) as refused:
        read_document(path)
    said = str(refused.value)
    assert word in said and name in said and not any(bad in said.lower() for bad in NEVER)
    assert time.monotonic() - began < reading.SECONDS * 3


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents.plain(tmp_path / "a.docx")
    monkeypatch.setattr(reading, "SECONDS", 0.0)
    with pytest.raises(UnreadableFile, match="takes too long"):
        read_document(tmp_path / "a.docx")


def test_headings_bullets_and_marks(tmp_path: Path) -> None:
    documents.headings(tmp_path / "a.docx")
    found = read_document(tmp_path / "a.docx").paragraphs
    assert [p.level for p in found] == [0, 0, 1, 2, 0, 0, 2, 0, 0]
    assert found[0].style == "title"
    assert found[4].marks == (Mark(30, 47, "i"),)
    assert found[5].bullet and found[5].text == "Reports to the chief executive"


def test_words_number_lists_themselves(tmp_path: Path) -> None:
    documents.automatic_numbers(tmp_path / "a.docx")
    found = read_document(tmp_path / "a.docx").paragraphs
    assert [p.number for p in found] == ["", "1.", "", "2.", ""]


def test_tracked_changes_hidden_words_and_line_breaks(tmp_path: Path) -> None:
    documents.odd_text(tmp_path / "a.docx")
    document = read_document(tmp_path / "a.docx")
    assert document.paragraphs[-1].text == "Start inserted end\nnext line"
    assert any("tracked" in note for note in document.notes) and any("Hidden" in note for note in document.notes)


def test_cells_know_their_places(tmp_path: Path) -> None:
    documents.table(tmp_path / "a.docx")
    cells = [p.cell for p in read_document(tmp_path / "a.docx").paragraphs]
    assert all(cell and cell.columns == 2 for cell in cells)
    assert [(c.table, c.row, c.column) for c in cells if c][-2:] == [(2, 3, 1), (2, 3, 2)]


def test_a_text_box_is_left_out_and_told_of(tmp_path: Path) -> None:
    d = Document()
    run = d.add_paragraph("Before").add_run()
    pict, box, paragraph, inner, text = (OxmlElement(f"w:{n}") for n in ("pict", "txbxContent", "p", "r", "t"))
    text.text = "in the box"
    for outer, child in ((inner, text), (paragraph, inner), (box, paragraph), (pict, box), (run._r, pict)):
        outer.append(child)
    d.add_paragraph("After")
    d.save(tmp_path / "a.docx")
    document = read_document(tmp_path / "a.docx")
    assert [p.text for p in document.paragraphs] == ["Before", "After"]
    assert any("Text boxes" in note for note in document.notes)


def test_styles_of_another_language_and_based_on_headings(tmp_path: Path) -> None:
    d = Document()
    own = d.styles.add_style("Frage", 1)
    own.base_style = d.styles["Heading 3"]
    german = d.styles.add_style("Überschrift 2", 1)
    assert german.name
    d.add_paragraph("One", style="Frage")
    d.add_paragraph("Two", style="Überschrift 2")
    outlined = d.add_paragraph("Three")
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "1")
    outlined._p.get_or_add_pPr().append(level)
    d.save(tmp_path / "a.docx")
    assert [p.level for p in read_document(tmp_path / "a.docx").paragraphs] == [3, 2, 2]


def test_headers_are_read_apart(tmp_path: Path) -> None:
    d = Document()
    d.sections[0].header.paragraphs[0].text = "Interviewee: Ada Moss"
    d.add_paragraph("Words")
    d.save(tmp_path / "a.docx")
    document = read_document(tmp_path / "a.docx")
    assert document.edges == ["Interviewee: Ada Moss"] and len(document.paragraphs) == 1


def test_a_footnote_stands_behind_its_words(tmp_path: Path) -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    run = '<w:r><w:t>Said</w:t><w:footnoteReference w:id="2"/></w:r>'
    body = f"<w:document {w}><w:body><w:p>{run}</w:p></w:body></w:document>"
    documents.with_part(tmp_path / "b.docx", "word/document.xml", body.encode())
    said = "<w:p><w:r><w:t>By a colleague</w:t></w:r></w:p>"
    note = f'<w:footnotes {w}><w:footnote w:id="2">{said}</w:footnote></w:footnotes>'
    with zipfile.ZipFile(tmp_path / "b.docx", "a") as archive:
        archive.writestr("word/footnotes.xml", note)
    assert read_document(tmp_path / "b.docx").paragraphs[0].text == "Said [Note: By a colleague]"


@pytest.mark.parametrize(("name", "expected"), [("a.docx", True), ("A.DOC", True), ("a.xlsx", False), ("a", False)])
def test_which_names_are_words(name: str, expected: bool) -> None:
    assert is_word(Path(name)) is expected
