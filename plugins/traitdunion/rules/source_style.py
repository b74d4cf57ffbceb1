"""What is odd in a text's Markdown, and left so: another language's spaces, lone quotation marks, words that age."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from traitdunion.typography.languages import conventions
from traitdunion.typography.quotes import lone_marks
from traitdunion.typography.signs import ATOM, BLOCK, TAG
from traitdunion.vocabulary.faults import style
from traitdunion.vocabulary.house import House
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.problem import Fault, Place, Problem

_OPENERS = ("«", "“", '"')
EXCERPT = 30  # characters shown on each side, cut at a word's edge

# Code, comments, tags, addresses, attribute lists and words marked as another language, tried in this order.
_NOT_PROSE = re.compile(
    r"""^(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?^(?P=fence)[`~]*[ \t]*$|.*)
    |^(?:[ ]{4}|\t)[^\n]*$
    |<!--(?:.*?-->|.*)
    |<(?P<raw>pre|code|script|style|svg|math|kbd|samp|var)\b[^>]*>(?:.*?</(?P=raw)\s*>|.*)
    |<(?P<tongue>\w+)\b[^>]*\blang=[^>]*>(?:(?!</?(?P=tongue)\b).){0,2000}</(?P=tongue)\s*>
    |</?[a-zA-Z][^<>]*>
    |(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).){1,1000}?(?<!`)(?P=ticks)(?!`)
    |(?P<stars>\*{1,3}|_{1,3})[^*_\n]{1,500}(?P=stars)\{:?[^}\n]*\blang=[^}\n]*\}
    |^[^\n]*\n\{:[^}\n]*\blang=[^}\n]*\}[ \t]*$
    |\{[:\#.][^}\n]{0,300}\}
    |^[ ]{0,3}\[[^\]\n]+\]:(?:[ \t]*<?\S+:[^\n]*)?
    |!(?=\[)|\]\([^)\n]{0,2000}\)|\]\[[^\]\n]{0,300}\]|\[\^[^\]\n]{0,300}\]
    |\{\{[^{}]{0,500}\}\}|\{%[^%]{0,500}%\}
    |(?:\b[a-z][a-z0-9+.-]*://|\bwww\.|\bmailto:|\bstory:)\S+
    |[\w.+-]+@[\w-]+\.[\w.-]+
    |(?<![\w:]):[a-z0-9_+-]+:(?!\w)
    |^[ \t]*:[ \t]{1,3}(?=\S)|^[ \t]*[|:-][ \t|:-]*$""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_NOT_NEWLINE = re.compile(r"[^\n]")
_REFERENCE = re.compile(r"&#?\w{1,32};")
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")
_OPENING = re.compile(rf"(?:^|(?<={BLOCK}))[ \t>]*(?:(?:[-*+]|\#{{1,6}}|\d{{1,3}}[.)])[ \t]+)?", re.MULTILINE)
_BREAK = re.compile(r"\n(?=[ \t>]*(?:\n|(?:[-*+]|\d{1,3}[.)])[ \t]|\#))")
_DEFINED = re.compile(r"\n(?=[ \t]*:[ \t]{1,3}\S)")
_COLON = re.compile(r"\A\s*:[ \t]{1,3}(?=\S)")
_BLOCK = re.compile(f"[^{BLOCK}]+")

_GAP = "[ \u00a0\u202f\u2009]+"
_AFTER = rf"(?=[\s»”\"…{TAG}]|$)"
_SPACED_MARK = re.compile(
    rf"(?<=[\w{TAG}{ATOM}»”’\")\]]){_GAP}(?P<mark>[?!]+|;|:(?<!\d:)(?<!\d[ \u00a0\u202f]:)){_AFTER}", re.MULTILINE
)
_SPACED_HYPHEN = re.compile(r"(?<=[^\W\d_])(?P<tail>[»”\"’)\]]?) - (?=[«“\"‘(¿¡]?[^\W\d_])")
_DOUBLED_STOP = re.compile(r"(?<=[^\W\d_])(?:,[,;:]|[,;:]\.(?!\.)|;;|\.\.(?![.\w/\\])|::(?= ))(?![\w/])")
_NAMES = re.compile(r"(?<!\w)(?:Yahoo|Jeopardy|Joomla|Mamma Mia|Oklahoma|Oliver)!")  # the mark is part of them
_TIGHT_MARK = re.compile(rf"(?:(?<=[^\W\d_])|(?<={TAG}))(?P<mark>[?!]+|[;:]){_AFTER}", re.MULTILINE)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])(?:(?P<straight>')|’)(?=[^\W\d_])")
_SPANISH_ENDS = re.compile(r"(?P<open>[¿¡])|(?<![(\[])(?P<close>[?!]+)")
_SENTENCE_START = re.compile(rf"(?:\A|[.?!…:;—–(«“\"])[\s—–(«“\"{TAG}{BLOCK}]*")


@dataclass(frozen=True, slots=True)
class Habits:
    """What is odd in a language. `tight` are the marks that no space precedes, `spaced` those that one must."""

    tight: str = ""
    spaced: str = ""
    inverted: bool = False
    dated: re.Pattern[str] | None = None


def _dated(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


# Only what is counted from the day of writing: “three years ago” or “next week” may belong to a story.
_ENGLISH_DATED = _dated(
    r"(?:the|these) (?:last|past|coming) (?:\w+ )?(?:years|months|weeks|decades)(?! (?:of|in)\b)",
    r"(?<!the )(?<!that )(?:this|last|next) year(?!['’]s\b|,? \d)|in recent (?:years|months|weeks)",
    r"recently|currently|nowadays|these days|at the moment|right now",
)
_FRENCH_DATED = _dated(
    r"ces (?:\w+ )?(?:derniers|dernières|prochains|prochaines) (?:années|mois|semaines|jours|ans|décennies)",
    r"(?:les|des) (?:\w+ )?(?:dernières|prochaines) (?:années|semaines|décennies)",
    r"cette année(?!-là)|l['’]an(?:née)? (?:dernier|dernière|passée?|prochaine?)|ce mois-ci",
    r"récemment|dernièrement|actuellement|aujourd['’]hui|pour l['’]instant|ces temps-ci|en ce moment",
)
_SPANISH_DATED = _dated(
    r"(?:los|las|estos|estas) (?:\w+ )?(?:últimos|últimas|próximos|próximas) (?:\w+ )?(?:años|meses|semanas|décadas)",
    r"este año|el (?:año|mes) (?:pasado|que viene)|el próximo año",
    r"recientemente|últimamente|actualmente|hoy en día|en la actualidad|por ahora|en este momento",
)
_HABITS = {
    "en": Habits(tight=";:!?", dated=_ENGLISH_DATED),
    "es": Habits(tight=";:!?", inverted=True, dated=_SPANISH_DATED),
    "fr": Habits(spaced=";:!?", dated=_FRENCH_DATED),
    "fr-CA": Habits(spaced=":", dated=_FRENCH_DATED),
    "de": Habits(tight=";:!?"),
    "it": Habits(tight=";:!?"),
    "pt": Habits(tight=";:!?"),
}


def notes(text: str, first_line: int, path: str, language: Language) -> tuple[Problem, ...]:
    """Return a note for each oddity of a text's Markdown.

    `first_line` is the line of the file `path` on which `text` begins. Code, comments, addresses and words marked as
    another language are not looked at.
    """
    habits = _HABITS.get(language) or _HABITS.get(language.split("-")[0]) or Habits()
    blocks = _blocks(text)
    source = _Source(text, blocks.replace(BLOCK, "\n"), blocks, first_line, path)
    found = [*_spaces(source, habits), *_stops(source), *_apostrophes(source), *_quotes(source, language)]
    if habits.inverted:
        found += _inverted(source)
    if habits.dated:
        found += (
            source.problem(style.WORDS_DATED, match.start(), words=match[0])
            for match in habits.dated.finditer(source.prose)
        )
    return tuple(sorted(found, key=lambda problem: problem.sort_key))


def prose(text: str) -> str:
    """Return the text, character for character, with signs for code, comments, tags, addresses and words of other languages."""
    return _NOT_PROSE.sub(lambda found: _NOT_NEWLINE.sub(ATOM, found[0]), text)


def _blocks(text: str) -> str:
    """Return the text, character for character, with signs for what is not prose and for the edges of its blocks."""
    blocks = _REFERENCE.sub(lambda found: unescape(found[0])[:1].rjust(len(found[0]), TAG), prose(text))
    blocks = _BREAK.sub(BLOCK, blocks)
    for found in _DEFINED.finditer(text):
        blocks = blocks[: found.start()] + BLOCK + blocks[found.start() + 1 :]
    blocks = _OPENING.sub(lambda found: " " * len(found[0]), blocks)
    return _EMPHASIS.sub(lambda found: TAG * len(found[0]), blocks)


@dataclass(frozen=True, slots=True)
class _Source:
    """A text, its prose, and the same with signs for the edges of its blocks."""

    text: str
    prose: str
    blocks: str
    first_line: int
    path: str

    def begins_block(self, position: int) -> bool:
        """Tell whether the mark at `position` is the first of its paragraph."""
        left = position - 1
        while left >= 0 and self.blocks[left] in f" \t\n{TAG}":
            left -= 1
        return left < 0 or self.blocks[left] == BLOCK

    def next_block(self, position: int) -> str:
        """Return the beginning of the paragraph after the one at `position`, empty at the end."""
        edge = self.blocks.find(BLOCK, position)
        return self.blocks[edge : edge + EXCERPT].lstrip(f" \t\n{BLOCK}{TAG}") if edge >= 0 else ""

    def problem(self, fault: Fault, position: int, **details: object) -> Problem:
        line = self.first_line + self.text.count("\n", 0, position)
        return fault.at(Place(self.path, line), **details)

    def excerpt(self, start: int, end: int, instead: str) -> str:
        """Return the words around a stretch, on its own line, with `instead` in its place."""
        before = self.text[max(0, start - EXCERPT) : start].rpartition("\n")[2]
        after = self.text[end : end + EXCERPT].partition("\n")[0]
        if len(before) == EXCERPT:
            before = "…" + before.partition(" ")[2]
        if len(after) == EXCERPT:
            after = after.rpartition(" ")[0] + "…"
        return before.lstrip() + instead + after.rstrip()


def _spaces(source: _Source, habits: Habits) -> Iterator[Problem]:
    """Note spaces before high punctuation where there should be none, and none where there should be one."""
    for pattern, marks, fault, space in (
        (_SPACED_MARK, habits.tight, style.FRENCH_SPACING, ""),
        (_TIGHT_MARK, habits.spaced, style.SPACE_MISSING, " "),
    ):
        for found in pattern.finditer(source.prose) if marks else ():
            mark = found["mark"]
            if mark[0] in marks:
                excerpt = source.excerpt(found.start(), found.end(), space + mark)
                yield source.problem(fault, found.start(), mark=mark, excerpt=excerpt)


def _stops(source: _Source) -> Iterator[Problem]:
    """Note hyphens that stand for dashes, and stops typed twice."""
    for found in _SPACED_HYPHEN.finditer(source.prose):
        hyphen = found.end("tail")
        yield source.problem(
            style.HYPHEN_SPACED, hyphen, excerpt=source.excerpt(hyphen, found.end(), f" {found[0].strip()} ")
        )
    for found in _DOUBLED_STOP.finditer(source.prose):
        excerpt = source.excerpt(found.start(), found.end(), found[0])
        yield source.problem(style.STOP_DOUBLED, found.start(), marks=found[0], excerpt=excerpt)


def _apostrophes(source: _Source) -> Iterator[Problem]:
    """Note, once, that a text holds both kinds of apostrophe, on the line of the first of the rarer kind."""
    straight: list[int] = []
    curly: list[int] = []
    for found in _APOSTROPHE.finditer(source.prose):
        (straight if found["straight"] else curly).append(found.start())
    if straight and curly:
        rarer = min(straight, curly, key=len)
        yield source.problem(style.APOSTROPHES_MIXED, rarer[0], straight=len(straight), curly=len(curly))


def _quotes(source: _Source, language: Language) -> Iterator[Problem]:
    """Note quotation marks without a partner in their paragraph.

    A quotation of several paragraphs opens each of them, and closes only the last.
    """
    marks = conventions(language, House()).marks
    for position in lone_marks(source.blocks, marks) if marks else ():
        mark = source.text[position]
        if mark in _OPENERS and source.begins_block(position) and source.next_block(position)[:1] in _OPENERS:
            continue
        excerpt = source.excerpt(position, position + 1, mark)
        yield source.problem(style.QUOTE_UNMATCHED, position, mark=mark, excerpt=excerpt)


def _inverted(source: _Source) -> Iterator[Problem]:
    """Note Spanish questions and exclamations that only end with a mark."""
    for block in _BLOCK.finditer(source.blocks):
        waiting = False
        since = block.start()
        for found in _SPANISH_ENDS.finditer(source.prose, block.start(), block.end()):
            if found["open"]:
                waiting = True
                continue
            if not waiting and not _NAMES.search(source.prose, max(block.start(), found.start() - 20), found.end()):
                fault = style.QUESTION_UNOPENED if "?" in found["close"] else style.EXCLAMATION_UNOPENED
                start = (
                    since
                    + [found.end() for found in _SENTENCE_START.finditer(source.blocks[since : found.start()])][-1]
                )
                yield source.problem(fault, found.start(), excerpt=_COLON.sub("", source.text[start : found.end()]))
            waiting = False
            since = found.end()
