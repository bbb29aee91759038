"""What every test has: a home of its own, no network, and a study to work in."""

import os
import socket
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot
from readers import Readers
from studies import Folder, new_study

from lwdesk.exchange.read import process
from lwdesk.store import Store

# Before anything loads Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "lwdesk",
    deadline=None,
    max_examples=60,
    stateful_step_count=25,
    # The same cases in every run, for a suite that fails by chance tells nobody what they broke; `make torture` and
    # LWDESK_RANDOM=1 look for new ones.
    derandomize=not os.environ.get("LWDESK_RANDOM"),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("lwdesk")

PATIENCE = 30_000
"""Milliseconds; a machine that does much beside may take long over what is done in a moment otherwise."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the user's own, for backups, settings and logs."""
    folder = tmp_path / "home"
    monkeypatch.setenv("LWDESK_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for the network fails, for lwdesk works without one."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family != getattr(socket, "AF_UNIX", None):
            raise AssertionError(f"a connection to {address} was tried")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(scope="session", autouse=True)
def kept_studies(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder for the studies that are made once, which goes with those of the tests."""
    Folder.of_process = tmp_path_factory.mktemp("studies")


@pytest.fixture(scope="session")
def readers() -> Iterator[Readers]:
    """What forks the processes that files are read in."""
    house = Readers()
    yield house
    house.close()


@pytest.fixture(autouse=True)
def read_at_once(readers: Readers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in processes of their own, as ever, but Python need not start anew for each."""
    if hasattr(os, "fork"):
        monkeypatch.setattr(process, "subprocess", readers)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the study of the test lies, or will."""
    return tmp_path / "study.lwdesk"


@pytest.fixture
def store(path: Path, home: Path) -> Iterator[Store]:
    """A fresh study, open."""
    made = new_study(path)
    yield made
    made.close()


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Waits for what the window does for as long as a slow machine may need; a test that passes never waits so long."""

    def patient(wait: Callable[..., Any], *args: Any, timeout: int = PATIENCE, **kwargs: Any) -> Any:
        return wait(*args, timeout=max(timeout, PATIENCE), **kwargs)

    for name in ("waitUntil", "waitSignal", "waitActive", "waitExposed"):
        monkeypatch.setattr(qtbot, name, partial(patient, getattr(qtbot, name)))
    return qtbot
