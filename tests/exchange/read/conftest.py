"""What the tests of reading share: commands in processes of their own, and an empty study to bring files into."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from processes import Command, Said

import lwdesk

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def lw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Command]:
    """Carries out a command of lwdesk in a process of its own."""
    if not hasattr(os, "fork"):
        pytest.skip("the commands are forked, which this system does not know")
    home = {
        "LWDESK_HOME": str(tmp_path_factory.mktemp("home")), "PYTHONPATH": str(Path(lwdesk.__file__).parent.parent)
    }  # fmt: skip
    with subprocess.Popen(
        [sys.executable, str(HERE / "forked.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        bufsize=1, env=os.environ | home,
    ) as process:  # fmt: skip
        assert process.stdin and process.stdout

        def command(*words: object) -> Said:
            process.stdin.write(json.dumps([str(word) for word in words]) + "\n")
            return Said(**json.loads(process.stdout.readline()))

        yield command
        process.stdin.close()


@pytest.fixture(scope="module")
def empty(lw: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with nothing in it."""
    path = tmp_path_factory.mktemp("empty") / "empty.lwdesk"
    assert lw("new", path).status == 0
    return path


@pytest.fixture
def study(empty: Path, tmp_path: Path) -> Path:
    """An empty study of the test's own."""
    return Path(shutil.copy(empty, tmp_path / "study.lwdesk"))
