"""What can go wrong with a study that is the world's doing: one plain sentence each."""

from pathlib import Path

from lwdesk.refusal import Refusal


class StudyTrouble(Refusal):
    """A study cannot be opened, read or written; the message says what is wrong, where, and what to do."""


class StudyInUse(StudyTrouble):
    """Somebody has the study open; `who` says who, where and since when."""

    def __init__(self, path: Path, who: str) -> None:
        super().__init__(f"{path.name} is open already: {who}. Close it there first, or look at the newest backup.")
        self.who = who


class StudyDamaged(StudyTrouble):
    """The file is damaged; it was set aside untouched, and `backup` is the newest good one, if there is any."""

    def __init__(self, path: Path, aside: Path, backup: Path | None) -> None:
        offer = (
            f"The newest good backup is {backup.name}: restore it to go on."
            if backup
            else "There is no backup of it here."
        )
        super().__init__(f"{path.name} is damaged and was set aside as {aside.name}. {offer}")
        self.aside = aside
        self.backup = backup
