"""Feeds, read by feedparser and held against RFC 4287 and RSS 2.0: one language each, whole texts, ids that stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import feeds, html, sites


def all_feeds(output: Path) -> list[Path]:
    return sorted(path for path in output.rglob("feed.*"))


def at_desk(path: Path) -> bool:
    """Tell whether a feed is one of the translators' desk."""
    return "translations" in path.parts


def edition_of(path: Path, output: Path) -> str:
    """Return the language of a file's readers."""
    return html.edition_of(path.relative_to(output).as_posix())


def ids(path: Path) -> dict[str, str]:
    """Return a feed's ids by title."""
    return {entry.title: entry.id for entry in feeds.read(path).entries}


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A magazine with several authors, pictures, notes, files, and a late translation of an old story."""
    files: dict[str, str | bytes] = {
        **sites.trilingual(),
        "articles/moyen/index.fr.md": sites.original(
            "Un « moyen » & <b>",
            date="2024-05-07",
            body="![Gris](gris.png)\n\nVoir [le plan](plan.pdf), [ici](#bas) et [l’accueil](/fr/).[^1]\n\n## Bas {#bas}"
            "\n\n[^1]: Une note.",
        ).replace("[redaction]", "[redaction, Jeanne d’Arc, taller]"),
        "articles/moyen/index.en.md": sites.translation(
            "A late one",
            "fr",
            date="2026-06-01",
            body="![Grey](gris.png)\n\nSee [the plan](plan.pdf), [here](#bas).[^1]\n\n## End {#bas}\n\n[^1]: A note.",
        ),
        "articles/moyen/gris.png": sites.png(),
        "articles/moyen/plan.pdf": b"%PDF-1.4\n",
    }
    result = sites.build_site(tmp_path_factory.mktemp("rich"), files)
    assert not result.failed, sites.lines(result)
    return result.output


def test_every_feed_keeps_to_its_format(tree: Path, rich: Path) -> None:
    for output in (tree, rich):
        found = all_feeds(output)
        assert len(found) > 20
        for path in found:
            feeds.read(path)
            assert not (feeds.atom_faults if path.suffix == ".atom" else feeds.rss_faults)(path)


def test_home_sections_tags_and_people_have_both_feeds_and_nothing_else_has(tree: Path) -> None:
    with_feeds = {page.address for page in html.pages(tree).values() if (tree / page.address / "feed.atom").is_file()}
    assert {path.parent.relative_to(tree).as_posix() + "/" for path in all_feeds(tree)} == with_feeds
    desks = {address for address in with_feeds if html.is_desk(address)}
    assert desks == {f"translations/{language}/" for language in ("fr", "en", "es")}
    assert not any((tree / address / "feed.rss").exists() for address in desks)
    with_feeds -= desks
    assert all((tree / address / "feed.rss").is_file() for address in with_feeds)
    terms = {
        f"{shelf}{slug}" for shelf in ("fr/themes/", "en/tags/") for slug in ("eau/", "langues/", "water/", "tongues/")
    }
    assert with_feeds >= {"fr/", "en/", "es/", "fr/rubriques/communs/", "es/firmas/taller/"} | {
        term for term in terms if (tree / term).is_dir()
    }


def test_feeds_are_announced_by_the_pages_whose_lists_they_carry(tree: Path) -> None:
    for page in html.pages(tree).values():
        for address, form in page.feeds.items():
            path = tree / address.removeprefix(sites.SITEURL + "/")
            assert path.is_file()
            assert form == f"application/{path.suffix[1:]}+xml"
            assert edition_of(path, tree) == page.language
            assert at_desk(path) == html.is_desk(page.address)
        if (tree / page.address / "feed.atom").is_file():
            assert page.url + "feed.atom" in page.feeds


def test_each_feed_declares_its_language_and_keeps_to_it(rich: Path) -> None:
    own = {page.url: page.language for page in html.pages(rich).values()}
    for path in all_feeds(rich):
        feed, language = feeds.read(path), edition_of(path, rich)
        assert feed.feed.language == language
        for entry in feed.entries:
            assert own[entry.link] == language
            assert entry.get("language", language) == language
            assert entry.content[0].get("language", language) in (language, "", None)


def test_every_feed_has_an_id_and_a_title_of_its_own(rich: Path) -> None:
    atoms = [feeds.read(path).feed for path in all_feeds(rich) if path.suffix == ".atom"]
    assert len({feed.id for feed in atoms}) == len(atoms)
    for language in ("fr", "en", "es"):
        titles = [feed.title for feed in atoms if feed.language == language]
        assert len(set(titles)) == len(titles)


def test_self_and_alternate_links_are_the_feeds_own(tree: Path) -> None:
    for path in all_feeds(tree):
        address = f"{sites.SITEURL}/{path.relative_to(tree).as_posix()}"
        feed = feeds.read(path).feed
        assert [link.href for link in feed.links if link.rel == "self"] == [address]
        assert feed.link == address.rpartition("/")[0] + "/"


def test_an_entry_has_one_id_in_every_feed_and_each_version_its_own(rich: Path) -> None:
    known: dict[str, set[str]] = {}
    for path in all_feeds(rich):
        for entry in feeds.read(path).entries:
            known.setdefault(entry.link, set()).add(entry.id)
    assert all(len(found) == 1 for found in known.values())
    assert len({next(iter(found)) for found in known.values()}) == len(known)


def test_a_new_slug_or_title_keeps_the_ids(tmp_path: Path, output: Path) -> None:
    files = sites.trilingual()
    files["articles/pari/index.fr.md"] = str(files["articles/pari/index.fr.md"]).replace(
        "title: Le pari permanent", "title: Autre titre\nslug: autre"
    )
    sections = str(files["sections.yaml"]).replace("fr: {name: Communs,", "fr: {name: Tout, slug: tout,")
    after = sites.build_site(tmp_path, {**files, "sections.yaml": sections}).output
    for form in ("atom", "rss"):
        assert ids(after / f"fr/feed.{form}")["Autre titre"] == ids(output / f"fr/feed.{form}")["Le pari permanent"]
    assert (
        feeds.read(after / "fr/rubriques/tout/feed.atom").feed.id
        == feeds.read(output / "fr/rubriques/communs/feed.atom").feed.id
    )


def test_every_author_is_named_and_translators_are_contributors(rich: Path) -> None:
    entries = {entry.title: entry for entry in feeds.read(rich / "en/feed.atom").entries}
    late = entries["A late one"]
    assert [person.name for person in late.authors] == ["The editors", "Jeanne d’Arc", "Taller"]
    assert [person.name for person in late.contributors] == ["Taller"]
    assert all(person.href.startswith(f"{sites.SITEURL}/en/people/") for person in (*late.authors, *late.contributors))
    (item,) = [
        item for item in feeds.root_of(rich / "en/feed.rss").iter("item") if item.findtext("title") == "A late one"
    ]
    assert [element.text for element in item.findall(f"{feeds.DC}creator")] == ["The editors", "Jeanne d’Arc", "Taller"]
    assert [element.text for element in item.findall(f"{feeds.DC}contributor")] == ["Taller"]


def test_the_desks_entries_name_the_originals_authors_and_who_translated(rich: Path) -> None:
    entries = {entry.title.split(" · ")[0]: entry for entry in feeds.read(rich / "translations/es/feed.atom").entries}
    assert [person.name for person in entries["An essay"].authors] == ["La redacción"]
    assert "contributors" not in entries["An essay"]
    (middle,) = [entry for title, entry in entries.items() if "moyen" in title]
    assert [person.name for person in middle.authors] == ["La redacción", "Jeanne d’Arc", "Taller"]
    english = {entry.title.split(" · ")[0]: entry for entry in feeds.read(rich / "translations/en/feed.atom").entries}
    (pari,) = [entry for entry in english.values() if entry.link.endswith("/en/pari/")]
    assert [person.name for person in pari.contributors] == ["Taller"]  # nobody knows if it is stale


def test_an_entry_names_all_published_versions(rich: Path) -> None:
    for path in all_feeds(rich):
        if path.suffix != ".atom":
            continue
        for entry in feeds.read(path).entries:
            links = [link for link in entry.links if link.rel == "alternate"]
            assert links[0].href == links[-1].href == entry.link  # whichever a program takes that knows no hreflang
            found = {link.hreflang: link.href for link in links if "hreflang" in link}
            page = html.page(rich, entry.link.removeprefix(sites.SITEURL + "/"))
            if at_desk(path):  # its pages have no versions: each desk has work of its own
                assert found == {page.language: page.url}
                continue
            assert found == {
                language: address for language, address in page.alternates.items() if language != "x-default"
            }


def test_a_translation_is_a_new_entry_dated_by_its_own_day_and_comes_first(rich: Path) -> None:
    for form in ("atom", "rss"):
        entries = feeds.read(rich / f"en/feed.{form}").entries
        assert [entry.title for entry in entries] == ["A late one", "Permanent beta", "An essay"]
        assert entries[0].published_parsed[:3] == (2026, 5, 31)  # midnight in Paris, in UTC
    assert html.page(rich, "en/").text("(//main//article//h2 | //main//article//h3)[1]") != "A late one"


def test_an_updated_text_says_so(tmp_path: Path) -> None:
    text = sites.original("Un").replace("tags: []", "tags: []\nmodified: 2026-05-05")
    output = sites.build_site(tmp_path, {**sites.TERMS, "articles/un/index.fr.md": text}).output
    feed = feeds.read(output / "fr/feed.atom")
    assert (feed.entries[0].published, feed.entries[0].updated) == (
        "2026-03-04T00:00:00+01:00",
        "2026-05-05T00:00:00+02:00",
    )
    assert feed.feed.updated == "2026-05-05T00:00:00+02:00"


def test_the_whole_text_is_there_with_absolute_addresses(rich: Path) -> None:
    for path in all_feeds(rich):
        assert not feeds.relative_addresses(path)
    (entry,) = [entry for entry in feeds.read(rich / "fr/feed.atom").entries if "moyen" in entry.title]
    content = entry.content[0].value
    for address in ("media/moyen/gris.png", "media/moyen/plan.pdf", "fr/un-moyen-b/#bas", "fr/", "fr/un-moyen-b/#fn"):
        assert f'"{sites.SITEURL}/{address}' in content
    assert "Une note" in content


def test_markup_in_a_title_is_text(rich: Path) -> None:
    titles = [
        entry.findtext(f"{feeds.ATOM}title")
        for entry in feeds.root_of(rich / "fr/feed.atom").iter(f"{feeds.ATOM}entry")
    ]
    (title,) = [title for title in titles if title and "moyen" in title]
    assert title.endswith("& <b>")
    assert "\u00a0" in title or "\u202f" in title  # no-break spaces of French are kept


def test_links_to_other_languages_are_marked_in_feeds_too(output: Path) -> None:
    (content,) = [
        entry.content[0].value for entry in feeds.read(output / "fr/feed.atom").entries if "pari" in entry.title
    ]
    assert f'href="{sites.SITEURL}/en/an-essay/" hreflang="en"' in content
    assert "in-language" in content


def test_a_feed_holds_the_newest_entries_up_to_the_setting(tmp_path: Path) -> None:
    output = sites.build_site(tmp_path, sites.trilingual(), settings="FEED_MAX_ITEMS = 2").output
    assert len(feeds.read(output / "fr/feed.atom").entries) == 2
    assert [entry.title for entry in feeds.read(output / "fr/feed.rss").entries] == [
        "L’eau commune",
        "Le pari permanent",
    ]


def test_an_empty_editions_feed_is_valid_and_has_no_clock_in_it(tmp_path: Path) -> None:
    files = {**sites.TERMS, "articles/un/index.fr.md": sites.original("Un")}
    one = sites.build_site(tmp_path / "a", files, as_of="2026-06-30T12:00:00+02:00").output
    two = sites.build_site(tmp_path / "b", files, as_of="2027-01-01T00:00:00Z").output
    for form in ("atom", "rss"):
        path = one / f"en/feed.{form}"
        assert not (feeds.atom_faults if form == "atom" else feeds.rss_faults)(path)
        assert not feeds.read(path).entries
        assert path.read_bytes() == (two / f"en/feed.{form}").read_bytes()


def test_categories_are_the_names_of_this_edition(rich: Path) -> None:
    (entry,) = [entry for entry in feeds.read(rich / "es/feed.atom").entries if "apuesta" in entry.title]
    assert [tag.term for tag in entry.tags] == ["Comunes", "Agua", "Languages"]
    element = next(
        found
        for found in feeds.root_of(rich / "es/feed.atom").iter(f"{feeds.ATOM}category")
        if found.get("term") == "Languages"
    )
    assert element.get(f"{feeds.XML}lang") == "en"


def test_term_feeds_can_be_left_out(tmp_path: Path) -> None:
    output = sites.build_site(tmp_path, sites.trilingual(), settings="TRAITDUNION_TERM_FEEDS = False").output
    assert {path.parent.parent for path in all_feeds(output)} == {output, output / "translations"}
    assert not [fault for fault in html.broken_links(output) if "feed." in fault]
