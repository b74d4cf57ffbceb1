"""Serving: the magazine on this machine, drafts included, built again when something changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from traitdunion.commands.building import Options, Result, build

WATCHED = ("plugins", "theme", "pelicanconf.py", "publishconf.py")


class Handler(SimpleHTTPRequestHandler):
    """Serves a built tree as a web server should: the right page for lost readers, the right types, no stale copies."""

    extensions_map = {  # noqa: RUF012 - the base class's own attribute
        **SimpleHTTPRequestHandler.extensions_map,
        ".atom": "application/atom+xml; charset=utf-8",
        ".rss": "application/rss+xml; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".xml": "application/xml; charset=utf-8",
        ".json": "application/json",
        ".avif": "image/avif",
        ".webp": "image/webp",
        ".svg": "image/svg+xml",
    }

    def end_headers(self) -> None:
        """Let browsers ask again each time."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer for a page that is not there with the edition's own page for lost readers."""
        page = self.lost_page() if code == 404 else None
        if page is None:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def lost_page(self) -> Path | None:
        """Return the page for lost readers of the edition that the address is in, else that of the site."""
        edition = unquote(urlsplit(self.path).path).lstrip("/").split("/")[0]
        for folder in (Path(self.directory) / edition, Path(self.directory)):
            if (folder / "404.html").is_file():
                return folder / "404.html"
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: the terminal shows problems, not requests."""


def make_server(tree: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of a built tree, on this machine only; port 0 lets the system choose one."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(tree)))


def watch(paths: Iterable[Path], rebuild: Callable[[], object], stop: threading.Event | None = None) -> None:
    """Call `rebuild` after each batch of changes to the files below `paths`, until `stop` is set."""
    from watchfiles import watch as changes

    for _ in changes(*(path for path in paths if path.exists()), stop_event=stop, raise_interrupt=False):
        rebuild()


def serve(options: Options, tree: Path, port: int, show: Callable[[Result], object]) -> None:
    """Build, serve at `port`, and build again after changes until interrupted. A failed build leaves the last good tree.

    `show` gets each result as it comes.
    """
    options = replace(options, output=str(tree), siteurl=f"http://localhost:{port}", drafts=True)
    result = build(options)
    show(result)
    server = make_server(tree, port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    content = Path(options.content or "content")
    try:
        watch([options.root / content, *(options.root / name for name in WATCHED)], lambda: show(build(options)))
    finally:
        server.shutdown()
        server.server_close()
