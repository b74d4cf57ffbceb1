"""Setting: the rules of a language put to HTML or to plain text, in order."""

from __future__ import annotations

import re

from traitdunion.typography.languages import Conventions, conventions
from traitdunion.typography.markup import read_html, read_text
from traitdunion.typography.quotes import DOUBLE, SINGLE, set_quotes
from traitdunion.typography.signs import BLOCK
from traitdunion.typography.spaces import hug
from traitdunion.vocabulary.house import House

# Three dots, or four at a sentence's end; not part of a path, a range of versions or a row of dots.
_ELLIPSIS = re.compile(r"\.(?<![./\\].)(?<!\d(?=\.{3}\w).)\.\.(?!\.\.|[/\\])")
_BLOCK_TEXT = re.compile(f"[^{BLOCK}]+")
_TRIALS = 5  # two are enough but for heaps of marks that no one writes


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
    run = _set_once(run, rules, house)
    return _BLOCK_TEXT.sub(lambda block: _settled(block[0], rules, house), run) if _is_unsettled(run) else run


def _is_unsettled(run: str) -> bool:
    return DOUBLE in run or SINGLE in run or "--" in run


def _settled(text: str, rules: Conventions, house: House) -> str:
    """Set again a block in which marks were left, until nothing changes: spaces set since may tell what they are."""
    if _is_unsettled(text):
        for _ in range(_TRIALS):
            before, text = text, _set_once(text, rules, house)
            if text == before:
                break
    return text


def _set_once(run: str, rules: Conventions, house: House) -> str:
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
