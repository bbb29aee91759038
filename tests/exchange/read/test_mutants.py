"""Broken files of every format, brought in for good: read or refused, never more, and the study stays whole."""

import shutil
from pathlib import Path

import pytest
from mutants import mutant, originals
from processes import Command, counts


def test_the_files_are_fine_before_they_are_broken(lw: Command, tmp_path: Path) -> None:
    for number, (ending, content) in enumerate(originals()):
        path = tmp_path / f"{number}{ending}"
        path.write_bytes(content)
        said = lw("inspect", path)
        assert "Activity" in said.out or "opens with a password" in said.refusal, said


@pytest.mark.parametrize(
    "numbers",
    [
        *(range(n, n + 10) for n in range(0, 50, 10)),
        pytest.param(range(50, 2_050), marks=[pytest.mark.torture, pytest.mark.timeout(3_600)]),
    ],
    ids=lambda numbers: f"{numbers.start}-{numbers.stop}",
)
def test_a_broken_file_is_read_or_refused(lw: Command, empty: Path, tmp_path: Path, numbers: range) -> None:
    outcomes = {0: 0, 1: 0}
    for number in numbers:
        name, content = mutant(number)
        path, study = tmp_path / name, tmp_path / "study.lwdesk"
        path.write_bytes(content)
        shutil.copy(empty, study)
        said = lw("import", study, path)
        assert said.is_calm and said.in_bounds, (name, said)
        outcomes[said.status] += 1
        if said.status:
            assert said.refusal
        activities, organisations, steps = counts(study)
        assert steps <= (said.status == 0), name
        assert steps or not (activities or organisations), name
        path.unlink()
        for leftover in tmp_path.glob("study.lwdesk*"):
            leftover.unlink()
    assert len(numbers) == 10 or min(outcomes.values()) > len(numbers) // 10, (
        "the files are broken too little or too much to show anything"
    )


def test_a_heading_with_a_letter_that_nothing_can_show(lw: Command, tmp_path: Path) -> None:
    """Its halves look like one word of ours and a bit; found by breaking files."""
    (tmp_path / "list.csv").write_bytes(b'\xef\xbb\xbf"Activity","Boroug\xb7s"\r\nNight Bus,Brent\r\n')
    assert "-> Boroughs" in lw("inspect", tmp_path / "list.csv").out
