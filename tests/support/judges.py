"""Judges that are not ours: the Nu HTML checker, and axe in a real browser."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from support import tools
from traitdunion.commands.serving import make_server


def nu_errors(tree: Path) -> list[str]:
    """Return what the Nu HTML checker calls an error in the pages of a tree."""
    java = tools.program("java", "default-jre-headless")
    jar = tools.npm_file("vnu-jar/build/dist/vnu.jar")
    command = [java, "-jar", str(jar), "--format", "json", "--exit-zero-always", "--skip-non-html", str(tree)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    messages = json.loads(done.stderr)["messages"]
    assert not [message for message in messages if message["type"] == "non-document-error"], messages
    return [
        f"{message['url']}:{message.get('lastLine')}: {message['message']}"
        for message in messages
        if message["type"] == "error"
    ]


@contextmanager
def served(tree: Path) -> Iterator[str]:
    """Serve a tree on this machine, and give its address."""
    server = make_server(tree, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def browser() -> Iterator[Browser]:
    """Give a headless Chromium."""
    chromium = tools.program("chromium", "chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield running
        finally:
            running.close()


def axe_violations(page: Any, part: str = "html") -> list[str]:
    """Return the rules of WCAG 2.2 AA and good practice that a page, or a part of it, breaks, as axe sees it."""
    page.add_script_tag(path=str(tools.npm_file("axe-core/axe.min.js")))
    found = page.evaluate("part => axe.run(part)", part)
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:120]}" for rule in found["violations"]]
