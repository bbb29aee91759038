"""Files made to hurt: each is read, or refused in one sentence, soon and with little memory; the study is as it was."""

import os
from pathlib import Path

import pytest
from hostile import PLAIN, READ, REFUSED
from processes import Command, counts

from lwdesk.exchange.read import UnreadableFile, open_workbook

NEVER = ("invalid", "failed", "exception", "null", "please", "error")


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_sentence(lw: Command, study: Path, tmp_path: Path, name: str) -> None:
    make, word = REFUSED[name]
    path = tmp_path / name
    make(path)
    before = counts(study)
    for words in (["import", study, path], ["inspect", path]):
        said = lw(*words)
        assert name in said.refusal and word in said.refusal
        assert not any(word in said.refusal.lower() for word in NEVER)
        assert said.in_bounds, said
    assert counts(study) == before


@pytest.mark.parametrize("name", READ)
def test_read_or_refused(lw: Command, study: Path, tmp_path: Path, name: str) -> None:
    make, activities = READ[name]
    path = tmp_path / name
    make(path)
    looked, imported = lw("inspect", path), lw("import", study, path)
    for said in (looked, imported):
        assert said.is_calm and said.in_bounds, said
    if activities:
        assert imported.status == 0, imported
    elif imported.status:
        assert imported.refusal
        assert counts(study) == (0, 0, 0)
    if activities:
        assert counts(study)[0] == activities


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_and_a_device(lw: Command, study: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (tmp_path / "pipe.csv", Path("/dev/zero")):
        said = lw("import", study, path)
        assert "a device or a pipe" in said.refusal and said.worked < 5


def test_a_file_that_its_reader_may_not_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.xlsx"
    path.write_bytes(PLAIN)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableFile, match=r"may not be read by you\."):
        open_workbook(path)


def test_a_name_that_is_too_long(lw: Command, study: Path, tmp_path: Path) -> None:
    assert lw("import", study, tmp_path / f"{'n' * 300}.xlsx").refusal


@pytest.mark.parametrize("rows", [100, 1_500_000])
def test_a_file_that_vanishes_while_it_is_read(tmp_path: Path, rows: int) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Activity,Type\n" + b"Night Bus,Into work\n" * rows)
    with open_workbook(path) as book:
        path.unlink()
        if path.exists() or rows == 100:
            # A small file was read as a whole.
            assert sum(len(chunk) for chunk in book.rows(0)) == rows + 1
            return
        with pytest.raises(UnreadableFile, match=r"“list\.csv” is gone\."):
            list(book.rows(0))
        # The next question goes to a worker of its own, which finds the same.
        with pytest.raises(UnreadableFile, match="gone"):
            book.head(0)


def test_a_file_that_vanishes_before_its_worker_has_opened_it(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(PLAIN)
    book = open_workbook(path, wait=False)
    path.unlink()
    try:
        book.wait()
    except UnreadableFile as trouble:
        assert "gone" in str(trouble)
    else:
        assert book.head(0)[1] == ["Night Bus", "Late routes"]
    finally:
        book.close()


def test_nothing_is_written_beside_the_file_or_by_its_names(lw: Command, study: Path, tmp_path: Path) -> None:
    folder = tmp_path / "post"
    folder.mkdir()
    READ["wandering names.xlsx"][0](folder / "list.xlsx")
    assert lw("import", study, folder / "list.xlsx").status == 0
    assert [path.name for path in folder.iterdir()] == ["list.xlsx"]
    assert not list(tmp_path.rglob("outside.txt"))
