"""Scripted histories of the rarer kind: copies, splits, odd clones and odd commits, and edits that look like others."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from support.histories import CURRENT, ENGLISH, FRENCH, STALE, UNVERIFIED, Tale, ask, changes
from traitdunion.edges.history.record import read_history
from traitdunion.edges.history.repository import revision
from traitdunion.rules.staleness import read_version
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.segment import Matter
from traitdunion.vocabulary.translation import Ignorance, State

RIVER = "Elle coule depuis toujours sous le vieux pont de pierre, et personne ne sait où elle prend sa source."
CHILDREN = "Les enfants du village y apprennent à nager chaque été avec leurs aînés."
REST = FRENCH[FRENCH.index("## Le marché") :]
SUGAR = {"changed": [("le sel", "le sucre")]}


@pytest.fixture
def tale(tmp_path: Path) -> Tale:
    return Tale(tmp_path / "magazine")


@pytest.fixture
def begun(tale: Tale) -> Tale:
    """Return a history of an original and a translation that names its version."""
    return tale.begun()


def beside(tale: Tale, story: str) -> Tale:
    """Return another story of the same magazine."""
    return Tale(tale.root, story=f"articles/{story}")


# Edits that look like others


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("pierre, et", "pierre,\\\net").replace("village y", "village<br>y"),
        lambda text: text.replace("été", "&eacute;t&#233;"),
        lambda text: text.replace("[la vieille mairie](https://example.org/mairie)", "la vieille mairie"),
        lambda text: text.replace("[^1]", "[^archives]"),
        lambda text: "---\n".join(
            part if at == 1 else unicodedata.normalize("NFD", part) for at, part in enumerate(text.split("---\n", 2))
        ),
        lambda text: text.replace("summary: Ce que dix ans nous", "summary: >\n  Ce que dix ans\n  nous"),
        lambda text: text.replace(CHILDREN, f'<div class="note" markdown="1">\n\n{CHILDREN}\n\n</div>'),
    ],
    ids=["hard breaks", "entities", "no link any more", "label of a note", "form D", "folded summary", "in a block"],
)
def test_another_way_of_writing_the_same_makes_nothing_stale(begun: Tale, edit: Callable[[str], str]) -> None:
    before = begun.read("fr")
    begun.write("fr", edit(before))
    begun.commit("edit")
    assert begun.read("fr") != before
    assert begun.told() == (CURRENT, {})


SPLIT = [
    "Elle coule depuis toujours.",
    "Nul ne saurait dire quand elle est née.",
    "Sous le vieux pont de pierre, personne ne sait où elle prend sa source.",
]
TOLD = {
    "a column more": (
        "| Jour | Prix |\n|------|------|\n| Lundi | 4 |\n| Mardi | 6 |",
        "| Jour | Prix | Lieu |\n|--|--|--|\n| Lundi | 4 | halle |\n| Mardi | 6 | quai |",
        {"changed": [
            ("Jour | Prix", "Jour | Prix | Lieu"), ("Lundi | 4", "Lundi | 4 | halle"), ("Mardi | 6", "Mardi | 6 | quai"),
        ]},
    ),
    "rows that changed places": ("| Lundi | 4 |\n| Mardi | 6 |", "| Mardi | 6 |\n| Lundi | 4 |", {"moved": ["Lundi | 4"]}),
    "a paragraph doubled, the second one edited": (
        CHILDREN, f"{CHILDREN}\n\n{CHILDREN.replace('enfants', 'adolescents')}",
        {"added": [CHILDREN.replace("enfants", "adolescents")]},
    ),
    "two that changed places, one edited": (
        f"{RIVER}\n\n{CHILDREN}", f"{CHILDREN} Depuis toujours.\n\n{RIVER}",
        {"changed": [(CHILDREN, f"{CHILDREN} Depuis toujours.")]},
    ),
    "one paragraph made three, in other words": (
        RIVER, "\n\n".join(SPLIT), {"changed": [(RIVER, SPLIT[0])], "added": SPLIT[1:]},
    ),
    "a source below a quotation": (
        "> Nul ne possède l’eau.", "> Nul ne possède l’eau.\n>\n> — Un pêcheur", {"added": ["— Un pêcheur"]},
    ),
    "a caption gone": (' "Le pont en hiver"', "", {"removed": ["Le pont en hiver"]}),
    "one more item, another one changed": (
        "- le pain\n", "- le vin\n- le pain noir\n", {"added": ["le vin"], "changed": [("le pain", "le pain noir")]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD)
def test_an_edit_is_told_by_what_it_did(begun: Tale, case: tuple[str, str, dict]) -> None:
    old, new, expected = case
    begun.edit("fr", old, new)
    begun.commit("edit")
    assert begun.told() == (STALE, expected)


def test_an_item_that_went_to_another_list_was_moved_and_leaves_no_words(begun: Tale) -> None:
    begun.edit("fr", "Une note suffit", "1. un panier\n2. un sac\n\nUne note suffit")
    begun.name("en", "fr")
    begun.commit("a second list")
    begun.edit("fr", "- le sel\n", "", "1. un panier\n2. un sac", "1. un panier\n2. le sel\n3. un sac")
    begun.commit("moved")
    assert begun.told() == (STALE, {"moved": ["le sel"]})
    assert begun.state().words_left == 0


def test_of_two_items_that_changed_places_the_edited_one_is_told(begun: Tale) -> None:
    begun.edit("fr", "- le sel\n", "- le sel de Guérande\n")
    begun.name("en", "fr")
    begun.commit("a longer item")
    begun.edit("fr", "- le pain\n- le sel de Guérande", "- le sel gris de Guérande\n- le pain")
    begun.commit("changed places, and one edited")
    assert begun.told() == (STALE, {"changed": [("le sel de Guérande", "le sel gris de Guérande")]})
    assert begun.state().words_left == 1


def test_what_changed_inside_a_section_that_moved_is_told_as_changed(begun: Tale) -> None:
    section = "## La rivière\n\n" + begun.read("fr").split("## La rivière\n\n")[1].split("## Le marché")[0]
    begun.edit("fr", section, "")
    begun.write("fr", f"{begun.read('fr')}\n{section.replace('le sel', 'le sel gris')}")
    begun.commit("moved, and one item changed")
    state, told = begun.told()
    assert (state, [*told]) == (STALE, ["changed", "moved"])
    assert told["changed"] == [("le sel", "le sel gris")]
    assert told["moved"] == ["La rivière", RIVER, CHILDREN, "le pain", "l’huile d’olive"]


# Copies, and stories that became others


def test_a_story_renamed_and_rewritten_at_once_keeps_its_past(begun: Tale) -> None:
    begun.git("mv", "content/articles/pari", "content/articles/pont")
    begun.story = "articles/pont"
    text = begun.read("fr")
    begun.write("fr", text[: text.index(CHILDREN)] + "Tout ce qui suit est neuf, du premier au dernier mot.\n")
    begun.commit("renamed and rewritten")
    state, told = begun.told()
    assert (state, told["added"]) == (STALE, ["Tout ce qui suit est neuf, du premier au dernier mot."])
    assert "changed" not in told
    assert told["removed"][0] == CHILDREN
    assert begun.state().since == datetime(2026, 4, 4, 12, tzinfo=UTC)


def test_a_copy_that_was_edited_at_once_is_told_by_what_it_was_copied_from(begun: Tale) -> None:
    copy = beside(begun, "copie")
    copy.write("fr", begun.read("fr").replace("le sel", "le sucre"))
    copy.write("en", begun.read("en").replace("title: The", "title: Another"))
    begun.commit("copied and sweetened")
    found = ask(begun.content)
    assert found["pari"][Language("en")].state is State.CURRENT
    assert changes(found["copie"][Language("en")]) == SUGAR


def test_a_part_that_became_a_story_is_told_by_the_whole_that_it_was_part_of(begun: Tale) -> None:
    part = beside(begun, "marche")
    part.write("fr", begun.read("fr").split("## La rivière")[0] + REST)
    part.write("en", begun.read("en").split("## The river")[0] + ENGLISH[ENGLISH.index("## The market") :])
    begun.write("fr", begun.read("fr").replace(REST, ""))
    begun.commit("split")
    found = ask(begun.content)
    told = changes(found["marche"][Language("en")])
    assert [*told] == ["removed"]
    assert told["removed"] == ["La rivière", RIVER, CHILDREN, "le pain", "le sel", "l’huile d’olive"]
    assert changes(found["pari"][Language("en")])["removed"][0] == "Le marché"


def test_a_version_of_quite_another_text_is_none_of_this_one(begun: Tale) -> None:
    other = beside(begun, "autre")
    other.write(
        "fr", "---\ntitle: Les abeilles\ndate: 2026-03-04\n---\n\n## Le marché\n\nElles dorment.\n\nElles dansent.\n"
    )
    begun.commit("another story")
    begun.head("en", f"translates: fr@{other.version('fr')}")
    begun.commit("the wrong line pasted")
    status = ask(begun.content)["pari"][Language("en")]
    assert (status.state, status.unknown, status.difference) == (State.STALE, Ignorance.NOT_FOUND, None)


def test_a_story_deleted_and_restored_as_a_page_keeps_its_past(begun: Tale) -> None:
    texts = {language: begun.read(language) for language in ("fr", "en")}
    begun.git("rm", "-r", "content/articles/pari")
    begun.commit("deleted")
    begun.story = "pages/pari"
    for language, text in texts.items():
        begun.write(language, text.replace("le sel", "le sucre"))
    begun.commit("restored and sweetened")
    assert begun.told() == (STALE, SUGAR)


# Lines of commits


def test_a_story_renamed_on_a_branch_and_edited_beside_it_keeps_its_past(begun: Tale) -> None:
    begun.git("checkout", "-b", "branch")
    begun.git("mv", "content/articles/pari", "content/articles/pont")
    begun.commit("renamed")
    begun.git("checkout", "main")
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")  # day 4
    begun.later()
    begun.git("merge", "--no-ff", "--no-edit", "branch")
    begun.story = "articles/pont"
    assert begun.told() == (STALE, SUGAR)
    assert begun.state().since == datetime(2026, 4, 5, 12, tzinfo=UTC)


def test_three_branches_merged_at_once_are_told_together(begun: Tale) -> None:
    edits = {"one": ("# La rivière", "# Le fleuve"), "two": ("le sel", "le sucre"), "three": ("1912", "1913")}
    for branch, edit in edits.items():
        begun.git("checkout", "-b", branch, "main")
        begun.edit("fr", *edit)
        begun.commit(branch)
    begun.git("checkout", "main")
    begun.later()
    begun.git("merge", "--no-edit", *edits)
    state, told = begun.told()
    assert (state, [*told], len(told["changed"])) == (STALE, ["changed"], 3)


def test_a_translation_picked_without_its_original_is_told_by_what_it_translates(begun: Tale) -> None:
    begun.git("checkout", "-b", "branch")
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    begun.name("en", "fr")
    begun.commit("translated")
    begun.git("checkout", "main")
    begun.git("cherry-pick", "branch")
    assert begun.told() == (STALE, {"changed": [("le sucre", "le sel")]})
    begun.git("branch", "-D", "branch")
    assert begun.state().unknown is Ignorance.NOT_FOUND


def test_a_version_that_was_amended_away_is_said_to_be_unknown(begun: Tale) -> None:
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    begun.name("en", "fr")
    begun.edit("fr", "le sucre", "le miel")
    begun.git("commit", "--all", "--amend", "--no-edit")
    assert begun.state().unknown is Ignorance.NOT_FOUND


def test_without_a_version_both_edited_in_a_merge_belong_together(tale: Tale) -> None:
    tale.begun(named=False)
    tale.git("checkout", "-b", "branch")
    tale.commit("beside")
    tale.git("checkout", "main")
    tale.git("merge", "--no-ff", "--no-commit", "branch")
    tale.edit("fr", "le sel", "le sucre")
    tale.edit("en", "- salt", "- sugar")
    tale.commit("merged, and sweetened in both")
    assert tale.told() == (CURRENT, {})
    tale.edit("fr", "le sucre", "le miel")
    tale.commit("honey")
    assert tale.told() == (UNVERIFIED, {"changed": [("le sucre", "le miel")]})


def test_without_a_version_a_draft_published_later_translates_what_it_was_made_from(tale: Tale) -> None:
    tale.begun(named=False)
    tale.head("en", "status: draft")
    tale.commit("a draft yet")
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")
    tale.head("en", "status: published")
    tale.commit("published")
    assert tale.told() == (UNVERIFIED, SUGAR)


def test_an_adaptation_that_names_no_version_is_told_what_history_knows(begun: Tale) -> None:
    begun.write("en", ENGLISH.replace("translates: fr", "adapts: fr"))
    begun.commit("adapted")
    assert not begun.state().changed_original
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    status = begun.state()
    assert (status.state, status.changed_original, status.unknown) == (State.CURRENT, True, None)
    assert changes(status) == SUGAR
    begun.head("en", status.accept)
    assert not begun.state().changed_original


def test_an_adaptation_of_which_nothing_is_known_says_why(begun: Tale) -> None:
    begun.write("en", ENGLISH.replace("translates: fr", "adapts: fr@1-000000000000"))
    begun.commit("adapted, mistyped")
    status = begun.state()
    assert (status.state, status.changed_original, status.unknown) == (State.CURRENT, True, Ignorance.NOT_FOUND)


# Odd clones and commits


def partial(tale: Tale, folder: Path, what: str) -> Path:
    """Return the content of a clone of a history, without old files of a kind."""
    for key in ("uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant"):
        tale.git("config", key, "true")
    tale.git("clone", f"--filter={what}", f"file://{tale.root}", str(folder))
    return folder / "content"


def test_a_clone_without_old_folders_answers_from_digests_and_says_why(begun: Tale, tmp_path: Path) -> None:
    begun.edit("fr", "le sel", "le sucre")
    begun.commit("sugar")
    status = begun.states(partial(begun, tmp_path / "clone", "tree:0"))["en"]
    assert (status.state, status.unknown) == (State.STALE, Ignorance.SHALLOW)


def test_files_that_a_clone_fetches_later_are_read_then(begun: Tale, tmp_path: Path) -> None:
    for old, new in (("le sel", "le sucre"), ("le sucre", "le miel")):
        begun.edit("fr", old, new)
        begun.commit(new)
    content = partial(begun, tmp_path / "clone", "blob:none")
    kept: dict[str, Matter | None] = {}
    before = revision(content)
    first = ask(content, read_history(content, read_version, kept))["pari"][Language("en")]
    assert (first.state, first.unknown) == (State.STALE, Ignorance.SHALLOW)
    begun.git("log", "-p", cwd=content)  # a person who looks at the past fetches it
    assert revision(content) != before
    second = ask(content, read_history(content, read_version, kept))["pari"][Language("en")]
    assert changes(second) == {"changed": [("le sel", "le miel")]}


def test_commits_cut_off_by_hand_in_one_clone_are_there_all_the_same(tale: Tale) -> None:
    tale.begun(named=False)
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")
    grafts = tale.root / ".git" / "info" / "grafts"
    grafts.parent.mkdir(exist_ok=True)
    grafts.write_text(tale.git("rev-parse", "HEAD"))
    assert tale.told() == (UNVERIFIED, SUGAR)


@pytest.mark.parametrize("second", ["99999999999999", "253402300800", "x", ""])
def test_a_commit_of_no_date_in_any_calendar_does_no_harm(begun: Tale, second: str) -> None:
    begun.edit("fr", "le sel", "le sucre")
    begun.git("add", "-A")
    tree, parent = begun.git("write-tree").strip(), begun.git("rev-parse", "HEAD").strip()
    who = f"Ana <ana@example.org> {second} +0000"
    commit = f"tree {tree}\nparent {parent}\nauthor {who}\ncommitter {who}\n\nsugar\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"],
        cwd=begun.root, input=commit.encode(), capture_output=True, check=True,
    )  # fmt: skip
    begun.git("update-ref", "refs/heads/main", made.stdout.decode().strip())
    begun.edit("fr", "le pain", "le riz")
    begun.commit("rice")
    assert begun.told() == (STALE, {"changed": [("le pain", "le riz"), ("le sel", "le sucre")]})


def test_a_repository_of_the_other_kind_of_ids_has_the_same_history(tale: Tale) -> None:
    tale.git("init", "--object-format=sha256", "--template=")
    tale.begun()
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("sugar")
    assert tale.told() == (STALE, SUGAR)


def test_references_that_are_no_commits_do_no_harm(begun: Tale) -> None:
    begun.git("update-ref", "refs/tags/file", begun.git("rev-parse", "HEAD:content/articles/pari/index.fr.md").strip())
    begun.git("update-ref", "refs/tags/folder", begun.git("rev-parse", "HEAD^{tree}").strip())
    begun.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/nowhere")
    begun.git("checkout", "-b", "branch")
    begun.edit("fr", "le sel", "le sucre")
    version = begun.version("fr")
    begun.commit("sugar")
    begun.git("checkout", "main")
    begun.head("en", f"translates: fr@{version}")
    assert begun.told() == (STALE, {"changed": [("le sucre", "le sel")]})


# Where git decides, and has lost the track


def unnamed(tale: Tale) -> None:
    """Begin with an original and a translation that names no version, and change the original: nothing is certain any more."""
    tale.begun(named=False)
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("the original changed")
    assert tale.told() == (UNVERIFIED, SUGAR)


def moved_meanwhile(tale: Tale) -> Tale:
    """Leave a branch for the main one, and there move the story and change its original; return it where it is now."""
    tale.git("checkout", "-q", "main")
    tale.git("mv", "content/articles/pari", "content/articles/wager")
    moved = beside(tale, "wager")
    moved.edit("fr", "le sel", "le sucre")
    tale.later()
    tale.commit("moved and changed")
    return moved


def test_a_translation_merged_after_its_story_moved_is_not_taken_for_a_new_one(tale: Tale) -> None:
    tale.begun(named=False)
    tale.git("checkout", "-q", "-b", "translator")
    tale.edit("en", "salt", "sea salt")
    tale.commit("other words, made from the first version")
    moved = moved_meanwhile(tale)
    tale.git("merge", "-q", "--no-edit", "translator")
    assert moved.told() == (UNVERIFIED, SUGAR)


def test_a_header_that_could_not_be_read_for_a_while_makes_no_new_translation(tale: Tale) -> None:
    tale.begun(named=False)
    tale.edit("en", "salt", "sea salt")
    good = tale.read("en")
    tale.write("en", f"<<<<<<< HEAD\n{good}")
    tale.commit("an accident")
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("the original changed")
    tale.write("en", good)
    tale.commit("mended")
    assert tale.told() == (UNVERIFIED, SUGAR)


def test_a_folder_renamed_and_not_committed_yet_makes_nothing_current(tale: Tale) -> None:
    unnamed(tale)
    (tale.content / "articles/pari").rename(tale.content / "articles/wager")
    assert beside(tale, "wager").told() == (UNVERIFIED, SUGAR)
    tale.commit("renamed")
    assert beside(tale, "wager").told() == (UNVERIFIED, SUGAR)


def test_a_clone_without_old_files_vouches_for_nothing_that_it_cannot_read(tale: Tale, tmp_path: Path) -> None:
    unnamed(tale)
    status = tale.states(partial(tale, tmp_path / "clone", "blob:none"))["en"]
    assert (status.state, status.unknown) == (State.UNVERIFIED, Ignorance.SHALLOW)


def test_an_original_moved_away_and_put_back_leaves_its_translation_current(tale: Tale) -> None:
    tale.begun(named=False)
    first = tale.git("rev-parse", "HEAD").strip()
    other = beside(tale, "other")
    other.write("fr", tale.read("fr").replace("le sel", "le gros sel"))
    tale.path("fr").unlink()
    tale.commit("moved away")
    tale.git("checkout", "-q", first, "--", "content/articles/pari/index.fr.md")
    tale.commit("put back")
    (_, pari) = sorted(ask(tale.content).items())
    assert pari[1][Language("en")].state is State.CURRENT
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("and changed")
    (_, pari) = sorted(ask(tale.content).items())
    assert (pari[1][Language("en")].state, changes(pari[1][Language("en")])) == (State.UNVERIFIED, SUGAR)


def test_a_translation_begun_on_a_branch_whose_story_moved_meanwhile_is_as_old_as_its_branch(tale: Tale) -> None:
    tale.write("fr", FRENCH)
    tale.commit("original")
    tale.git("checkout", "-q", "-b", "translator")
    tale.write("en", ENGLISH)
    tale.commit("made from the first version")
    moved = moved_meanwhile(tale)
    tale.git("-c", "merge.directoryRenames=true", "merge", "-q", "--no-edit", "translator")
    assert moved.path("en").is_file()
    assert moved.told() == (UNVERIFIED, SUGAR)


def test_a_folder_renamed_and_not_committed_yet_takes_nothing_back(tale: Tale) -> None:
    tale.begun(named=False)
    (tale.content / "articles/pari").rename(tale.content / "articles/wager")
    assert beside(tale, "wager").told() == (CURRENT, {})


@pytest.mark.parametrize("depth", ["tree:0", "tree:1"])
def test_where_the_log_cannot_be_read_nothing_counts_as_new(tale: Tale, tmp_path: Path, depth: str) -> None:
    unnamed(tale)
    status = tale.states(partial(tale, tmp_path / "clone", depth))["en"]
    assert (status.state, status.unknown) == (State.UNVERIFIED, Ignorance.SHALLOW)


def test_in_a_clone_without_old_files_a_text_retouched_as_it_moved_is_not_taken_for_a_new_one(
    tale: Tale, tmp_path: Path
) -> None:
    unnamed(tale)
    tale.git("mv", "content/articles/pari", "content/articles/wager")
    moved = beside(tale, "wager")
    for language in ("en", "fr"):
        moved.head(language, "license: CC-BY-SA-4.0")
    moved.day = tale.day
    moved.commit("moved, and licensed")
    assert moved.told() == (UNVERIFIED, SUGAR)
    status = moved.states(partial(moved, tmp_path / "clone", "blob:none"))["en"]
    assert (status.state, status.unknown) == (State.UNVERIFIED, Ignorance.SHALLOW)


def two_hands(tale: Tale, *, seen: bool) -> None:
    """Let two people change a translation, the second with the changed original before them only where it is `seen`; join both."""
    tale.begun(named=False)
    tale.git("checkout", "-q", "-b", "translator")
    tale.edit("en", "Every Thursday", "Each Thursday")
    tale.commit("other words, made from the first version")
    tale.git("checkout", "-q", "main")
    for language, old, new in [("fr", "le sel", "le sucre"), ("en", "bread", "loaves")][:: 1 if seen else -1]:
        tale.edit(language, old, new)
        tale.commit(f"{language} changed")
    tale.later()
    tale.git("merge", "-q", "--no-edit", "translator")
    assert "loaves" in tale.read("en")
    assert "Each Thursday" in tale.read("en")


def test_without_a_version_a_merge_of_two_translations_vouches_for_no_more_than_they_do(tale: Tale) -> None:
    two_hands(tale, seen=False)
    assert tale.told() == (UNVERIFIED, SUGAR)


def test_without_a_version_a_merge_keeps_what_one_of_two_translators_saw(tale: Tale) -> None:
    two_hands(tale, seen=True)
    assert tale.told() == (CURRENT, {})


def test_a_text_rewritten_as_its_folder_moved_is_known_by_what_moved_with_it(begun: Tale) -> None:
    begun.git("mv", "content/articles/pari", "content/articles/wager")
    moved = beside(begun, "wager")
    moved.day = begun.day
    moved.write(
        "fr", "\n\n".join([FRENCH[: FRENCH.index("## La")], *(f"Tout autre chose, {n} fois." for n in range(20))])
    )
    moved.commit("moved and rewritten")
    status = moved.state()
    assert (status.state, status.unknown) == (State.STALE, None)
    assert status.since is not None
    assert status.difference is not None
    assert RIVER in [segment.text for segment in status.difference.removed]


@pytest.mark.parametrize(
    ("edited", "told"),
    [("", (CURRENT, {})), ("first", (UNVERIFIED, SUGAR)), ("copy", (UNVERIFIED, SUGAR))],
    ids=["as it was made", "of what had changed", "changed as it was copied"],
)
def test_without_a_version_a_copy_of_a_story_is_worth_what_the_story_was(
    tale: Tale, edited: str, told: tuple[str, dict[str, list[object]]]
) -> None:
    tale.begun(named=False)
    if edited == "first":
        tale.edit("fr", "le sel", "le sucre")
        tale.commit("the original changed")
    copy = beside(tale, "copy")
    for language in ("fr", "en"):
        copy.write(language, tale.read(language))
        copy.head(language, f"slug: copy-{language}")
    if edited == "copy":
        copy.edit("fr", "le sel", "le sucre")
    copy.day = tale.day
    copy.commit("copied")
    status = ask(copy.content)["copy"][Language("en")]
    assert (str(status.state), changes(status)) == told


def test_a_translation_that_only_a_merge_wrote_is_of_what_it_joined(tale: Tale) -> None:
    tale.write("fr", FRENCH)
    tale.commit("original")
    tale.git("checkout", "-q", "-b", "other")
    (tale.root / "notes.txt").write_text("…")
    tale.commit("beside it")
    tale.git("checkout", "-q", "main")
    tale.later()
    tale.git("merge", "-q", "--no-ff", "--no-commit", "other")
    tale.write("en", ENGLISH)
    tale.commit("merged, and translated")
    assert tale.told() == (CURRENT, {})
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("the original changed")
    assert tale.told() == (UNVERIFIED, SUGAR)


@pytest.mark.parametrize("later", [0, 1, 2, 9])
def test_a_branch_that_was_never_merged_vouches_for_nothing_and_against_nothing(tale: Tale, later: int) -> None:
    tale.write("fr", FRENCH)
    tale.commit("original")
    tale.git("checkout", "-q", "-b", "translator")
    tale.write("en", ENGLISH)
    tale.commit("translated")
    tale.git("checkout", "-q", "main")
    tale.edit("fr", "le sel", "le sucre")
    tale.commit("the original changed")
    tale.git("merge", "-q", "--squash", "translator")
    tale.commit("squashed")
    for number in range(later):
        beside(tale, "other").write("fr", FRENCH.replace("permanent", f"numéro {number}"))
        tale.commit("another story")
    assert ask(tale.content)["pari"][Language("en")].state is State.CURRENT
