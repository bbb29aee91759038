"""Word documents as colleagues write them, made for the tests; and ones made to hurt."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

POST = "What is your post, and what do you answer for?"
GROUPS = "Which groups of people and which parts of London do you know best?"
MISSING = "What was missing when it began?"
LACK = "Which partner do you lack?"
READ = "What should we read?"
ELSE = "Who else should we speak to?"
Shape = Callable[[Path], None]


def headings(path: Path) -> None:
    """Questions as headings, under a title that names the person."""
    d = Document()
    d.add_heading("Interview notes: Ada Moss, Northgate Borough Council", 0)
    d.add_paragraph("Date: 3 November 2026")
    d.add_heading("Background of the person", 1)
    d.add_heading(POST, 2)
    paragraph = d.add_paragraph("Head of employment. She says: ")
    paragraph.add_run("we were thrown in").italic = True
    d.add_paragraph("Reports to the chief executive", style="List Bullet")
    d.add_heading(LACK, 2)
    d.add_paragraph("The colleges.")
    d.add_paragraph("All of them.")
    d.save(path)


def numbered_bold(path: Path) -> None:
    """Numbers typed before questions in bold, in somewhat other words."""
    d = Document()
    d.add_paragraph("Interviewee: Ada Moss")
    for text, said in (
        ("1. What is your post and what do you answer for?", "Head of employment"),
        ("3) Which groups of people, and which parts of London, do you know best?", "Young people"),
    ):
        d.add_paragraph().add_run(text).bold = True
        d.add_paragraph(said)
    d.save(path)


def automatic_numbers(path: Path) -> None:
    """Word's own numbers."""
    d = Document()
    d.add_paragraph("Interviewee: Ada Moss")
    for text, said in ((POST, "Head of employment"), (LACK, "The colleges")):
        d.add_paragraph(text, style="List Number")
        d.add_paragraph(said)
    d.save(path)


def q_and_a(path: Path) -> None:
    """A transcript with Q: and A:."""
    d = Document()
    d.add_paragraph("Interviewee: Ada Moss")
    for text, said in ((POST, "Head of employment"), (LACK, "The colleges")):
        d.add_paragraph(f"Q: {text}")
        d.add_paragraph(f"A: {said}")
    d.save(path)


def bare_numbers(path: Path) -> None:
    """The questions left out, their numbers kept."""
    d = Document()
    d.add_paragraph("Interviewee: Ada Moss")
    for text, said in (("Q1:", "Head of employment"), ("Q3:", "Young people")):
        d.add_paragraph(text)
        d.add_paragraph(said)
    d.save(path)


def answers_by_number(path: Path) -> None:
    """Answers that begin with the number of their question."""
    d = Document()
    d.add_paragraph("Interviewee: Ada Moss")
    d.add_paragraph("1. Head of employment, since the spring of 2001")
    d.add_paragraph("2. Ran a hostel")
    d.add_paragraph("3. Young people, mostly in Brent")
    d.save(path)


def table(path: Path) -> None:
    """A table of who and when, and one of questions and answers."""
    d = Document()
    about = d.add_table(2, 2)
    for row, (label, said) in enumerate((("Interviewee", "Ada Moss"), ("Date of interview", "3/11/2026"))):
        about.cell(row, 0).text, about.cell(row, 1).text = label, said
    asked = d.add_table(3, 2)
    for row, (text, said) in enumerate((("Question", "Answer"), (POST, "Head of employment"), (LACK, "n/a"))):
        asked.cell(row, 0).text, asked.cell(row, 1).text = text, said
    d.save(path)


def numbered_table(path: Path) -> None:
    """A table with a column of numbers in front."""
    d = Document()
    d.add_paragraph("Interviewee: Ada Moss")
    asked = d.add_table(3, 3)
    for row, cells in enumerate((("No.", "Question", "Response"), ("1", POST, "Head"), ("24", LACK, "Colleges"))):
        for column, text in enumerate(cells):
            asked.cell(row, column).text = text
    d.save(path)


def lead_in(path: Path) -> None:
    """Question and answer in one paragraph."""
    d = Document()
    d.add_paragraph("Interviewee: Ada Moss")
    first = d.add_paragraph()
    first.add_run(POST).bold = True
    first.add_run(" Head of employment")
    d.add_paragraph(f"{LACK} The colleges")
    d.save(path)


def twice(path: Path) -> None:
    """A question that occurs twice, and one that was not asked."""
    d = Document()
    d.add_paragraph("Interviewee: Ada Moss")
    for text, said in ((POST, "First"), (LACK, "Not asked."), (POST, "Second")):
        d.add_heading(text, 3)
        d.add_paragraph(said)
    d.save(path)


def loose(path: Path) -> None:
    """Words before the first question, and a heading that means none."""
    d = Document()
    d.add_paragraph("Interviewee: Ada Moss")
    d.add_paragraph("She was late, and we sat in the canteen for the first half of it.")
    d.add_heading(POST, 2)
    d.add_paragraph("Head of employment")
    d.add_heading("Parking at the site", 2)
    d.add_paragraph("Go round the back.")
    d.save(path)


def several(path: Path) -> None:
    """Two interviews in one document."""
    d = Document()
    for name, said in (("Ada Moss", "Head of employment"), ("Bo Lund", "Director")):
        d.add_heading(f"Interview with {name}", 1)
        d.add_paragraph(f"Interviewee: {name}")
        d.add_heading(POST, 2)
        d.add_paragraph(said)
    d.save(path)


def odd_text(path: Path) -> None:
    """Tracked changes, a footnote's place, hidden words, a manual line break, a tab."""
    d = Document()
    d.add_paragraph("Interviewee: Ada Moss")
    d.add_heading(LACK, 2)
    paragraph = d.add_paragraph("Start ")
    for name, text in (("w:ins", "inserted "), ("w:del", "deleted ")):
        change, run = OxmlElement(name), OxmlElement("w:r")
        words = OxmlElement("w:t" if name == "w:ins" else "w:delText")
        words.text = text
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run("hidden ").font.hidden = True
    paragraph.add_run("end")
    paragraph.add_run().add_break()
    paragraph.add_run("next line")
    d.save(path)


def plain(path: Path) -> None:
    """A document of one line."""
    d = Document()
    d.add_paragraph("Interviewee: Ada Moss")
    d.save(path)


def with_part(path: Path, name: str, content: bytes) -> None:
    """The document with one part made something else."""
    made = io.BytesIO()
    plain(made)  # type: ignore[arg-type]
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info.filename))
        if content:
            new.writestr(name, content)


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
_BODY = "word/document.xml"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(400)
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(400)


def deep() -> bytes:
    """Elements in one another, a hundred thousand deep."""
    return f"<w:document {_W}><w:body>{'<w:sdt>' * 100_000}</w:body></w:document>".encode()


HOSTILE: dict[str, tuple[Callable[[Path], Any], str]] = {
    "bomb.docx": (lambda p: with_part(p, _BODY, b"<a>" + b" " * (47 << 20) + b"</a>"), "unpack to far more"),
    "giant.docx": (lambda p: with_part(p, _BODY, b"<a>" + b"xyz " * (50 << 18) + b"</a>"), "unpack to far more"),
    "laughs.docx": (
        lambda p: with_part(p, _BODY, f'<!DOCTYPE d [<!ENTITY a0 "ha">{_LAUGHS}]><d>&a9;</d>'.encode()), "declarations",
    ),
    "styled.docx": (
        lambda p: with_part(p, "word/styles.xml", b'<!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>'), "declarations",
    ),
    "bodiless.docx": (lambda p: with_part(p, _BODY, b""), "holds no Word document"),
    "half.docx": (lambda p: with_part(p, _BODY, f"<w:document {_W}><w:body><w:p>".encode()), "damaged"),
    "nonsense.docx": (lambda p: p.write_bytes(b"PK\x03\x04" + bytes(range(256))), "damaged"),
    "empty.docx": (lambda p: p.write_bytes(b""), "empty"),
    "text.docx": (lambda p: p.write_text("Interviewee: Ada Moss"), "not a Word document"),
    "old.doc": (lambda p: p.write_bytes(OLD_WORD), "Word 97 to 2003"),
    "locked.docx": (lambda p: p.write_bytes(LOCKED), "password"),
    "rich.rtf": (lambda p: p.write_bytes(b"{\\rtf1 words}"), "rich text"),
    "paper.docx": (lambda p: p.write_bytes(b"%PDF-1.4 words"), "PDF"),
    "deep.docx": (lambda p: with_part(p, _BODY, deep()), "damaged"),
    "folder.docx": (lambda p: p.mkdir(), "folder"),
}  # fmt: skip
"""By name how it is made, and a word of the sentence that it gets."""
