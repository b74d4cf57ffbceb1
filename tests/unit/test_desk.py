"""The desk's rules: what there is to do first, what else a language lacks, what changed word by word, and the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from support.graph import EN, ES, FR, THREE, edition, magazine, story, term, text
from traitdunion.rules.desk import alterations, gaps, marked, report, tasks
from traitdunion.rules.desk.changes import MOST_WORDS, Altered
from traitdunion.rules.desk.gaps import Lack
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Magazine, Story, TermKind, TermName, Text
from traitdunion.vocabulary.manuscript import Kind, Picture
from traitdunion.vocabulary.segment import Segment, SegmentKind
from traitdunion.vocabulary.translation import Change, Difference, Ignorance, State, TranslationStatus

ORIGINAL = TranslationStatus(State.ORIGINAL)


def mag(*stories: Story, **said: Any) -> Magazine:
    return magazine([edition(tag) for tag in THREE], *stories, **said)


def missing(words: int = 100) -> TranslationStatus:
    return TranslationStatus(State.MISSING, source=FR, words_left=words)


def stale(day: int = 0, words: int = 10, **said: Any) -> TranslationStatus:
    since = datetime(2026, 5, day, tzinfo=UTC) if day else None
    return TranslationStatus(State.STALE, source=FR, words_left=words, since=since, **said)


def ordered(*found: tuple[Text, TranslationStatus]) -> list[str]:
    """Return the keys of what there is to do in Spanish, the most pressing first."""
    made = mag(*(story(original) for original, _ in found))
    states = {original.story: {FR: ORIGINAL, ES: status} for original, status in found}
    return [task.story.key for task in tasks(made, states, ES)]


def piece(line: int, words: str) -> Segment:
    return Segment(SegmentKind.PARAGRAPH, words, words, line)


# What there is to do


def test_corrections_that_readers_are_told_of_come_first_the_oldest_before_others() -> None:
    assert ordered(
        (text("missing", "fr"), missing()),
        (text("recent", "fr"), stale(9)),
        (text("small", "fr"), stale(2, discreet=True)),
        (text("old", "fr"), stale(3)),
        (text("older-longer", "fr"), stale(2, words=90)),
        (text("older", "fr"), stale(2, words=9)),
        (text("nobody-knows", "fr"), stale(unknown=Ignorance.NOT_FOUND)),
    ) == ["nobody-knows", "older-longer", "older", "old", "recent", "missing", "small"]


def test_after_corrections_come_wishes_then_what_is_begun_then_what_is_missing() -> None:
    assert ordered(
        (text("missing", "fr", day="2026-06-01"), missing()),
        (text("unsure", "fr"), TranslationStatus(State.UNVERIFIED, source=FR)),
        (text("begun", "fr"), TranslationStatus(State.PARTIAL, source=FR)),
        (text("wished", "fr", header={"wanted": ("ES",)}), missing()),
        (text("wished-elsewhere", "fr", header={"wanted": ("en",)}, day="2024-01-01"), missing()),
        (text("stale", "fr"), stale(1)),
    ) == ["stale", "wished", "begun", "unsure", "missing", "wished-elsewhere"]


def test_of_what_is_missing_pages_come_first_then_new_articles_then_short_ones() -> None:
    assert ordered(
        (text("old", "fr", day="2020-01-01"), missing(10)),
        (text("new-long", "fr", day="2026-01-01"), missing(900)),
        (text("new-short", "fr", day="2026-01-01"), missing(90)),
        (text("page", "fr", day="", kind=Kind.PAGE), missing(5000)),
    ) == ["page", "new-short", "new-long", "old"]


def test_nobody_is_asked_to_do_what_is_current_somebodys_draft_or_waits_for_another_language() -> None:
    assert ordered(
        (text("current", "fr"), TranslationStatus(State.CURRENT, source=FR)),
        (text("draft", "fr"), TranslationStatus(State.IN_PROGRESS, source=FR, words_left=9)),
        (text("relayed", "fr"), stale(1, relay=EN)),
        (text("adapted", "fr"), TranslationStatus(State.CURRENT, source=FR, changed_original=True)),
    ) == ["adapted"]


# What is not a story


def test_names_and_biographies_that_a_language_lacks_are_work_where_they_are_written() -> None:
    water = term(TermKind.TAG, "eau", line=7, fr="Eau", en="Water")
    wiki = term(TermKind.TAG, "wiki", line=8, common="Wiki")
    unused = term(TermKind.TAG, "rien", line=9, fr="Rien")
    team = term(TermKind.PERSON, "ana", line=3, fr="Ana", es="Ana")
    team = replace(team, names={**team.names, FR: TermName("Ana", "ana", "Elle écrit.")})
    made = mag(story(text("pari", "fr", tags=("eau", "wiki"), authors=("ana",))), entries=(water, wiki, unused, team))
    found = [(gap.lack, gap.path, gap.line, gap.entry) for gap in gaps(made, {}, ES)]
    assert sorted(found) == [(Lack.BIOGRAPHY, "people.yaml", 3, "ana"), (Lack.NAME, "tags.yaml", 7, "eau")]
    assert not list(gaps(made, {}, FR))


def test_what_only_a_draft_bears_is_nobodys_work() -> None:
    draft = text("pari", "fr", tags=("eau",))
    made = mag(story(draft), entries=(term(TermKind.TAG, "eau", fr="Eau"),), withheld=(draft,))
    assert not list(gaps(made, {}, ES))


def test_words_of_pictures_that_a_translation_lacks_are_counted_at_its_own_line() -> None:
    said = {
        "cover": Picture("a.jpg", alt="Un pont", caption="En hiver"),
        "pictures": {"b.jpg": Picture("b.jpg", alt="B")},
    }
    original = text("pari", "fr", header=said)
    whole = text(
        "pari", "en", source="fr", header={"cover": Picture("", alt="A", caption="C"), "pictures": said["pictures"]}
    )
    part = text("pari", "es", source="fr", header={"cover": Picture("", alt="Un puente")})
    states = {"pari": {FR: ORIGINAL, **dict.fromkeys((EN, ES), TranslationStatus(State.CURRENT, source=FR))}}
    made = mag(story(original, whole, part))
    assert not list(gaps(made, states, EN))
    lacking = [(gap.path, gap.line, gap.entry, gap.count) for gap in gaps(made, states, ES)]
    assert lacking == [
        ("articles/pari/index.es.md", part.manuscript.header.lines["cover"], "cover", 1),
        ("articles/pari/index.es.md", 1, "pictures.b.jpg", 1),
    ]


# What changed


def test_a_difference_is_worked_through_in_the_order_of_the_original() -> None:
    difference = Difference(
        added=(piece(20, "new"),),
        changed=(Change(piece(9, "before"), piece(10, "after")),),
        removed=(piece(4, "gone"),),
        moved=(Change(piece(40, "there"), piece(2, "there")),),
    )
    found = [(one.what, one.segment.line) for one in alterations(difference)]
    assert found == [(Altered.MOVED, 2), (Altered.CHANGED, 10), (Altered.ADDED, 20), (Altered.REMOVED, 4)]


def joined(found: tuple[tuple[str, str], ...], left_out: str) -> str:
    return "".join(words for mark, words in found if mark != left_out)


def test_changed_words_are_marked_and_nothing_is_lost() -> None:
    before, after = "L’eau n’est pas à vendre, dit-elle.", "L’eau est à partager, dit-elle encore."
    found = marked(before, after)
    assert joined(found, "ins") == before
    assert joined(found, "del") == after
    assert ("", "L’eau ") in found
    assert ("del", "vendre") in found
    assert ("ins", "partager") in found


def test_words_are_marked_whole() -> None:
    assert marked("douze marchands", "treize marchands") == (("del", "douze"), ("ins", "treize"), ("", " marchands"))


def test_a_space_between_two_changed_words_is_no_island() -> None:
    assert marked("un deux", "trois quatre") == (("del", "un deux"), ("ins", "trois quatre"))


def test_endless_segments_are_shown_before_and_after() -> None:
    before, after = "a b " * MOST_WORDS, "a c " * MOST_WORDS
    assert marked(before, after) == (("del", before), ("ins", after))


# The report


def facts(status: TranslationStatus, *more: Text, **said: Any) -> Any:
    made = mag(story(text("pari", "fr"), text("pari", "en", source="fr"), *more), **said)
    return report(made, {"pari": {FR: ORIGINAL, EN: status, ES: missing()}}, lambda one: f"/{one.language}/{one.slug}/")


def test_the_report_has_every_story_with_its_states_and_coverage() -> None:
    found = facts(TranslationStatus(State.CURRENT, source=FR))
    assert found == {
        "schema": 1,
        "languages": ["fr", "en", "es"],
        "stories": {
            "pari": {
                "kind": "article",
                "original": "fr",
                "texts": {
                    "fr": {"state": "original", "path": "articles/pari/index.fr.md", "url": "/fr/pari-fr/"},
                    "en": {
                        "state": "current",
                        "path": "articles/pari/index.en.md",
                        "url": "/en/pari-en/",
                        "from": "fr",
                    },
                    "es": {"state": "missing"},
                },
            }
        },
        "coverage": {"fr": 1.0, "en": 1.0, "es": 0.0},
    }


def test_the_report_names_the_segments_that_changed_by_the_originals_lines() -> None:
    difference = Difference((piece(20, "new"),), (Change(piece(9, "a"), piece(10, "b")),), (piece(4, "gone"),), (), 12)
    status = replace(stale(3, 12), difference=difference, accept="translates: fr@1-0", same_as="same_as: [1-1]")
    found = facts(status)["stories"]["pari"]["texts"]["en"]
    assert found["words_left"] == 12
    assert found["added"] == [{"kind": "paragraph", "line": 20, "text": "new"}]
    assert found["changed"] == [{"kind": "paragraph", "line": 10, "text": "b"}]
    assert found["removed"] == [{"kind": "paragraph", "line": 4, "text": "gone"}]
    assert found["moved"] == []
    assert found["since"] == "2026-05-03T00:00:00+00:00"
    assert (found["accept"], found["same_as"]) == ("translates: fr@1-0", "same_as: [1-1]")


def test_the_report_says_what_cannot_be_known() -> None:
    found = facts(TranslationStatus(State.UNVERIFIED, source=FR, words_left=3, unknown=Ignorance.NO_HISTORY))
    assert found["stories"]["pari"]["texts"]["en"]["unknown"] == "no-history"


def test_the_report_tells_of_a_draft_that_there_is_one_and_nothing_more() -> None:
    draft = text("pari", "en", source="fr", title="Secret")
    made = mag(story(text("pari", "fr")), withheld=(draft,))
    states = {"pari": {FR: ORIGINAL, EN: TranslationStatus(State.IN_PROGRESS, source=FR, words_left=9, accept="x")}}
    assert report(made, states, str)["stories"]["pari"]["texts"]["en"] == {"state": "in-progress"}


def test_coverage_is_rounded_to_four_places() -> None:
    stories = [story(text(f"s{number}", "fr"), text(f"s{number}", "es", source="fr")) for number in range(3)]
    states = {one.key: {FR: ORIGINAL, ES: missing()} for one in stories}
    states["s0"][ES] = TranslationStatus(State.CURRENT, source=FR)
    assert report(mag(*stories), states, lambda one: one.slug)["coverage"][Language("es")] == 0.3333
