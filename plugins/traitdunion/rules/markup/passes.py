"""Markdown's passes, without those that a text holds no sign for.

Markdown's reader looks for every construct in every block and line. What most texts never hold is looked for once here,
in the whole text, and a pass is left out only where it would change nothing.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor

# Markdown's inline patterns, by their names there, and the signs without any of which they find nothing.
_SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("!",),
    "image_reference": ("!",),
    "short_reference": ("[",),
    "short_image_ref": ("!",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  ",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
_REFERENCES = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
_ALL = frozenset({sign for signs in _SIGNS.values() for sign in signs} | {"{"})
_BLANK = re.compile(r"\n +(?=\n)")
_WORDS = re.compile(r"(?:[^\W\d_][^\n]*(?:\n|\Z))+\Z")


class Passes(Extension):
    """Puts passes that know what the text holds in the place of Markdown's own.

    It comes after the extensions whose passes these are. The text has neither tabs nor control characters any more.
    """

    def __init__(self) -> None:
        super().__init__()
        self.signs = _ALL  # those of the text in hand

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Register each pass under the name and the priority of Markdown's."""
        md.preprocessors.register(_Whitespace(md, self), "normalize_whitespace", 30)
        md.preprocessors.register(_HtmlBlocks(md, self), "html_block", 20)
        md.parser.blockprocessors.register(_Words(md.parser), "words", 110)
        md.treeprocessors.register(_Inline(md, self), "inline", 20)
        md.treeprocessors.register(_Attributes(md, self), "attr_list", 8)
        md.treeprocessors.register(_Escapes(md, self), "unescape", 0)


class _Whitespace(Preprocessor):
    """The first pass; all that is left of Markdown's is to empty blank lines, and to end with one."""

    def __init__(self, md: Markdown, passes: Passes) -> None:
        super().__init__(md)
        self._passes = passes

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines) + "\n\n"
        self._passes.signs = frozenset([sign for sign in _ALL if sign in text])
        return (_BLANK.sub("\n", text) if " \n" in text else text).split("\n")


class _HtmlBlocks(HtmlBlockPreprocessor):
    """Raw HTML and references to characters."""

    def __init__(self, md: Markdown, passes: Passes) -> None:
        super().__init__(md)
        self._passes = passes

    def run(self, lines: list[str]) -> list[str]:
        return super().run(lines) if self._passes.signs & {"<", "&"} else lines


class _Words(ParagraphProcessor):
    """A paragraph whose lines all begin with a letter: no other kind of block has such lines only."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - Markdown's
        return _WORDS.match(block) is not None


class _Inline(InlineProcessor):
    """What stands within lines."""

    def __init__(self, md: Markdown, passes: Passes) -> None:
        super().__init__(md)
        self._passes = passes
        names = {md.inlinePatterns.get_index_for_name(name): name for name in _SIGNS}
        self._named = [(names.get(index, ""), pattern) for index, pattern in enumerate(md.inlinePatterns)]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        # A list is read as a registry is, only faster.
        self.inlinePatterns = [pattern for name, pattern in self._named if self._needed(name)]  # type: ignore[assignment]
        return super().run(tree, ancestors)

    def _needed(self, name: str) -> bool:
        if name in _REFERENCES and not self.md.references:
            return False
        return name not in _SIGNS or not self._passes.signs.isdisjoint(_SIGNS[name])


class _Attributes(AttrListTreeprocessor):
    """Lists of attributes, `{…}`."""

    def __init__(self, md: Markdown, passes: Passes) -> None:
        super().__init__(md)
        self._passes = passes

    def run(self, doc: Element) -> None:
        if "{" in self._passes.signs:
            super().run(doc)


class _Escapes(UnescapeTreeprocessor):
    """Characters after a backslash, which were hidden from the other passes."""

    def __init__(self, md: Markdown, passes: Passes) -> None:
        super().__init__(md)
        self._passes = passes

    def run(self, root: Element) -> None:
        if "\\" in self._passes.signs:
            super().run(root)
