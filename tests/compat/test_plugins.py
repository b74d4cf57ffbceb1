"""Plugins of PyPI that know nothing of us: each edition's articles, tags and relations are its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import apart, html, sites

ARTICLE = """{% extends "!theme/article.html" %}
{% block main %}
<ul id="related-posts">
{% for item in article.related_posts or [] %}
<li lang="{{ item.lang }}"><a href="/mag/{{ item.url }}">{{ item.title }}</a></li>
{% endfor %}
</ul>
<ul id="cloud">
{% for tag in tag_cloud %}
<li class="tag-{{ tag[1] }}"><a href="/mag/{{ tag[0].url }}">{{ tag[0].name }}</a></li>
{% endfor %}
</ul>
{{ super() }}
{% endblock %}
"""
SETTINGS = """
PLUGINS = ["traitdunion", "tag_cloud", "related_posts"]
TAG_CLOUD_SORTING = "alphabetically"
THEME_TEMPLATES_OVERRIDES = ["overrides"]
"""


@pytest.fixture(scope="module", params=[html.PROBE, None], ids=["probe", "theme"])
def plugged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("pelican.plugins.tag_cloud", reason="Install the development dependencies: pelican-tag-cloud.")
    pytest.importorskip(
        "pelican.plugins.related_posts", reason="Install the development dependencies: pelican-related-posts."
    )
    root = tmp_path_factory.mktemp("plugged")
    sites.write_files(root / "overrides", {"article.html": ARTICLE})
    settings = SETTINGS.replace('"overrides"', repr(str(root / "overrides")))
    sites.write_site(root, sites.trilingual(), theme=request.param, settings=settings)
    done = apart.build(root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "output"


def test_related_posts_are_of_the_same_language(plugged: Path) -> None:
    assert html.page(plugged, "fr/le-pari-permanent/").listed("related-posts") == ["L’eau commune"]
    assert html.page(plugged, "en/permanent-beta/").listed("related-posts") == ["An essay"]
    assert html.page(plugged, "es/la-apuesta-permanente/").listed("related-posts") == ["El agua común"]
    assert not html.page(plugged, "fr/un-ancien/").listed("related-posts")


def test_the_tag_cloud_is_the_editions_own(plugged: Path) -> None:
    assert html.page(plugged, "fr/un-ancien/").listed("cloud") == ["Eau", "Langues"]
    assert html.page(plugged, "en/an-essay/").listed("cloud") == ["Languages", "Water"]
    assert html.page(plugged, "es/el-agua-comun/").listed("cloud") == ["Agua", "Languages"]


def test_tags_weigh_what_they_do_in_the_edition(plugged: Path) -> None:
    weights = {
        link.text: link.getparent().get("class")
        for link in html.page(plugged, "fr/un-ancien/").every("//*[@id='cloud']//a")
    }
    assert weights["Eau"] != weights["Langues"]


def test_links_of_plugins_work(plugged: Path) -> None:
    assert not html.broken_links(plugged)


def test_plugins_change_nothing_else(plugged: Path, output: Path) -> None:
    assert {"sitemap.xml", "translations/status.json"} <= {*html.files(plugged)}
    assert (plugged / "fr/feed.atom").read_bytes() == (output / "fr/feed.atom").read_bytes()
    assert (plugged / "sitemap.xml").read_bytes() == (output / "sitemap.xml").read_bytes()


def test_a_plugin_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    result = sites.build_site(tmp_path, sites.trilingual(), settings='PLUGINS = ["traitdunion", "no_such_plugin"]')
    assert result.failed
    assert not result.output.exists()
    assert any("no_such_plugin" in line for line in sites.lines(result))


def test_a_plugins_own_page_signals_see_each_article_once(tmp_path: Path) -> None:
    plugin = """
        from pelican.plugins import signals

        SEEN = []

        def content(generator, content):
            SEEN.append((content.lang, content.slug))

        def finished(pelican):
            with open(pelican.settings["WATCHER_RECORD"], "w") as file:
                file.write("\\n".join(sorted(f"{lang}/{slug}" for lang, slug in SEEN)))

        def register():
            signals.article_generator_write_article.connect(content)
            signals.finalized.connect(finished)
    """
    sites.write_files(tmp_path / "plugins", {"watcher_of_articles.py": plugin})
    settings = f"""
        PLUGINS = ["traitdunion", "watcher_of_articles"]
        PLUGIN_PATHS = [{str(tmp_path / "plugins")!r}]
        WATCHER_RECORD = {str(tmp_path / "seen")!r}
    """
    sites.write_site(tmp_path, sites.trilingual(), settings=settings)
    done = apart.build(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "seen").read_text().splitlines() == [
        "en/an-essay", "en/permanent-beta", "es/el-agua-comun", "es/la-apuesta-permanente",
        "fr/l-eau-commune", "fr/le-pari-permanent", "fr/un-ancien", "fr/un-moyen",
    ]  # fmt: skip
