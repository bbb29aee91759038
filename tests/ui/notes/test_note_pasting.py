"""Pasting into a note keeps paragraphs and bullets and drops the rest; copying gives plain words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lwdesk.marks import BULLET
from lwdesk.ui.notes import NoteEditor
from lwdesk.ui.notes.html_text import plain

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 11"><style>
<!-- p.MsoNormal {margin:0cm; font-size:12.0pt;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt'>
<!--StartFragment-->
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span style='font-size:16.0pt;font-family:Georgia'>What
works</span></b><o:p></o:p></p>
<p class=MsoNormal>She runs two&nbsp;courses <i>and</i> a
drop-in<a style='mso-comment-reference:AN_1'></a><span class=MsoCommentReference><span>[AN1]</span></span>.</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>\u00b7<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Crèche in
the building</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level2 lfo1'><!--[if !supportLists]-->
<span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span></span>
<!--[endif]-->Open until seven<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;
</span></span>Ask again in May</p>
<p class=MsoListParagraph><span style='font-family:Wingdings'>\uf0a7<span>&nbsp;&nbsp; </span></span>No named mark</p>
<table class=MsoTableGrid border=1><tr><td width=100><p class=MsoNormal>Ward<o:p></o:p></p></td>
<td><p class=MsoNormal>Places</p><p class=MsoNormal>a week</p></td></tr>
<tr><td><p class=MsoNormal>Basin</p></td><td><p class=MsoNormal>12</p></td></tr></table>
<p class=MsoNormal>Last<br>line<img width=10 src="file:///C:/picture.png"></p>
<!--EndFragment-->
</body></html>"""

AS_LINES = [
    "What works",
    "She runs two courses and a drop-in.",
    "",
    f"{BULLET}Crèche in the building",
    f"{BULLET}Open until seven",
    "2. Ask again in May",
    f"{BULLET}No named mark",
    "Ward\tPlaces a week",
    "Basin\t12",
    "Last",
    "line",
]


@pytest.fixture
def note(shown: Callable[[QWidget], QWidget]) -> NoteEditor:
    editor = NoteEditor("What works?")
    editor.resize(600, 40)
    shown(editor)
    editor.setFocus()
    return editor


def paste(note: NoteEditor, text: str = "", html: str = "") -> None:
    """Paste as Ctrl+V does, from a clipboard that holds this."""
    held = QMimeData()
    if text:
        held.setText(text)
    if html:
        held.setHtml(html)
    QApplication.clipboard().setMimeData(held)
    QTest.keyClick(note, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_paste_from_word_keeps_paragraphs_and_bullets(note: NoteEditor) -> None:
    paste(note, "not looked at", WORD)
    body, marks = note.note()
    assert body.split("\n") == AS_LINES
    assert marks == ""
    document = note.document()
    hanging = [document.findBlockByNumber(n).blockFormat().textIndent() < 0 for n in range(document.blockCount())]
    assert hanging == [line.startswith(BULLET) for line in AS_LINES]


def test_a_paste_is_told_and_taken_back_at_once(note: NoteEditor) -> None:
    QTest.keyClicks(note, "Before ")
    heard: list[int] = []
    note.typed.connect(lambda: heard.append(1))
    paste(note, html=WORD)
    assert heard
    QTest.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note.note() == ("Before ", "")


def test_words_of_a_page_go_into_the_line(note: NoteEditor) -> None:
    QTest.keyClicks(note, "She said  here")
    note.show_place(9, 0)
    paste(note, html="<html><body><p>Not this</p><!--StartFragment--><b>much</b>  more<!--EndFragment--><p>nor this")
    assert note.note() == ("She said much more here", "")


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<ul><li>one<ul><li>inner</ul><li><p>two</p></ul>after",
            ["\u2022 one", "\u2022 inner", "\u2022 two", "after"],
        ),
        ("<ol start=3><li>c</li><li value=9>i</li><li>j</li></ol>", ["3. c", "9. i", "10. j"]),
        ("<ol type=a><li>first<li>second</ol>", ["a. first", "b. second"]),
        ("<div>one<div>two</div></div>three", ["one", "two", "three"]),
        ("<p>one</p>\n\n<p>two</p>", ["one", "two"]),
        ("<p>one</p><p><br></p><p>two</p>", ["one", "", "two"]),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", ["a", "b"]),
        ("<table><tr><th>a<th>b<tr><td>1<td><table><tr><td>2<td>3</table></table>z", ["a\tb", "1\t2\t3", "z"]),
        ("<pre>  kept\n  as it is</pre>", ["kept", "as it is"]),
        ("a<script>bad()</script><style>p {}</style><span style='display: none'>hidden</span> b", ["a b"]),
        ("1 &lt; 2 &amp; <unknown>3</unknown> </p></td></ul></table>", ["1 < 2 & 3"]),
        ("<img src=x.png>", [""]),
        ("", [""]),
    ],
)
def test_html_of_other_programs_is_read(html: str, lines: list[str]) -> None:
    assert plain(html).split("\n") == lines


def test_plain_words_come_as_they_are_but_for_what_cannot_be_stored(note: NoteEditor) -> None:
    paste(note, "one\r\n  two\tthree\n\n- four\x07\u2022\u200b\ncafe\u0301 ")
    assert note.note() == ("one\n  two\tthree\n\n- four\u2022\ncaf\u00e9 ", "")


def test_items_do_not_begin_in_the_middle_of_a_line(note: NoteEditor) -> None:
    QTest.keyClicks(note, "Heard:")
    paste(note, "\u2022\tone\n\u2022\ttwo")
    assert note.note()[0].split("\n") == ["Heard:", "\u2022 one", "\u2022 two"]


def test_items_pasted_into_an_item_are_not_items_twice(note: NoteEditor) -> None:
    QTest.keyClicks(note, "- ")
    paste(note, html="<ul><li>one<li>two</ul>")
    assert note.note()[0].split("\n") == ["\u2022 one", "\u2022 two"]


def test_between_notes_marks_are_kept(note: NoteEditor) -> None:
    note.set_note("\U0001f600 never again", '[[2,7,"q"],[8,13,"b"]]')
    note.show_place(2, 11)
    QTest.keyClick(note, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert note.note() == ("\U0001f600 ", "")
    QTest.keyClick(note, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert note.note() == ("\U0001f600 never again", '[[2,7,"q"],[8,13,"b"]]')


def test_copying_gives_plain_words_and_simple_html(note: NoteEditor) -> None:
    note.set_note("a < b\n\u2022 one\n\u2022 two\nend", '[[0,1,"b"],[8,11,"i"]]')
    note.selectAll()
    note.copy()
    held = QApplication.clipboard().mimeData()
    assert held.text() == "a < b\n\u2022 one\n\u2022 two\nend"
    assert held.html().split("\n") == [
        "<p><b>a</b> &lt; b</p>", "<ul>", "<li><i>one</i></li>", "<li>two</li>", "</ul>", "<p>end</p>",
    ]  # fmt: skip


def test_what_only_says_that_it_is_a_note_is_taken_as_words(note: NoteEditor) -> None:
    held = QMimeData()
    held.setText("plain")
    held.setData("application/x-lwdesk-note", QByteArray(b"{broken"))
    note.insertFromMimeData(held)
    assert note.note() == ("plain", "")


def test_a_picture_alone_is_not_taken(note: NoteEditor) -> None:
    held = QMimeData()
    held.setData("image/png", QByteArray(b"..."))
    assert not note.canInsertFromMimeData(held)
    paste(note, html="<img src='x.png'>")
    assert note.note() == ("", "")
