"""Clues: what can be compared in two segments without knowing either language.

A clue is a short string whose first character is its class: an address, a name, a number… Some classes cross languages
unharmed (`https://…`), others often (the beginning of a word: *tradu*ction, *tradu*cción, after Simard, Foster and Isabelle
1992). What a clue that two segments share is worth follows from its class and from how rare it is in both texts.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from traitdunion.vocabulary.segment import Segment, SegmentKind

CERTAINTY: Mapping[
    str, float
] = {  # of a clue in a segment, how often its translation has it too; guesses, not measures
    "=": 0.95,  # the very same text
    "u": 0.9,  # address of a link or picture
    "h": 0.8,  # host of such an address
    "@": 0.9,  # handle
    "a": 0.9,  # anchor, or the file of the picture that a caption belongs to
    "`": 0.8,  # code inside a sentence
    "#": 0.85,  # number
    "N": 0.7,  # name or acronym
    "m": 0.8,  # mark: how the segment begins and ends, and how many links it has
    "s": 0.6,  # number of sentences
    "w": 0.5,  # beginning of a word
}
FIRM = "u@a`#"  # classes of clues that a translation hardly ever loses or moves elsewhere

_ADDRESS = re.compile(
    r"(?:\]\(\s*<?|<|\b)((?:https?|mailto|story):[^\s<>()\[\]\"]+(?:\([^\s()]*\)[^\s<>()\[\]\"]*)*)|\]\(\s*<?([^\s<>()\"]+)"
)
_SCHEME = re.compile(r"^(?:https?|mailto):(?://)?(?:www\.)?")
_ANCHOR = re.compile(r"\{:?[^{}]*?#([^\s{}]+)[^{}]*\}")
_CODE = re.compile(r"(`+)(.+?)\1")
_HANDLE = re.compile(r"(?<!\w)@\w[\w-]*")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*")
_CAPITALISED = re.compile(r"[A-Z]\w+")
_STEM = re.compile(r"\b\w{4}")  # as many letters as related languages tend to share
_ACCENT = re.compile("[\u0300-\u036f]+")
_STOPS: tuple[str, ...] = (". ", "? ", "! ")
_OTHER_STOPS = ("… ", "。", "？", "！", "؟ ", "। ")
_EDGE = "*_\"'»”’) \u00a0\u202f"
_ENDS = {":": ":", "：": ":", "?": "?", "？": "?", "؟": "?", "!": "!", "！": "!"}


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of a piece of text: its clues, and its length in characters, addresses apart.

    `firm` are the clues that a translation hardly ever loses, among `tokens`.
    """

    tokens: frozenset[str]
    firm: frozenset[str]
    length: int


@lru_cache(maxsize=512)  # an original is aligned with one translation after the other
def clues(segment: Segment) -> Clues:
    """Return the clues of a segment."""
    text = html.unescape(segment.text) if "&" in segment.text else segment.text
    tokens = {"=" + text}
    firm, hosts, text = _firm(text)
    if segment.place and (segment.kind is SegmentKind.ALT or segment.kind is SegmentKind.CAPTION):
        firm.add("a" + segment.place[-1])
    stops = _STOPS
    if not text.isascii():
        stops = _STOPS + _OTHER_STOPS
        text = _ACCENT.sub("", unicodedata.normalize("NFKD", text))
    tokens |= firm | hosts
    tokens.update(["w" + stem for stem in _STEM.findall(text.lower())])
    tokens.update(["N" + name for name in _CAPITALISED.findall(text) if not name[1:].islower()])
    tokens.add("mstrong" if text.startswith(("**", "__")) else "mplain")
    tokens.add("mend" + _ENDS.get(text.rstrip(_EDGE)[-1:], ""))
    tokens.add(f"mlinks{segment.text.count('](')}")
    tokens.add(f"s{sum([text.count(stop) for stop in stops])}")
    return Clues(frozenset(tokens), frozenset(firm), max(len(text), 1))


def _firm(text: str) -> tuple[set[str], set[str], str]:
    """Return the anchors, addresses, code, handles and numbers of a text; the hosts; and the text without addresses."""
    found: set[str] = set()
    hosts: set[str] = set()
    if "{" in text:
        found.update(["a#" + name for name in _ANCHOR.findall(text)])
        text = _ANCHOR.sub("", text)
    if "](" in text or "://" in text or "mailto:" in text:
        parts, position = [], 0
        for match in _ADDRESS.finditer(text):
            absolute, other = match.groups("")
            address = _SCHEME.sub("", absolute or other).rstrip("/.,;:")
            found.add("u" + address)
            if absolute.startswith("http"):
                hosts.add("h" + address.partition("/")[0])
            parts.append(text[position : match.start()])
            position = match.end()
        text = " ".join((*parts, text[position:]))
    if "`" in text:
        found.update("`" + code for _, code in _CODE.findall(text))
    if "@" in text:
        found.update(_HANDLE.findall(text))
    for number in _NUMBER.findall(text):
        found.add("#" + "".join([str(unicodedata.digit(char)) for char in number if char.isdecimal()]))
    return found, hosts, text


def union(parts: Sequence[Clues]) -> Clues:
    """Return the clues of several segments taken together."""
    tokens = frozenset[str]().union(*(part.tokens for part in parts))
    return Clues(tokens, frozenset(), sum(part.length for part in parts) or 1)
