"""Debian and Ubuntu packages: installed where we may, else the exact line to type."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

APT = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=120"]


def is_debian() -> bool:
    """True on Debian, Ubuntu and what is made from them."""
    if not shutil.which("apt-get"):
        return False
    try:
        with open("/etc/os-release", encoding="utf-8") as file:  # noqa: PTH123 - an old Python reads this file too
            lines = [line.strip().replace('"', "").partition("=") for line in file]
    except OSError:
        return False
    names = [word for key, _, value in lines if key in ("ID", "ID_LIKE") for word in value.split()]
    return "debian" in names or "ubuntu" in names


def provide(packages: list[str], purpose: str) -> None:
    """Installs `packages` when root; otherwise prints the line that does and ends with status 1.

    `purpose` completes the sentence "... needs from the system", as in "Qt".
    """
    names = " ".join(packages)
    line = f"apt-get update && sudo apt-get install -y --no-install-recommends {names}"
    if os.geteuid() != 0:
        sys.exit(f"{purpose} needs more from the system: type this line, then make again.\n\n  sudo {line}\n")
    print(f"{purpose} needs from the system: {names}. Installing.", flush=True)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    update = subprocess.call([*APT, "update"], env=environment)
    install = [*APT, "install", "-y", "--no-install-recommends", *packages]
    if subprocess.call(install, env=environment, stdout=subprocess.DEVNULL) != 0:
        reason = "apt-get update could not reach its servers" if update else "apt-get says why above"
        sys.exit(f"These packages could not be installed ({reason}): {names}")
