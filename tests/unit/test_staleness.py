"""States of translations, from versions named and from a past that is made for the test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from support.graph import EN, ES, FR, THREE, codes, edition, magazine, manuscript, said, story, text
from traitdunion.rules.segments import read_matter
from traitdunion.rules.staleness import (
    Evidence,
    Placeholder,
    coverage,
    forgiveness_notes,
    read_version,
    relation_problems,
    state_notes,
    statuses,
    waiting,
)
from traitdunion.vocabulary.history import Version
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Magazine, Text
from traitdunion.vocabulary.manuscript import Body, Header, Status, Translates
from traitdunion.vocabulary.segment import Matter
from traitdunion.vocabulary.translation import Ignorance, State, TranslationStatus

BEGIN = datetime(2026, 4, 1, tzinfo=UTC)
OLD, NEW = "Le pain et le sel.\n\nLe vin.", "Le pain et le sel.\n\nLe vin.\n\nIl y a quatre mots nouveaux ici."
ALL = 102
"""The words of the original: a hundred, and its title's."""


def matter(words: str) -> Matter:
    return read_matter(Header(), words)


def version(words: str) -> str:
    return matter(words).version


def naming(language: str, words: str) -> Translates:
    return Translates(Language(language), 1, matter(words).digest)


@dataclass
class Record:
    """A past: for each path what its file said, the newest first, one commit a day; `day` 0 is the newest commit."""

    said: Mapping[str, Sequence[tuple[int, str]]] = field(default_factory=dict)
    ignorance: Ignorance | None = None

    @property
    def empty(self) -> bool:
        return self.ignorance is Ignorance.NO_HISTORY

    def versions(self, path: str) -> Sequence[Version]:
        return [
            Version(path, words, str(day), BEGIN - timedelta(days=day), day, beginning=day == 9)
            for day, words in self.said.get(path, ())
        ]

    def relatives(self, path: str) -> Iterable[Version]:
        return [one for other in self.said if other.startswith(f"{path}~") for one in self.versions(other)]

    def elsewhere(self, path: str) -> Iterable[Version]:
        return [one for other in self.said if other.startswith(f"{path}?") for one in self.versions(other)]

    def saying(self, version: str, path: str) -> Version | None:
        texts = (one for other in self.said if other.endswith(path[-5:]) for one in self.versions(other))
        return next((one for one in texts if matter(one.blob).version == version), None)

    def matter(self, version: Version) -> Matter | None:
        return matter(version.blob) if version.blob else None

    def beside(self, version: Version, path: str) -> Matter | None:
        return next((matter(words) for day, words in self.said.get(path, ()) if day >= version.order), None)


class NobodyAsks(Record):
    """A past that must not be asked."""

    def versions(self, path: str) -> Sequence[Version]:
        raise AssertionError(path)


def ask(
    *texts: Text, words: Mapping[str, str] | None = None, past: Record | None = None, left: Mapping[str, int] | None = None,
    withheld: Iterable[Text] = (), original: str | None = None,
) -> Mapping[Language, TranslationStatus]:  # fmt: skip
    found = statuses(the(*texts, withheld=withheld, original=original), evidence(words, past, left))
    return found["pari"]


def the(*texts: Text, withheld: Iterable[Text] = (), original: str | None = None) -> Magazine:
    return magazine([edition(language) for language in THREE], story(*texts, original=original), withheld=withheld)


def evidence(
    words: Mapping[str, str] | None = None, past: Record | None = None, left: Mapping[str, int] | None = None
) -> Evidence:
    """Return what is known of texts whose words are given by language."""
    texts = {"fr": OLD, **(words or {})}
    return Evidence(
        lambda one: matter(texts.get(one.language, f"In {one.language}.")),
        lambda one: (Placeholder(7, (left or {})[one.language]),) if one.language in (left or {}) else (),
        past or Record(),
    )


def original(**header: Any) -> Text:
    return text("pari", "fr", header=header, body=Body(words=100))


def translation(
    language: str = "en", source: str = "fr", of: str | None = None, key: str = "translates", **header: Any
) -> Text:
    made = naming(source, of) if of else Translates(Language(source))
    status = header.pop("status", Status.PUBLISHED)
    written = text("pari", language, header={key: made, **header}, status=status)
    return replace(written, source_language=Language(source))


# By digests


def test_a_translation_of_the_present_version_is_current_and_history_is_not_asked():
    found = ask(original(), translation(of=OLD), past=NobodyAsks())
    assert (found[FR].state, found[EN].state, found[ES].state) == (State.ORIGINAL, State.CURRENT, State.MISSING)
    assert (found[EN].source, found[EN].accept, found[EN].words_left) == (FR, "", 0)


def test_a_missing_translation_has_all_the_words_of_the_original_left():
    assert ask(original())[ES].words_left == ALL


def test_a_translation_of_another_version_is_stale_and_history_tells_what_changed():
    past = Record({"articles/pari/index.fr.md": [(0, NEW), (2, OLD)]})
    status = ask(original(), translation(of=OLD), words={"fr": NEW}, past=past)[EN]
    assert status.state is State.STALE
    assert status.difference is not None
    assert [segment.text for segment in status.difference.added] == ["Il y a quatre mots nouveaux ici."]
    assert (status.words_left, status.since, status.unknown) == (7, BEGIN, None)
    assert status.accept == f"translates: fr@{version(NEW)}"
    assert status.same_as == f"same_as: [{version(OLD)}]"
    assert status.named == matter(OLD)


def test_an_original_that_is_not_committed_yet_has_left_the_version_at_no_date():
    past = Record({"articles/pari/index.fr.md": [(0, OLD)]})
    status = ask(original(), translation(of=OLD), words={"fr": NEW}, past=past)[EN]
    assert (status.state, status.since) == (State.STALE, None)


def test_a_version_is_also_looked_for_in_other_places():
    past = Record({"articles/pari/index.fr.md": [(0, NEW)], "articles/pari/index.fr.md~copy": [(3, OLD)]})
    status = ask(original(), translation(of=OLD), words={"fr": NEW}, past=past)[EN]
    assert status.difference is not None
    assert status.since == BEGIN


@pytest.mark.parametrize(
    ("kept", "why"),
    [(None, Ignorance.NOT_FOUND), (Ignorance.SHALLOW, Ignorance.SHALLOW), (Ignorance.NO_HISTORY, Ignorance.NO_HISTORY)],
)
def test_a_version_that_is_not_on_record_leaves_all_words(kept, why):
    past = Record({"articles/pari/index.fr.md": [(0, NEW), (1, "")]}, kept)
    status = ask(original(), translation(of="Rien."), words={"fr": NEW}, past=past)[EN]
    assert (status.state, status.difference, status.unknown) == (State.STALE, None, why)
    assert (status.words_left, status.discreet) == (ALL, False)


def test_an_earlier_version_that_still_counts_is_current():
    found = ask(original(same_as=(version(OLD),)), translation(of=OLD), words={"fr": NEW}, past=NobodyAsks())
    assert (found[EN].state, found[EN].accept) == (State.CURRENT, "")


def test_the_line_that_forgives_keeps_what_was_forgiven_before():
    past = Record({"articles/pari/index.fr.md": [(0, NEW), (2, OLD)]})
    status = ask(original(same_as=("1-00000000000a",)), translation(of=OLD), words={"fr": NEW}, past=past)[EN]
    assert status.same_as == f"same_as: [{version(OLD)}, 1-00000000000a]"


def test_nobody_is_asked_to_vouch_for_a_version_that_the_whole_history_lacks():
    past = Record({"articles/pari/index.fr.md": [(0, NEW)]})
    status = ask(original(), translation(of=OLD), words={"fr": NEW}, past=past)[EN]
    assert (status.state, status.unknown, status.same_as) == (State.STALE, Ignorance.NOT_FOUND, "")


# By history


@pytest.mark.parametrize(
    ("french", "english", "state"),
    [
        ([(3, OLD)], [(1, "In en.")], State.CURRENT),
        ([(1, OLD)], [(1, "In en.")], State.CURRENT),  # in one commit
        ([(0, OLD), (3, NEW)], [(1, "In en.")], State.UNVERIFIED),
        ([(0, OLD), (1, NEW), (3, OLD)], [(2, "In en.")], State.CURRENT),  # put back
        ([(0, OLD)], [(1, "In en.")], State.UNVERIFIED),  # the translation was there first
        ([(2, OLD), (3, NEW)], [(1, "In en."), (4, "Other.")], State.CURRENT),
        ([(2, OLD), (4, NEW)], [(1, "In  en."), (3, "In en.")], State.UNVERIFIED),  # spaces are no translating
        ([(0, OLD), (3, NEW)], [(1, "What is committed.")], State.CURRENT),  # made now
        ([(0, OLD), (3, NEW)], [], State.CURRENT),  # new
    ],
)
def test_without_a_version_the_original_at_the_last_change_counts(french, english, state):
    past = Record({"articles/pari/index.fr.md": french, "articles/pari/index.en.md": english})
    assert ask(original(), translation(), past=past)[EN].state is state


def test_without_a_version_what_changed_since_is_shown_to_compare():
    past = Record({"articles/pari/index.fr.md": [(0, NEW), (3, OLD)], "articles/pari/index.en.md": [(1, "In en.")]})
    status = ask(original(), translation(), words={"fr": NEW}, past=past)[EN]
    assert (status.state, status.unknown, status.words_left) == (State.UNVERIFIED, Ignorance.NO_VERSION, 7)
    assert status.accept == f"translates: fr@{version(NEW)}"
    assert not status.discreet


def test_without_a_version_nor_a_history_nothing_is_known():
    status = ask(original(), translation(), past=Record(ignorance=Ignorance.NO_HISTORY))[EN]
    assert (status.state, status.unknown, status.words_left) == (State.UNVERIFIED, Ignorance.NO_HISTORY, ALL)


def test_where_history_is_cut_off_a_translation_may_be_older_than_it_looks():
    past = Record(
        {"articles/pari/index.fr.md": [(9, OLD)], "articles/pari/index.en.md": [(9, "In en.")]}, Ignorance.SHALLOW
    )
    status = ask(original(), translation(), past=past)[EN]
    assert (status.state, status.unknown) == (State.UNVERIFIED, Ignorance.SHALLOW)
    past = Record({**past.said, "articles/pari/index.en.md": [(5, "In en."), (9, "Before.")]}, Ignorance.SHALLOW)
    assert ask(original(), translation(), past=past)[EN].state is State.CURRENT


def test_a_digest_of_a_later_algorithm_is_left_to_history():
    made = replace(translation(), manuscript=manuscript("pari", "en", translates=Translates(FR, 2, "0123456789ab")))
    past = Record({"articles/pari/index.fr.md": [(3, OLD)], "articles/pari/index.en.md": [(1, "In en.")]})
    assert ask(original(), made, past=past)[EN].state is State.CURRENT
    status = ask(original(), made, words={"fr": NEW}, past=past)[EN]
    assert (status.state, status.unknown) == (State.UNVERIFIED, Ignorance.FOREIGN_ALGORITHM)
    assert ask(original(same_as=("2-0123456789ab",)), made, words={"fr": NEW})[EN].state is State.CURRENT


# Precedence


def test_the_first_state_that_applies_is_the_state():
    draft = translation(of=NEW, status=Status.DRAFT)
    assert ask(original(), withheld=[draft])[EN].state is State.IN_PROGRESS
    stale = ask(original(), translation(of=NEW), left={"en": 3})[EN]
    assert (stale.state, stale.placeholders) == (State.STALE, (7,))
    partial = ask(original(), translation(of=OLD), left={"en": 3})[EN]
    assert (partial.state, partial.placeholders, partial.words_left) == (State.PARTIAL, (7,), 3)
    unverified = ask(original(), translation(), left={"en": 3}, past=Record(ignorance=Ignorance.NO_HISTORY))[EN]
    assert unverified.state is State.UNVERIFIED


def test_a_story_whose_original_is_held_back_is_no_work():
    found = the(translation(of=OLD), withheld=[original()], original="fr")
    assert statuses(found, evidence()) == {}


# Chains


def chain(**said: Any) -> dict[Language, TranslationStatus]:
    """Return the states of es, which translates en, which translates fr."""
    words = {"fr": said.pop("fr", OLD), "en": said.pop("en", "The bread."), "es": "El pan."}
    texts = [
        original(same_as=said.pop("forgiven", ())),
        translation("en", "fr", of=OLD, **({"same_as": said.pop("also")} if "also" in said else {})),
        translation("es", "en", of="The bread."),
    ]
    return dict(ask(*texts, words=words, past=Record({"articles/pari/index.fr.md": [(0, words["fr"]), (2, OLD)]})))


def test_a_chain_is_current_where_every_link_is():
    assert [one.state for one in chain().values()] == [State.ORIGINAL, State.CURRENT, State.CURRENT]


def test_a_chain_is_stale_where_any_link_is_and_says_which():
    found = chain(fr=NEW)
    assert (found[EN].state, found[EN].relay) == (State.STALE, None)
    assert (found[ES].state, found[ES].relay, found[ES].source) == (State.STALE, EN, EN)
    assert (found[ES].words_left, found[ES].since, found[ES].accept, found[ES].same_as) == (7, BEGIN, "", "")
    found = chain(en="The bread and the salt.")
    assert (found[EN].state, found[ES].state, found[ES].relay) == (State.CURRENT, State.STALE, None)


def test_what_is_forgiven_is_forgiven_in_every_link():
    found = chain(fr=NEW, forgiven=(version(OLD),), en="The bread and salt.", also=(version("The bread."),))
    assert [one.state for one in found.values()] == [State.ORIGINAL, State.CURRENT, State.CURRENT]


def test_the_state_of_a_relay_that_is_a_draft_still_counts():
    texts = [original(), translation("es", "en", of="In en.")]
    relay = translation("en", "fr", of=NEW, status=Status.DRAFT)
    found = ask(*texts, withheld=[relay])
    assert (found[EN].state, found[ES].state, found[ES].relay) == (State.IN_PROGRESS, State.STALE, EN)


# Relations


def test_an_adaptation_is_current_and_tells_once_that_its_original_changed():
    adapted = translation(of=OLD, key="adapts")
    past = Record({"articles/pari/index.fr.md": [(0, NEW), (2, OLD)]})
    assert ask(original(), adapted)[EN].changed_original is False
    status = ask(original(), adapted, words={"fr": NEW}, past=past)[EN]
    assert (status.state, status.changed_original, status.words_left) == (State.CURRENT, True, 0)
    assert status.accept == f"adapts: fr@{version(NEW)}"
    assert status.difference is not None
    follower = ask(original(), adapted, translation("es", "en", of="In en."), words={"fr": NEW}, past=past)[ES]
    assert (follower.state, follower.relay) == (State.CURRENT, None)


def test_a_text_from_outside_is_current_and_the_root_of_its_story():
    outside = original(translates_external={"url": "https://example.org", "language": "it", "title": "Il patto"})
    found = ask(outside, translation(of=OLD), past=NobodyAsks())
    assert (found[FR].state, found[FR].source, found[EN].state) == (State.CURRENT, None, State.CURRENT)


def test_a_story_for_some_languages_is_no_work_in_others_but_what_is_there_has_its_state():
    assert [*ask(original(only=("fr", "es")))] == [FR, ES]
    assert [*ask(original(only=("fr",)), translation(of=OLD))] == [FR, EN]


def test_coverage_counts_the_stories_that_are_asked_for():
    current, missing, stale = (TranslationStatus(state) for state in (State.CURRENT, State.MISSING, State.STALE))
    root = TranslationStatus(State.ORIGINAL)
    found = coverage({"a": {FR: root, EN: current}, "b": {FR: root, EN: missing, ES: stale}, "c": {EN: root}})
    assert found == {FR: 1.0, EN: 2 / 3, ES: 0.0}


# Reading


def test_a_placeholder_counts_the_words_that_it_quotes():
    page = "---\ntitle: A\n---\n\nDone.\n\n<!-- translate: Le pain\n  et le sel. -->\n\n<!-- Translate -->\n\n<!-- a note -->\n"
    assert waiting(page, FR) == (Placeholder(7, 5), Placeholder(10, 0))
    assert waiting("Done.\n", FR) == ()


def test_a_version_is_read_whatever_its_path_and_not_where_it_is_no_text():
    page = b"---\ntitle: A\n---\n\nDone.\n"
    assert read_version(page, "old/index.fr.md") == read_version(page, "draft.md")
    assert read_version(b"---\ntitle: A\n--\n\nDone.\n", "index.fr.md") is None
    assert read_version("été".encode("latin-1"), "index.fr.md") is None


# Messages


def note(status: TranslationStatus, made: Text | None = None) -> str:
    made = made or translation(of=OLD)
    (problem,) = state_notes(the(original(), made), {"pari": {FR: TranslationStatus(State.ORIGINAL), EN: status}})
    assert problem.place.path == "articles/pari/index.en.md"
    return said(problem)


def test_each_state_says_what_is_to_be_done_with_the_line_to_paste():
    past = Record({"articles/pari/index.fr.md": [(0, NEW), (2, OLD)]})
    line = f"translates: fr@{version(NEW)}"
    stale = ask(original(), translation(of=OLD), words={"fr": NEW}, past=past)[EN]
    assert note(stale).endswith(
        f"The translation desk shows what changed; words left to translate: 7. When the two texts agree, write: {line}"
    )
    lost = ask(original(), translation(of=OLD), words={"fr": NEW})[EN]
    assert f"names the version {version(OLD)} of articles/pari/index.fr.md, which was not found" in note(lost)
    blind = ask(original(), translation(of=OLD), words={"fr": NEW}, past=Record(ignorance=Ignorance.NO_HISTORY))[EN]
    assert "What changed cannot be seen here" in note(blind)
    silent = ask(original(), translation(), past=Record(ignorance=Ignorance.NO_HISTORY))[EN]
    assert note(silent, translation()).endswith(f"When they agree, write: translates: fr@{version(OLD)}")
    partial = ask(original(), translation(of=OLD), left={"en": 3})[EN]
    assert "still to be translated, by line: 7" in note(partial)
    adapted = ask(original(), translation(of=OLD, key="adapts"), words={"fr": NEW}, past=past)[EN]
    assert note(adapted, translation(of=OLD, key="adapts")).endswith(f"write: adapts: fr@{version(NEW)}")


def test_a_touch_of_a_few_letters_shows_both_lines():
    past = Record({"articles/pari/index.fr.md": [(0, "Les fenêtres du villages."), (2, "Les fenêtres du village.")]})
    made = translation(of="Les fenêtres du village.")
    status = ask(original(), made, words={"fr": "Les fenêtres du villages."}, past=past)[EN]
    assert status.discreet
    assert f"same_as: [{version('Les fenêtres du village.')}]" in note(status, made)


def test_a_relay_sends_to_the_text_that_is_behind():
    texts = (original(), translation(of=OLD), translation("es", "en", of="In en."))
    found = ask(*texts, words={"fr": NEW})
    notes = [said(problem) for problem in state_notes(the(*texts), {"pari": found})]
    assert "Bring articles/pari/index.en.md up to date first" in notes[1]


def test_a_history_that_is_cut_off_is_said_once():
    texts = (original(), translation(of=NEW), translation("es", of=NEW))
    found = ask(*texts, past=Record(ignorance=Ignorance.SHALLOW))
    assert codes(state_notes(the(*texts), {"pari": found})) == ["TU401", "TU401", "TU409"]


def test_a_current_translation_says_nothing():
    texts = (original(), translation(of=OLD))
    assert [*state_notes(the(*texts), {"pari": ask(*texts)})] == []


OUTSIDE = {
    "url": "https://example.org/acqua",
    "language": "it",
    "title": "L’acqua",
    "authors": ["Ana Pérez"],
    "license": "CC-BY-4.0",
}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([original(only=("fr",))], ["TU410"]),
        ([original(only=("fr",), reason="a local law")], []),
        ([original(only=("en",), reason="a local law")], ["TU411"]),
        ([original(only=("fr",), reason="a local law"), translation()], ["TU412"]),
        ([original(only=("fr", "EN"), wanted=("Spanish",), reason="a local law")], ["TU476", "TU476"]),
        ([original(only=("fr", "de"), wanted=("xx",), reason="a local law")], ["TU413", "TU413"]),
        ([original(), translation(wanted=("es",))], ["TU414"]),
        ([original(), translation(adapts=Translates(FR))], ["TU415"]),
        ([original(translates_external={"url": "https://example.org", "langage": "it"})], ["TU416", "TU416", "TU416"]),
        ([original(translates_external=OUTSIDE)], []),
        ([original(translates_external={**OUTSIDE, "url": "example", "language": "Italian"})], ["TU477", "TU477"]),
        ([original(translates_external={**OUTSIDE, "license": "cc by", "authors": [1]})], ["TU477", "TU477"]),
        ([text("pari", "fr", license="CC-BY-ND-4.0"), translation()], ["TU417"]),
        ([original(translation="no")], ["TU418"]),
        ([original(translation="permitted")], []),
    ],
)
def test_what_is_said_of_relations_is_checked(texts, expected):
    assert codes(relation_problems(the(*texts))) == expected


def test_an_entry_of_same_as_that_hides_a_new_paragraph_is_noted():
    past = Record({"articles/pari/index.fr.md": [(0, NEW), (1, OLD.replace("vin", "vins")), (2, OLD)]})
    known = the(original(same_as=(version(OLD),)))
    assert codes(forgiveness_notes(known, evidence({"fr": NEW}, past))) == ["TU419"]
    assert codes(forgiveness_notes(known, evidence({"fr": OLD.replace("vin", "vins")}, past))) == []
    assert codes(forgiveness_notes(known, evidence({"fr": OLD}, past))) == ["TU420"]
