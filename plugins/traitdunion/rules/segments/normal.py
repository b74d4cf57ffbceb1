"""Words without their dress: what algorithm 1 compares of a piece of Markdown, and what it leaves out.

Frozen: the digests in front matter of published texts were made by this module. `docs/segments.md` says what it does, in
words; `tests/unit/goldens/segments-1.json` holds it to it. A change of mind is algorithm 2, in another module.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from hashlib import sha256
from html import unescape

_DIGEST_LENGTH = 12  # hexadecimal digits
_LONGEST_LABEL = 300

_MARKED = re.compile(r"[*_\[\]<{\\`]|://|www\.")
_TOKEN = re.compile(
    r"""(?=[`\\<\[\]!{*_hw]) (?:  # most signs begin nothing
      (?P<code> (?<!`)(`{1,20})(?!`) (.+?) (?<!`)\2(?!`) )
    | \\(?: (?P<escaped>[!-/:-@\[-`{-~]) | (?=\s|\Z) )
    | (?P<address> <(?: [A-Za-z][A-Za-z0-9+.-]*:[^<>\s]* | [^<>\s@/]+@[^<>\s]+ )>
                 | (?:https?://|www\.) [^\s<>\[\]|*]* [^\s<>\[\]|*_.,;:!?(){}'"»”’…] )
    | <(?P<tag> /?[A-Za-z][^<>]* )>
    | (?P<note> \[\^[^\]\s]+\] )
    | (?P<open> !?\[ )
    | (?P<link> \]\(\s*+
          (?: <[^<>]*> | (?:[^\s()<>]++|\([^\s()]*+\)|[ ]++(?=[^\s"'()<>]))*+ )
          (?: \s*+ (?: "(?P<title>(?:[^"]|"(?!\s*\))){0,500}+)" | '(?P<other>(?:[^']|'(?!\s*\))){0,500}+)' ) )?
          \s*+\) )
    | \][ ]?\[(?P<label>[^\[\]]{0,300})\]
    | (?P<close> \] )
    | \{(?: : | [ ]?[#.] )[^{}]*\}
    | (?<=\d)(?P<times>\*)(?=\d)
    | (?<!\s)\*+ | \*+(?!\s|\Z)
    | (?<!\w)_+(?=\S) | (?<=\S)_+(?!\w)
    )""",
    re.VERBOSE | re.DOTALL,
)
_WORDS_OF_TAG = re.compile(r"""\b(?:alt|title|aria-label)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)

_VARIANTS = {
    **dict.fromkeys("«»‹›“”„‟‘’‚‛", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    # soft hyphen, zero-width spaces and joiner of words, marks of direction, choice of a sign's picture
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\ufe0e\ufe0f", ""),
}
_VARIANT = re.compile(f"[{''.join(_VARIANTS)}]")
_CLOSE_UP = (" '", "' ", " -", "- ", " ;", " :", " !", " ?", " %")
"""Spaces that differ from one house to the next: beside quotation marks and dashes, before high signs."""

_EXACT = {ord(sign): chr(0xE000 + number) for number, sign in enumerate([*"\"'-;:!?%&", *_VARIANTS])}
"""In code every sign counts: there, those that would be folded change places with signs of nobody's."""


def digest(normal: str) -> str:
    """Return the digest of a normal form: the first 12 hexadecimal digits of its UTF-8 bytes' SHA-256."""
    return sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LENGTH]


EMPTY = digest("")
"""The digest of a segment that has no words."""


def normal(text: str, labels: Collection[str] = ()) -> str:
    """Return the normal form of a piece of Markdown that stands on one line.

    `labels` are those of the text's reference definitions, lower case: `[words][label]` is a link if its label is there.
    """
    return folded(words_of(text, labels, _EXACT))


def unified(text: str) -> str:
    """Return `text` in Unicode's form C, with white space folded and one sign for the variants of a quotation mark or dash."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        text = _VARIANT.sub(_plain_variant, text)
    return " ".join(text.split()).replace('"', "'")


def folded(text: str) -> str:
    """Return `text` unified, and without the spaces that are a habit of print."""
    text = unified(text)
    for spaced in _CLOSE_UP:
        if spaced in text:
            text = text.replace(spaced, spaced.strip())
    while "--" in text:
        text = text.replace("--", "-")
    return text


def words_of(text: str, labels: Collection[str] = (), code: Mapping[int, str] | None = None) -> str:
    """Return the words of a piece of Markdown: without marks, addresses, tags and attributes, its entities as letters.

    `code` says which signs stand for which others in the code that it holds.
    """
    if _MARKED.search(text):
        text = _Stripping(text, labels, code or {}).result()
    return unescape(text) if "&" in text else text


def _plain_variant(match: re.Match[str]) -> str:
    return _VARIANTS[match[0]]


class _Stripping:
    """One pass over a piece of Markdown. `_open` holds, for each `[` still open, its index in `_parts` and its end."""

    def __init__(self, text: str, labels: Collection[str], code: Mapping[int, str]) -> None:
        self._text, self._labels, self._code = text, labels, code
        self._parts: list[str] = []
        self._open: list[tuple[int, int]] = []

    def result(self) -> str:
        position, parts = 0, self._parts
        for match in _TOKEN.finditer(self._text):
            parts.append(self._text[position : match.start()])
            position = match.end()
            if match.lastgroup is not None:
                self._token(match, match.lastgroup)
        parts.append(self._text[position:])
        return "".join(parts)

    def _token(self, match: re.Match[str], name: str) -> None:
        parts = self._parts
        if name == "open":
            self._open.append((len(parts), match.end()))
            parts.append(match[0])
        elif name == "link":
            if self._open:
                parts[self._open.pop()[0]] = ""
                if title := match["title"] or match["other"]:
                    parts.append(f" {title}")
            else:
                parts.append(match[0])
        elif name in ("label", "close"):
            self._reference(match, name)
        elif name == "code":
            parts.append(match[3].strip(" ").translate(self._code))
        elif name in ("escaped", "times"):
            parts.append(match[name])
        elif name == "address":
            parts.append("<>")
        elif name == "note":
            parts.append("[^]")
        elif name == "tag":
            parts.append(_words_of_tag(match["tag"]))

    def _reference(self, match: re.Match[str], name: str) -> None:
        """Close a bracket: of a reference its marks go, of anything else they stay."""
        if not self._open:
            self._parts.append(match[0])
            return
        index, start = self._open.pop()
        label = match["label"] if name == "label" else ""
        if self._labels and not label and match.start() - start <= _LONGEST_LABEL:
            label = self._text[start : match.start()]
        if self._labels and " ".join(label.split()).lower() in self._labels:
            self._parts[index] = ""
        else:
            self._parts.append(match[0])


def _words_of_tag(tag: str) -> str:
    if tag[:2].lower() == "br":
        return " "
    if "=" not in tag:
        return ""
    found = (first or second or third for first, second, third in _WORDS_OF_TAG.findall(tag))
    return "".join(f" {words} " for words in found)
