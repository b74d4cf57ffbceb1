"""Settings as files: where each is written, and what Pelican itself reads."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from traitdunion.rules.configuration import Settings
from traitdunion.vocabulary.problem import Area, Place

DEFAULT_FILE = "pelicanconf.py"

PELICAN_NAMES = frozenset(DEFAULT_CONFIG) | {
    # Names that Pelican 4.12 and its themes read without giving them a default.
    *("ARTICLE_PATHS", "AUTHOR", "CSS_FILE", "DEFAULT_DATE", "DISQUS_SITENAME", "FEED", "FEED_ATOM", "FEED_ATOM_URL"),
    *("FEED_RSS", "FEED_RSS_URL", "FEED_ALL_ATOM_URL", "FEED_ALL_RSS", "FEED_ALL_RSS_URL", "FEED_DOMAIN", "TIMEZONE"),
    *("CATEGORY_FEED_ATOM_URL", "CATEGORY_FEED_RSS", "CATEGORY_FEED_RSS_URL", "TAG_FEED_ATOM", "TAG_FEED_ATOM_URL"),
    *("TAG_FEED_RSS", "TAG_FEED_RSS_URL", "AUTHOR_FEED_ATOM_URL", "AUTHOR_FEED_RSS_URL", "TRANSLATION_FEED_ATOM_URL"),
    *(
        "TRANSLATION_FEED_RSS",
        "TRANSLATION_FEED_RSS_URL",
        "SITESUBTITLE",
        "MENUITEMS",
        "LINKS",
        "SOCIAL",
        "STYLESHEET_URL",
    ),
    *(
        "SUMMARY_MAX_PARAGRAPHS",
        "LOAD_CONTENT_CACHE",
        "SLUG_SUBSTITUTIONS",
        "GITHUB_URL",
        "GOOGLE_ANALYTICS",
        "ANALYTICS",
    ),
    *("INDEX_URL", "ARCHIVES_URL", "ARCHIVES_SAVE_AS", "TAGS_URL", "TAGS_SAVE_AS", "AUTHORS_URL", "AUTHORS_SAVE_AS"),
    *("CATEGORIES_URL", "CATEGORIES_SAVE_AS", "TAG_CLOUD_STEPS", "TAG_CLOUD_MAX_ITEMS", "TAG_CLOUD_SORTING"),
    *("TAG_CLOUD_BADGE", "RELATED_POSTS_MAX", "RELATED_POSTS_SKIP_SAME_CATEGORY", "SITELOGO", "COPYRIGHT"),
}


def written(path: Path, root: Path) -> Mapping[str, Place]:
    """Return the line of each setting that a file assigns, and of those of the project's files that it imports."""
    found: dict[str, Place] = {}
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (OSError, SyntaxError, UnicodeDecodeError):
        return found
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module
            and (imported := path.parent / f"{node.module}.py").is_file()
        ):
            found = {**written(imported, root), **found}
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        for target in targets:
            if isinstance(target, ast.Name) and target.id.isupper():
                found[target.id] = Place(name, target.lineno, Area.PROJECT)
    return found


def collect(values: Mapping[str, Any], file: Path | None) -> Settings:
    """Return Pelican's settings with the places where a file writes them."""
    root = file.parent if file is not None else Path()
    lines = written(file, root) if file is not None else {}
    return Settings(values, lines, Place(file.name if file else DEFAULT_FILE, 1, Area.PROJECT))
