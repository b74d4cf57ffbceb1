"""HTML read once: from bytes to a page, and from a feed's content to its addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from traitdunion.contract.page import Anchor, HeadLink, Page, Picture

ADDRESSES = {
    "img": ("src",),
    "source": ("src",),
    "script": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "audio": ("src",),
    "track": ("src",),
    "input": ("src",),
    "video": ("src", "poster"),
    "object": ("data",),
    "form": ("action",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
}
SRCSETS = {"img": "srcset", "source": "srcset", "link": "imagesrcset"}
SRCSET_COMMA = re.compile(r",\s+|,\s*$")
LENGTH = re.compile(r"[1-9]\d*")
CONTENT = "img, svg, video, audio, iframe, object, canvas"  # what shows something without a word
NEIGHBOUR_LENGTH = 400  # a longer text around a link says nothing of the link itself

Attributes = dict[str, str | None]


@dataclass(slots=True)
class _Draft:
    """What has been read of a page so far."""

    charset: str = ""
    refreshes: bool = False
    titles: list[str] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    links: list[HeadLink] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    holder: int = 0  # the element that held the last link read, and its text
    around: str = ""

    def read(self, node: LexborNode, tag: str, attributes: Attributes) -> None:
        """Read one element."""
        if identifier := attributes.get("id"):
            self.ids.append(identifier)
        if tag == "a":
            self._read_anchor(node, attributes)
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.headings.append(int(tag[1]))
        elif tag == "area" and (href := attributes.get("href")) is not None:
            self.anchors.append(Anchor(href, attributes.get("hreflang") or ""))
        elif tag in ("meta", "link", "title"):
            self._read_head(node, tag, attributes)
        elif tag == "script":
            self._read_script(node, attributes)
        elif tag == "img":
            self._read_picture(attributes)
        self.references.extend(addresses(tag, attributes))

    def _read_anchor(self, node: LexborNode, attributes: Attributes) -> None:
        if name := attributes.get("name"):
            self.ids.extend([name] if name != attributes.get("id") else [])
        if (href := attributes.get("href")) is None:
            return
        hreflang = attributes.get("hreflang") or ""
        self.anchors.append(Anchor(href, hreflang, _marks(node), self._words(node)) if hreflang else Anchor(href))

    def _words(self, node: LexborNode) -> str:
        holder = node.parent
        if holder is not None and holder.mem_id != self.holder:  # links in a row share theirs: it is read once
            self.holder, self.around = holder.mem_id, holder.text()
        return " ".join((self.around if len(self.around) <= NEIGHBOUR_LENGTH else node.text()).split())

    def _read_head(self, node: LexborNode, tag: str, attributes: Attributes) -> None:
        parent = node.parent
        if parent is None or parent.tag != "head":
            self.references.extend([attributes["href"] or ""] if tag == "link" and "href" in attributes else [])
        elif tag == "title":
            self.titles.append(" ".join(node.text().split()))
        elif tag == "link":
            self._read_link(attributes)
        else:
            self._read_meta(attributes)

    def _read_link(self, attributes: Attributes) -> None:
        link = HeadLink(
            frozenset((attributes.get("rel") or "").lower().split()),
            attributes.get("href") or "",
            attributes.get("hreflang") or "",
            (attributes.get("type") or "").lower(),
        )
        self.links.append(link)
        if not (link.hreflang and "alternate" in link.rels) and "canonical" not in link.rels and "href" in attributes:
            self.references.append(link.href)

    def _read_meta(self, attributes: Attributes) -> None:
        content = attributes.get("content") or ""
        self.charset = attributes.get("charset") or self.charset
        self.refreshes = self.refreshes or (attributes.get("http-equiv") or "").lower() == "refresh"
        if name := attributes.get("property") or attributes.get("name"):
            self.metas.append((name.lower(), content.strip()))

    def _read_script(self, node: LexborNode, attributes: Attributes) -> None:
        if (attributes.get("type") or "").lower() == "application/ld+json":
            self.statements.append(node.text())
        else:
            self.scripts.append(attributes.get("src") or "")

    def _read_picture(self, attributes: Attributes) -> None:
        sized = all(LENGTH.fullmatch(attributes.get(side) or "") for side in ("width", "height"))
        self.pictures.append(Picture(attributes.get("src") or "", "alt" in attributes, sized))


def parse_page(path: str, data: bytes) -> Page:
    """Return the page of a file's bytes. It never raises: what cannot be decoded is replaced, and the page says so."""
    text, is_utf8 = _decoded(data)
    parser = LexborHTMLParser(text)
    draft = _Draft()
    root = parser.root
    attributes = root.attributes if root is not None else {}
    for node in root.traverse(include_text=False) if root is not None else ():
        if node.is_comment_node:
            _read_comment(node, draft)
        elif tag := node.tag:
            draft.read(node, tag, node.attributes)
    body = parser.body
    return Page(
        path=path,
        is_utf8=is_utf8,
        charset=draft.charset.lower(),
        lang=attributes.get("lang") or "",
        dir=(attributes.get("dir") or "").lower(),
        is_empty=body is None or not (body.text(strip=True) or body.css_first(CONTENT)),
        refreshes=draft.refreshes,
        titles=tuple(draft.titles),
        metas=tuple(draft.metas),
        links=tuple(draft.links),
        anchors=tuple(draft.anchors),
        references=tuple(dict.fromkeys(draft.references)),
        pictures=tuple(draft.pictures),
        ids=tuple(draft.ids),
        headings=tuple(draft.headings),
        statements=tuple(draft.statements),
        scripts=tuple(draft.scripts),
        comments=tuple(draft.comments),
    )


def content_addresses(html: str) -> tuple[str, ...]:
    """Return every address in a piece of HTML, such as a feed's content, each once."""
    root = LexborHTMLParser(html).root
    found: list[str] = []
    for node in root.traverse(include_text=False) if root is not None else ():
        tag, attributes = node.tag or "", node.attributes
        if tag in ("a", "area", "link") and "href" in attributes:
            found.append(attributes["href"] or "")
        found.extend(addresses(tag, attributes))
    return tuple(dict.fromkeys(found))


def addresses(tag: str, attributes: Attributes) -> list[str]:
    """Return the addresses of files that an element names, its `href` as a link left out."""
    found = [attributes[name] or "" for name in ADDRESSES.get(tag, ()) if name in attributes]
    if (srcset := attributes.get(SRCSETS.get(tag, ""))) is not None:
        found.extend(candidate.split()[0] for candidate in SRCSET_COMMA.split(srcset) if candidate.strip())
    return found


def _decoded(data: bytes) -> tuple[str, bool]:
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace"), False


def _read_comment(node: LexborNode, draft: _Draft) -> None:
    holder = node.parent
    while holder is not None and holder.tag != "article":
        holder = holder.parent
    if holder is not None:
        draft.comments.append((node.comment_content or "").strip())


def _marks(node: LexborNode) -> frozenset[str]:
    marks = {inner.attributes.get("lang") or "" for inner in node.css("[lang]")}
    holder: LexborNode | None = node
    while holder is not None and holder.tag != "html":
        if lang := holder.attributes.get("lang"):
            marks.add(lang)
            break
        holder = holder.parent
    return frozenset(mark.lower() for mark in marks if mark)
