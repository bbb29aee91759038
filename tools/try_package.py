"""Tries an installed lwdesk as a user would: a sample study made, checked and exported.

    python tools/try_package.py PATH/OF/lwdesk

Ends with status 1 and one sentence where a step goes wrong.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path


def run(program: Path, folder: Path, *arguments: str) -> None:
    """Runs one lwdesk command in `folder`, away from the source tree, or ends with what it said."""
    answer = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        said = (answer.stderr or answer.stdout).strip()
        sys.exit(f"The installed lwdesk ended `{arguments[0]}` with status {answer.returncode}: {said}")


def main() -> None:
    """Makes a study from the packaged sample and exports its activities to both kinds of file."""
    program = Path(sys.argv[1]).absolute()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(program, folder, "new", "trial.lwdesk", "--sample")
        run(program, folder, "check", "trial.lwdesk")
        run(program, folder, "export", "trial.lwdesk", "activities", "trial.xlsx")
        run(program, folder, "export", "trial.lwdesk", "activities", "trial.csv")
        rows = (folder / "trial.csv").read_text(encoding="utf-8-sig").count("\n") - 1
        if rows < 1 or not zipfile.is_zipfile(folder / "trial.xlsx"):
            sys.exit("The installed lwdesk exported a list without rows: are its resources in the wheel?")
    print("The package works: a sample study was made, checked and exported.")


if __name__ == "__main__":
    main()
