"""Builds in a process of their own: for plugins, whose signals last as long as a process, and other surroundings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from support import sites

BUILD = """
import sys
from pathlib import Path
from traitdunion.commands.building import Options, build

result = build(Options(Path(sys.argv[1]), as_of=sys.argv[2]))
print(ascii([result.report.line(problem, problem.fault.severity) for problem in result.problems]))
sys.exit(result.failed)
"""


def environment(*paths: str, **extra: str) -> dict[str, str]:
    """Return this process's environment without what speaks of places, languages, days and Python, and with `extra`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "TZ", "PYTHON", "SOURCE_DATE"))
    }
    return {**kept, "PYTHONPATH": os.pathsep.join([*paths, str(sites.REPOSITORY / "plugins")]), **extra}


def build(root: Path, *paths: str, umask: int = 0o022, **extra: str) -> subprocess.CompletedProcess[str]:
    """Build the site in `root` and print its problems. `paths` come first on Python's own path."""
    (root / "build.py").write_text(BUILD)
    command = [sys.executable, "build.py", str(root), sites.AS_OF]
    return subprocess.run(
        command, cwd=root, env=environment(*paths, **extra), capture_output=True, text=True, check=False, umask=umask
    )
