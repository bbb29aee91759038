"""The study file: what is kept, and how it changes. Everything that speaks SQL lives here."""

from lwdesk.store.backups import BackupInfo
from lwdesk.store.log import Change, Notice, StepInfo
from lwdesk.store.query import Query, Where
from lwdesk.store.reader import TermInfo
from lwdesk.store.step import Step
from lwdesk.store.study import Store
from lwdesk.store.trouble import StudyDamaged, StudyInUse, StudyTrouble

__all__ = [
    "BackupInfo", "Change", "Notice", "Query", "Step", "StepInfo", "Store", "StudyDamaged", "StudyInUse",
    "StudyTrouble", "TermInfo", "Where",
]  # fmt: skip
