"""The logic models as a document."""

from pathlib import Path

import pytest
from docx import Document

from lwdesk.exchange.papers import write_paper
from lwdesk.records import ACTION
from lwdesk.store import Store


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    return Store.create(tmp_path / "Models.lwdesk")


def test_each_model_is_a_row_of_columns_with_arrows_between(store: Store, tmp_path: Path) -> None:
    with store.step("Begin") as step:
        step.create(
            ACTION,
            {"name": "3.10 Later", "inputs": "A room", "aim": "To go on"},
        )
        step.create(
            ACTION,
            {"name": "3.9 Links", "inputs": "A link worker\n\nGBP 20,000", "activities": "Walks", "outcomes": "Health"},
        )
        step.create(ACTION, {"name": "3.2 Nothing yet"})
    assert write_paper(store, "models", tmp_path / "models.docx") == "2 logic models"
    document = Document(str(tmp_path / "models.docx"))
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"] == [
        "3.9 Links", "3.10 Later",
    ]  # fmt: skip
    first = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert first == [
        ["Inputs", "→", "Activities", "→", "Outputs", "→", "Outcomes"],
        ["• A link worker\n• GBP 20,000", "→", "• Walks", "→", "–", "→", "• Health"],
    ]
    texts = [p.text for p in document.paragraphs]
    assert "To go on" in texts and "No logic model yet: 3.2 Nothing yet." in texts
    store.close()


def test_a_plan_without_actions_says_so(store: Store, tmp_path: Path) -> None:
    assert write_paper(store, "models", tmp_path / "models.docx") == "0 logic models"
    texts = [p.text for p in Document(str(tmp_path / "models.docx")).paragraphs]
    assert texts[-1] == "The plan has no action yet."
    store.close()
