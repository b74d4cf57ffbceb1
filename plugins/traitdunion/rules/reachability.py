"""Reachability: every link, anchor, picture and file that a text names is there, and every picture says what it must."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from traitdunion.rules.editions import offered
from traitdunion.rules.pairing import line_of
from traitdunion.rules.slugs import slugify
from traitdunion.rules.suggestions import akin, nearest
from traitdunion.vocabulary.faults import pictures as faults
from traitdunion.vocabulary.magazine import Magazine, Text
from traitdunion.vocabulary.manuscript import Image, Link, LinkKind, Picture
from traitdunion.vocabulary.problem import Place, Problem

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"})
"""Pictures that every current browser shows."""
FOREIGN_PICTURES = frozenset(
    {".heic", ".heif", ".tif", ".tiff", ".bmp", ".psd", ".raw", ".cr2", ".nef", ".dng", ".xcf", ".ai", ".eps"}
)
"""Pictures that cameras and programs make and browsers do not show."""
ATTACHMENTS = frozenset(
    {
        ".pdf",
        ".epub",
        ".odt",
        ".ods",
        ".odp",
        ".csv",
        ".txt",
        ".ics",
        ".gpx",
        ".mp3",
        ".ogg",
        ".oga",
        ".mp4",
        ".webm",
        ".zip",
    }
)
"""Other files that a text may link to."""
LONGEST_COMPARED = 200
"""Characters of the longest address for which a near one is looked for: the time grows with their square."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What texts may refer to: the magazine, the files of each story's folder by story, and every address of the site.

    `unread` names stories of which a file could not be read: links to them are left alone. `siteurl` is what the site's
    own addresses begin with, and `pages` are the texts by the addresses of their pages.
    """

    magazine: Magazine
    files: Mapping[str, Collection[str]]
    addresses: Collection[str]
    unread: frozenset[str] = frozenset()
    siteurl: str = ""
    pages: Mapping[str, Text] = field(default_factory=dict)


def suffix(name: str) -> str:
    """Return a file name's ending in lower case, `.jpg`."""
    return PurePosixPath(name).suffix.lower()


def tidy_name(name: str, ending: str | None = None) -> str:
    """Return the name that a file should have: `IMG 2034.JPG` gives `img-2034.jpg`."""
    return (slugify(PurePosixPath(name).stem) or "picture") + (ending or suffix(name))


def is_awkward(name: str) -> bool:
    """Tell whether a file's name suffers on its way through other systems: spaces, capitals, accents."""
    return not name.isascii() or name != name.lower() or " " in name


def near_file(name: str, files: Collection[str]) -> str | None:
    """Return the file that a text most likely means: its name is the same but for capitals, spaces and accents, or nearly."""
    same = {tidy_name(other): other for other in sorted(files)}
    return same.get(tidy_name(name)) or nearest(name, files)


def named_file(name: str, place: Place, files: Collection[str]) -> Iterator[Problem]:
    """Yield what keeps a picture that a text names from being shown."""
    if suffix(name) in FOREIGN_PICTURES:
        yield faults.FORMAT_REFUSED.at(place, name=name, form=suffix(name)[1:].upper(), nearest=tidy_name(name, ".jpg"))
    elif name not in files:
        near = near_file(name, files)
        if near and is_awkward(near):
            yield faults.PICTURE_RENAME.at(place, name=name, found=near, nearest=tidy_name(near))
        elif near:
            yield faults.PICTURE_NEAR.at(place, name=name, nearest=near)
        elif files:
            yield faults.PICTURE_MISSING.at(place, name=name, files=", ".join(sorted(files)))
        else:
            yield faults.PICTURE_NONE.at(place, name=name, folder=str(PurePosixPath(place.path).parent))
    elif suffix(name) not in PICTURES:
        yield faults.FILE_REFUSED.at(place, name=name, forms=" ".join(sorted(PICTURES)))
    elif is_awkward(name):
        yield faults.NAME_AWKWARD.at(place, name=name, nearest=tidy_name(name))


def cover_problems(text: Text, files: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with a text's cover; its file and facts are the original's to say."""
    cover, own = text.cover, text.manuscript.header.cover
    if cover is None:
        return
    place, said = line_of(text.manuscript, "cover" if own else "translates"), text.manuscript.header.lines
    if text.source_language is None:
        if cover.src:
            yield from named_file(cover.src, line_of(text.manuscript, "cover.src"), files)
        elif "cover.src" not in said:
            shown = next((name for name in sorted(files) if suffix(name) in PICTURES), "cover.jpg")
            yield faults.COVER_WITHOUT_FILE.at(place, example=shown)
        if not cover.credit and "cover.credit" not in said:
            yield faults.CREDIT_MISSING.at(place, example="Ana Pérez")
        if not cover.license and "cover.license" not in said:
            yield faults.LICENSE_MISSING.at(place)
    if cover.decorative or (own and own.alt) or "cover.alt" in said or not cover.src:
        return
    fault = faults.COVER_ALT_MISSING if own else faults.COVER_ALT_UNTRANSLATED
    yield fault.at(place, name=cover.src)


def image_problems(text: Text, image: Image, files: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with a picture in a body."""
    place = Place(text.path, image.line)
    yield from named_file(image.src, place, files)
    declared = text.manuscript.header.pictures.get(image.src, Picture(image.src))
    if not (image.alt or declared.alt or image.decorative or text.pictures.get(image.src, declared).decorative):
        yield faults.ALT_MISSING.at(place, name=image.src, example=f"![…]({image.src})")


def story_link(text: Text, link: Link, around: Surroundings) -> Iterator[Problem]:
    """Yield what is wrong with a link to a story, and to a place in it."""
    story = around.magazine.stories.get(link.target)
    if link.target in around.unread or (story is not None and text.language in story.texts and not link.anchor):
        return
    place = Place(text.path, link.line)
    if story is None:
        if link.target in around.magazine.withheld:
            yield faults.STORY_WITHHELD.at(place, name=link.target)
        else:
            near = akin(link.target, {*around.magazine.stories, *around.unread})
            fault = faults.STORY_MISSPELT if near else faults.STORY_UNKNOWN
            example = next(iter(around.magazine.stories), "name")
            yield fault.at(place, name=link.target, nearest=near, example=example)
        return
    texts = offered(story, around.magazine.edition(text.language), around.magazine)
    if not texts:
        yield faults.STORY_WITHHELD.at(place, name=link.target)
    elif link.anchor:
        for other in texts.values():
            yield from anchor_problems(place, link.anchor, other)


def anchor_problems(place: Place, anchor: str, target: Text) -> Iterator[Problem]:
    """Yield a link to a place that the target text does not have."""
    if anchor not in target.body.anchors:
        near = nearest(anchor, target.body.anchors)
        fault = faults.ANCHOR_MISSPELT if near else faults.ANCHOR_UNKNOWN
        yield fault.at(place, anchor=anchor, path=target.path, nearest=near)


def link_problems(text: Text, link: Link, around: Surroundings) -> Iterator[Problem]:
    """Yield what is wrong with one link."""
    if link.kind is LinkKind.STORY:
        yield from story_link(text, link, around)
        return
    place = Place(text.path, link.line)
    if link.kind is LinkKind.ANCHOR:
        yield from anchor_problems(place, link.anchor, text)
    elif link.kind is LinkKind.SITE:
        yield from address_problems(place, link, link.target, around)
    elif link.kind is LinkKind.EXTERNAL and around.siteurl and link.target.startswith(f"{around.siteurl}/"):
        yield from address_problems(place, link, link.target.removeprefix(around.siteurl), around)
    elif link.kind is LinkKind.FILE:
        name, files = unquote(link.target), around.files.get(text.story, ())
        if name not in files and suffix(name) == ".md":
            yield faults.FILE_TEXT.at(place, name=link.target, example=text.story)
        elif name not in files:
            near = near_file(name, files)
            fault = faults.FILE_NEAR if near else faults.FILE_MISSING
            yield fault.at(place, name=link.target, nearest=near)
        elif suffix(name) not in PICTURES | ATTACHMENTS:
            yield faults.FILE_REFUSED.at(place, name=name, forms=" ".join(sorted(PICTURES | ATTACHMENTS)))


def address_problems(place: Place, link: Link, typed: str, around: Surroundings) -> Iterator[Problem]:
    """Yield a link to an address of the site, or to a place in a text, that is not there."""
    address = unquote(typed.split("?")[0].split("#")[0]).lstrip("/")
    if address not in around.addresses:
        near = nearest(address, around.addresses) if len(address) < LONGEST_COMPARED else None
        fault = faults.ADDRESS_MISSPELT if near else faults.ADDRESS_UNKNOWN
        yield fault.at(place, address=link.target, nearest=f"/{near}")
    elif link.anchor and address in around.pages:
        yield from anchor_problems(place, link.anchor, around.pages[address])


def broken_references(text: Text, around: Surroundings) -> Iterator[Problem]:
    """Yield everything that a text refers to and that is not there, or not fit to be shown."""
    files = around.files.get(text.story, ())
    yield from cover_problems(text, files)
    for image in text.body.images:
        yield from image_problems(text, image, files)
    for name in text.manuscript.header.pictures:
        if name not in files:
            near = near_file(name, files)
            fault = faults.PICTURE_UNDECLARED_NEAR if near else faults.PICTURE_UNDECLARED
            yield fault.at(line_of(text.manuscript, f"pictures.{name}"), name=name, nearest=near)
    for link in text.body.links:
        yield from link_problems(text, link, around)


def shown_files(text: Text) -> frozenset[str]:
    """Return the files of its folder that a text shows or links to: only these are published."""
    names = {image.src for image in text.body.images}
    names |= {unquote(link.target) for link in text.body.links if link.kind is LinkKind.FILE}
    if text.cover is not None:
        names.add(text.cover.src)
    return frozenset(names)
