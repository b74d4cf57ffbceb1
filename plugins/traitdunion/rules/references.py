"""References of a header: versions translated, old addresses, templates and pictures."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from traitdunion.rules.header.values import Reading
from traitdunion.rules.header.verbatim import flow_list
from traitdunion.rules.languages import canonical, suggest_language
from traitdunion.rules.slugs import slugify
from traitdunion.rules.yaml12 import Node
from traitdunion.vocabulary.faults import header as faults
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Translates

_VERSION = re.compile(r"(?P<algorithm>[1-9][0-9]?)-(?P<digest>[0-9a-f]{12})")
_VERSION_INSIDE = re.compile(r"(?<![0-9])([1-9][0-9]?)\s*-\s*([0-9a-f]{12})(?![0-9a-f])", re.IGNORECASE)
_EXAMPLE_VERSION = "1-9f2c1e7a04bd"
_TEMPLATE = re.compile(r"[a-z0-9_-]+")
_PICTURE = re.compile(r"[^/\\:.\s][^/\\:]*")
_COMMON = tuple(Language(tag) for tag in ("fr", "en", "es", "pt", "ar", "de", "it", "ca", "nl", "eu"))
_ALIAS = re.compile(r"/(?:[^/]+/)*(?:[^/]+/|[^/.][^/]*\.[A-Za-z0-9]+)")


def translates(reading: Reading, key: str, node: Node) -> Translates | None:
    """Read `fr` or `fr@1-9f2c1e7a04bd`."""
    typed = reading.text(key, node)
    if typed is None:
        return None
    tag, at, version = typed.partition("@")
    language, match = canonical(tag), _VERSION.fullmatch(version)
    if language == tag and (match or not at):
        version_made = (int(match["algorithm"]), match["digest"]) if match else (None, None)
        return Translates(Language(tag), *version_made)
    meant: str = language or suggest_language(tag.strip(), _COMMON) or "fr"
    found = _VERSION_INSIDE.search(version)
    line = f"{key}: {meant}@{found[1]}-{found[2].lower()}" if found else f"{key}: {meant}"
    reading.report(faults.TRANSLATES_FORM, node.line, value=typed, line=line)
    return None


def same_as(reading: Reading, key: str, node: Node) -> tuple[str, ...]:
    """Read a list of versions that still count as current."""
    names = reading.names(key, node)
    for name in names:
        if not _VERSION.fullmatch(name):
            found = [f"{match[1]}-{match[2].lower()}" for match in _VERSION_INSIDE.finditer(" ".join(names))]
            line = f"{key}: {flow_list(found or [_EXAMPLE_VERSION])}"
            reading.report(faults.SAME_AS_FORM, node.line, value=name, line=line)
    return tuple(name for name in names if _VERSION.fullmatch(name))


def aliases(reading: Reading, key: str, node: Node) -> tuple[str, ...]:
    """Read old paths of this site, `/old/path/` or `/old.html`; percent-encoded ones are decoded."""
    names = reading.names(key, node)
    good = [name for name in names if is_alias(name)]
    for name in names:
        if name not in good:
            line = f"{key}: {flow_list([_alias_meant(one) for one in names])}"
            reading.report(faults.ALIAS_FORM, node.line, value=name, line=line)
    return tuple(dict.fromkeys(unicodedata.normalize("NFC", unquote(name)) for name in good))


def is_alias(path: str) -> bool:
    """Tell whether a path is absolute, clean, and one of this site's, also once it is decoded."""
    plain = unquote(path)
    return (
        _ALIAS.fullmatch(path) is not None
        and _ALIAS.fullmatch(plain) is not None
        and plain.isprintable()
        and not re.search(r"[?#\\:*<>|\"\ufffd]", plain)
        and not any(part.strip(" .") == "" for part in plain.strip("/").split("/"))
    )


def _alias_meant(typed: str) -> str:
    """Return the old path that a full address, or a path without its slashes, most likely means."""
    try:
        path = urlsplit(typed if "//" in typed or typed.startswith("/") else "/" + typed).path
    except ValueError:  # an address that is none
        path = ""
    parts = [part for part in unquote(path).split("/") if part.strip(" .") and part.isprintable()]
    candidate = "/" + "/".join(parts)
    if parts and not re.search(r"\.[A-Za-z0-9]+$", candidate):
        candidate += "/"
    return candidate if is_alias(candidate) else "/old/path/"


def template(reading: Reading, key: str, node: Node) -> str | None:
    """Read a template's bare name."""
    typed = reading.text(key, node)
    if typed is None or _TEMPLATE.fullmatch(typed):
        return typed
    meant = slugify(typed.split("/")[-1].split("\\")[-1].removesuffix(".html")) or "article"
    reading.report(faults.TEMPLATE_FORM, node.line, value=typed, line=f"{key}: {meant}")
    return None


def is_picture_name(name: str) -> bool:
    """Tell whether a name is a plain file's beside the text: no folder, no address, nothing hidden."""
    return bool(_PICTURE.fullmatch(name)) and name.isprintable() and name == name.strip()


def picture_name(reading: Reading, name: str, line: int, form: str) -> str | None:
    """Return a picture's file name if it is a good one. `form` is the line to paste, with `{name}`."""
    if is_picture_name(name):
        return name
    last = last_part(name)
    if is_picture_name(last) and last != name:
        reading.report(faults.PICTURE_PLACE, line, value=name, line=form.format(name=last))
    else:
        stem, dot, ending = last.rpartition(".")
        stem, ending = (stem, ending) if dot else (last, "")
        meant = f"{slugify(stem) or 'picture'}.{slugify(ending) or 'jpg'}"
        reading.report(faults.PICTURE_FORM, line, value=name, line=form.format(name=meant))
    return None


def last_part(name: str) -> str:
    """Return what follows the last slash of a path or an address, and a `{static}` before it."""
    bare = re.sub(r"^\{\w+\}", "", name.strip())
    bare = re.split(r"[?#]", bare)[0] if "://" in bare else bare
    return _without_drive(re.split(r"[/\\]", bare.rstrip("/\\"))[-1])


def _without_drive(name: str) -> str:
    return name.rpartition(":")[2].strip()
