"""Fields: the entries of a header as a typed `Header`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from traitdunion.rules import references
from traitdunion.rules.header.keys import KEYS, PICTURE_KEYS, suggest_key
from traitdunion.rules.header.syntax import indented, unspaced
from traitdunion.rules.header.values import FALSE_WORDS, TRUE_WORDS, Reading, is_empty
from traitdunion.rules.header.verbatim import VERBATIM_KEYS, entry, flow_list
from traitdunion.rules.languages import canonical
from traitdunion.rules.suggestions import folded
from traitdunion.rules.yaml12 import Mapping as Block
from traitdunion.rules.yaml12 import Node, Scalar, plain_value
from traitdunion.vocabulary.faults import header as faults
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Header, Picture, Status
from traitdunion.vocabulary.problem import Place

_READERS: Mapping[str, Callable[[Reading, str, Node], object]] = {
    **dict.fromkeys(("title", "summary", "section", "reason", "translation"), Reading.text),
    **dict.fromkeys(("authors", "translators", "reviewers", "tags", "only", "wanted"), Reading.names),
    **dict.fromkeys(("date", "modified", "translated"), Reading.date),
    "slug": Reading.slug,
    "status": Reading.status,
    "license": Reading.license,
    "featured": Reading.flag,
    "parity": Reading.mapping,
    "same_as": references.same_as,
    "aliases": references.aliases,
    "template": references.template,
    "adapts": references.translates,
}
"""How the keys are read whose name is also the field's; the others have their own line in `read_fields`."""

_HASHTAG = re.compile(r"[ \t](?P<tags>#[^\s#].*)")
_DRAFT_KEYS = frozenset({"draft", "brouillon", "borrador", "rascunho", "hidden"})


@dataclass(frozen=True, slots=True)
class Typed:
    """The header as it was typed: its lines, the first of which is `first_line` of the file."""

    lines: Sequence[str]
    first_line: int

    def line(self, number: int) -> str:
        """Return a line by its number in the file."""
        return self.lines[number - self.first_line]


def read_fields(root: Block, reading: Reading, typed: Typed, language: Language, extra_keys: Collection[str]) -> Header:
    """Return what the entries say; what is wrong is left unsaid and reported to `reading`."""
    fields: dict[str, object] = {}
    extra: dict[str, object] = {}
    for key, node in _said(root, reading, typed, KEYS, extra_keys, ""):
        if key in _READERS:
            fields[key] = _READERS[key](reading, key, node)
        elif key == "lang":
            _check_language(reading, key, node, language)
        elif key == "translates":
            name = "translates_external" if isinstance(node, Block) else key
            fields[name] = plain_value(node) if isinstance(node, Block) else references.translates(reading, key, node)
        elif key == "cover":
            fields[key] = _cover(reading, typed, node)
        elif key == "pictures":
            fields[key] = _pictures(reading, typed, node)
        elif key == "menu":
            fields["menu_order"] = _menu_order(reading, typed, node)
        else:
            extra[key] = plain_value(node)
    return Header(**fields, extra=extra, lines=reading.lines, blank=reading.blank)  # type: ignore[arg-type]


def _said(
    block: Block, reading: Reading, typed: Typed, known: Sequence[str], extra: Collection[str], prefix: str
) -> list[tuple[str, Node]]:
    """Return the entries that say something, under their right keys, and note their lines."""
    entries = []
    present = {name.text for name in block.names}
    for name, node in block.pairs():
        key = name.text.rstrip()  # a no-break space before the colon, as French asks for
        place = Place(reading.path, name.line)
        if key[:1].isspace():
            reading.problems.append(indented(typed.lines, name.line - typed.first_line, place))
            continue
        if ":" in key and (tight := unspaced(typed.line(name.line), place)):
            reading.problems.append(tight)
            continue
        if key not in known and key not in extra:
            meant = suggest_key(key, known)
            if meant is None:
                reading.report(faults.KEY_UNKNOWN, name.line, key=key, known=", ".join((*known, *sorted(extra))))
                continue
            line, node = _respelt(name, node, meant, typed)
            reading.report(faults.KEY_MISSPELT, name.line, key=key, nearest=meant, line=line)
            if meant in present:
                continue
            present.add(meant)
            key = meant
        _check_hashtag(reading, key, name, node, typed)
        if is_empty(key, node):
            reading.blank[prefix + key] = name.line
        else:
            reading.lines[prefix + key] = name.line
            entries.append((key, node))
    return entries


def _check_hashtag(reading: Reading, key: str, name: Scalar, node: Node, typed: Typed) -> None:
    """Warn of `tags: #eau, #climat`, which YAML takes for a comment; one that is meant has a space after its sign."""
    match = _HASHTAG.search(typed.line(name.line))
    if match is None or key in VERBATIM_KEYS or not isinstance(node, Scalar) or not node.plain:
        return
    value = f"{node.text} {match['tags']}".strip()
    if _READERS.get(key) is Reading.names:
        line = f"{key}: {flow_list(filter(None, (part.strip() for part in re.split('[#,]', value))))}"
    else:
        line = entry(key, value)
    reading.report(faults.HASHTAG, name.line, key=key, found=match["tags"], line=line)


def _respelt(name: Scalar, node: Node, meant: str, typed: Typed) -> tuple[str, Node]:
    """Return the line under the right key, and the value that this key takes."""
    if isinstance(node, Scalar):
        word = folded(node.text)
        if meant == "status" and word in TRUE_WORDS | FALSE_WORDS:
            draft = (folded(name.text) in _DRAFT_KEYS) == (word in TRUE_WORDS)
            value = Scalar(Status.DRAFT if draft else Status.PUBLISHED, node.line, True)
            return f"status: {value.text}", value
        if meant in ("cover", "menu") and not is_empty(meant, node):
            inner = "src" if meant == "cover" else "order"
            pair = Block((Scalar(inner, node.line, True),), (node,), node.line)
            return f"{meant}: {{{inner}: {node.text.strip()}}}", pair
    line = typed.line(name.line)
    indent = line[: len(line) - len(line.lstrip())]
    rest = line.strip().removeprefix(name.text)
    if rest != line.strip() and rest.lstrip().startswith(":"):
        return f"{indent}{meant}{rest.lstrip()}", node
    return entry(meant, node.text) if isinstance(node, Scalar) else f"{meant}: …", node


def _check_language(reading: Reading, key: str, node: Node, language: Language) -> None:
    said = reading.text(key, node)
    if said is not None and canonical(said) != language:
        reading.report(faults.LANGUAGE_DIFFERS, node.line, value=said, language=language, line=f"{key}: {language}")


def _cover(reading: Reading, typed: Typed, node: Node) -> Picture | None:
    name = references.last_part(node.text) if isinstance(node, Scalar) else "cover.jpg"
    block = reading.block("cover", node, f"cover: {{src: {name}}}")
    return None if block is None else _picture(reading, typed, block, "cover.", None)


def _pictures(reading: Reading, typed: Typed, node: Node) -> dict[str, Picture]:
    pictures: dict[str, Picture] = {}
    block = reading.block("pictures", node, "pictures: {march.jpg: {credit: …}}")
    for name, entries in block.pairs() if block is not None else ():
        reading.lines[f"pictures.{name.text}"] = name.line
        src = references.picture_name(reading, name.text, name.line, "{name}:")
        if is_empty("pictures", entries):
            continue
        inner = reading.block(name.text, entries, f"{name.text}: {{credit: …}}")
        if src is not None and inner is not None:
            pictures[src] = _picture(reading, typed, inner, f"pictures.{src}.", src)
    return pictures


def _picture(reading: Reading, typed: Typed, block: Block, prefix: str, src: str | None) -> Picture:
    """Read what is said of a picture; `src` is its name where its key gives it, and is empty where nothing does."""
    known = PICTURE_KEYS if src is None else PICTURE_KEYS[1:]
    said: dict[str, str | None] = {}
    decorative = False
    for key, node in _said(block, reading, typed, known, (), prefix):
        if key == "decorative":
            decorative = reading.flag(key, node)
        elif key == "license":
            said[key] = reading.license(key, node)
        else:
            said[key] = reading.text(key, node)
        if key == "src" and said[key] is not None:
            said[key] = references.picture_name(reading, said[key] or "", node.line, "src: {name}")
    return Picture(
        src if src is not None else said.get("src") or "",
        said.get("alt"), said.get("caption"), said.get("credit"), said.get("license"), decorative,
    )  # fmt: skip


def _menu_order(reading: Reading, typed: Typed, node: Node) -> int | None:
    order = node.text if isinstance(node, Scalar) and isinstance(node.value, int) else "1"
    block = reading.block("menu", node, f"menu: {{order: {order}}}")
    entries = _said(block, reading, typed, ("order",), (), "menu.") if block is not None else []
    return reading.number(*entries[0]) if entries else None
