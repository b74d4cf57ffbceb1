"""Reloading: an open page hears of each build. It loads itself again, or shows over the site what keeps it from being built.

Nothing of this is ever on disk: the server adds the script to the pages that it sends.
"""

from __future__ import annotations

import json
import threading
import time
from html import escape
from pathlib import Path

from traitdunion.edges import catalogues
from traitdunion.edges.reporting import DOMAIN, TRANSLATIONS, Report, capitalised, translator
from traitdunion.rules.wording import direction
from traitdunion.vocabulary.faults.commands import PAGE_BEHIND
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.problem import Area, Place, Problem, Severity

EVENTS = "/.traitdunion/events"
SCRIPT = Path(__file__).with_name("reload.js")
WAITING = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>…</title></head><body><p>…</p></body></html>'
)
"""What is served as long as there is no page at all; the script exchanges it for the first one."""


class News:
    """What open pages must know: which state of the site is served, and what keeps the next one from being built.

    `version` is never that of an earlier server, so that pages which have seen a server start anew load themselves again.
    """

    def __init__(self) -> None:
        self._told = threading.Condition()
        self._start, self._changes, self._serial = time.time_ns(), 0, 0
        self._notice = ""

    @property
    def version(self) -> str:
        """The state of the site that is served."""
        return f"{self._start}.{self._changes}"

    def tell(self, *, changed: bool, notice: str) -> None:
        """Say how a build ended: whether pages changed, and the notice to show over them, as HTML ("" for none)."""
        with self._told:
            self._changes += changed
            self._notice = notice
            self._serial += 1
            self._told.notify_all()

    def after(self, serial: int, seconds: float) -> tuple[int, str | None]:
        """Wait until there is news after `serial`; return its own, and the news as JSON. None when none came in time."""
        with self._told:
            if not self._told.wait_for(lambda: self._serial > serial, seconds):
                return serial, None
            return self._serial, json.dumps({"version": self.version, "notice": self._notice})

    def script(self) -> str:
        """Return the script of a page that is sent now."""
        told = json.dumps({"version": self.version, "events": EVENTS})
        return f"<script>{SCRIPT.read_text(encoding='utf-8').strip()}({told})</script>"

    def add_script(self, page: bytes) -> bytes:
        """Return a page with the script at the end of its body."""
        script = self.script().encode()
        before, end, after = page.rpartition(b"</body>")
        return before + script + end + after if end else page + script


def notice(report: Report, problems: list[Problem]) -> str:
    """Return the problems as HTML, worded as the terminal words them: a page over the site."""
    headline = PAGE_BEHIND.at(Place("", area=Area.PROJECT))
    what, remedy = headline.sentences(translator(report.language))
    shown = [problem for problem in report.sorted(problems) if problem.fault.severity is not Severity.NOTE]
    items = "".join(item(report, problem) for problem in shown)
    return (
        f'<dialog {spoken(report.language)} aria-labelledby="what">'
        '<form method="dialog"><button aria-label="OK">×</button></form>'
        f'<div role="alert"><h1 id="what">{escape(capitalised(what))}</h1><ol>{items}</ol><p>{escape(remedy)}</p></div></dialog>'
    )


def spoken(language: Language) -> str:
    """Return the attributes of words in a language; messages that it has no catalogue for are in English."""
    shown = language if catalogues.find(TRANSLATIONS, language, DOMAIN) else catalogues.SOURCE_LANGUAGE
    return f'lang="{escape(shown)}" dir="{direction(shown)}"'


def item(report: Report, problem: Problem) -> str:
    """Return one problem: where it is, how much it matters, what is wrong and what to do."""
    language, severity = report.language_for(problem), problem.fault.severity
    what, remedy = problem.sentences(translator(language))
    return (
        f'<li class="{severity}"><p class="place" dir="ltr"><b>{escape(report.path(problem))}:{problem.place.line}</b> '
        f"{severity} {problem.fault.code}</p>"
        f'<div {spoken(language)}><p class="what">{escape(capitalised(what))}</p>'
        f"<p>{escape(remedy)}</p></div></li>"
    )
