"""What the engine leans on in Pelican: when a release changes it, these tests say so before a magazine does."""

from __future__ import annotations

import inspect
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from pelican import contents, generators, paginator, signals, writers
from pelican.settings import DEFAULT_CONFIG, read_settings


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, Any]:
    found: dict[str, Any] = read_settings(
        override={"PATH": str(tmp_path), "OUTPUT_PATH": str(tmp_path / "out"), "CACHE_CONTENT": False}
    )
    return found


def articles(settings: dict[str, Any], kind: type[generators.ArticlesGenerator]) -> generators.ArticlesGenerator:
    context: dict[str, Any] = {
        **settings,
        "generated_content": {},
        "static_links": set(),
        "static_content": {},
        "localsiteurl": "",
    }
    return kind(
        context=context,
        settings=settings,
        path=settings["PATH"],
        theme=settings["THEME"],
        output_path=settings["OUTPUT_PATH"],
    )


def test_the_release_is_the_one_that_was_read() -> None:
    assert version("pelican").startswith("4.12.")


def test_generate_context_asks_for_files_then_for_the_object_of_each_and_reads_nothing(
    settings: dict[str, Any],
) -> None:
    asked: list[str] = []
    article = contents.Article(
        "Body",
        {"title": "T", "slug": "t", "date": datetime(2026, 1, 1), "category": contents.Category("c", settings)},
        settings,
        "t.md",
    )

    class Fed(generators.ArticlesGenerator):
        def get_files(self, paths: Any, exclude: Any = None, extensions: Any = None) -> list[str]:  # noqa: ARG002
            asked.append(f"files {extensions is None}")
            return ["t.md"] if extensions is None else []

        def get_cached_data(self, path: Any, default: Any = None) -> Any:  # noqa: ARG002
            asked.append(f"object {path}")
            return article

        def _no_reading(self, *_: Any, **__: Any) -> None:
            raise AssertionError("a file was read")

    generator = articles(settings, Fed)
    generator.readers.read_file = generator._no_reading  # type: ignore[attr-defined]
    generator.generate_context()
    assert asked[0] == "files True"
    assert "object t.md" in asked
    assert generator.articles == [article]
    assert generator.context["articles"] == [article]
    assert [(str(category), found) for category, found in generator.categories] == [("c", [article])]


@pytest.mark.parametrize(
    ("owner", "name", "parameters"),
    [
        (generators.Generator, "get_files", ["self", "paths", "exclude", "extensions"]),
        (generators.CachingGenerator, "get_cached_data", ["self", "filename", "default"]),
        (generators.ArticlesGenerator, "generate_context", ["self"]),
        (generators.ArticlesGenerator, "generate_output", ["self", "writer"]),
        (generators.ArticlesGenerator, "_build_period_archives", ["self", "sorted_articles", "articles", "settings"]),
        (generators.PagesGenerator, "generate_output", ["self", "writer"]),
        (generators.Generator, "add_static_links", ["self", "content"]),
        (contents.Content, "refresh_metadata_intersite_links", ["self"]),
        (paginator.Paginator, "__init__", ["self", "name", "url", "object_list", "settings", "per_page"]),
        (
            writers.Writer,
            "write_feed",
            ["self", "elements", "context", "path", "url", "feed_type", "override_output", "feed_title"],
        ),
    ],
)
def test_what_is_overridden_has_the_signature_that_is_overridden(owner: type, name: str, parameters: list[str]) -> None:
    assert list(inspect.signature(getattr(owner, name)).parameters) == parameters


@pytest.mark.parametrize(
    "name",
    [
        "initialized", "get_generators", "get_writer", "finalized", "generator_init", "article_generator_write_article",
        "article_writer_finalized", "page_generator_write_page", "page_writer_finalized", "feed_generated",
        "feed_written",
    ],
)  # fmt: skip
def test_the_signals_are_there(name: str) -> None:
    assert hasattr(signals, name)


def test_every_setting_that_we_silence_is_one_that_pelican_has() -> None:
    from traitdunion.publishing.settings import SILENCED

    ours = {
        "FEED_ATOM",
        "FEED_RSS",
        "YEAR_ARCHIVE_SAVE_AS",
        "MONTH_ARCHIVE_SAVE_AS",
        "DAY_ARCHIVE_SAVE_AS",
        "TAG_FEED_ATOM",
        "TAG_FEED_RSS",
    }
    unset = {"FEED_ALL_RSS", "CATEGORY_FEED_RSS", "AUTHOR_FEED_RSS", "TRANSLATION_FEED_RSS"}
    assert set(SILENCED) <= set(DEFAULT_CONFIG) | ours | unset


def test_generators_share_one_context_unless_they_are_given_another(settings: dict[str, Any]) -> None:
    context = {**settings, "generated_content": {}, "static_links": set(), "static_content": {}}
    generator = generators.Generator(
        context=context, settings=settings, path="", theme=settings["THEME"], output_path=""
    )
    assert generator.context is context


def test_a_file_is_written_once(tmp_path: Path, settings: dict[str, Any]) -> None:
    writer = writers.Writer(str(tmp_path), settings=settings)
    with writer._open_w(str(tmp_path / "a"), "utf-8"):
        pass
    with pytest.raises(
        writers.FileOverwriteFailedError if hasattr(writers, "FileOverwriteFailedError") else RuntimeError
    ):
        writer._open_w(str(tmp_path / "a"), "utf-8")
