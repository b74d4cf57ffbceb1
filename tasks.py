"""The way in: `python3 tasks.py build` makes everything it needs, then builds; inside `.venv`, `invoke` finds its tasks here.

As a script, this file needs Python and git only: it makes `.venv`, installs the locked dependencies with their hashes checked,
and hands its arguments to `invoke`.
"""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCKS = {"build": ROOT / "locks" / "build.txt", "test": ROOT / "locks" / "test.txt"}
NEEDS_TEST_TOOLS = {"test", "bench", "catalogues"}


def venv_python() -> Path:
    """Return the interpreter of `.venv`, wherever this system puts it."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint(lock: Path) -> str:
    """Return what an installation depends on: the lock, the project's own metadata and the Python that installs it."""
    digest = hashlib.sha256(sys.version.encode())
    for path in (lock, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def install(level: str) -> None:
    """Bring `.venv` to what `level` (build or test) needs; do nothing when it is there already."""
    stamps = {name: VENV / f".installed-{name}" for name in LOCKS}
    enough = [name for name in LOCKS if name in (level, "test")]
    if any(stamps[name].is_file() and stamps[name].read_text() == fingerprint(LOCKS[name]) for name in enough):
        return
    if sys.stderr.isatty():
        print("Installing what Trait d’union needs into .venv (once) …", file=sys.stderr)
    if not venv_python().is_file():
        made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
        if made.returncode:
            sys.exit("Python could not make a virtual environment. On Debian and Ubuntu: sudo apt install python3-venv")
    pip = [str(venv_python()), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(LOCKS[level])], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], check=True)
    # Where Python is told not to write compiled code, every command would compile the engine anew.
    subprocess.run([str(venv_python()), "-m", "compileall", "-q", str(ROOT / "plugins")], check=False)
    for name, stamp in stamps.items():
        stamp.unlink(missing_ok=True)
        if name == level:
            stamp.write_text(fingerprint(LOCKS[name]))


def main(arguments: list[str]) -> int:
    """Install what the first argument's task needs, then run `invoke` with all of them."""
    if sys.version_info < (3, 11):
        sys.exit("Trait d’union needs Python 3.11 or newer; this is " + sys.version.split()[0])
    install("test" if NEEDS_TEST_TOOLS & set(arguments) else "build")
    process = subprocess.Popen([str(venv_python()), "-m", "invoke", *(arguments or ["--list"])], cwd=ROOT)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())  # nobody else would tell it
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # the task hears of it too, and ends by itself: `serve` has something to put away


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.CalledProcessError as error:
        sys.exit(f"This step failed: {' '.join(error.cmd)}")
else:
    os.chdir(ROOT)  # every path that a task is given is relative to the project's root
    from traitdunion.commands.collection import namespace as ns  # noqa: F401
