"""What the tests of the store look at."""

from collections.abc import Callable
from pathlib import Path

import pytest
from study_rows import Rows, rows_of


@pytest.fixture
def rows(path: Path) -> Callable[[], Rows]:
    """Call it for the rows that the file holds now."""
    return lambda: rows_of(path)
