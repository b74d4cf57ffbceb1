"""Installing: the peers are fetched once, each into a folder of its own, and left out where that cannot be."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


class Absent(Exception):  # noqa: N818 - a peer that is not there
    """A peer cannot be had on this machine; the text says why."""


def run(command: Sequence[str]) -> None:
    """Run an installer. Absent when it fails."""
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    except FileNotFoundError as error:
        raise Absent(f"{command[0]} is not installed") from error
    except subprocess.CalledProcessError as error:
        raise Absent((error.stderr.strip().splitlines() or ["the installer failed"])[-1]) from error


def python_package(folder: Path, *requirements: str) -> Path:
    """Install Python packages into an environment in `folder`, unless they are there, and return it. Absent if it fails."""
    stamp, wanted = folder / "installed.txt", "\n".join(requirements)
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        run([sys.executable, "-m", "venv", str(folder)])
        run([str(interpreter(folder)), "-m", "pip", "install", "--quiet", *requirements])
        stamp.write_text(wanted, encoding="utf-8")
    return folder


def interpreter(folder: Path) -> Path:
    """Return the interpreter of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def npm_package(folder: Path, requirement: str) -> Path:
    """Install an npm package below `folder`, unless it is there, and return the packages' folder. Absent if it fails."""
    stamp = folder / "installed.txt"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != requirement:
        npm = shutil.which("npm")
        if npm is None:
            raise Absent("npm is not installed")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        run([npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), requirement])
        stamp.write_text(requirement, encoding="utf-8")
    return folder / "node_modules"
