"""What the user says of files on their way in, each of which can be taken back."""

from collections.abc import Callable
from functools import partial

from lwdesk.operations.word_meeting import Coming
from lwdesk.operations.word_notes import Choice, Intake, Paper
from lwdesk.ui.word.places import Place


class Changes:
    """Changes of papers, the last of which can be taken back."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._before: list[Callable[[], object]] = []

    def choose(self, paper: Paper, choice: Choice | None) -> None:
        """Have the notes be those of that interview, person or name."""
        intake, old, sure, parts = self._intake, paper.choice, paper.sure, paper.comings

        def take_back() -> None:
            intake.choose(paper, old)
            # What was put right before is kept where the other guide has been recognised anew.
            paper.sure, paper.comings = sure, parts
            intake.settle(paper)

        self._before.append(take_back)
        intake.choose(paper, choice)

    def put(self, paper: Paper, coming: Coming, place: Place) -> None:
        """Have a part go to a place."""
        piece, intake = coming.piece, self._intake
        old = (piece.to, piece.prompt, piece.head, piece.sure, coming.replaces)

        def take_back() -> None:
            piece.to, piece.prompt, piece.head, piece.sure, coming.replaces = old
            intake.settle(paper)

        self._before.append(take_back)
        intake.put(paper, coming, *place)

    def replace(self, paper: Paper, coming: Coming, on: bool) -> None:
        """Have a part take the place of what is there, or come beside it."""
        self._before.append(partial(self._intake.replace, paper, coming, coming.replaces))
        self._intake.replace(paper, coming, on)

    def tick(self, paper: Paper) -> None:
        """Leave a file out, or take it in again."""

        def turn() -> None:
            paper.wanted = not paper.wanted

        self._before.append(turn)
        turn()

    def take_back(self) -> bool:
        """Take the last change back; False where there is none."""
        if self._before:
            self._before.pop()()
            return True
        return False
