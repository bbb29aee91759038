"""The study that papers for the board are written of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_study import PlanStudy


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PlanStudy]:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    study = PlanStudy(tmp_path)
    yield study
    study.store.close()
