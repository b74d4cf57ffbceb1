"""Fenced code: between two lines of three or more backticks or tildes, at the margin or indented in a list."""

from __future__ import annotations

import html
import re
import textwrap

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from traitdunion.rules.markup.source import FENCE, Source, fence_end
from traitdunion.vocabulary.faults import body as faults
from traitdunion.vocabulary.problem import Place, Problem

_LANGUAGE = re.compile(r"\{?\s*\.?([A-Za-z][\w+#-]*)")


def unclosed_fence(source: Source, path: str) -> list[Problem]:
    """Return a problem for the first line that opens fenced code which no line ends."""
    if "```" not in source.text and "~~~" not in source.text:
        return []
    opening = FENCE.search(source.masked)  # where fenced code ends, both its lines are masked
    if opening is None:
        return []
    return [faults.FENCE_UNCLOSED.at(Place(path, source.line(opening.start())), fence=opening["fence"])]


class Fences(Extension):
    """Markdown's own reads a fence at the margin only, and takes what stands in an indented one for HTML."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Take fenced code out of the text before raw HTML is looked for."""
        md.preprocessors.register(_Reader(md), "fences", 25)


class _Reader(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if "```" not in text and "~~~" not in text:
            return lines
        parts, position = [], 0
        unclosed: set[str] = set()
        for opening in FENCE.finditer(text):
            if opening.start() < position or opening["fence"] in unclosed:
                continue
            closing = fence_end(text, opening)
            if not closing:
                unclosed.add(opening["fence"])
                continue
            code = text[opening.end() + 1 : closing.start()]
            parts += [text[position : opening.start()], opening["indent"], self._block(opening["info"], code)]
            position = closing.end()
        return ("".join(parts) + text[position:]).split("\n")

    def _block(self, info: str, code: str) -> str:
        language = _LANGUAGE.match(info)
        attributes = f' class="language-{html.escape(language[1])}"' if language else ""
        escaped = html.escape(textwrap.dedent(code), quote=False)
        return str(self.md.htmlStash.store(f"<pre><code{attributes}>{escaped}</code></pre>"))
