"""Words that could be written nowhere, as on a disk without any room: kept in mind while the program runs."""

from typing import Any

Kept = list[dict[str, Any]]
AT_RISK = (
    "Words that you typed are stored nowhere yet. Make room on the disk and type up that interview again; "
    "closing now loses them."
)
AT_RISK_HERE = (
    "Words that you typed are stored nowhere yet. Make room on the disk, then close again; closing now loses them."
)
_held: dict[tuple[str, int], list[Kept]] = {}
"""By the UUID of the study and the id of the interview."""


def hold(study: str, interview_id: int, kept: Kept) -> None:
    """Keep these words of an interview in mind."""
    _held.setdefault((study, interview_id), []).append(kept)


def held(study: str, interview_id: int) -> list[Kept]:
    """The words that are kept in mind of an interview, the oldest first."""
    return list(_held.get((study, interview_id), ()))


def drop(study: str, interview_id: int) -> None:
    """Forget them, for the study has them or nobody wants them."""
    _held.pop((study, interview_id), None)


def is_empty() -> bool:
    """Whether there are none of any interview."""
    return not _held


def forget() -> None:
    """Forget all of them."""
    _held.clear()
