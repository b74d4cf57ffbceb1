"""Markup: HTML read in one pass into runs of text, and written back with every tag as it was.

Nothing is corrected: tags, attributes, comments and protected elements come back byte for byte; character
references in text become characters. Unclosed markup reads as a browser reads it, to the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from itertools import chain
from unicodedata import category

from traitdunion.typography.signs import ATOM, BLOCK, LINE, NOTE, SIGNS, TAG


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


PROTECTED = _names("code pre kbd samp var svg math tt")
INVISIBLE = _names("script style")
VOID = _names("area base br col embed hr img input link meta param source track wbr")
BLOCKS = _names(
    "address article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend "
    "li link main menu meta nav noembed noframes noscript ol optgroup option p pre section select summary table "
    "tbody td template textarea tfoot th thead title tr ul xmp"
)
OBJECTS = _names("audio canvas embed img input meter object picture progress video")
INLINE = _names("a abbr b bdi cite del dfn em i ins mark q s small span strong sub sup time u")
RAW = _names("iframe noembed noframes script style textarea title xmp")
SIGN_OF = (
    dict.fromkeys(BLOCKS, BLOCK)
    | dict.fromkeys(OBJECTS, ATOM)
    | dict.fromkeys(INVISIBLE, TAG)
    | {"br": LINE, "sup": NOTE}
)
# Nearly all tags are these: they neither protect what they hold nor change its language.
PLAIN_TAGS = {f"<{name}>": SIGN_OF.get(name, TAG) for name in (BLOCKS | INLINE | {"br"}) - PROTECTED - RAW} | {
    f"</{name}>": BLOCK if name in BLOCKS else TAG for name in (BLOCKS | INLINE) - RAW
}

# The rest of a tag: names, and values that may be quoted after an equals sign. Always matches, so reading stays linear.
_REST = r"""(?>[^>=]+|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|))*+(?:>|\Z)"""
_MARKUP = re.compile(
    rf"""<!--(?:-?>|.*?(?:--!?>|\Z))
    |<(?P<raw>{"|".join(sorted(RAW))})(?=[\s/>]|\Z){_REST}
        (?:.*?</(?P=raw)(?=[\s/>]|\Z){_REST}|.*)
    |<(?P<end>/?)(?P<name>[a-z][^\s/>]*+){_REST}
    |<[!?/][^>]*+>?
    |{"|".join(SIGNS)}""",  # as letters, not as a class: every branch begins with one, which makes the search quick
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*+(?:=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]+)))?""")
_TELLING = ("lang", "translate", "no-typo")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_SIGN = re.compile(f"[{SIGNS}]")
_SIGN_OR_LINE = re.compile(rf"[{SIGNS}]|\n(?=[ \t]*[-–—])")  # a line that begins with a dash is one of its own

# What stays as typed wherever it stands: addresses, template tags, TeX; and e-mail, which takes long to look for.
_KEPT = re.compile(
    r"""\b(?:(?:https?|ftps?|file|git|ssh)://|www\.|mailto:|tel:)[^\s<>«»“”„]++
    |\{\{[^{}]{0,500}\}\}|\{%[^%]{0,500}%\}
    |\\\(.{0,500}?\\\)|\\\[.{0,500}?\\\]|\$\$[^$]{1,500}\$\$""",
    re.DOTALL | re.VERBOSE,
)
_KEPT_OR_MAIL = re.compile(
    rf"{_KEPT.pattern}|(?<![\w.+'-])(?<!\w’)[\w.+'-]++@[\w-]+(?:\.[\w-]+)+", re.DOTALL | re.VERBOSE
)
_KEPT_HINTS = ("://", "www.", "@", "mailto:", "tel:", "{{", "{%", "\\(", "\\[", "$$")

Setter = Callable[[str, str], str]


@dataclass(slots=True)
class Run:
    """A stretch of text in one language. Each sign in `parts` stands for the markup at the same rank in `hidden`."""

    language: str
    parts: list[str] = field(default_factory=list)
    hidden: list[str | Run] = field(default_factory=list)

    def hide(self, sign: str, markup: str | Run) -> None:
        """Put a sign for `markup`."""
        self.parts.append(sign)
        self.hidden.append(markup)

    def add(self, text: str, hints: tuple[str, ...]) -> None:
        """Add text, with signs for the addresses in it; `hints` are those of the whole document."""
        if not hints:
            self.parts.append(text)
            return
        done = 0
        if any(hint in text for hint in hints):
            for kept in (_KEPT_OR_MAIL if "@" in text else _KEPT).finditer(text):
                end = _end_of_address(kept)
                self.parts.append(text[done : kept.start()])
                self.hide(ATOM, text[kept.start() : end])
                done = end
        self.parts.append(text[done:])

    def written(self, setter: Setter) -> str:
        """Return the run as HTML, its text and that of the runs in it set by `setter(text, language)`."""
        out: list[str] = []
        waiting: list[str | Run] = [self]  # the last is next; a loop, for runs may lie in runs without end
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                out.append(part)
            else:
                first, *texts = _SIGN.split(setter("".join(part.parts), part.language))
                woven = (first, *chain.from_iterable(zip(part.hidden, texts, strict=True)))
                waiting += reversed(woven)
        return "".join(out)


def read_text(text: str, language: str) -> Run:
    """Return the run of a plain text, in which nothing is markup."""
    run = Run(language)
    hints = _hints(text)
    done = 0
    for sign in _SIGN_OR_LINE.finditer(text):
        run.add(text[done : sign.start()], hints)
        run.hide(LINE if sign[0] == "\n" else TAG, sign[0])
        done = sign.end()
    run.add(text[done:], hints)
    return run


def read_html(html: str, language: str) -> Run:
    """Return the runs of a piece of HTML; a run in another language is hidden inside the one around it."""
    return _Reader(html, language).run


class _Reader:
    """One reading of a piece of HTML, tag after tag."""

    def __init__(self, html: str, language: str) -> None:
        self.html = html
        self.run = Run(language)
        self.hints = _hints(html)
        self.telling = _tells(html)
        self.outer: list[tuple[str, int, Run]] = []  # elements in another language: name, depth, the run around them
        self.kept: tuple[str, int, int] | None = None  # a protected element: name, depth, where it begins
        self.done = 0
        for token in _MARKUP.finditer(html):
            if self.kept:
                self.keep(token)
            elif not self.outer and (sign := PLAIN_TAGS.get(token[0])):
                self.pass_by(token, sign)
            else:
                self.read(token)
        self.finish()

    def pass_by(self, token: re.Match[str], sign: str) -> None:
        """Take the text before a tag, and put a sign for the tag."""
        start, end = token.span()
        if start > self.done:
            self.run.add(_decoded(self.html[self.done : start]), self.hints)
        self.done = end
        self.run.hide(sign, token[0])

    def read(self, token: re.Match[str]) -> None:
        """Take the text before a tag, and the tag."""
        start = token.start()
        if start > self.done:
            self.run.add(_decoded(self.html[self.done : start]), self.hints)
        self.done = token.end()
        raw, end, name = token.groups()
        if name is None:
            self.run.hide(SIGN_OF[raw.lower()] if raw else TAG, token[0])
            return
        name = name.lower()
        if end:
            self.run.hide(BLOCK if name in BLOCKS else TAG, token[0])
            if self.outer:
                self.leave(name)
        else:
            self.enter(name, token[0], start)

    def enter(self, name: str, tag: str, start: int) -> None:
        """Read a start tag: it may protect what it holds, or change the language."""
        language, protected = _said(tag, 1 + len(name)) if self.telling and _tells(tag) else (None, False)
        sign = SIGN_OF.get(name, TAG)
        if name not in VOID and (protected or name in PROTECTED) and not tag.endswith("/>"):
            self.kept = (name, 1, start)
            return
        if language is not None and name not in VOID and language.lower() != self.run.language.lower():
            inner = Run(language)
            self.run.hide(BLOCK if sign == BLOCK else ATOM, inner)
            self.outer.append((name, 1, self.run))
            self.run = inner
        elif self.outer and self.outer[-1][0] == name:
            self.deepen(1)
        self.run.hide(sign, tag)

    def leave(self, name: str) -> None:
        """Read an end tag: it may give the run around an element back."""
        if self.outer and self.outer[-1][0] == name and self.deepen(-1) == 0:
            self.run = self.outer.pop()[2]

    def deepen(self, step: int) -> int:
        """Count elements of the same name inside the one that changed the language."""
        name, depth, run = self.outer[-1]
        self.outer[-1] = (name, depth + step, run)
        return depth + step

    def keep(self, token: re.Match[str]) -> None:
        """Pass over a tag inside a protected element, until the element ends."""
        assert self.kept
        name, depth, start = self.kept
        if token["name"] is None or token["name"].lower() != name:
            return
        if token["end"]:
            depth -= 1
        elif not token[0].endswith("/>"):
            depth += 1
        self.kept = (name, depth, start)
        if depth == 0:
            self.hide_kept(name, start, token.end())

    def hide_kept(self, name: str, start: int, end: int) -> None:
        """Put one sign for a protected element."""
        self.run.hide(BLOCK if name in BLOCKS else ATOM, self.html[start:end])
        self.done = end
        self.kept = None

    def finish(self) -> None:
        """Take what is left after the last tag, and return to the outermost run."""
        if self.kept:
            self.hide_kept(self.kept[0], self.kept[2], len(self.html))
        self.run.add(_decoded(self.html[self.done :]), self.hints)
        if self.outer:
            self.run = self.outer[0][2]


def _tells(html: str) -> bool:
    """Tell whether an attribute may say of what language a text is, or that it stays as typed."""
    lower = html.lower()
    return any(word in lower for word in _TELLING)


def _said(tag: str, start: int) -> tuple[str | None, bool]:
    """Return the language a start tag gives after `start`, if any, and whether it protects what it holds."""
    language, protected = None, False
    for attribute in _ATTRIBUTE.finditer(tag, start):
        name = attribute[1].lower()
        value = (attribute[2] or attribute[3] or attribute[4] or "").strip()
        if name in ("lang", "xml:lang"):
            language = value
        elif name == "translate":
            protected = protected or value.lower() == "no"
        elif name == "class":
            protected = protected or "no-typo" in value.split()
    return language, protected


def _hints(text: str) -> tuple[str, ...]:
    """Return what in a document announces addresses: most hold little of it, so that most texts are not searched."""
    return tuple(hint for hint in _KEPT_HINTS if hint in text)


def _end_of_address(kept: re.Match[str]) -> int:
    """Return where an address ends: before a quotation mark that closes around it, not in it."""
    address = bare = kept[0].rstrip(".,;:!?)]")
    while bare[-1:] in ("'", '"') and bare.count(bare[-1]) % 2:
        bare = bare[:-1]
    return kept.end() if bare == address else kept.start() + len(bare)


def _decoded(text: str) -> str:
    """Return `text` with plain characters for references, but those that keep text from being markup."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(reference: re.Match[str]) -> str:
    """Return the character, or the reference where it is ASCII markup or would be invisible."""
    character = unescape(reference[0])
    if character in "\"'" or (category(character[0]) == "Zs" and not character.isascii()):
        return character
    return reference[0] if character.isascii() or not character.isprintable() else character
