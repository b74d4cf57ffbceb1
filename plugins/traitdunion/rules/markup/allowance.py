"""What HTML a text may hold: the one list, which docs/html.md explains and a test compares with it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from traitdunion.vocabulary.faults import body as faults
from traitdunion.vocabulary.problem import Fault

TAGS = frozenset({
    "a", "abbr", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup",
    "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s",
    "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "time", "tr", "u", "ul", "var", "wbr",
})  # fmt: skip

EVERYWHERE = frozenset(
    {"class", "dir", "id", "lang", "role", "title", "translate", "aria-label", "aria-describedby", "aria-hidden"}
)
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href", "hreflang", "rel"}),
    "blockquote": frozenset({"cite"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "del": frozenset({"cite", "datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "src", "width", "height"}),
    "ins": frozenset({"cite", "datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "q": frozenset({"cite"}),
    "td": frozenset({"align", "colspan", "headers", "rowspan"}),  # align becomes a class: see tables
    "th": frozenset({"abbr", "align", "colspan", "headers", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}

SCHEMES = frozenset({"http", "https", "mailto", "story", "tel"})

TOKENS: Mapping[str, tuple[str, ...]] = {
    # attribute: the words that may stand there; `rel` takes several
    "align": ("left", "center", "right"),
    "aria-hidden": ("true", "false"),
    "dir": ("ltr", "rtl", "auto"),
    "rel": ("author", "bookmark", "external", "help", "license", "nofollow", "noopener", "noreferrer", "tag"),
    "role": ("list", "note", "presentation"),
    "scope": ("row", "col", "rowgroup", "colgroup"),
    "translate": ("yes", "no"),
    "type": ("1", "a", "A", "i", "I"),
}

_NUMBER = faults.VALUE_NUMBER, re.compile(r"\d{1,5}")
_SIGNED = faults.VALUE_NUMBER, re.compile(r"-?\d{1,9}")
_LANGUAGE = faults.VALUE_LANGUAGE, re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_ADDRESS = faults.VALUE_ADDRESS, re.compile(r"https?://\S+")
VALUES: Mapping[str, tuple[Fault, re.Pattern[str]]] = {
    "cite": _ADDRESS,
    "colspan": _NUMBER,
    "height": _NUMBER,
    "hreflang": _LANGUAGE,
    "id": (faults.VALUE_NAME, re.compile(r"\S+")),
    "lang": _LANGUAGE,
    "rowspan": _NUMBER,
    "span": _NUMBER,
    "start": _SIGNED,
    "value": _SIGNED,
    "width": _NUMBER,
}

# Where an element may stand

INSIDE: Mapping[str, frozenset[str]] = {
    # element: those of which one must be open around it
    "caption": frozenset({"table"}),
    "col": frozenset({"colgroup", "table"}),
    "colgroup": frozenset({"table"}),
    "dd": frozenset({"dl"}),
    "dt": frozenset({"dl"}),
    "figcaption": frozenset({"figure"}),
    "li": frozenset({"ol", "ul"}),
    "rp": frozenset({"ruby"}),
    "rt": frozenset({"ruby"}),
    "summary": frozenset({"details"}),
    "tbody": frozenset({"table"}),
    "td": frozenset({"table"}),
    "tfoot": frozenset({"table"}),
    "th": frozenset({"table"}),
    "thead": frozenset({"table"}),
    "tr": frozenset({"table"}),
}
# Words within a line: with headings and `pre`, what holds no block
PHRASES = frozenset({
    "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "rp", "rt", "ruby", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
})  # fmt: skip
BLOCKS = frozenset({
    "aside", "blockquote", "details", "div", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol",
    "p", "pre", "table", "ul",
})  # fmt: skip
WORDS_ONLY = PHRASES | {"h1", "h2", "h3", "h4", "h5", "h6", "pre"}

# What to say of what is left out

EMPTIED = frozenset({"script", "style", "svg", "math", "template"})  # left out with everything in them
EMBEDDED = frozenset({"audio", "embed", "frame", "iframe", "object", "video"})
INSTEAD_OF_TAG: Mapping[str, str] = {
    "acronym": '<abbr title="…">…</abbr>',
    "article": "<div>…</div>",
    "big": "<strong>…</strong>",
    "center": '<p class="align-center">…</p>',
    "font": '<span class="…">…</span>',
    "footer": "<div>…</div>",
    "header": "<div>…</div>",
    "main": "<div>…</div>",
    "nav": "<div>…</div>",
    "picture": '<img src="…" alt="…">',
    "section": "<div>…</div>",
    "strike": "<s>…</s>",
    "tt": "<code>…</code>",
}
INSTEAD_OF_ATTRIBUTE: Mapping[str, str] = {
    "align": 'class="align-center"',
    "bgcolor": 'class="…"',
    "border": 'class="…"',
    "color": 'class="…"',
    "name": 'id="…"',
    "style": 'class="…"',
}
