"""Small magazines for tests: files given as text, built as a user would build them."""

from __future__ import annotations

import struct
import textwrap
import zlib
from collections.abc import Mapping
from pathlib import Path

from traitdunion.commands.building import Options, Result, build
from traitdunion.vocabulary.problem import Problem, Severity

REPOSITORY = Path(__file__).parents[2]
AS_OF = "2026-06-30T12:00:00+02:00"
SITEURL = "https://example.org/mag"

SETTINGS = """
PATH = "content"
THEME = {theme!r}
OUTPUT_PATH = "output"
PLUGINS = ["traitdunion"]
SITEURL = {siteurl!r}
TIMEZONE = "Europe/Paris"
DEFAULT_PAGINATION = 3
EDITIONS = {{
    "fr": {{"name": "La Revue", "tagline": "Entre les langues", "fallback": ["es"]}},
    "en": {{"name": "The Review", "tagline": "Between languages", "fallback": ["fr"]}},
    "es": {{"name": "La Revista", "tagline": "Entre lenguas"}},
}}
TRAITDUNION_PICTURE = "theme/img/trait-dunion.png"
"""

TERMS = {
    "sections.yaml": """
        communs:
          fr: {name: Communs, description: Ce qui est à tout le monde.}
          en: {name: Commons}
          es: {name: Comunes}
        essais:
          fr: {name: Essais}
          en: {name: Essays}
          es: {name: Ensayos}
        wiki: {merged_into: communs}
    """,
    "tags.yaml": """
        eau:
          fr: {name: Eau}
          en: {name: Water}
          es: {name: Agua}
        langues:
          fr: {name: Langues}
          en: {name: Languages, slug: tongues}
    """,
    "people.yaml": """
        redaction:
          kind: team
          fr: {name: La rédaction, bio: Elle écrit.}
          en: {name: The editors}
          es: {name: La redacción}
        taller: {name: Taller, kind: team, url: "https://example.org/taller"}
    """,
}

ORIGINAL = """\
---
title: {title}
summary: {summary}
date: {date}
authors: [redaction]
section: {section}
tags: [{tags}]
---

{body}
"""
TRANSLATION = """\
---
title: {title}
summary: {summary}
translates: {source}
translators: [taller]
translated: {date}
---

{body}
"""


def png(width: int = 16, height: int = 9, shade: int = 120) -> bytes:
    """Return a grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([shade]) * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def original(
    title: str,
    *,
    date: str = "2026-03-04",
    section: str = "communs",
    tags: str = "",
    body: str = "Un texte.",
    summary: str = "Un résumé.",
) -> str:
    """Return an article that is the original of its story."""
    return ORIGINAL.format(title=title, date=date, section=section, tags=tags, body=body, summary=summary)


def translation(
    title: str, source: str, *, date: str = "2026-03-10", body: str = "A text.", summary: str = "A summary."
) -> str:
    """Return a translation."""
    return TRANSLATION.format(title=title, source=source, date=date, body=body, summary=summary)


def trilingual() -> dict[str, str | bytes]:
    """Return a magazine with originals in three languages, and stories that some editions lack."""
    return {
        **TERMS,
        "articles/pari/index.fr.md": original(
            "Le pari permanent",
            tags="eau, langues",
            body="Voir [l’eau](story:agua#orilla) et [l’essai](story:essay).\n\n## Rive {#rive}\n\nFin.",
        ),
        "articles/pari/index.en.md": translation(
            "Permanent beta", "fr", body="See [water](story:agua).\n\n## Shore {#rive}\n\nEnd."
        ),
        "articles/pari/index.es.md": translation("La apuesta permanente", "fr", date="2026-04-02"),
        "articles/agua/index.es.md": original(
            "El agua común", date="2026-02-01", tags="eau", section="essais", body="## Orilla {#orilla}\n\nTexto."
        ),
        "articles/agua/index.fr.md": translation("L’eau commune", "es", body="## Rive {#orilla}\n\nTexte."),
        "articles/essay/index.en.md": original("An essay", date="2025-12-24", section="wiki", tags="langues"),
        "articles/ancien/index.fr.md": original("Un ancien", date="2024-05-06"),
        "articles/moyen/index.fr.md": original("Un moyen", date="2024-05-07"),
        "pages/manifeste/index.fr.md": "---\ntitle: Manifeste\nmenu: {order: 1}\nsummary: Ce que nous voulons.\n---\n\nNous.\n",
        "pages/manifeste/index.en.md": "---\ntitle: Manifesto\nsummary: What we want.\ntranslates: fr\n---\n\nWe.\n",
    }


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files given as text (dedented) or bytes."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else textwrap.dedent(data).lstrip("\n").encode())


def write_site(
    root: Path,
    files: Mapping[str, str | bytes],
    *,
    settings: str = "",
    theme: str | None = None,
    siteurl: str = SITEURL,
) -> Path:
    """Write a site's settings and content, and return its folder."""
    write_files(root / "content", files)
    text = SETTINGS.format(theme=theme or str(REPOSITORY / "theme"), siteurl=siteurl)
    (root / "pelicanconf.py").write_text(text + textwrap.dedent(settings), encoding="utf-8")
    return root


def build_site(
    root: Path,
    files: Mapping[str, str | bytes],
    *,
    as_of: str = AS_OF,
    settings: str = "",
    theme: str | None = None,
    **options: object,
) -> Result:
    """Write a site and build it."""
    write_site(root, files, settings=settings, theme=theme)
    return build(Options(root, as_of=as_of, **options))  # type: ignore[arg-type]


def codes(result: Result, severity: Severity = Severity.ERROR) -> list[str]:
    """Return the codes of a result's problems of a severity."""
    return [
        problem.fault.code for problem in result.report.sorted(result.problems) if problem.fault.severity is severity
    ]


def lines(result: Result) -> list[str]:
    """Return a result's problems as a contributor reads them in English."""
    return [result.report.line(problem, problem.fault.severity) for problem in result.report.sorted(result.problems)]


def one(result: Result, code: str) -> Problem:
    """Return the only problem with a code."""
    (problem,) = [problem for problem in set(result.problems) if problem.fault.code == code]
    return problem
