"""The study that papers for the board are written of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_study import PlanStudy, plan_study


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PlanStudy]:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    study = plan_study(tmp_path / "plan.lwdesk")
    yield study
    study.store.close()
