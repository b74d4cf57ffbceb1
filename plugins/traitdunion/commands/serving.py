"""Serving: the magazine on this machine, drafts included, built again and shown anew when something changes."""

from __future__ import annotations

import errno
import gc
import io
import os
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import unquote, urlsplit

from traitdunion.commands.building import Options, Result, build, load_settings, report_for
from traitdunion.commands.pacing import Orders
from traitdunion.commands.reloading import EVENTS, WAITING, News, notice
from traitdunion.commands.watching import Change, Watch, broken_code, is_code, settings_files, sources
from traitdunion.edges.placing import MANIFEST
from traitdunion.vocabulary.faults.commands import PORT_REFUSED, PORT_TAKEN
from traitdunion.vocabulary.faults.settings import PELICAN_ERROR
from traitdunion.vocabulary.problem import Area, Place, Problem, ProblemsFound

if TYPE_CHECKING:
    from traitdunion.publishing.proofs import Proofs

HEARTBEAT = 15.0
"""Seconds of silence after which an open page is told that the server still lives: only so does the server hear that it left."""


PAUSE = 0.5
"""Seconds without another change after which everything else follows a page that was shown at once."""


class Server(ThreadingHTTPServer):
    """Serves a tree. With `news`, its pages hear of each build."""

    allow_reuse_address = os.name != "nt"  # there it would let two servers share a port
    news: News | None = None

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that left while it was being answered."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(SimpleHTTPRequestHandler):
    """Serves a built tree as a web server should: the right page for lost readers, the right types, no stale copies."""

    server: Server
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

    def do_GET(self) -> None:
        """Answer with a file, or tell the news for as long as the page is open."""
        if self.server.news is not None and urlsplit(self.path).path == EVENTS:
            self.tell(self.server.news)
        else:
            super().do_GET()

    def tell(self, news: News) -> None:
        """Send each piece of news, the present one first, as server-sent events (HTML standard, section 9.2)."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"retry: 300\n\n")
        serial = -1
        while True:
            serial, told = news.after(serial, HEARTBEAT)
            self.wfile.write(b": still here\n\n" if told is None else f"data: {told}\n\n".encode())

    def end_headers(self) -> None:
        """Let browsers ask again each time."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Begin an answer, and return what is to follow; a page gets its script on the way."""
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if urlsplit(self.path).path.endswith("/") else path
        if page.suffix == ".html" and page.is_file():
            return self.page(200, page)
        return super().send_head()

    def page(self, status: int, path: Path) -> io.BytesIO:
        """Begin the answer with a page, and return its bytes.

        It has no date: a browser that was told “not modified” would go on with the script of an earlier version.
        """
        news = self.server.news  # asked before the page is read: a build in between makes it load itself once too often
        body = news.add_script(path.read_bytes()) if news else path.read_bytes()
        return self.html(status, body)

    def html(self, status: int, body: bytes) -> io.BytesIO:
        """Begin an answer of HTML."""
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer for a page that is not there with the edition's own page for lost readers, or, with none yet, wait for it."""
        lost, news = self.lost_page(), self.server.news
        if code != 404 or (lost is None and news is None):
            super().send_error(code, message, explain)
            return
        answer = self.page(404, lost) if lost else self.html(404, news.add_script(WAITING.encode()) if news else b"")
        if self.command != "HEAD":
            self.copyfile(answer, self.wfile)

    def lost_page(self) -> Path | None:
        """Return the page for lost readers of the edition that the address is in, else that of the site."""
        edition = unquote(urlsplit(self.path).path).lstrip("/").split("/")[0]
        for folder in (Path(self.directory) / edition, Path(self.directory)):
            if (folder / "404.html").is_file():
                return folder / "404.html"
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: the terminal shows problems, not requests."""


def make_server(tree: Path, port: int, news: News | None = None) -> Server:
    """Return a server of a built tree, on this machine only; port 0 lets the system choose one.

    ProblemsFound where the port is taken or not allowed.
    """
    place = Place("serve", area=Area.PROJECT)
    try:
        server = Server(("127.0.0.1", port), partial(Handler, directory=str(tree)))
    except OverflowError as error:
        raise ProblemsFound([PORT_REFUSED.at(place, port=port)]) from error
    except OSError as error:
        taken = PORT_TAKEN.at(place, port=port, other=port + 1)
        refused = PORT_REFUSED.at(place, port=port)
        raise ProblemsFound([taken if error.errno == errno.EADDRINUSE else refused]) from error
    server.news = news
    return server


def state(tree: Path) -> frozenset[tuple[str, int, int]]:
    """Return the files that readers get, with what changes when one is written: a build leaves the others alone."""
    found = []
    for place, _, names in os.walk(tree):
        for name in names:
            if name == MANIFEST:
                continue
            path = os.path.join(place, name)  # noqa: PTH118 - thousands of them, after each build
            known = os.stat(path)  # noqa: PTH116
            found.append((path, known.st_ino, known.st_mtime_ns))
    return frozenset(found)


def attempt(options: Options, turn: AbstractContextManager[Any]) -> Result:
    """Build, taking one's `turn` to write into the tree.

    What no build should do, to fail with an error of its own, must not end the server: it is a problem too.
    """
    try:
        return build(options, turn=turn)
    except (Exception, SystemExit) as error:
        traceback.print_exc()
        reason = f"{type(error).__name__}: {error}"
        problem = PELICAN_ERROR.at(Place(options.settings, area=Area.PROJECT), reason=reason)
        return Result([problem], report_for(options, {}), Path(options.output or "output"))


def start_anew() -> None:
    """Run this command again in place of this process: Python cannot exchange code that runs."""
    command = [sys.executable, *sys.orig_argv[1:]]
    sys.stdout.flush()
    if os.name == "nt":  # there a process cannot be replaced: the terminal would believe that it had ended
        raise SystemExit(subprocess.call(command))
    os.execv(command[0], command)


class Desk:
    """One session of writing: builds after each change, tells whoever watches, and starts anew with new code.

    The page of a text whose body alone has changed is shown at once, by another thread than the one that builds: it need not
    wait for a build that is going on. Whatever else a change concerns follows when the writer pauses.
    """

    def __init__(self, options: Options, tree: Path, news: News, show: Callable[[Result], object]) -> None:
        self.options, self.tree, self.news, self.show = options, tree, news, show
        self.file = (options.root / options.settings).resolve()
        self.watch = Watch()
        self.orders = Orders()
        self.proofs: Proofs | None = None
        self.showing = threading.Lock()
        self.served = state(tree)

    def work(self) -> None:
        """Build, and again after each change, until interrupted or stopped."""
        self.follow()
        threading.Thread(target=self.hand_on, daemon=True).start()
        self.build()
        while changed := self.orders.next():
            self.react(changed)

    def stop(self) -> None:
        """End the session: what waits for a change, or for a build, is let go."""
        self.watch.close()
        self.orders.close()

    def hand_on(self) -> None:
        """Show each change at once where that is possible, and order a build of it."""
        while changed := self.watch.next():
            self.orders.add(changed, PAUSE if self.show_at_once(changed) else 0)

    def show_at_once(self, changed: Change) -> bool:
        """Show the pages of texts of which nothing but the body has changed; tell whether that was all that changed."""
        with self.showing:
            try:
                shown = [self.proofs.show(path) if self.proofs else None for path in sorted(changed)]
            except (
                Exception
            ):  # as with a build: what nobody foresaw must not end the server, and the build will tell of it
                traceback.print_exc()
                return False
        if any(shown):
            self.news.tell(changed=True, notice="")
        return bool(shown) and None not in shown

    def follow(self) -> None:
        """Watch what the settings name, as they are now."""
        settings, _ = load_settings(self.options)
        self.watch.follow(sources(settings, self.file, self.options.content), settings_files(self.file))

    def build(self) -> None:
        """Build, and tell how it ended. What was written meanwhile is shown again: the build may not have known of it."""
        result = attempt(self.options, self.showing)
        with self.showing:
            self.proofs = result.run.proofs if result.run and not result.failed else None
        self.show_at_once(self.orders.waiting)
        self.tell(result)
        del result
        gc.collect()  # what Pelican leaves behind refers to itself, and no build looks for garbage

    def tell(self, result: Result) -> None:
        """Show a result in the terminal and on open pages.

        To look at the whole tree takes a moment: where pages were rendered, they are told before.
        """
        self.show(result)
        if result.failed:
            with self.showing:
                self.proofs = None  # a notice lies over the pages until a build is good
        words = notice(result.report, result.problems) if result.failed else ""
        rendered = not result.failed and result.counts.get("pages rendered", 0) > 0
        if rendered:
            self.news.tell(changed=True, notice=words)
        before, self.served = self.served, state(self.tree)
        if not rendered:
            self.news.tell(changed=self.served != before, notice=words)

    def react(self, changed: Change) -> None:
        """Do what a change asks for."""
        if self.file in changed:
            self.follow()
        code = sorted(path for path in changed if path != self.file and is_code(path))
        broken = [problem for path in code if (problem := broken_code(path, self.options.root))]
        if broken:
            self.tell(self.refusal(broken))
        elif code:
            start_anew()
        else:
            self.build()

    def refusal(self, problems: list[Problem]) -> Result:
        """Return the result of a build that was not even tried."""
        return Result(problems, report_for(self.options, {}), self.tree)


def serve(options: Options, tree: Path, port: int, show: Callable[[Result], object]) -> None:
    """Build, serve at `port`, and build again after changes until interrupted. A failed build leaves the last good tree.

    `show` gets each result as it comes. ProblemsFound, before anything is built, where the port cannot be had.
    """
    news = News()
    server = make_server(tree, port, news)
    address = f"http://localhost:{server.server_address[1]}"
    desk = Desk(replace(options, output=str(tree), siteurl=address, drafts=True), tree, news, show)
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    try:
        desk.work()
    except KeyboardInterrupt:
        pass  # this is how it ends
    finally:
        desk.stop()
        server.shutdown()
        server.server_close()
