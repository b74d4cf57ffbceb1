"""Scripted histories in real git repositories: the state, and exactly what a person would say has changed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from support.histories import CURRENT, ENGLISH, FRENCH, SPANISH, STALE, UNVERIFIED, Tale, ask
from traitdunion.edges.history.record import read_history
from traitdunion.edges.history.repository import blob_id, revision
from traitdunion.rules.staleness import read_version
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.segment import Matter
from traitdunion.vocabulary.translation import Ignorance, State

RIVER = "Elle coule depuis toujours sous le vieux pont de pierre, et personne ne sait où elle prend sa source."
CHILDREN = "Les enfants du village y apprennent à nager chaque été avec leurs aînés."
MARKET = "Chaque jeudi, douze marchands y dressent leurs tables devant [la vieille mairie](https://example.org/mairie)."
NEW = "Le dimanche, la fanfare joue sur la place jusqu’à la nuit."


@pytest.fixture
def tale(tmp_path: Path) -> Tale:
    return Tale(tmp_path / "magazine")


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Tale:
    return Tale(tmp_path_factory.mktemp("beginning")).begun()


@pytest.fixture
def begun(beginning: Tale, tale: Tale) -> Tale:
    """Return a history of an original and a translation that names its version: a copy, since most tests begin so."""
    shutil.copytree(beginning.root, tale.root, dirs_exist_ok=True)
    tale.day = beginning.day
    return tale


# What an edit of the original means, told from its history


MEANS_NOTHING = {
    "reflow": (RIVER, RIVER.replace("pierre, et", "pierre,\net")),
    "more blank lines": (CHILDREN, f"\n\n{CHILDREN}   \n\n"),
    "tags": ("tags: [eau]", "tags: [eau, langues]"),
    "date": ("date: 2026-03-04", "date: 2026-03-05"),
    "another key": ("tags: [eau]", "tags: [eau]\nfeatured: true\nlicense: CC-BY-SA-4.0"),
    "quotes round the title": ("title: Le pari permanent", 'title: "Le pari permanent"'),
    "order of the header": ("tags: [eau]\n---\n", "tags: [eau]\naliases: [/ancien/]\n---\n"),
    "address of a link": ("https://example.org/mairie", "https://example.net/la-mairie"),
    "address by reference": ("[la vieille mairie](https://example.org/mairie).", "[la vieille mairie][m].\n\n[m]: https://example.net"),
    "file of a picture": ("pont.jpg", "vieux-pont.webp"),
    "apostrophe": ("l’huile", "l'huile"),
    "no-break spaces": ("jusqu", "jusqu"),
    "bullets": ("- le pain\n- le sel\n- l’huile", "* le pain\n* le sel\n* l’huile"),
    "heading underlined": ("## La rivière", "La rivière\n----------"),
    "table drawn otherwise": ("| Jour | Prix |\n|------|------|", "|Jour|Prix|\n|:--|--:|"),
    "comment": (CHILDREN, f"{CHILDREN}\n\n<!-- à relire -->"),
}  # fmt: skip


@pytest.mark.parametrize("edit", MEANS_NOTHING.values(), ids=MEANS_NOTHING)
def test_an_edit_that_changes_no_words_makes_nothing_stale(begun: Tale, edit: tuple[str, str]) -> None:
    text = begun.read("fr").replace(*edit)
    begun.write("fr", text)
    begun.commit("edit")
    assert begun.told() == (CURRENT, {})


WORDS = {
    "a sentence in a paragraph": (
        CHILDREN, f"{CHILDREN} Ils y pêchent aussi des truites.",
        {"changed": [(CHILDREN, f"{CHILDREN} Ils y pêchent aussi des truites.")]},
    ),
    "a paragraph rewritten": (
        CHILDREN, "Les enfants du village n’y apprennent plus à nager avec leurs aînés.",
        {"changed": [(CHILDREN, "Les enfants du village n’y apprennent plus à nager avec leurs aînés.")]},
    ),
    "a paragraph added": (MARKET, f"{MARKET}\n\n{NEW}", {"added": [NEW]}),
    "a paragraph removed": (f"{CHILDREN}\n\n", "", {"removed": [CHILDREN]}),
    "a paragraph replaced by quite another": (CHILDREN, NEW, {"removed": [CHILDREN], "added": [NEW]}),
    "an item added": ("- le sel\n", "- le sel\n- le miel\n", {"added": ["le miel"]}),
    "an item removed": ("- le sel\n", "", {"removed": ["le sel"]}),
    "an item moved": (
        "- le pain\n- le sel\n- l’huile d’olive", "- le sel\n- l’huile d’olive\n- le pain", {"moved": ["le pain"]},
    ),
    "an item changed": ("- l’huile d’olive", "- l’huile de noix", {"changed": [("l’huile d’olive", "l’huile de noix")]}),
    "the title": ("Le pari permanent", "Le pari perpétuel", {"changed": [("Le pari permanent", "Le pari perpétuel")]}),
    "the summary": (
        "Ce que dix ans nous ont appris.", "Ce que vingt ans nous ont appris.",
        {"changed": [("Ce que dix ans nous ont appris.", "Ce que vingt ans nous ont appris.")]},
    ),
    "the picture's description": (
        "![Un pont de pierre]", "![Un pont de bois]", {"changed": [("Un pont de pierre", "Un pont de bois")]},
    ),
    "the caption": ("Le pont en hiver", "Le pont au printemps", {"changed": [("Le pont en hiver", "Le pont au printemps")]}),
    "a table row added": ("| Mardi | 6 |", "| Mardi | 6 |\n| Samedi | 9 |", {"added": ["Samedi | 9"]}),
    "a digit in a table": ("| Mardi | 6 |", "| Mardi | 7 |", {"changed": [("Mardi | 6", "Mardi | 7")]}),
    "a note": (
        "Archives de la commune, 1912.", "Archives du département, 1913.",
        {"changed": [("Archives de la commune, 1912.", "Archives du département, 1913.")]},
    ),
    "a heading's level": ("## Le marché", "### Le marché", {"changed": [("Le marché", "Le marché")]}),
    "a paragraph become a quote": (CHILDREN, f"> {CHILDREN}", {"changed": [(CHILDREN, CHILDREN)]}),
    "a negation": (
        "> Nul ne possède l’eau.", "> Nul ne possède pas l’eau.",
        {"changed": [("Nul ne possède l’eau.", "Nul ne possède pas l’eau.")]},
    ),
    "a paragraph split": (
        f"{RIVER}", RIVER.replace(", et personne", ".\n\nPersonne"),
        {"changed": [(RIVER, "Elle coule depuis toujours sous le vieux pont de pierre.")],
         "added": ["Personne ne sait où elle prend sa source."]},
    ),
    "two paragraphs merged": (
        f"{RIVER}\n\n{CHILDREN}", f"{RIVER} {CHILDREN}",
        {"changed": [(RIVER, f"{RIVER} {CHILDREN}")], "removed": [CHILDREN]},
    ),
    "a section added": (
        "## Le marché", f"## La fanfare\n\n{NEW}\n\n## Le marché", {"added": ["La fanfare", NEW]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WORDS.values(), ids=WORDS)
def test_an_edit_of_words_is_told_as_a_person_would(begun: Tale, case: tuple[str, str, dict]) -> None:
    old, new, expected = case
    begun.edit("fr", old, new)
    begun.commit("edit")
    state, told = begun.told()
    assert state == STALE
    assert told == expected


def test_a_paragraph_moved_is_the_one_that_moved_and_leaves_no_words_to_translate(begun: Tale) -> None:
    begun.edit("fr", f"{RIVER}\n\n", "", MARKET, f"{MARKET}\n\n{RIVER}")
    begun.commit("moved")
    assert begun.told() == (STALE, {"moved": [RIVER]})
    assert begun.state().words_left == 0


def test_a_section_moved_is_told_by_the_fewest_pieces(begun: Tale) -> None:
    section = f"## La fanfare\n\n{NEW}\n\n"
    begun.edit("fr", "## La rivière", f"{section}## La rivière")
    begun.commit("added")
    begun.name("en", "fr")
    begun.edit("fr", section, "", "Une note suffit", f"{section}Une note suffit")
    begun.commit("moved")
    assert begun.told() == (STALE, {"moved": ["La fanfare", NEW]})


def test_a_paragraph_moved_and_changed_is_told_with_both_its_forms(begun: Tale) -> None:
    changed = CHILDREN.replace("chaque été", "chaque année")
    begun.edit("fr", f"{CHILDREN}\n\n", "", MARKET, f"{MARKET}\n\n{changed}")
    begun.commit("moved and changed")
    state, told = begun.told()
    assert state == STALE
    assert told in ({"removed": [CHILDREN], "added": [changed]}, {"changed": [(CHILDREN, changed)]})


def test_two_edits_are_told_together_and_one_taken_back_is_not_told(begun: Tale) -> None:
    begun.edit("fr", CHILDREN, NEW)
    begun.commit("replaced")
    begun.edit("fr", "le sel", "le sel gris")
    begun.commit("salt")
    begun.edit("fr", NEW, CHILDREN)
    begun.commit("put back")
    assert begun.told() == (STALE, {"changed": [("le sel", "le sel gris")]})


def test_the_line_to_paste_makes_a_stale_translation_current(begun: Tale) -> None:
    begun.edit("fr", "le sel", "le sel gris")
    begun.commit("salt")
    status = begun.state()
    assert status.accept == f"translates: fr@{begun.version('fr')}"
    assert status.words_left == 1
    begun.head("en", status.accept)
    assert begun.told() == (CURRENT, {})


# Typos


def test_a_typo_is_discreet_and_the_line_in_the_original_makes_it_nothing_at_all(tale: Tale) -> None:
    tale.begun(spanish=True)
    before = tale.version("fr")
    tale.edit("fr", "apprennent à nager", "aprennent à nager")
    tale.commit("typo made")
    status = tale.state()
    assert (status.state, status.discreet, status.same_as) == (State.STALE, True, f"same_as: [{before}]")
    tale.head("fr", status.same_as)
    tale.commit("typo forgiven")
    assert tale.told("en") == tale.told("es") == (CURRENT, {})


def test_a_second_typo_adds_to_the_line_of_the_first(begun: Tale) -> None:
    first = begun.version("fr")
    begun.edit("fr", "coule", "coulle")
    begun.head("fr", f"same_as: [{first}]")
    begun.commit("one")
    second = begun.version("fr")
    begun.edit("fr", "coulle", "coule", "toujours", "toujour")
    begun.commit("two")
    assert begun.state().state is State.CURRENT  # the first version still counts
    begun.name("en", "fr")
    begun.head("en", f"translates: fr@{second}")
    assert begun.state().same_as == f"same_as: [{second}, {first}]"


def test_a_digit_is_never_discreet(begun: Tale) -> None:
    begun.edit("fr", "1912", "1921")
    begun.commit("year")
    status = begun.state()
    assert (status.state, status.discreet) == (State.STALE, False)


# The file on its way through history


def test_an_original_put_back_as_it_was_is_current_again(begun: Tale) -> None:
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    begun.git("revert", "--no-edit", "HEAD")
    assert begun.told() == (CURRENT, {})


def test_a_translation_made_in_between_is_stale_after_a_revert(begun: Tale) -> None:
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    begun.name("en", "fr")
    begun.commit("translated")
    begun.git("revert", "--no-edit", "HEAD~1")
    assert begun.told() == (STALE, {"changed": [("le sucre", "le sel")]})


def test_the_date_is_that_of_the_commit_in_which_the_original_left_the_version(tale: Tale) -> None:
    tale.begun()  # days 1 and 2
    tale.edit("fr", "tags: [eau]", "tags: []")
    tale.commit("tags")  # day 3
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")  # day 4
    tale.edit("fr", "le pain", "le riz")
    tale.commit("rice")
    assert tale.state().since == datetime(2026, 4, 5, 12, tzinfo=UTC)


def test_after_a_return_to_the_version_the_date_is_that_of_the_last_leaving(begun: Tale) -> None:
    for day in range(3):
        begun.edit("fr", "le sel", "le sucre")
        begun.commit("sugar")  # days 3, 5, 7
        if day < 2:
            begun.edit("fr", "le sucre", "le sel")
            begun.commit("salt")
    assert begun.state().since == datetime(2026, 4, 8, 12, tzinfo=UTC)


def test_a_renamed_story_keeps_its_past(begun: Tale) -> None:
    begun.git("mv", "content/articles/pari", "content/articles/pari-perpetuel")
    begun.story = "articles/pari-perpetuel"
    begun.commit("renamed")
    assert begun.told() == (CURRENT, {})
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    assert begun.told() == (STALE, {"changed": [("le sel", "le sucre")]})


def test_a_story_renamed_and_edited_at_once_keeps_its_past(begun: Tale) -> None:
    begun.git("mv", "content/articles/pari", "content/articles/pari-perpetuel")
    begun.story = "articles/pari-perpetuel"
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("renamed and sweetened")
    assert begun.told() == (STALE, {"changed": [("le sel", "le sucre")]})


def test_an_article_become_a_page_keeps_its_past(begun: Tale) -> None:
    (begun.content / "pages").mkdir()
    begun.git("mv", "content/articles/pari", "content/pages/pari")
    begun.story = "pages/pari"
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("a page")
    assert begun.told() == (STALE, {"changed": [("le sel", "le sucre")]})


def test_a_language_file_renamed_keeps_its_past(tale: Tale) -> None:
    tale.write("fr-FR", FRENCH)
    tale.write("en", ENGLISH)
    tale.head("en", f"translates: fr@{tale.version('fr-FR')}")
    tale.commit("wrong name")
    tale.git("mv", "content/articles/pari/index.fr-FR.md", "content/articles/pari/index.fr.md")
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("right name")
    assert tale.told() == (STALE, {"changed": [("le sel", "le sucre")]})


def test_a_content_folder_renamed_keeps_its_past(begun: Tale) -> None:
    begun.git("mv", "content", "textes")
    begun.content = begun.root / "textes"
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("renamed")
    assert begun.told() == (STALE, {"changed": [("le sel", "le sucre")]})


def test_a_name_used_again_does_not_hide_the_past_of_who_had_it(begun: Tale) -> None:
    old = begun.story
    begun.git("mv", "content/articles/pari", "content/articles/autre")
    begun.commit("moved away")
    begun.write("fr", FRENCH.replace("Le pari permanent", "Tout autre chose").replace(RIVER, NEW))
    begun.commit("another story by the old name")
    begun.story = "articles/autre"
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    states = ask(begun.content)
    status = states["autre"][Language("en")]
    assert status.state is State.STALE
    assert status.difference is not None
    assert [change.after.text for change in status.difference.changed] == ["le sucre"]
    assert old == "articles/pari"
    assert states["pari"][Language("en")].state is State.MISSING


def test_a_text_deleted_and_restored_keeps_its_past(begun: Tale) -> None:
    kept = begun.read("fr")
    begun.git("rm", "content/articles/pari/index.fr.md")
    begun.commit("deleted")
    begun.write("fr", kept)
    begun.commit("restored")
    assert begun.told() == (CURRENT, {})
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    assert begun.told() == (STALE, {"changed": [("le sel", "le sucre")]})


def two_stories(tale: Tale) -> Tale:
    """Return another story of the same magazine, `marche`, with a translation that names no version."""
    other = Tale(tale.root, story="articles/marche")
    other.write("fr", FRENCH.replace("Le pari permanent", "Le marché couvert").replace(CHILDREN, NEW))
    other.write("en", ENGLISH.replace("wager", "market"))
    return other


def test_two_stories_that_changed_places_keep_their_pasts(tale: Tale) -> None:
    two_stories(tale)
    tale.begun(named=False)
    articles = tale.content / "articles"
    (articles / "pari").rename(articles / "x")
    (articles / "marche").rename(articles / "pari")
    (articles / "x").rename(articles / "marche")
    tale.commit("swapped")
    found = ask(tale.content)
    assert [found[key][Language("en")].state for key in ("marche", "pari")] == [State.CURRENT, State.CURRENT]
    history = read_history(tale.content, read_version)
    with history:
        names = [version.path for version in history.versions("articles/marche/index.fr.md")]
    assert names == ["content/articles/marche/index.fr.md", "content/articles/pari/index.fr.md"]
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar in pari")
    found = ask(tale.content)
    assert [found[key][Language("en")].state for key in ("marche", "pari")] == [State.CURRENT, State.UNVERIFIED]


def test_a_story_begun_as_a_copy_of_another_finds_its_version_there(begun: Tale) -> None:
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    copy = begun.content / "articles" / "copie"
    shutil.copytree(begun.content / "articles" / "pari", copy)
    begun.git("rm", "-r", "--cached", "content/articles/pari")
    begun.commit("copied")
    found = ask(begun.content)["copie"][Language("en")]
    assert found.state is State.STALE
    assert found.difference is not None
    assert [change.before.text for change in found.difference.changed] == ["le sel"]


# Lines of commits


def test_a_branch_merged_is_told_as_if_it_were_one_line(begun: Tale) -> None:
    begun.git("checkout", "-b", "branch")
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("on the branch")
    begun.git("checkout", "main")
    begun.write("es", SPANISH)
    begun.commit("on main")
    begun.later()
    begun.git("merge", "--no-ff", "--no-edit", "branch")
    assert begun.told() == (STALE, {"changed": [("le sel", "le sucre")]})
    assert begun.state().since == datetime(2026, 4, 6, 12, tzinfo=UTC)  # when it came to where it is published
    assert begun.state("es").state is State.UNVERIFIED  # made beside the older original


def test_a_version_of_a_side_branch_is_found(begun: Tale) -> None:
    begun.git("checkout", "-b", "branch")
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("first thought")
    begun.name("en", "fr")
    begun.edit("fr", "le pain", "le riz")
    begun.commit("second thought, with a translation of the first")
    begun.git("checkout", "main")
    begun.later()
    begun.git("merge", "--no-ff", "--no-edit", "branch")
    assert begun.told() == (STALE, {"changed": [("le pain", "le riz")]})


def test_what_a_merge_itself_changed_is_a_version_too(begun: Tale) -> None:
    begun.git("checkout", "-b", "branch")
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("on the branch")
    begun.git("checkout", "main")
    begun.edit("fr", "le pain", "le riz")
    begun.commit("on main")
    begun.git("merge", "--no-commit", "--no-ff", "-X", "ours", "branch")
    begun.edit("fr", "l’huile d’olive", "l’huile de noix")
    begun.commit("merged by hand")
    begun.name("en", "fr")
    begun.commit("translated")
    begun.edit("fr", "l’huile de noix", "le beurre")
    begun.commit("butter")
    state, told = begun.told()
    assert (state, [*told]) == (STALE, ["removed", "added"]) or told == {"changed": [("l’huile de noix", "le beurre")]}


def test_a_merge_that_kept_our_side_leaves_the_translation_current(begun: Tale) -> None:
    begun.git("checkout", "-b", "branch")
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("on the branch")
    begun.git("checkout", "main")
    begun.git("merge", "-s", "ours", "--no-edit", "branch")
    assert begun.told() == (CURRENT, {})
    begun.edit("fr", "le pain", "le riz")
    begun.commit("rice")
    assert begun.state().since == datetime(2026, 4, 5, 12, tzinfo=UTC)


def test_squashed_commits_are_told_by_what_they_came_to(begun: Tale) -> None:
    begun.git("checkout", "-b", "branch")
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("one")
    begun.edit("fr", "le pain", "le riz")
    begun.commit("two")
    begun.git("checkout", "main")
    begun.git("merge", "--squash", "branch")
    begun.commit("squashed")
    begun.git("branch", "-D", "branch")
    assert begun.told() == (STALE, {"changed": [("le pain", "le riz"), ("le sel", "le sucre")]})


def test_a_version_squashed_away_is_found_on_the_branch_that_still_has_it(begun: Tale) -> None:
    begun.git("checkout", "-b", "branch")
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("one")
    begun.name("en", "fr")
    begun.edit("fr", "le pain", "le riz")
    begun.commit("two")
    begun.git("checkout", "main")
    begun.git("merge", "--squash", "branch")
    begun.commit("squashed")
    assert begun.told() == (STALE, {"changed": [("le pain", "le riz")]})
    begun.git("branch", "-D", "branch")
    status = begun.state()
    assert (status.state, status.difference, status.unknown) == (State.STALE, None, Ignorance.NOT_FOUND)
    assert status.words_left > 50


def test_a_rebased_translation_still_names_its_version(tale: Tale) -> None:
    tale.write("fr", FRENCH)
    tale.commit("original")
    tale.git("checkout", "-b", "branch")
    tale.write("en", ENGLISH)
    tale.name("en", "fr")
    tale.commit("translation")
    tale.git("checkout", "main")
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")
    tale.git("checkout", "branch")
    tale.later()
    tale.git("rebase", "main")
    assert tale.told() == (STALE, {"changed": [("le sel", "le sucre")]})


def test_a_cherry_picked_edit_is_told(begun: Tale) -> None:
    begun.git("checkout", "-b", "branch")
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    begun.edit("fr", "le pain", "le riz")
    begun.commit("rice")
    begun.git("checkout", "main")
    begun.git("cherry-pick", "branch~1")
    assert begun.told() == (STALE, {"changed": [("le sel", "le sucre")]})


def test_an_amended_and_forced_history_is_answered_from_what_is_there(begun: Tale) -> None:
    begun.git("checkout", "--orphan", "anew")
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("history begun anew")
    begun.git("branch", "-D", "main")
    status = begun.state()
    assert (status.state, status.unknown) == (State.STALE, Ignorance.NOT_FOUND)


# Translations that name no version


def test_without_a_version_history_says_current(tale: Tale) -> None:
    assert tale.begun(named=False).told() == (CURRENT, {})
    assert tale.state().accept == f"translates: fr@{tale.version('fr')}"


def test_without_a_version_a_later_edit_of_the_original_leaves_it_unverified(tale: Tale) -> None:
    tale.begun(named=False)
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")
    state, told = tale.told()
    assert (state, told) == (UNVERIFIED, {"changed": [("le sel", "le sucre")]})
    assert tale.state().unknown is Ignorance.NO_VERSION


def test_without_a_version_matters_are_compared_not_bytes(tale: Tale) -> None:
    tale.begun(named=False)
    tale.edit("fr", "tags: [eau]", "tags: [langues]")
    tale.commit("tags")
    assert tale.told() == (CURRENT, {})
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")
    tale.head("en", "slug: the-wager")
    tale.commit("another address of the translation is no translating")
    assert tale.state().state is State.UNVERIFIED
    tale.edit("en", "- salt", "- sugar")
    tale.commit("translated")
    assert tale.told() == (CURRENT, {})


def test_without_a_version_an_original_put_back_is_current_again(tale: Tale) -> None:
    tale.begun(named=False)
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")
    tale.git("revert", "--no-edit", "HEAD")
    assert tale.told() == (CURRENT, {})


def test_without_a_version_a_typo_forgiven_is_forgiven(tale: Tale) -> None:
    tale.begun(named=False)
    before = tale.version("fr")
    tale.edit("fr", "apprennent à nager", "aprennent à nager")
    tale.head("fr", f"same_as: [{before}]")
    tale.commit("typo")
    assert tale.told() == (CURRENT, {})


def test_both_in_one_commit_belong_together(tale: Tale) -> None:
    tale.write("fr", FRENCH)
    tale.write("en", ENGLISH)
    tale.commit("both")
    assert tale.told() == (CURRENT, {})


def test_a_translation_older_than_its_original_is_unverified(tale: Tale) -> None:
    tale.write("en", ENGLISH.replace("translates: fr\n", "date: 2026-03-01\n"))
    tale.commit("the English text was first")
    tale.write("fr", FRENCH)
    tale.head("en", "translates: fr")
    tale.commit("and is said to be a translation now")
    status = tale.state()
    assert (status.state, status.unknown) == (State.UNVERIFIED, Ignorance.NO_VERSION)


def test_without_a_version_a_branch_shows_the_original_its_translator_saw(tale: Tale) -> None:
    tale.write("fr", FRENCH)
    tale.commit("original")
    tale.git("checkout", "-b", "branch")
    tale.git("checkout", "main")
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar, on main")
    tale.git("checkout", "branch")
    tale.write("en", ENGLISH)
    tale.commit("translation of what the branch has, committed later")
    tale.git("checkout", "main")
    tale.git("merge", "--no-ff", "--no-edit", "branch")
    state, told = tale.told()
    assert (state, told) == (UNVERIFIED, {"changed": [("le sel", "le sucre")]})


def test_without_a_version_a_rename_is_no_change(tale: Tale) -> None:
    tale.begun(named=False)
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")
    tale.git("mv", "content/articles/pari", "content/articles/autre")
    tale.story = "articles/autre"
    tale.commit("renamed")
    assert tale.state().state is State.UNVERIFIED


# What is not committed


def test_an_edit_that_is_not_committed_makes_a_translation_stale(begun: Tale) -> None:
    begun.edit("fr", "le sel", "le sucre")
    assert begun.told() == (STALE, {"changed": [("le sel", "le sucre")]})
    assert begun.state().since is None


def test_without_a_version_what_is_not_committed_is_the_last_change(tale: Tale) -> None:
    tale.begun(named=False)
    tale.edit("fr", "le sel", "le sucre")
    assert tale.state().state is State.UNVERIFIED
    tale.edit("en", "- salt", "- sugar")
    assert tale.told() == (CURRENT, {})


def test_a_new_translation_that_is_not_committed_is_of_what_there_is(begun: Tale) -> None:
    begun.write("es", SPANISH)
    assert begun.state("es").state is State.CURRENT


# What git cannot tell


def test_a_shallow_clone_answers_from_digests_and_says_what_it_cannot_know(tale: Tale, tmp_path: Path) -> None:
    tale.begun(spanish=True)
    tale.head("es", "translates: fr")
    tale.commit("Spanish names no version")
    tale.edit("fr", "tags: [eau]", "tags: []")
    tale.commit("tags")
    tale.git("clone", "--depth", "1", f"file://{tale.root}", str(tmp_path / "clone"))
    states = tale.states(tmp_path / "clone" / "content")
    assert states["en"].state is State.CURRENT  # by its digest
    assert (states["es"].state, states["es"].unknown) == (State.UNVERIFIED, Ignorance.SHALLOW)
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")
    tale.git("pull", cwd=tmp_path / "clone")
    states = tale.states(tmp_path / "clone" / "content")
    assert states["en"].difference is not None  # the first commit of the clone still has that version
    tale.git("clone", "--depth", "1", f"file://{tale.root}", str(tmp_path / "later"))
    states = tale.states(tmp_path / "later" / "content")
    assert (states["en"].state, states["en"].unknown) == (State.STALE, Ignorance.SHALLOW)


def test_in_a_shallow_clone_a_translation_made_after_its_beginning_is_known(tale: Tale, tmp_path: Path) -> None:
    tale.write("fr", FRENCH)
    tale.commit("original")
    tale.write("en", ENGLISH)
    tale.commit("translation")
    tale.edit("fr", "tags: [eau]", "tags: []")
    tale.commit("tags")
    tale.git("clone", "--depth", "3", f"file://{tale.root}", str(tmp_path / "clone"))
    assert tale.states(tmp_path / "clone" / "content")["en"].state is State.CURRENT


def test_a_clone_without_old_files_answers_from_digests(begun: Tale, tmp_path: Path) -> None:
    begun.git("mv", "content/articles/pari", "content/articles/autre")
    begun.story = "articles/autre"
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("renamed and sweetened")
    begun.git("config", "uploadpack.allowFilter", "true")
    begun.git("clone", "--filter=blob:none", f"file://{begun.root}", str(tmp_path / "clone"))
    status = begun.states(tmp_path / "clone" / "content")["en"]
    assert (status.state, status.unknown) == (State.STALE, Ignorance.SHALLOW)


def test_without_a_repository_digests_still_answer(tale: Tale) -> None:
    tale.write("fr", FRENCH)
    for language, text in {"en": ENGLISH, "es": SPANISH}.items():
        tale.write(language, text)
    tale.name("en", "fr")
    assert tale.state("en").state is State.CURRENT
    assert (tale.state("es").state, tale.state("es").unknown) == (State.UNVERIFIED, Ignorance.NO_HISTORY)
    tale.edit("fr", "le sel", "le sucre")
    assert (tale.state("en").state, tale.state("en").unknown) == (State.STALE, Ignorance.NO_HISTORY)


def test_a_repository_without_commits_is_no_history(tale: Tale) -> None:
    tale.write("fr", FRENCH)
    tale.write("en", ENGLISH)
    tale.git("init")
    assert (tale.state().state, tale.state().unknown) == (State.UNVERIFIED, Ignorance.NO_HISTORY)


def test_a_repository_that_ignores_the_texts_is_no_history(tale: Tale) -> None:
    (tale.root / ".gitignore").write_text("content/")
    (tale.root / "README.md").write_text("Not a text of the magazine.")
    tale.commit("nothing of ours")
    tale.write("fr", FRENCH)
    tale.write("en", ENGLISH)
    assert (tale.state().state, tale.state().unknown) == (State.UNVERIFIED, Ignorance.NO_HISTORY)


def test_without_git_digests_still_answer(tale: Tale, monkeypatch: pytest.MonkeyPatch) -> None:
    tale.begun(spanish=True)
    tale.head("es", "translates: fr")
    tale.edit("fr", "tags: [eau]", "tags: []")
    monkeypatch.setenv("PATH", "")
    assert tale.state("en").state is State.CURRENT
    assert (tale.state("es").state, tale.state("es").unknown) == (State.UNVERIFIED, Ignorance.NO_HISTORY)


def test_a_broken_repository_is_no_history(tale: Tale) -> None:
    tale.begun(named=False)
    shutil.rmtree(tale.root / ".git" / "objects")
    assert (tale.state().state, tale.state().unknown) == (State.UNVERIFIED, Ignorance.NO_HISTORY)


def test_a_damaged_version_is_passed_over(tale: Tale) -> None:
    tale.begun()
    blob = tale.git("rev-parse", "HEAD:content/articles/pari/index.fr.md").strip()
    for sweet in ("le sucre", "le miel"):
        tale.edit("fr", "le sel" if sweet == "le sucre" else "le sucre", sweet)
        tale.commit(sweet)
    damaged = tale.root / ".git" / "objects" / blob[:2] / blob[2:]
    damaged.chmod(0o644)
    damaged.write_bytes(b"no object")
    status = tale.state()
    assert (status.state, status.unknown) == (State.STALE, Ignorance.SHALLOW)


def test_what_stands_for_a_history_changes_with_it(tale: Tale, tmp_path: Path) -> None:
    tale.begun()
    before = revision(tale.content)
    assert before == revision(tale.content) != ""
    tale.edit("fr", "le sel", "le sucre")
    assert revision(tale.content) == before
    tale.commit("sugar")
    assert revision(tale.content) != before
    assert revision(tmp_path) == ""


def test_what_is_known_already_is_not_read_again(tale: Tale) -> None:
    tale.begun()
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")
    matters: dict[str, Matter | None] = {}
    first = ask(tale.content, read_history(tale.content, read_version, matters))
    assert blob_id(FRENCH.encode()) in matters
    second = ask(tale.content, read_history(tale.content, lambda *_: None, matters))
    assert first == second


def test_a_digest_that_never_was_is_stale_and_said_to_be_unknown(begun: Tale) -> None:
    begun.head("en", "translates: fr@1-000000000000")
    status = begun.state()
    assert (status.state, status.unknown) == (State.STALE, Ignorance.NOT_FOUND)
    assert status.accept == f"translates: fr@{begun.version('fr')}"


def test_a_later_algorithm_is_left_to_history(begun: Tale) -> None:
    begun.head("en", "translates: fr@2-0123456789ab")
    begun.commit("from the future")
    assert begun.state().state is State.CURRENT
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    assert (begun.state().state, begun.state().unknown) == (State.UNVERIFIED, Ignorance.FOREIGN_ALGORITHM)


# Where the content folder lies


@pytest.mark.parametrize("content", [".", "site/content", "a b/été «x»", "deep/er/and/deeper"])
def test_the_content_folder_may_be_the_repository_or_any_folder_in_it(tmp_path: Path, content: str) -> None:
    tale = Tale(tmp_path / "repo", content).begun(named=False, spanish=True)
    tale.head("es", f"translates: fr@{tale.version('fr')}")
    assert tale.state("en").state is State.CURRENT
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")
    assert tale.told("es") == (STALE, {"changed": [("le sel", "le sucre")]})
    assert tale.told("en") == (UNVERIFIED, {"changed": [("le sel", "le sucre")]})


def test_a_folder_of_any_name_may_hold_the_content(tmp_path: Path) -> None:
    tale = Tale(tmp_path / "repo", "odd\n:100644 \x01“name”/content").begun(named=True)
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")
    assert tale.told() == (STALE, {"changed": [("le sel", "le sucre")]})


def test_files_of_hostile_names_beside_the_texts_do_no_harm(tale: Tale) -> None:
    for name in ("commit 1 2 3.md", ":100644 100644 a b M.md", "line\nbreak.md", "-n.md", "tab\t.md"):
        (tale.content / name).write_text("x")
    (tale.content / "link.md").symlink_to("articles/pari/index.fr.md")
    tale.begun()
    (tale.content / "line\nbreak.md").rename(tale.content / "line\n\nbreak.md")
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")
    assert tale.told() == (STALE, {"changed": [("le sel", "le sucre")]})


def test_a_folder_linked_from_elsewhere_has_its_own_repository_s_history(begun: Tale, tmp_path: Path) -> None:
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    (tmp_path / "linked").symlink_to(begun.content)
    assert begun.states(tmp_path / "linked")["en"].difference is not None


def test_a_work_tree_of_its_own_has_the_same_history(begun: Tale, tmp_path: Path) -> None:
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    begun.git("worktree", "add", str(tmp_path / "tree"), "-b", "other")
    status = begun.states(tmp_path / "tree" / "content")["en"]
    assert status.difference == begun.state().difference is not None


def test_a_submodule_has_its_own_history(begun: Tale, tmp_path: Path) -> None:
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    outer = Tale(tmp_path / "outer", "other")
    outer.git("init")
    outer.git("submodule", "add", str(begun.root), "texts")
    outer.commit("texts as a submodule")
    assert begun.states(tmp_path / "outer" / "texts" / "content")["en"].difference is not None


# A user's own settings


@pytest.fixture
def unfriendly(tale: Tale, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tale]:
    """Give a history that a user's settings and variables try to spoil."""
    tale.begun()
    tale.git("mv", "content/articles/pari", "content/articles/été")  # no story's name, but a path to be quoted
    tale.commit("renamed")
    tale.git("mv", "content/articles/été", "content/articles/pari")
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")
    settings = {
        "log.showSignature": "true", "log.showRoot": "false", "log.decorate": "full", "log.follow": "true",
        "diff.renames": "false", "diff.renameLimit": "1", "diff.relative": "true", "diff.noprefix": "true",
        "diff.external": "false", "diff.orderFile": "/nowhere", "core.quotePath": "true", "core.pager": "false", "color.ui": "always",
        "log.diffMerges": "off", "format.pretty": "oneline", "core.abbrev": "4", "core.fsmonitor": "false",
        "i18n.logOutputEncoding": "UTF-16", "log.date": "relative", "format.notes": "*", "core.hooksPath": "/nowhere",
    }  # fmt: skip
    for key, value in settings.items():
        tale.git("config", key, value)
    other = Tale(tmp_path / "elsewhere").begun()
    for name, value in {
        "GIT_DIR": str(other.root / ".git"), "GIT_WORK_TREE": str(other.root), "GIT_INDEX_FILE": "/nowhere",
        "GIT_OBJECT_DIRECTORY": "/nowhere", "GIT_CEILING_DIRECTORIES": str(tale.root), "GIT_PAGER": "false",
        "GIT_EXTERNAL_DIFF": "false", "GIT_LITERAL_PATHSPECS": "1", "GIT_NAMESPACE": "x", "GIT_TRACE": "1",
        "GIT_DIFF_OPTS": "-u9", "LC_ALL": "fr_FR.UTF-8", "TZ": "Asia/Tokyo",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    yield tale
    for name in ("GIT_DIR", "GIT_WORK_TREE"):
        monkeypatch.delenv(name)


def test_nothing_that_a_user_has_set_up_changes_the_answer(unfriendly: Tale) -> None:
    assert unfriendly.told() == (STALE, {"changed": [("le sel", "le sucre")]})
    assert unfriendly.state().since == datetime(2026, 4, 5, 12, tzinfo=UTC)


def test_replaced_commits_of_one_clone_do_not_count(begun: Tale) -> None:
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    begun.git("replace", "--graft", "HEAD")
    assert begun.told() == (STALE, {"changed": [("le sel", "le sucre")]})


def test_git_is_not_asked_where_digests_agree(tale: Tale, monkeypatch: pytest.MonkeyPatch) -> None:
    tale.begun(spanish=True)
    asked: list[object] = []
    monkeypatch.setattr(subprocess, "run", lambda *command, **_: asked.append(command))
    monkeypatch.setattr(subprocess, "Popen", lambda *command, **_: asked.append(command))
    assert {status.state for status in tale.states().values()} == {State.ORIGINAL, State.CURRENT}
    assert asked == []


# Line ends and encodings


def test_line_ends_and_a_byte_order_mark_make_nothing_stale(tale: Tale) -> None:
    tale.begun(spanish=True)
    tale.head("es", "translates: fr")
    tale.commit("Spanish names no version")
    tale.path("fr").write_bytes(b"\xef\xbb\xbf" + tale.read("fr").replace("\n", "\r\n").encode())
    tale.commit("from an editor of another system")
    assert tale.told("en") == tale.told("es") == (CURRENT, {})


def test_a_version_in_an_old_encoding_is_passed_over(begun: Tale) -> None:
    good = begun.read("fr")
    begun.path("fr").write_bytes(good.encode("latin-1", errors="replace"))
    begun.commit("in Latin-1")
    begun.write("fr", good.replace("le sel", "le sucre"))
    begun.commit("in UTF-8 again")
    assert begun.told() == (STALE, {"changed": [("le sel", "le sucre")]})


def test_a_version_with_a_broken_header_is_passed_over(begun: Tale) -> None:
    good = begun.read("fr")
    begun.write("fr", good.replace("---\n", "--\n", 1))
    begun.commit("broken")
    begun.write("fr", good.replace("le sel", "le sucre"))
    begun.commit("mended")
    assert begun.told() == (STALE, {"changed": [("le sel", "le sucre")]})


# Relations


def test_originals_swapped_follow_the_new_original(begun: Tale) -> None:
    begun.write("en", "\n".join(line for line in begun.read("en").split("\n") if not line.startswith("translates")))
    begun.head("en", "date: 2026-03-04")
    begun.name("fr", "en")
    begun.commit("English is the original now")
    states = begun.states()
    assert (states["en"].state, states["fr"].state, states["fr"].source) == (State.ORIGINAL, State.CURRENT, "en")
    begun.edit("en", "- salt", "- sugar")
    begun.commit("sugar")
    assert begun.told("fr") == (STALE, {"changed": [("salt", "sugar")]})


def relay(tale: Tale) -> Tale:
    """Let the Spanish text translate the English one, which translates the French one."""
    tale.begun(spanish=True)
    tale.name("es", "en")
    tale.commit("from English")
    assert {status.state for status in tale.states().values()} == {State.ORIGINAL, State.CURRENT}
    return tale


def test_a_relay_is_stale_by_its_own_link(tale: Tale) -> None:
    relay(tale).edit("en", "- salt", "- sea salt")
    tale.commit("English")
    assert tale.told("en") == (CURRENT, {})
    assert tale.told("es") == (STALE, {"changed": [("salt", "sea salt")]})
    assert (tale.state("es").source, tale.state("es").relay) == ("en", None)


def test_a_relay_is_stale_by_the_first_link(tale: Tale) -> None:
    relay(tale).edit("fr", "le sel", "le sucre")
    tale.commit("French")
    assert tale.told("en") == tale.told("es") == (STALE, {"changed": [("le sel", "le sucre")]})
    assert (tale.state("es").relay, tale.state("es").accept) == ("en", "")


def test_a_typo_forgiven_anywhere_in_the_chain_is_forgiven(tale: Tale) -> None:
    relay(tale)
    for language, old, new in (("fr", "apprennent à", "aprennent à"), ("en", "learn to", "lern to")):
        before = tale.version(language)
        tale.edit(language, old, new)
        tale.head(language, f"same_as: [{before}]")
        tale.commit("typo")
    assert tale.told("en") == tale.told("es") == (CURRENT, {})


def test_a_relay_of_an_unverified_text_is_unverified(tale: Tale) -> None:
    relay(tale).edit("fr", "le sel", "le sucre")
    tale.head("en", "translates: fr")
    tale.commit("French")
    assert (tale.state("es").state, tale.state("es").relay) == (State.UNVERIFIED, "en")


def test_an_adaptation_is_never_stale_and_tells_that_its_original_changed(begun: Tale) -> None:
    line = begun.version("fr")
    begun.write("en", begun.read("en").replace("translates:", "adapts:"))
    begun.commit("adapted")
    assert (begun.state().state, begun.state().changed_original) == (State.CURRENT, False)
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    status = begun.state()
    assert (status.state, status.changed_original, status.words_left) == (State.CURRENT, True, 0)
    assert status.accept == f"adapts: fr@{begun.version('fr')}" != f"adapts: fr@{line}"
    begun.head("en", status.accept)
    assert not begun.state().changed_original


def test_a_text_from_outside_is_current_and_its_translations_follow_it(tale: Tale) -> None:
    tale.write(
        "fr", FRENCH.replace("tags: [eau]", "translates: {url: https://example.org, language: it, title: Il patto}")
    )
    tale.write("en", ENGLISH)
    tale.name("en", "fr")
    tale.commit("from Italian")
    states = tale.states()
    assert (states["fr"].state, states["en"].state, states["es"].state) == (State.CURRENT, State.CURRENT, State.MISSING)
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")
    assert (tale.state("fr").state, tale.state("en").state) == (State.CURRENT, State.STALE)


def test_a_story_for_some_languages_only_is_not_missing_in_others(begun: Tale) -> None:
    begun.head("fr", "only: [fr, en]")
    begun.commit("only")
    assert [*begun.states()] == ["fr", "en"]


@pytest.mark.parametrize(
    ("lines", "offered"),
    [
        (["license: CC-BY-ND-4.0"], False),
        (["license: CC-BY-ND-4.0", "translation: permitted"], True),
        (["license: CC-BY-SA-4.0"], True),
        (["license: all-rights-reserved"], False),
        ([], True),
    ],
)
def test_what_may_not_be_translated_is_not_missing(begun: Tale, lines: list[str], offered: bool) -> None:
    for line in lines:
        begun.head("fr", line)
    assert ("es" in begun.states()) is offered


def test_a_draft_is_in_progress_and_a_held_back_original_is_no_work(begun: Tale) -> None:
    begun.head("en", "status: draft")
    assert begun.state("en").state is State.IN_PROGRESS
    assert begun.state("es").state is State.MISSING
    begun.head("fr", "date: 2031-01-01")
    assert ask(begun.content) == {}


def test_a_placeholder_left_makes_a_translation_partial(begun: Tale) -> None:
    begun.edit("en", "> Nobody owns water.", "> <!-- translate: Nul ne possède l’eau. -->\n\n<!-- TRANSLATE -->")
    begun.commit("not done")
    status = begun.state()
    assert (status.state, len(status.placeholders), status.words_left) == (State.PARTIAL, 2, 4)
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    assert begun.state().state is State.STALE  # the first that applies


def test_a_copy_of_the_original_is_an_error_of_its_own(begun: Tale) -> None:
    begun.write("es", begun.read("fr"))
    begun.head("es", "translates: fr")
    begun.commit("copied")
    assert ask(begun.content) == {}  # the pair is refused: see TU204
