"""What was said of a name: remembered, heeded, forgotten; and what a merge teaches."""

from pathlib import Path

import pytest

from lwdesk.exchange.answers import Answer, Answers, Like, Question, forget_answer, keep_answer
from lwdesk.operations import merge_organisations, merge_terms
from lwdesk.records import ORGANISATION
from lwdesk.store import Store


def make(store: Store, *names: str) -> list[int]:
    with store.step("Make") as step:
        return [step.create(ORGANISATION, {"name": name}) for name in names]


def question(name: str, *likes: Like, rows: tuple[int, ...] = (17,)) -> Question:
    return Question("organisation", name, list(rows), likes)


def means(store: Store, name: str) -> str | None:
    like = Answers(store, "organisation").leads_to(name)
    return like.name if like else None


@pytest.mark.parametrize(
    ("rows", "answer", "sentence"),
    [
        ((17,), Answer.OPEN, "Row 17: is “Riverside Trust Ltd (London)” the same as “Riverside Trust”?"),
        ((2, 3), Answer.OPEN, "Rows 2 and 3: is “Riverside Trust Ltd (London)” the same as “Riverside Trust”?"),
        ((2, 3, 1004), Answer.OPEN, "Rows 2, 3 and 1,004: is “Riverside Trust Ltd (London)” the same as “Riverside "
                                    "Trust”?"),
        ((2, 3, 4, 5, 6), Answer.SAME, "Rows 2, 3, 4 and 2 more: “Riverside Trust Ltd (London)” is the same as "
                                       "“Riverside Trust”, as you said before."),
        ((2,), Answer.DIFFERENT, "Row 2: “Riverside Trust Ltd (London)” is another than “Riverside Trust”, as you said "
                                 "before."),
        ((2,), Answer.NEVER, "Row 2: “Riverside Trust Ltd (London)” is a thing of its own, as you said before."),
    ],
)  # fmt: skip
def test_a_question_in_words(rows: tuple[int, ...], answer: Answer, sentence: str) -> None:
    asked = question("Riverside Trust Ltd (London)", Like(1, "Riverside Trust"), rows=rows)
    asked.answer = answer
    assert asked.sentence() == sentence


def test_a_question_about_an_earlier_row_names_it() -> None:
    assert question("Larder Fnd", Like(None, "Larder Fund", 4)).sentence() == (
        "Row 17: is “Larder Fnd” the same as “Larder Fund” in row 4?"
    )


def test_the_same_leads_to_the_chosen_record_however_it_is_called_later(tmp_path: Path, store: Store) -> None:
    one, other = make(store, "Riverside Trust", "Riverside Works")
    asked = question("Riverside (London)", Like(one, "Riverside Trust"), Like(other, "Riverside Works"))
    keep_answer(store, asked, Answer.SAME, chosen=1)
    assert means(store, "RIVERSIDE, London Ltd") == "Riverside Works"
    with store.step("Rename") as step:
        step.update(ORGANISATION, other, {"name": "Kiln Street Works"})
    assert means(store, "Riverside (London)") == "Kiln Street Works"
    store.close()
    again = Store.open(store.path, by="Ben")
    assert means(again, "Riverside (London)") == "Kiln Street Works"
    again.close()


def test_it_leads_nowhere_while_that_record_is_deleted(store: Store) -> None:
    (one,) = make(store, "Riverside Trust")
    keep_answer(store, question("Riverside (London)", Like(one, "Riverside Trust")), Answer.SAME)
    with store.step("Delete") as step:
        step.delete(ORGANISATION, [one])
    assert means(store, "Riverside (London)") is None
    store.undo()
    assert means(store, "Riverside (London)") == "Riverside Trust"


def test_the_same_as_an_earlier_row_leads_to_the_record_that_the_row_became(store: Store) -> None:
    keep_answer(store, question("Larder Fnd", Like(None, "Larder Fund", 4)), Answer.SAME)
    like = Answers(store, "organisation").leads_to("Larder Fnd")
    assert like == Like(None, "Larder Fund")
    (made,) = make(store, "Larder Fund Ltd")
    assert Answers(store, "organisation").leads_to("Larder Fnd") == Like(made, "Larder Fund Ltd")


def test_answers_that_lead_in_a_circle_lead_nowhere(store: Store) -> None:
    keep_answer(store, question("Larder A", Like(None, "Larder B", 4)), Answer.SAME)
    keep_answer(store, question("Larder B", Like(None, "Larder A", 4)), Answer.SAME)
    assert means(store, "Larder A") is None


def test_different_is_about_the_two_and_never_about_the_one(store: Store) -> None:
    one, other = make(store, "Riverside Trust", "Riverside Works")
    asked = question("Riverside", Like(one, "Riverside Trust"), Like(other, "Riverside Works"))
    keep_answer(store, asked, Answer.DIFFERENT)
    answers = Answers(store, "organisation")
    assert answers.are_different("riverside", "Riverside Trust Ltd")
    assert answers.are_different("Riverside Trust", "Riverside")
    assert not answers.are_different("Riverside", "Riverside Works")
    assert not answers.is_never("Riverside")
    keep_answer(store, asked, Answer.NEVER)
    assert Answers(store, "organisation").is_never("RIVERSIDE")
    assert not Answers(store, "activity").is_never("Riverside")


@pytest.mark.parametrize("answer", [Answer.SAME, Answer.DIFFERENT, Answer.NEVER])
def test_an_answer_can_be_taken_back_and_another_given(store: Store, answer: Answer) -> None:
    (one,) = make(store, "Riverside Trust")
    asked = question("Riverside", Like(one, "Riverside Trust"))
    keep_answer(store, asked, answer)
    kept = question("Riverside", Like(one, "Riverside Trust"))
    kept.answer, kept.remembered = answer, True
    forget_answer(store, kept)
    answers = Answers(store, "organisation")
    assert answers.leads_to("Riverside") is None
    assert not answers.are_different("Riverside", "Riverside Trust")
    assert not answers.is_never("Riverside")
    keep_answer(store, kept, Answer.SAME)
    keep_answer(store, kept, Answer.NEVER)
    assert means(store, "Riverside") is None


def test_answers_are_no_step_and_undo_passes_them_over(store: Store) -> None:
    (one,) = make(store, "Riverside Trust")
    keep_answer(store, question("Riverside", Like(one, "Riverside Trust")), Answer.NEVER)
    assert store.undo_label() == "Make"
    store.undo()
    assert Answers(store, "organisation").is_never("Riverside")


# -- merges


def test_after_a_merge_the_old_name_means_the_record_that_stayed(store: Store) -> None:
    one, other, third = make(store, "Lanes Forum", "Lanes Network", "Lanes Alliance")
    merge_organisations(store, one, [other])
    assert means(store, "LANES NETWORK Ltd") == "Lanes Forum"
    merge_organisations(store, third, [one])
    assert means(store, "Lanes Network") == means(store, "Lanes Forum") == "Lanes Alliance"


def test_an_undone_merge_teaches_nothing(store: Store) -> None:
    one, other = make(store, "Lanes Forum", "Lanes Network")
    merge_organisations(store, one, [other])
    store.undo()
    assert means(store, "Lanes Network") == "Lanes Network"
    with store.step("Delete") as step:
        step.delete(ORGANISATION, [other])
    assert means(store, "Lanes Network") is None


def test_what_was_said_of_a_merged_record_is_said_of_the_one_that_stayed(store: Store) -> None:
    one, other = make(store, "Lanes Forum", "Lanes Network")
    keep_answer(store, question("Lanes Net", Like(other, "Lanes Network")), Answer.SAME)
    merge_organisations(store, one, [other])
    assert means(store, "Lanes Net") == "Lanes Forum"
    store.undo()
    assert means(store, "Lanes Net") == "Lanes Network"


def test_merged_terms_have_synonyms_and_nothing_is_remembered(store: Store) -> None:
    first, second, *_ = store.terms("type")
    merge_terms(store, first.id, [second.id])
    assert store.remembered("answers about names") is None
