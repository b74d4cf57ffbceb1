"""Raw HTML, brought down to what a text may hold, with a problem for whatever is left out.

Two walls, one behind the other. The first reads the tags one by one, takes out what is not allowed, and says so with
the line. The second, nh3, parses the whole as a browser does and enforces the same list without trusting the first.
"""

from __future__ import annotations

import html
import re
from collections import Counter

import nh3

from traitdunion.rules.markup import allowance
from traitdunion.rules.markup.source import Source
from traitdunion.rules.markup.tree import VOID
from traitdunion.vocabulary.faults import body as faults
from traitdunion.vocabulary.problem import Fault, Place, Problem

DEEPEST = 200  # elements within one another; a text needs a dozen

_TAG = re.compile(
    r"<(?:"
    r"/(?P<end>[A-Za-z][^\s/>]*+)[^>]*+>"
    r"|(?P<name>[A-Za-z][^\s/>]*+)"
    r"(?P<attributes>(?:[\s/]++[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"']?[^\s>]*+))?+)*+)[\s/]*+>"
    r"|(?P<comment>!--(?:>|->|[\s\S]*?--!?>))"
    r"|(?P<declaration>[!?][^>]{0,200}+)>"
    r"|(?P<unfinished>!--|[A-Za-z/!?])"
    r")"
)
_ATTRIBUTE = re.compile(r"([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'][^\s>]*+)))?+")

# Elements whose closing tag the HTML standard lets one leave out.
_CLOSED_BY_THEMSELVES = frozenset(
    {"caption", "colgroup", "dd", "dt", "li", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr"}
)
_IGNORED = re.compile(r"[\x00-\x20]+")  # what browsers skip in an address
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PLAIN_ADDRESS = re.compile(
    r"https?://(?!xn--)(?:[a-z0-9-]+\.(?!xn--))+[a-z]+(?::\d{1,4})?(?:[/?#].*)?|(?:mailto|tel|story):.*", re.I
)

_CLEANER = nh3.Cleaner(
    tags=set(allowance.TAGS),
    attributes={tag: {*allowance.EVERYWHERE, *allowance.ATTRIBUTES.get(tag, ())} for tag in allowance.TAGS},
    url_schemes=set(allowance.SCHEMES),
    link_rel=None,
    strip_comments=True,
)


def sanitise(markup: str, source: Source, path: str) -> tuple[str, list[Problem]]:
    """Return `markup` with allowed, well nested HTML only, and problems for what was left out."""
    filtered = _Filter(source, path)
    kept = filtered.run(markup)
    clean = _CLEANER.clean(kept)
    filtered.compare(clean)
    return clean, filtered.problems


class _Filter:
    """The first wall: one pass over the tags of a text."""

    def __init__(self, source: Source, path: str) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._path = path
        self._open: list[tuple[str, bool]] = []  # name, and whether it was kept
        self._around: Counter[str] = Counter()  # the names of those kept
        self._lines = 0  # how many of those kept hold words only
        self._kept: Counter[str] = Counter()

    def run(self, markup: str) -> str:
        """Return the markup without the tags and attributes that are not allowed; elements left open are closed."""
        parts, position = [], 0
        while match := _TAG.search(markup, position):
            start, end = match.span()
            parts.append(markup[position:start])
            position = end
            kind = match.lastgroup
            if kind == "attributes":
                name = match["name"].lower()
                if name in allowance.EMPTIED:
                    position = _after(markup, name, position)
                parts.append(self._start(name, match["attributes"]))
            elif kind == "end":
                parts.append(self._end(match["end"].lower()))
            elif kind == "unfinished":
                parts.append("&lt;")
                position = start + 1
                self._unfinished(markup[position : position + 20])
            elif kind == "declaration":
                declaration = f"<{match['declaration']}>"
                self._report(faults.DECLARATION_REFUSED, self._source.fragment(declaration), declaration=declaration)
        parts.append(markup[position:])
        parts += [self._close() for _ in range(len(self._open))]
        return "".join(parts)

    def compare(self, clean: str) -> None:
        """Report the tags that were allowed and yet are not there: a browser would not have them where they stand."""
        there = Counter(re.findall(r"<([a-z][a-z0-9]*)", clean))
        for name in sorted(self._kept):
            if self._kept[name] > there[name]:
                self._report(faults.TAG_MISPLACED, self._source.markup(name), tag=name)

    def _start(self, name: str, typed: str) -> str:
        if name not in allowance.TAGS:
            self._refused_tag(name, typed)
            return ""
        kept = (name not in allowance.INSIDE and not self._lines) or not self._misplaced(name)
        if len(self._open) >= DEEPEST:
            if not any(problem.fault is faults.TOO_DEEP for problem in self.problems):
                self._report(faults.TOO_DEEP, self._source.line(0), limit=str(DEEPEST))
            kept = False
        if name not in VOID:
            self._open.append((name, kept))
            if kept:
                self._around[name] += 1
                self._lines += name in allowance.WORDS_ONLY
        if not kept:
            return ""
        attributes = self._attributes(name, typed) if typed else ""
        if name == "img" and " src=" not in attributes:
            return ""
        self._kept[name] += 1
        return f"<{name}{attributes}>"

    def _misplaced(self, name: str) -> bool:
        alone = name in allowance.INSIDE and not any(self._around[outer] for outer in allowance.INSIDE[name])
        if alone or (self._lines and name in allowance.BLOCKS):
            self._report(faults.TAG_MISPLACED, self._source.markup(name), tag=name)
            return True
        return False

    def _refused_tag(self, name: str, typed: str) -> None:
        line = self._source.markup(name)
        if name in allowance.EMPTIED:
            self._report(faults.TAG_EMPTIED, line, tag=name)
        elif name in allowance.EMBEDDED:
            addresses = [
                double or single or bare for key, double, single, bare in _ATTRIBUTE.findall(typed) if key == "src"
            ]
            self._report(faults.TAG_EMBEDDED, line, tag=name, address=addresses[0] if addresses else "https://…")
        elif name in allowance.INSTEAD_OF_TAG:
            self._report(faults.TAG_REPLACED, line, tag=name, instead=allowance.INSTEAD_OF_TAG[name])
        else:
            self._report(faults.TAG_REFUSED, line, tag=name)

    def _attributes(self, tag: str, typed: str) -> str:
        """Return the attributes that are kept, as HTML."""
        kept: dict[str, str] = {}
        found = _ATTRIBUTE.findall(typed)
        for key, double, single, bare in found:
            name = key.lower()
            value = html.unescape(double or single or bare)
            if tag == "a" and name == "name":  # the old way to name a place
                name = "id"
            if name not in kept and self._allowed(tag, name, value):
                kept[name] = value
        if tag == "img" and not any(key.lower() == "src" for key, *_ in found):
            self._report(faults.IMAGE_EMPTY, self._source.markup("img"), alt=kept.get("alt", ""))
        return "".join([f' {name}="{html.escape(value)}"' for name, value in kept.items()])

    def _allowed(self, tag: str, name: str, value: str) -> bool:
        """Tell whether an attribute can stay; report it if not."""
        if name == "markdown":  # for Markdown's reader; it is left where a tag is not closed, and that is reported
            return False
        if name not in allowance.EVERYWHERE and name not in allowance.ATTRIBUTES.get(tag, ()):
            details = {"attribute": name, "tag": tag}
            if name in allowance.INSTEAD_OF_ATTRIBUTE:
                fault, details["instead"] = faults.ATTRIBUTE_REPLACED, allowance.INSTEAD_OF_ATTRIBUTE[name]
            else:
                fault = faults.ATTRIBUTE_REFUSED
            self._report(fault, self._source.markup(name), **details)
            return False
        if name in ("href", "src"):
            return self._leads(name, value)
        if name in allowance.TOKENS:
            words = value.lower().split()
            allowed = allowance.TOKENS[name]
            if words and all(word in allowed for word in words) and (len(words) == 1 or name == "rel"):
                return True
            details = {"attribute": name, "tag": tag, "value": value, "allowed": ", ".join(allowed)}
            self._report(faults.VALUE_REFUSED, self._source.markup(name), **details)
            return False
        if name in allowance.VALUES and not allowance.VALUES[name][1].fullmatch(value):
            fault = allowance.VALUES[name][0]
            self._report(fault, self._source.markup(name), attribute=name, tag=tag, value=value)
            return False
        return True

    def _leads(self, name: str, value: str) -> bool:
        """Tell whether an address has a scheme that a text may use, and a form that a browser can read."""
        address = _IGNORED.sub("", value)
        scheme = _SCHEME.match(address)
        if name == "src":
            if scheme and scheme[1].lower() not in ("http", "https"):
                details = {"address": value[:80], "alt": "", "suggestion": "picture.jpg"}
                self._report(faults.IMAGE_ELSEWHERE, self._source.destination(value), **details)
                return False
            return True
        if scheme and scheme[1].lower() not in allowance.SCHEMES:
            details = {"scheme": scheme[1], "address": value[:80]}
            self._report(faults.LINK_SCHEME, self._source.destination(value), **details)
            return False
        if (scheme or address.startswith("//")) and not _PLAIN_ADDRESS.fullmatch(address):
            kept = _CLEANER.clean(f'<a href="{html.escape(value)}"></a>')
            if "href" not in kept:
                self._report(faults.LINK_UNREADABLE, self._source.destination(value), address=value[:80])
                return False
        return True

    def _end(self, name: str) -> str:
        if name not in allowance.TAGS or name in VOID:
            return ""
        if self._open and self._open[-1][0] == name:
            return self._close(closed=True)
        if not any(name == opened for opened, _ in self._open):
            if name not in _CLOSED_BY_THEMSELVES:
                self._report(faults.TAG_STRAY, self._source.markup("/" + name), tag=name)
            return ""
        closings = ""
        while self._open[-1][0] != name:
            closings += self._close()
        return closings + self._close(closed=True)

    def _close(self, *, closed: bool = False) -> str:
        """Close the innermost element; report it unless it is `closed` where it is."""
        name, kept = self._open.pop()
        if kept:
            self._around[name] -= 1
            self._lines -= name in allowance.WORDS_ONLY
        if not closed and kept and name not in _CLOSED_BY_THEMSELVES:
            self._report(faults.TAG_UNCLOSED, self._source.markup(name), tag=name)
        return f"</{name}>" if kept else ""

    def _unfinished(self, typed: str) -> None:
        if typed.startswith("!--"):
            self._report(faults.COMMENT_UNCLOSED, self._source.fragment("<!--"))
        else:
            name = re.match(r"[!?/]?[\w-]*", typed)
            word = name[0] if name else ""
            self._report(faults.TAG_UNFINISHED, self._source.markup(word), tag=word)

    def _report(self, fault: Fault, line: int, **details: str) -> None:
        self.problems.append(fault.at(Place(self._path, line), **details))


def _after(markup: str, name: str, position: int) -> int:
    """Return where an element ends, or `position` if it never does: then only its tag is left out, not the page."""
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(markup, position)
    return closing.end() if closing else position
