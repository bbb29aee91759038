"""Where things are: the resources that ship with lwdesk, and the folders of this user."""

import os
from pathlib import Path


def resource(name: str) -> Path:
    """The path of a file of resources/, installed as a package or run from its folder."""
    here = Path(__file__).parent
    installed = here / "resources"
    return (installed if installed.is_dir() else here.parent / "resources") / name


def data_dir() -> Path:
    """The folder for what lwdesk keeps for this user; the environment's LWDESK_HOME takes its place."""
    chosen = os.environ.get("LWDESK_HOME")
    if chosen:
        return Path(chosen)
    import platformdirs

    return platformdirs.user_data_path("lwdesk", appauthor=False)


def backups_dir() -> Path:
    """The folder of the backups, one folder a study."""
    return data_dir() / "backups"


def log_dir() -> Path:
    """The folder of the log and of crash reports."""
    return data_dir() / "log"
