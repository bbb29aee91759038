"""Workbooks that open with a password: asked for, tried again, and nothing of what is inside ever on the disk."""

import os
import pty
import random
import subprocess
import sys
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hostile import HEADER, PLAIN, SAMPLES, cells, rewrite, text
from locked import PASSWORD, lock, locked_file
from processes import Command, counts

import lwdesk
from lwdesk.cli import run
from lwdesk.exchange.read import NeedsPassword, UnreadableFile, open_workbook
from lwdesk.exchange.read.given import Given
from lwdesk.exchange.read.unlock import WITHOUT_ASKING, unlock

ROWS = [["Activity", "Description"], ["Night Bus", "Late routes"]]
LOCKED_XLS = SAMPLES / "locked.xls"
"""titled.xls again; its password is "quay"."""


def with_macros(path: Path) -> bytes:
    rewrite(path, bytes, more={"xl/vbaProject.bin": b"x"})
    return path.read_bytes()


@pytest.mark.parametrize("kind", ["xlsx", "xlsm"])
def test_it_opens_with_its_password_alone(tmp_path: Path, kind: str) -> None:
    content = with_macros(tmp_path / "open.xlsm") if kind == "xlsm" else PLAIN
    path = locked_file(tmp_path / "Appendix B.xlsx", content)
    with pytest.raises(NeedsPassword, match=r"“Appendix B\.xlsx” asks for its password\."):
        open_workbook(path)
    with pytest.raises(NeedsPassword, match=r"The password does not open “Appendix B\.xlsx”\. Type it again\."):
        open_workbook(path, "Quay Steps")
    with open_workbook(path, PASSWORD) as book:
        assert (book.kind, book.head(0)) == (kind, ROWS)
        assert any("macros" in note for note in book.notes) == (kind == "xlsm")


def test_an_old_workbook_opens_with_its_password_alone() -> None:
    with pytest.raises(NeedsPassword, match="asks for its password"):
        open_workbook(LOCKED_XLS)
    with pytest.raises(NeedsPassword, match="does not open"):
        open_workbook(LOCKED_XLS, "key")
    with open_workbook(SAMPLES / "titled.xls") as plain, open_workbook(LOCKED_XLS, "quay") as book:
        assert book.sheets == plain.sheets and book.sheets[0].hidden_rows == {6}
        assert book.head(0) == plain.head(0)


def test_rows_left_unread_do_not_lose_the_password(tmp_path: Path) -> None:
    rows = b"".join(b'<row r="%d">' % n + text(b"A%d" % n, b"x") + b"</row>" for n in range(2, 60_000))
    rewrite(tmp_path / "long.xlsx", cells(HEADER + rows))
    with open_workbook(locked_file(tmp_path / "b.xlsx", (tmp_path / "long.xlsx").read_bytes()), PASSWORD) as book:
        next(iter(book.rows(0)))
        assert book.head(0, 2) == [["Activity", "Description"], ["x", None]]


def test_a_workbook_only_guarded_against_changes_is_not_asked_about(tmp_path: Path) -> None:
    with open_workbook(locked_file(tmp_path / "guarded.xlsx", PLAIN, WITHOUT_ASKING)) as book:
        assert book.head(0) == ROWS


@pytest.mark.parametrize("name", ["new.xlsx", "old.xls"])
def test_nothing_of_what_is_inside_comes_to_lie_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file was made")

    path, password = (LOCKED_XLS, "quay") if name == "old.xls" else (tmp_path / name, PASSWORD)
    if name == "new.xlsx":
        locked_file(path, PLAIN)
    for maker in ("TemporaryFile", "NamedTemporaryFile", "mkstemp", "mkdtemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, maker, refuse)
    kind = "xls" if name == "old.xls" else "locked"
    assert unlock(Given(path), kind, password).content


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_worker_cannot_write_a_file_at_all(tmp_path: Path) -> None:
    code = (
        "from lwdesk.exchange.read.worker import set_limits; import sys; set_limits(2000, 60)\n"
        "try: open(sys.argv[1], 'w').write('x')\nexcept OSError: print('no')"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "out")], capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(Path(lwdesk.__file__).parent.parent)},
    )  # fmt: skip
    assert said.stdout == "no\n" or (tmp_path / "out").stat().st_size == 0


def letter() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        archive.writestr("word/document.xml", random.Random(3).randbytes(8_000))
    return out.getvalue()


def test_what_is_inside_is_looked_at_as_any_file_is(tmp_path: Path) -> None:
    rewrite(tmp_path / "bomb.xlsx", cells(HEADER + b"<row/>" * 20_000_000))
    for content, word in ((letter(), "Word document"), ((tmp_path / "bomb.xlsx").read_bytes(), "unpack")):
        with pytest.raises(UnreadableFile, match=word):
            open_workbook(locked_file(tmp_path / "b.xlsx", content), PASSWORD)


def test_a_damaged_locked_file_is_not_asked_about_for_ever(tmp_path: Path) -> None:
    whole = bytearray(lock(PLAIN))
    at = whole.index(b"<encryption")
    whole[at : at + 11] = b"<incryption"
    (tmp_path / "b.xlsx").write_bytes(whole)
    with pytest.raises(UnreadableFile, match="locked in a way that cannot be opened here, or is damaged") as caught:
        open_workbook(tmp_path / "b.xlsx", PASSWORD)
    assert not isinstance(caught.value, NeedsPassword)


LOCKED_ODS = SAMPLES / "locked.ods"
"""titled.xls again, saved as .ods; its password is "quay"."""


def test_a_locked_ods_opens_with_its_password_alone() -> None:
    with pytest.raises(NeedsPassword, match=r"“locked\.ods” asks for its password"):
        open_workbook(LOCKED_ODS)
    with pytest.raises(NeedsPassword, match=r"The password does not open “locked\.ods”"):
        open_workbook(LOCKED_ODS, "key")
    with open_workbook(SAMPLES / "titled.xls") as plain, open_workbook(LOCKED_ODS, "quay") as book:
        assert book.kind == "ods" and [s.name for s in book.sheets] == [s.name for s in plain.sheets]
        assert book.head(0) == plain.head(0) and book.sheets[0].hidden_rows == {6}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"aes256-cbc", b"blowfish-cfb"),
        (b'iteration-count="100000"', b'iteration-count="99999999999"'),
        (b'iteration-count="100000"', b'iteration-count="many"'),
        (b'full-path="content.xml"', b'full-path="other.xml"'),
        (b'initialisation-vector="', b'initialisation-vector="AAAA'),
        (b"<manifest:encryption-data", b"<manifest:encryption-date"),
    ],
)
def test_an_ods_locked_otherwise_says_what_to_do(tmp_path: Path, old: bytes, new: bytes) -> None:
    rewrite(
        tmp_path / "b.ods", lambda x: x.replace(old, new), "META-INF/manifest.xml", LOCKED_ODS.read_bytes(),
    )  # fmt: skip
    with pytest.raises(UnreadableFile, match=r"Save a copy without a password|is damaged") as caught:
        open_workbook(tmp_path / "b.ods", "quay")
    assert not isinstance(caught.value, NeedsPassword)


@pytest.mark.parametrize("kept", [0, 16, 700, 1_500, 3_040])
def test_half_the_content_of_a_locked_ods_is_refused(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "b.ods"
    rewrite(path, lambda x: x[:kept], "content.xml", LOCKED_ODS.read_bytes())
    with pytest.raises(UnreadableFile, match=r"\.$"):
        open_workbook(path, "quay")


def test_a_cell_that_names_the_part_does_not_make_a_workbook_locked(tmp_path: Path) -> None:
    content = (SAMPLES / "titled.xls").read_bytes() + b"--" + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    (tmp_path / "b.xls").write_bytes(content)
    with open_workbook(tmp_path / "b.xls") as book:
        assert book.sheets[0].name == "Register"


# The command line


def test_where_nobody_can_be_asked_one_sentence_says_so(lw: Command, study: Path, tmp_path: Path) -> None:
    path = locked_file(tmp_path / "b.xlsx", PLAIN)
    for words in (["import", study, path], ["inspect", path], ["import", study, LOCKED_XLS]):
        assert "opens with a password. Run this in a terminal" in lw(*words).refusal
    assert counts(study) == (0, 0, 0)


def typed(monkeypatch: pytest.MonkeyPatch, *passwords: str) -> list[str]:
    """Somebody sits at the terminal; gives the questions that are put."""
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return passwords[len(asked) - 1]

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", ask)
    return asked


def test_the_terminal_is_asked_and_asked_again(
    study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = locked_file(tmp_path / "b.xlsx", PLAIN)
    asked = typed(monkeypatch, "wrong", PASSWORD)
    assert run(["import", str(study), str(path)]) == 0
    said = capsys.readouterr()
    assert asked == ["Password of b.xlsx: "] * 2
    assert "The password does not open “b.xlsx”. Type it again." in said.err and "1 new" in said.out
    assert PASSWORD not in said.err + said.out
    assert counts(study)[0] == 1
    asked = typed(monkeypatch, "quay")
    assert run(["inspect", str(LOCKED_XLS)]) == 0
    assert len(asked) == 1 and "Project -> Activity" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("passwords", "sentence"),
    [
        (("a", "b", "c"), "None of these passwords opens “b.xlsx”."),
        (("",), "No password was typed, so “b.xlsx” was not opened."),
    ],
)
def test_the_terminal_is_not_asked_for_ever(
    study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    passwords: tuple[str, ...], sentence: str,
) -> None:  # fmt: skip
    asked = typed(monkeypatch, *passwords)
    assert run(["import", str(study), str(locked_file(tmp_path / "b.xlsx", PLAIN))]) == 1
    assert len(asked) == len(passwords)
    assert capsys.readouterr().err.splitlines()[-1].startswith(sentence)
    assert counts(study) == (0, 0, 0)


def test_a_real_terminal(study: Path, tmp_path: Path) -> None:
    path = locked_file(tmp_path / "b.xlsx", PLAIN)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "lwdesk", "import", str(study), str(path)],
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        env=os.environ | {"PYTHONPATH": str(Path(lwdesk.__file__).parent.parent)},
    ) as process:  # fmt: skip
        shown = b""
        while b"Password of b.xlsx: " not in shown:
            shown += os.read(ours, 1000)
        os.write(ours, PASSWORD.encode() + b"\n")
        assert process.wait(30) == 0
    os.close(theirs)
    while b"1 new" not in shown:
        shown += os.read(ours, 1000)
    os.close(ours)
    assert PASSWORD.encode() not in shown
    assert counts(study)[0] == 1


def test_no_password_is_kept_in_the_study(study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, PASSWORD)
    assert run(["import", str(study), str(locked_file(tmp_path / "b.xlsx", PLAIN))]) == 0
    for file in (*study.parent.glob("study.lwdesk*"), *Path(os.environ["LWDESK_HOME"]).rglob("*")):
        assert not file.is_file() or PASSWORD.encode() not in file.read_bytes()


def test_openpyxl_reads_a_locked_workbook_that_calamine_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lwdesk.exchange.read import worker

    def refuse(*_: object) -> None:
        raise ValueError("not for me")

    monkeypatch.setattr(worker, "CalamineSource", refuse)
    source = worker.open_source(Given(locked_file(tmp_path / "b.xlsx", PLAIN)), PASSWORD)
    assert list(source.rows(0)) == ROWS
