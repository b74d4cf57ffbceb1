"""Setting: the rules of a language put to HTML or to plain text, in order."""

from __future__ import annotations

import re

from traitdunion.typography.languages import conventions
from traitdunion.typography.markup import read_html, read_text
from traitdunion.typography.quotes import set_quotes
from traitdunion.typography.spaces import hug
from traitdunion.vocabulary.house import House

# Three dots, or four at a sentence's end; not part of a path, a range of versions or a row of dots.
_ELLIPSIS = re.compile(r"(?<![./\\])(?<!\d(?=\.{3}\w))\.\.\.(?!\.\.|[/\\])")


def typeset(html: str, language: str, house: House = House()) -> str:  # noqa: B008 - frozen
    """Return `html` with quotes, apostrophes, dashes and spaces as a typesetter of `language` sets them.

    `language` is a BCP 47 tag; an element's `lang` takes over inside it. Tags, comments, code and addresses come back
    unchanged. The result is plain Unicode, and typesetting it again changes nothing.
    """
    return read_html(html, language).written(lambda run, tongue: _set(run, tongue, house))


def typeset_text(text: str, language: str, house: House = House()) -> str:  # noqa: B008 - frozen
    """Return plain text (a title, a feed's summary) set as `typeset` does; nothing in it is markup."""
    return read_text(text, language).written(lambda run, tongue: _set(run, tongue, house))


def _set(run: str, language: str, house: House) -> str:
    rules = conventions(language, house)
    if rules.ellipsis and "..." in run:
        run = _ELLIPSIS.sub("…", run)
    if rules.hugging and ("¿" in run or "¡" in run):
        run = hug(run)
    if rules.marks:
        run = set_quotes(run, rules.marks)
    if rules.spacing:
        run = rules.spacing.set(run)
    if rules.dashes:
        run = rules.dashes(run, house)
    return run
