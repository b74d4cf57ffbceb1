"""The page docs/problems.md, made from the faults themselves. Run it in `.venv` to write the page anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from traitdunion.edges.reporting import capitalised
from traitdunion.vocabulary.faults import every_fault
from traitdunion.vocabulary.problem import Fault

PAGE = Path(__file__).parents[2] / "docs" / "problems.md"

OPENING = """\
# Problems

A problem prints on one line: where it is, how much it matters, its code, what is wrong, and what to do.

```text
content/articles/eau/index.fr.md:3: error TU146: “4 mars” is not a date. Write the year, the month and the day in …
```

- **error**: nothing is published until it is mended.
- **warning**: a fault of the text it names. The site is published; a pull request that brings it fails.
- **note**: worth knowing; it blocks nobody.

In a draft all of them are notes, but for those marked † (not even a draft may have them). A word in *italics* below
stands for what the message names. The codes stay; the words are in your language where it has a catalogue.
"""

AREAS = {
    "1": ("The header", "The lines between the two `---` of a text: see [front matter](front-matter.md)."),
    "2": (
        "Stories, terms and addresses",
        "What files say together: translations and originals, sections, tags, people, slugs.",
    ),
    "3": ("The text and its pictures", "What stands below the header: see [HTML in a text](html.md) for what may."),
    "4": (
        "Translations",
        "States of translations, what they must have in common with their originals, the glossary and PO files:"
        " see [translations](translations.md) and [PO files](po.md).",
    ),
    "5": ("Settings, editions and catalogues", "See [settings](settings.md) and [languages](languages.md)."),
    "6": (
        "The built site",
        "What `check` finds on a built site: see [pages](pages.md)."
        " In an unchanged theme, one of these is a fault of ours: please report it.",
    ),
    "7": (
        "The style of the source",
        "None of these changes the site: they make the next edit easier. See [typography](typography.md).",
    ),
    "8": ("Commands", "Mostly of `deploy`: see [deploying](deploy.md)."),
}

SIGNS = re.compile(r"[\\`*_\[\]<>&|#~]")
PIECE = re.compile(r"(\{\{|\}\}|\{\w+\})")


def plain(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return SIGNS.sub(lambda match: f"&#{ord(match[0])};", text)


def piece(text: str) -> str:
    """Return a piece of a fault's sentence as the table shows it: a detail in italics, a doubled brace once."""
    if text in ("{{", "}}"):
        return text[0]
    return f"*{text[1:-1].replace('_', ' ')}*" if PIECE.fullmatch(text) else plain(text)


def sentence(text: str) -> str:
    """Return a fault's sentence as the table shows it."""
    return "".join(map(piece, PIECE.split(text))).replace("\n", " ")


def row(fault: Fault, first: bool) -> str:
    """Return a fault's line of the table; `first` is the first with its code, which links lead to."""
    what = capitalised(fault.what)
    code = f'<a id="{fault.code.lower()}"></a>{fault.code}' if first else fault.code
    return f"| {code} | {fault.severity}{'†' if fault.unsafe else ''} | {sentence(what)} | {sentence(fault.remedy)} |"


def lines() -> Iterator[str]:
    """Yield the parts of the page."""
    yield OPENING
    for digit, faults in groupby(every_fault(), key=lambda fault: fault.code[2]):
        title, about = AREAS[digit]
        yield f"## {title} (TU{digit}xx)\n\n{about}\n\n| code | | it says | what to do |\n|---|---|---|---|"
        seen: set[str] = set()
        for fault in faults:
            yield row(fault, fault.code not in seen)
            seen.add(fault.code)
        yield ""


def page() -> str:
    """Return the page."""
    return "\n".join(lines()).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
