"""Resolution: what a body refers to, once the whole magazine is known: links to stories and files, pictures and their credits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote

from markupsafe import escape as markup

from traitdunion.rules import addresses as site
from traitdunion.rules.addresses import Addresses
from traitdunion.rules.editions import best_text
from traitdunion.rules.licenses import LICENSES
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition, Magazine, Text
from traitdunion.vocabulary.manuscript import LinkKind, Picture

ANCHOR_TAG = re.compile(r'<a\b(?P<before>[^>]*?)\shref="(?P<href>[^"]*)"(?P<after>[^>]*)>(?P<words>.*?)</a>', re.DOTALL)
FIGURE = re.compile(
    r'(?P<open><figure class="picture[^>]*>)(?P<image>.*?)(?:<figcaption>(?P<caption>.*?)</figcaption>)?</figure>',
    re.DOTALL,
)
IMAGE = re.compile(r'<img\b(?P<before>[^>]*?)\ssrc="(?P<src>[^"]*)"(?P<after>[^>]*)>')

CREATIVE_COMMONS = re.compile(r"(?P<mark>CC0|CC-BY(?:-[A-Z]{2})*)-(?P<version>\d\.\d)\Z")

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Credit:
    """A picture's or text's licence as readers see it; `url` is empty where a licence has no page."""

    name: str
    url: str


def licence_of(identifier: str, wording: Mapping[str, str]) -> Credit:
    """Return how a licence is named: by `wording` for the three that are words, else by its short name, if it has one.

    Creative Commons licences have one that is the same in every language: `CC BY-SA 4.0`.
    """
    if identifier in wording:
        return Credit(wording[identifier], "")
    licence = LICENSES.get(identifier)
    commons = CREATIVE_COMMONS.match(identifier)
    if licence and commons:
        return Credit(f"{commons['mark']} {commons['version']}".replace("CC-", "CC "), licence.url)
    return Credit(licence.name, licence.url) if licence else Credit(identifier, "")


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a body is resolved: an edition, and where its links start from.

    `base` is SITEURL's path for pages, and the whole SITEURL for feeds, which need absolute addresses. `in_language` words
    “(in English)” for a link to another edition; `wording` names the licences that are words; `credit_line` joins a credit
    and a licence.
    """

    edition: Edition
    base: str
    absolute: bool
    in_language: Callable[[Language], str]
    wording: Mapping[str, str]
    photo_credit: Callable[[str], str]

    def link(self, address: str) -> str:
        """Return an address as this reader's pages link to it."""
        return escape(f"{self.base}/{site.encoded(address)}")


def resolve(
    html: str,
    text: Text,
    reader: Reader,
    magazine: Magazine,
    addresses: Mapping[Language, Addresses],
    sizes: Mapping[str, Size],
) -> str:
    """Return `html`, the body of a text, with every link and picture leading where this reader finds it.

    `sizes` gives the width and height, in pixels, of pictures by their address.
    """
    here = reader.link(addresses[text.language].text(text.slug)) if reader.absolute else ""
    files = {link.target for link in text.body.links if link.kind is LinkKind.FILE}

    def follow(match: re.Match[str]) -> str:
        href = unescape(match["href"])
        attributes, language = match["before"] + match["after"], text.language
        name, _, anchor = href.partition("#")
        if href.startswith("story:"):
            story = magazine.stories.get(name.removeprefix("story:"))
            other = best_text(story, reader.edition, magazine) if story else None
            if other is None:  # only a draft, shown to its author, may lead nowhere
                return match["words"]
            language = other.language
            target = reader.link(addresses[language].text(other.slug)) + (f"#{escape(anchor)}" if anchor else "")
        elif href.startswith("#"):
            target = here + escape(href)
        elif href.startswith("/") and not href.startswith("//"):
            target = reader.base + escape(href)
            language = next((other for other in addresses if href.startswith(f"/{other}/")), language)
        elif unquote(name) in files:
            target = reader.link(site.media(text.story, unquote(name))) + (f"#{escape(anchor)}" if anchor else "")
        else:
            return match[0]
        mark = ""
        if language != text.language:
            attributes += "" if " hreflang=" in attributes else f' hreflang="{language}"'
            mark = f' <span class="in-language">{markup(reader.in_language(language))}</span>'
        return f'<a href="{target}"{attributes}>{match["words"]}{mark}</a>'

    def show(match: re.Match[str]) -> str:
        address = site.media(text.story, unescape(match["src"]))
        width_and_height = ""
        if address in sizes and " width=" not in match[0]:
            width, height = sizes[address]
            width_and_height = f' width="{width}" height="{height}"'
        return f'<img{match["before"]} src="{reader.link(address)}"{width_and_height}{match["after"]}>'

    def caption(match: re.Match[str]) -> str:
        source = IMAGE.search(match["image"])
        picture = text.pictures.get(unescape(source["src"])) if source else None
        parts = [part for part in (match["caption"], credit_line(picture, reader) if picture else "") if part]
        figcaption = f"<figcaption>{' '.join(parts)}</figcaption>" if parts else ""
        return f"{match['open']}{match['image']}{figcaption}</figure>"

    if "<img" in html:
        html = IMAGE.sub(show, FIGURE.sub(caption, html))
    return ANCHOR_TAG.sub(follow, html)


def credit_line(picture: Picture, reader: Reader) -> str:
    """Return a picture's credit and licence as HTML, or nothing where neither is known."""
    parts = []
    if picture.credit:
        parts.append(str(markup(reader.photo_credit(picture.credit))))
    if picture.license:
        licence = licence_of(picture.license, reader.wording)
        name = escape(licence.name)
        parts.append(f'<a href="{escape(licence.url)}" rel="license">{name}</a>' if licence.url else name)
    return f'<small class="credit">{" · ".join(parts)}</small>' if parts else ""
