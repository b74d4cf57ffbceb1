"""Grammar: the signs by which a line of Markdown says what it is. Part of algorithm 1: frozen."""

from __future__ import annotations

import re

TAB = 4
SPACES = " \t\r\f\v"

FENCE = re.compile(r"(?P<fence>`{3,20}(?!`)|~{3,20}(?!~))[ ]*[^\n`]*")
ATX = re.compile(
    r"(?P<level>#{1,6})[ \t]*(?P<words>.*?)[ \t]*(?P<closing>(?<!\\)#*)[ \t]*(?P<attributes>\{:?[ ]?[#.][^{}]*\})?[ \t]*"
)
UNDERLINE = re.compile(r"=+|-+")
RULE = re.compile(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}")
DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
ATTRIBUTES = re.compile(r"\{:[^{}]*\}")
NOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
REFERENCE = re.compile(
    r"\[(?P<label>[^\[\]^][^\[\]]*)\]:[ \t]*(?:<[^<>]*>|\S+)"
    r"(?:[ \t]+(?:\"(?P<double>.*)\"|'(?P<single>.*)'|\((?P<round>.*)\)))?[ \t]*"
)
ABBREVIATION = re.compile(r"\*\[(?P<term>[^\\\]]+)\][ ]?:[ \t]*(?P<words>.*)")
DEFINITION = re.compile(r":[ \t]{1,3}(?=\S)")
ITEM = re.compile(r"(?:[-+*]|(?P<number>\d{1,9}[.)]))[ \t]+(?=\S)")
QUOTE = re.compile(r"[ \t]*>[ ]?")
QUOTE_MARKS = re.compile(r"\n[ \t]*(?:>[ \t]?)+")
SPAN_OR_COMMENT = re.compile(r"(?<!`)(`{1,20})(?!`).+?(?<!`)\1(?!`)|<!--")
COMMENT_END = re.compile(r"-->|--!>")
SPACE = re.compile(r"[ \t\r\n\f\v]+")
PIPE = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")

PICTURE = re.compile(
    r"(?:\[(?=!\[))?!\[(?P<alt>(?:[^\[\]\\]|\\.)*+)\]"
    r"(?:\(\s*+(?:<(?P<angled>[^<>]*)>|(?P<src>(?:[^\s()<>]++|\([^\s()]*+\)|[ ]++(?=[^\s\"'()<>]))*+))"
    r"(?:\s*+(?:\"(?P<double>(?:[^\"]|\"(?!\s*\))){0,500}+)\"|'(?P<single>(?:[^']|'(?!\s*\))){0,500}+)'))?\s*+\)"
    r"|\[(?P<label>[^\[\]]*)\])"
    r"(?:\{[^{}]*\})?(?:\](?:\([^()]*\)|\[[^\[\]]*\])(?:\{[^{}]*\})?)?\s*",
    re.DOTALL,
)
HTML_PICTURE = re.compile(r"<img\b[^<>]*>\s*", re.IGNORECASE)
ALT = re.compile(r"""\balt\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""", re.IGNORECASE)
SRC = re.compile(r"""\bsrc\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""", re.IGNORECASE)

_BLOCK_NAMES = (
    "address|article|aside|blockquote|caption|center|col|colgroup|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|"
    "form|h1|h2|h3|h4|h5|h6|header|hgroup|hr|legend|li|main|menu|nav|ol|p|pre|script|search|section|style|summary|table|tbody|"
    "td|template|tfoot|th|thead|tr|ul"
)
BLOCK_TAG = re.compile(rf"<(?P<closing>/?)(?P<name>{_BLOCK_NAMES})(?=[\s/>])[^<>]*>", re.IGNORECASE)
DEEPENING = re.compile(
    "article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|header|main|nav|ol|section|table|ul",
    re.IGNORECASE,
)
"""Tags inside which indentation makes no code: those that nobody forgets to close."""
RAW_TAG = re.compile(r"<(?P<name>pre|script|style|template|textarea|svg|math)\b[^<>]*>", re.IGNORECASE)


def start_of(line: str, position: int) -> int:
    """Return the column of the first sign from `position` on, or the line's length where only spaces follow."""
    while position < len(line) and line[position] in SPACES:
        position += 1
    return position


def width_of(line: str, position: int) -> int:
    """Return how many columns of white space there are from `position` on."""
    space = line[position : start_of(line, position)]
    return len(space.expandtabs(TAB)) if "\t" in space else len(space)
