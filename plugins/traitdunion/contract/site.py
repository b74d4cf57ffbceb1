"""The site's own address, and where an address found in the tree leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import unquote, urlsplit

PLACEHOLDER = re.compile(r"story:|[{|](?:static|attach|filename|media|author|category|tag|index)[}|]", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
SCRIPT_SCHEMES = frozenset({"javascript:", "vbscript:"})
DRAFT = re.compile(r"(?:^|/)drafts/.", re.IGNORECASE)


class Kind(Enum):
    """What an address is, seen from a page of the site."""

    INSIDE = auto()  # a file of the site, by full address or absolute path
    ANCHOR = auto()  # a place in the same page
    EXTERNAL = auto()  # somewhere else
    RELATIVE = auto()  # depends on the page it is read from
    OUTSIDE = auto()  # an absolute path that is not under the site's own path
    UNTIDY = auto()  # `..`, `//` or `\` in its path, or no address at all
    PLACEHOLDER = auto()  # a source's link that nobody resolved
    SCRIPT = auto()  # javascript:


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an address leads.

    Inside the site, `path` is relative to its root and `file` the tree's path that a static server would read; else
    both are empty. All are decoded.
    """

    kind: Kind
    path: str = ""
    file: str = ""
    fragment: str = ""

    @property
    def draft(self) -> bool:
        """Whether the address is one of a draft."""
        return bool(DRAFT.search(self.path))


@dataclass(frozen=True, slots=True)
class Site:
    """The site's root: `url` without a final slash, and its parts."""

    url: str
    scheme: str
    host: str
    base: str

    @classmethod
    def of(cls, siteurl: str) -> Site | None:
        """Return the site at this address (`https://example.org/mag`), or None where it is no full address."""
        url = siteurl.strip().rstrip("/")
        try:
            parts = urlsplit(url)
        except ValueError:
            return None
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
            return None
        return cls(url, parts.scheme, parts.netloc.lower(), unquote(parts.path))

    def address(self, file: str) -> str:
        """Return the full address of a file of the tree, as a person reads it (not percent-encoded)."""
        return f"{self.url}/{_without_index(file)}"

    def link(self, file: str) -> str:
        """Return a file's address as the site's own links write it: from the host's root."""
        return f"{self.base}/{_without_index(file)}"

    def is_address_of(self, address: str, file: str) -> bool:
        """Return whether an address is exactly the full one of a file: no query, no fragment, no other spelling."""
        return self.same(address, self.address(file))

    @staticmethod
    def same(one: str, other: str) -> bool:
        """Return whether two addresses are one but for percent-encoding."""
        return unquote(one) == unquote(other)

    def destination(self, address: str) -> Destination:
        """Return where an address of a page leads. It never raises."""
        text = address.strip()
        if PLACEHOLDER.match(unquote(text)):
            return Destination(Kind.PLACEHOLDER)
        if text.startswith("#"):
            return Destination(Kind.ANCHOR, fragment=unquote(text[1:]))
        if text.startswith("//"):
            text = f"{self.scheme}:{text}"
        scheme = SCHEME.match(text)
        if scheme and scheme[0].lower() not in ("http:", "https:"):
            return Destination(Kind.SCRIPT if scheme[0].lower() in SCRIPT_SCHEMES else Kind.EXTERNAL)
        if not scheme and not text.startswith("/"):
            return Destination(Kind.RELATIVE)
        try:
            parts = urlsplit(text)
        except ValueError:
            return Destination(Kind.UNTIDY)
        if scheme and (parts.scheme.lower() != self.scheme or parts.netloc.lower() != self.host):
            return Destination(Kind.EXTERNAL)
        return self._within(unquote(parts.path) or "/", unquote(parts.fragment), named=bool(scheme))

    def _within(self, path: str, fragment: str, *, named: bool) -> Destination:
        """Return the destination of a path of the site's host; `named` tells whether the host was said."""
        if path != self.base and not path.startswith(f"{self.base}/"):
            return Destination(Kind.EXTERNAL if named else Kind.OUTSIDE)
        if "//" in path or "\\" in path or {".", ".."} & set(path.split("/")):
            return Destination(Kind.UNTIDY)
        inner = path.removeprefix(self.base).removeprefix("/")
        file = f"{inner}index.html" if not inner or inner.endswith("/") else inner
        return Destination(Kind.INSIDE, inner, file, fragment)


def _without_index(file: str) -> str:
    folder, slash, name = file.rpartition("/")
    return f"{folder}{slash}" if name == "index.html" else file
