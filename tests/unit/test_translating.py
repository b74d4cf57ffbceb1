"""Translators' commands: what they print, what they write, and what they leave alone."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest

from support import sites
from support.histories import IDENTITY
from traitdunion.commands import exchanging, statusing, translating
from traitdunion.commands.building import Options
from traitdunion.commands.surveying import survey
from traitdunion.rules.restamping import forgiving, restamped
from traitdunion.vocabulary.problem import ProblemsFound, Severity

TASKS = "from traitdunion.commands.collection import namespace as ns\n"
FRENCH = """\
---
title: Le pari permanent
summary: Ce que dix ans nous ont appris.
date: 2026-03-04
authors: [redaction]
section: communs
---

La rivière coule depuis toujours sous le vieux pont de pierre.

- le pain de seigle
- le sel de Guérande

Les enfants du village y nagent chaque été avec leurs aînés.
"""
ENGLISH = """\
---
title: The permanent wager
summary: What ten years taught us.
translates: fr
translators: [taller]
translated: 2026-03-09
---

The river has always flowed under the old stone bridge.

- rye bread
- salt from Guérande

The children of the village swim there every summer with their elders.
"""
FILES = {
    **sites.TERMS,
    "articles/pari/index.fr.md": FRENCH,
    "articles/pari/index.en.md": ENGLISH,
    "articles/agua/index.es.md": sites.original("El agua", body="## Orilla {#orilla}\n\nTexto."),
}


@pytest.fixture
def site(tmp_path):
    root = sites.write_site(tmp_path / "site", FILES)
    (root / "tasks.py").write_text(TASKS, encoding="utf-8")
    return root


def git(root, *arguments):
    environment = {**os.environ, **IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *arguments], cwd=root, env=environment, check=True, capture_output=True)


@pytest.fixture
def stale(site):
    """A magazine whose English text names the version before the last change of the French one."""
    with surveyed(site) as found:
        line = translating.accept(found, "pari", "en").line
    git(site, "init", "-q", "--template=")
    git(site, "add", "content")
    git(site, "commit", "-qm", "…")
    edit(site, "fr", "le sel de Guérande", "le sel de Noirmoutier")
    assert line in read(site, "en")
    return site


@contextmanager
def surveyed(root):
    with survey(Options(root, as_of=sites.AS_OF)) as found:
        yield found


@contextmanager
def speaking(root, messages):
    """A survey whose language of messages is the one that the setting TRAITDUNION_MESSAGES names."""
    with survey(Options(root, as_of=sites.AS_OF, messages=messages)) as found:
        yield found


def file(root, language, story="pari"):
    return root / f"content/articles/{story}/index.{language}.md"


def read(root, language):
    return file(root, language).read_text(encoding="utf-8")


def edit(root, language, old, new):
    text = read(root, language)
    assert old in text
    file(root, language).write_text(text.replace(old, new), encoding="utf-8")


def refused(root, action):
    with surveyed(root) as found, pytest.raises(ProblemsFound) as refusal:
        action(found)
    return [problem.fault.code for problem in refusal.value.problems], refusal.value.problems[0].sentences()


def invoke(root, *arguments, **variables):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "70", **variables}
    command = [sys.executable, "-m", "invoke", *arguments]
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


# translate


def test_a_translation_begins_as_a_draft_that_checks_without_a_warning(site):
    with surveyed(site) as found:
        path = translating.begin(found, "pari", "es")
    assert path == file(site, "es")
    result = sites.build(Options(site, as_of=sites.AS_OF))
    about = [one for one in result.problems if one.place.path.endswith("index.es.md") and "pari" in one.place.path]
    assert {one.fault.severity for one in about} <= {Severity.NOTE}
    with surveyed(site) as found:
        assert found.session.states["pari"]["es"].state == "in-progress"


def test_once_its_comments_are_words_and_the_status_is_gone_it_is_current(site):
    with surveyed(site) as found:
        translating.begin(found, "pari", "es")
    text = read(site, "es").replace("status: draft\n", "").replace("title:\n", "title: La apuesta\n")
    text = text.replace("summary:\n", "summary: Lo que aprendimos.\n")
    partial = text.replace("<!-- translate: le pain de seigle -->", "el pan")
    file(site, "es").write_text(partial, encoding="utf-8")
    with surveyed(site) as found:
        assert found.session.states["pari"]["es"].state == "partial"
    whole = "".join(part.split("-->", 1)[-1] if index else part for index, part in enumerate(partial.split("<!--")))
    file(site, "es").write_text(whole.replace("\n\n\n", "\n\nPalabras.\n\n"), encoding="utf-8")
    with surveyed(site) as found:
        assert found.session.states["pari"]["es"].state == "current"


@pytest.mark.parametrize(
    ("story", "language", "code", "said"),
    [
        ("pary", "es", "TU454", "Did you mean “pari”?"),
        ("tout-autre", "es", "TU454", "invoke status"),
        ("pari", "en", "TU456", "invoke diff pari en"),
        ("pari", "fr", "TU458", "Name the language of a translation."),
        ("pari", "pt", "TU455", "Its editions are: fr, en, es."),
        ("pari", "ess", "TU455", "Did you mean “es”?"),
    ],
)
def test_what_cannot_be_begun_is_refused_and_nothing_is_written(site, story, language, code, said):
    before = sorted(site.rglob("*.md"))
    codes, sentences = refused(site, lambda found: translating.begin(found, story, language))
    assert codes == [code]
    assert said in sentences[1]
    assert sorted(site.rglob("*.md")) == before


def test_a_licence_that_forbids_translations_is_heeded(site):
    edit(site, "fr", "section: communs", "section: communs\nlicense: CC-BY-ND-4.0")
    assert refused(site, lambda found: translating.begin(found, "pari", "es"))[0] == ["TU417"]


def test_the_words_of_the_glossary_that_occur_stand_at_the_top(site):
    glossary = "seigle: {fr: seigle, es: {use: [centeno], avoid: [espelta]}}\nvin: {fr: vin, es: vino}\n"
    (site / "content/glossary.yaml").write_text(glossary, encoding="utf-8")
    with surveyed(site) as found:
        translating.begin(found, "pari", "es")
    assert read(site, "es").startswith("---\n# glossary: seigle → centeno (✗ espelta)\n# Le pari permanent\ntitle:\n")


# accept


@pytest.mark.parametrize(("mark", "end"), [(b"", b"\n"), (b"\xef\xbb\xbf", b"\r\n"), (b"", b"\r")])
@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("translates: fr", "translates: {}"),
        ("translates:   fr@1-000000000000   # vieux", "translates:   {}   # vieux"),
        ('"translates": "fr"', '"translates": {}'),
    ],
)
def test_accepting_changes_one_line_and_no_other_byte(site, mark, end, typed, after):
    before = mark + ENGLISH.replace("translates: fr", typed).encode().replace(b"\n", end)
    file(site, "en").write_bytes(before)
    with surveyed(site) as found:
        version = translating.accepted_line(found, found.texts("pari")["en"]).partition(": ")[2]
        done = translating.accept(found, "pari", "en")
    assert done.line == f"translates: {version}"
    expected = mark + ENGLISH.replace("translates: fr", after.format(version)).encode().replace(b"\n", end)
    assert file(site, "en").read_bytes() == expected
    with surveyed(site) as found:
        assert translating.accept(found, "pari", "en").line == ""
        assert found.session.states["pari"]["en"].state == "current"


def test_an_adaptation_is_accepted_by_its_own_line(site):
    edit(site, "en", "translates: fr", "adapts: fr")
    with surveyed(site) as found:
        assert translating.accept(found, "pari", "en").line.startswith("adapts: fr@1-")
    assert "\nadapts: fr@1-" in read(site, "en")


@pytest.mark.parametrize(
    ("language", "code"), [("fr", "TU458"), ("es", "TU457")], ids=["the original", "a missing translation"]
)
def test_only_a_translation_is_accepted(site, language, code):
    assert refused(site, lambda found: translating.accept(found, "pari", language))[0] == [code]


def test_a_line_that_goes_on_below_is_left_alone():
    assert restamped(b"---\ntranslates:\n  fr\n---\n", 2, "fr@1-0") is None
    assert restamped(b"---\ntranslates: {url: x}\n---\n", 2, "fr@1-0") is None
    assert restamped(b"---\ntranslates:\n---\n", 2, "fr@1-0") == b"---\ntranslates: fr@1-0\n---\n"


def test_a_small_change_is_forgiven_in_the_original(stale):
    with surveyed(stale) as found:
        assert found.session.states["pari"]["en"].state == "stale"
        done = translating.accept_minor(found, "pari")
    assert done.path == "articles/pari/index.fr.md"
    assert f"section: communs\n{done.line}\n---\n" in read(stale, "fr")
    with surveyed(stale) as found:
        assert found.session.states["pari"]["en"].state == "current"
        assert translating.accept_minor(found, "pari").line == ""


@pytest.mark.parametrize(
    ("before", "line", "known", "after"),
    [
        (b"---\ntitle: A\n---\nX", None, (), b"---\ntitle: A\nsame_as: [1-b]\n---\nX"),
        (b"---\r\ntitle: A\r\n---\r\n", None, (), b"---\r\ntitle: A\r\nsame_as: [1-b]\r\n---\r\n"),
        (b"---\nsame_as: [1-a]  # x\n---\n", 2, ("1-a",), b"---\nsame_as: [1-a, 1-b]  # x\n---\n"),
        (b"---\nsame_as: 1-a\n---\n", 2, ("1-a",), b"---\nsame_as: [1-a, 1-b]\n---\n"),
        (b"---\nsame_as:\n---\n", 2, (), b"---\nsame_as: [1-b]\n---\n"),
        (b"---\nsame_as:\n  - 1-a # x\n---\n", 2, ("1-a",), b"---\nsame_as:\n  - 1-a # x\n  - 1-b\n---\n"),
        (b"---\nsame_as:\n- 1-a\ntitle: A\n---\n", 2, ("1-a",), b"---\nsame_as:\n- 1-a\n- 1-b\ntitle: A\n---\n"),
    ],
)
def test_an_earlier_version_is_added_however_the_line_is_written(before, line, known, after):
    assert forgiving(before, line, ["1-b"], known) == after


# diff


def test_a_difference_names_each_piece_its_line_and_what_it_touches(stale):
    edit(stale, "fr", "Les enfants", "Une phrase de plus.\n\nLes enfants")
    with surveyed(stale) as found:
        lines = list(translating.differences(found, "pari", "en"))
    french, english = "content/articles/pari/index.fr.md", "content/articles/pari/index.en.md"
    assert f"{french}:12: changed list item" in lines
    assert "- le sel de [-Guérande-]" in lines
    assert "+ le sel de {+Noirmoutier+}" in lines
    assert f"{french}:14: added paragraph" in lines
    assert "+ Une phrase de plus." in lines
    doubt = "(perhaps: this cannot be told for certain)"
    assert f"  To change: {english}:12: list item: salt from Guérande {doubt}" in lines
    assert any(line.startswith(f"  It goes after: {english}:12: ") for line in lines)
    assert lines[-1] == "Words left to translate: 5. When the two texts agree: invoke accept pari en"


def test_a_difference_is_told_in_the_language_of_messages(stale):
    edit(stale, "fr", "Les enfants", "Une phrase de plus.\n\nLes enfants")
    with speaking(stale, "fr") as found:
        lines = list(translating.differences(found, "pari", "en"))
    french, english = "content/articles/pari/index.fr.md", "content/articles/pari/index.en.md"
    assert lines[0].startswith(f"{french} a changé depuis la version que suit {english}")
    assert f"{french}:12: modification\N{NO-BREAK SPACE}: élément de liste" in lines
    assert f"{french}:14: ajout\N{NO-BREAK SPACE}: paragraphe" in lines
    place = f"{english}:12: élément de liste\N{NO-BREAK SPACE}: salt from Guérande"
    assert f"  À modifier\N{NO-BREAK SPACE}: {place} (peut-être\N{NO-BREAK SPACE}: ce n’est pas certain)" in lines
    assert lines[-1].endswith("Quand les deux textes concordent\N{NO-BREAK SPACE}: invoke accept pari en")


def test_where_messages_follow_each_text_so_does_a_difference(stale):
    with speaking(stale, "auto") as found:
        assert "has changed since" in next(translating.differences(found, "pari", "en"))


def test_an_adaptation_need_not_say_the_same(stale):
    edit(stale, "en", "translates:", "adapts:")
    with surveyed(stale) as found:
        (*_, last) = translating.differences(found, "pari", "en")
    assert last == "This is an adaptation. Once you have seen what changed: invoke accept pari en"


def test_where_nobody_knows_what_an_adaptation_was_made_from_it_says_so(stale):
    edit(stale, "en", "translates:", "adapts:")
    edit(stale, "en", "adapts: fr@1-", "adapts: fr@1-0123456789ab #")
    with surveyed(stale) as found:
        why, what = translating.differences(found, "pari", "en")
    assert why.endswith("the version that the translation names was not found in the history.")
    assert what == "This is an adaptation. Once you have read both texts: invoke accept pari en"


def test_a_copy_is_judged_again_once_what_it_was_copied_from_says_something_else(site):
    def state():
        with surveyed(site) as found:
            return found.session.states["copie"]["en"].state

    git(site, "init", "-q", "--template=")
    git(site, "add", "content")
    git(site, "commit", "-qm", "made")
    edit(site, "fr", "le sel de Guérande", "le sel de Noirmoutier")
    shutil.copytree(file(site, "fr").parent, file(site, "fr", "copie").parent)
    for language in ("fr", "en"):
        text = read(site, language).replace("---\n", f"---\nslug: copie-{language}\n", 1)
        file(site, language, "copie").write_text(text, encoding="utf-8")
    git(site, "add", "content")
    git(site, "commit", "-qm", "changed, and copied")
    assert state() == "unverified"
    edit(site, "en", "salt from Guérande", "grey salt from Guérande")
    kept = state()
    shutil.rmtree(site / "cache")
    assert kept == state() == "current"


def test_colours_are_for_terminals(stale):
    with surveyed(stale) as found:
        plain = "\n".join(translating.differences(found, "pari", "en"))
        coloured = "\n".join(translating.differences(found, "pari", "en", colour=True))
    assert "\x1b" not in plain
    assert "\x1b[32m{+Noirmoutier+}\x1b[0m" in coloured


def test_without_a_change_or_without_history_it_says_so(site):
    with surveyed(site) as found:
        (*_, last) = translating.differences(found, "pari", "en")
        assert last == "Compare the two texts; when they agree: invoke accept pari en"
        translating.accept(found, "pari", "en")
    with surveyed(site) as found:
        assert list(translating.differences(found, "pari", "en")) == [
            "content/articles/pari/index.fr.md has not changed since content/articles/pari/index.en.md was made."
        ]


def test_a_difference_names_the_places_that_still_wait(site):
    with surveyed(site) as found:
        begun = translating.begin(found, "pari", "es")
    lines = begun.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, 1) if "sel de Guérande" in line)
    with surveyed(site) as found:
        told = list(translating.differences(found, "pari", "es"))
    assert told[1:3] == ["", "Still to be translated:"]
    assert f"  content/articles/pari/index.es.md:{at}: le sel de Guérande" in told
    assert len(told[3:]) == sum(line.count("<!-- translate:") for line in lines)


# status


def test_the_table_fits_the_terminal_and_says_each_state(stale):
    with surveyed(stale) as found:
        wide, narrow = list(statusing.table(found, 100)), list(statusing.table(found, 40))
        one = list(statusing.table(found, 100, "en"))
    assert wide[0].split() == ["story", "fr", "en", "es"]
    assert [line.split() for line in wide if line.startswith("pari")] == [
        ["pari", "original", "stale", "1", "missing", "40"]
    ]
    assert max(map(len, wide)) <= 100
    assert len(narrow) == len(wide)
    assert next(line for line in one if line.startswith("pari")).split() == ["pari", "en", "stale", "1", "fr"]
    assert wide[-1] == "Up to date: fr 50%, en 0%, es 50%"


def test_the_table_is_in_the_language_of_messages(stale):
    with speaking(stale, "es") as found:
        whole, one = list(statusing.table(found, 100)), list(statusing.table(found, 100, "en"))
    assert whole[0].split() == ["artículo", "fr", "en", "es"]
    assert next(line for line in whole if line.startswith("pari")).split()[1:3] == ["original", "atrasada"]
    assert one[0].split() == ["artículo", "lengua", "estado", "palabras", "desde", "origen"]
    assert whole[-1] == "Al día: fr 50\N{NO-BREAK SPACE}%, en 0\N{NO-BREAK SPACE}%, es 50\N{NO-BREAK SPACE}%"


def test_the_facts_are_those_of_the_desk(stale):
    result = sites.build(Options(stale, as_of=sites.AS_OF))
    published = json.loads((result.output / "translations/status.json").read_text(encoding="utf-8"))
    with surveyed(stale) as found:
        assert json.loads(statusing.as_json(found)) == published


# po


def exported(root, language="en", story="pari"):
    with surveyed(root) as found:
        (done,) = exchanging.export(found, language, story, root / "po")
    return done


def imported(root, path, language="en"):
    with surveyed(root) as found:
        (done,) = exchanging.bring_in(found, language, [path])
    return done


def told(path, old, new):
    text = path.read_text(encoding="utf-8").replace("#, fuzzy\n", "")
    assert old in text, text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_exported_and_imported_again_leaves_every_byte(site):
    data = b"\xef\xbb\xbf" + ENGLISH.encode().replace(b"\n", b"\r\n")
    file(site, "en").write_bytes(data)
    done = exported(site)
    assert (done.path, done.total) == (site / "po/en/pari.po", 6)
    assert not imported(site, done.path).written
    assert file(site, "en").read_bytes() == data


def test_an_import_keeps_line_ends_and_accepts_what_is_complete(site):
    file(site, "en").write_bytes(ENGLISH.encode().replace(b"\n", b"\r\n"))
    path = exported(site).path
    told(path, 'msgstr "rye bread"', 'msgstr "black bread"')
    done = imported(site, path)
    assert (done.written, done.done.changed, done.done.complete) == (True, 1, True)
    text = file(site, "en").read_bytes()
    assert b"- black bread\r\n" in text
    assert text.count(b"\n") == text.count(b"\r\n") == ENGLISH.count("\n")
    with surveyed(site) as found:
        assert translating.accept(found, "pari", "en").line == ""


def test_a_stale_translation_goes_out_fuzzy_and_comes_back_current(stale):
    path = exported(stale).path
    text = path.read_text(encoding="utf-8")
    assert '#| msgid "le sel de Guérande"' in text
    told(path, 'msgstr "salt from Guérande"', 'msgstr "salt from Noirmoutier"')
    assert imported(stale, path).done.complete
    with surveyed(stale) as found:
        assert found.session.states["pari"]["en"].state == "current"
    assert "- salt from Noirmoutier\n" in read(stale, "en")


def test_a_confirmed_translation_needs_no_new_words(stale):
    path = exported(stale).path
    told(path, "#", "#")  # takes out the flag, and nothing else
    assert imported(stale, path).written
    with surveyed(stale) as found:
        assert found.session.states["pari"]["en"].state == "current"


def test_a_translation_is_begun_by_an_import(site):
    path = exported(site, "es").path
    told(path, 'msgid "le pain de seigle"\nmsgstr ""', 'msgid "le pain de seigle"\nmsgstr "el pan"')
    assert imported(site, path, "es").done.empty == 5
    assert "- el pan\n- <!-- translate: le sel de Guérande -->\n" in read(site, "es")
    assert exported(site, "es").left == 5


def test_an_exported_folder_of_which_one_file_was_filled_in_is_imported_whole(site):
    assert invoke(site, "po", "export", "fr").returncode == 0
    assert invoke(site, "po", "export", "es").returncode == 0
    path = site / "po/es/pari.po"
    assert invoke(site, "po", "import", "es").returncode == 0  # nobody has begun yet
    assert not file(site, "es").exists()
    told(path, 'msgid "le pain de seigle"\nmsgstr ""', 'msgid "le pain de seigle"\nmsgstr "el pan"')
    for language in ("es", "fr"):
        done = invoke(site, "po", "import", language)
        assert (done.returncode, done.stderr) == (0, "")
    assert "- el pan\n" in read(site, "es")
    assert not file(site, "fr", "agua").exists()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Language: en", "Language: es", "TU445"),
        ("X-Story: pari", "X-Story: pary", "TU446"),
        ('msgstr "rye bread"', 'msgstr "rye bread', "TU444"),
        ('msgid "le pain de seigle"', 'msgid "le pain"', "TU447"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_and_nothing_is_written(site, old, new, code):
    path = exported(site).path
    told(path, old, new)
    before = read(site, "en")
    assert code in refused(site, lambda found: list(exchanging.bring_in(found, "en", [path])))[0]
    assert read(site, "en") == before


def test_words_that_changed_since_the_export_are_named_when_they_are_replaced(site):
    path = exported(site).path
    told(path, 'msgstr "rye bread"', 'msgstr "black bread"')
    edit(site, "en", "- rye bread", "- bread of rye")
    (problem,) = imported(site, path).done.problems
    assert (problem.fault.code, problem.place.line, problem.fault.severity) == ("TU461", 11, "note")
    assert "- black bread\n" in read(site, "en")


def test_one_wrong_file_keeps_all_others_out(site):
    good = exported(site).path
    told(good, 'msgstr "rye bread"', 'msgstr "black bread"')
    bad = good.with_name("agua.po")
    bad.write_text("nonsense", encoding="utf-8")
    assert refused(site, lambda found: list(exchanging.bring_in(found, "en", [good, bad])))[0] == ["TU444"]
    assert read(site, "en") == ENGLISH


def test_an_export_never_drops_work_that_was_not_imported(site):
    path = exported(site).path
    told(path, 'msgstr "rye bread"', 'msgstr "black bread"')
    before = path.read_bytes()
    assert refused(site, lambda found: list(exchanging.export(found, "en", "pari", site / "po")))[0] == ["TU460"]
    assert path.read_bytes() == before
    imported(site, path)
    assert exported(site).path.is_file()


def test_a_file_is_imported_once_however_often(site):
    exported(site)  # the present version is named
    translated = exported(site).path
    told(translated, 'msgstr "rye bread"', 'msgstr "black bread"')
    imported(site, translated)
    edit(site, "fr", "- le sel de Guérande\n", "- le sel de Guérande\n- le vin nouveau\n- l’huile d’olive\n")
    translated.unlink()
    path = exported(site).path
    told(path, 'msgid "le vin nouveau"\nmsgstr ""', 'msgid "le vin nouveau"\nmsgstr "new wine"')
    assert imported(site, path).written
    once = read(site, "en")
    assert once.count("- new wine\n") == 1
    assert not imported(site, path).written
    assert read(site, "en") == once
    assert exported(site).left == 1
    told(path, 'msgid "l’huile d’olive"\nmsgstr ""', 'msgid "l’huile d’olive"\nmsgstr "olive oil"')
    assert imported(site, path).done.complete
    assert "- salt from Guérande\n- new wine\n- olive oil\n\n" in read(site, "en")
    with surveyed(site) as found:
        assert translating.accept(found, "pari", "en").line == ""


def test_what_was_looked_at_once_is_not_fuzzy_in_the_next_export(stale):
    edit(stale, "fr", "- le pain de seigle\n", "- le pain de seigle\n- le vin nouveau\n")
    path = exported(stale).path
    told(path, 'msgstr "salt from Guérande"', 'msgstr "salt from Noirmoutier"')
    assert not imported(stale, path).done.complete
    assert exported(stale).left == 1
    assert exported(stale).path.read_text(encoding="utf-8").count("#, fuzzy") == 0


def test_the_same_texts_give_the_same_file(site):
    path = exported(site).path
    first = path.read_bytes()
    shutil.rmtree(site / "po")
    assert exported(site).path.read_bytes() == first


# The tasks


def test_the_tasks_are_typed_as_the_documents_say(stale):
    assert "stale 1" in invoke(stale, "status").stdout
    assert "en retard 1" in invoke(stale, "status", LC_ALL="fr_FR.UTF-8").stdout
    assert json.loads(invoke(stale, "status", "--json").stdout)["schema"] == 1
    assert invoke(stale, "status", "--json", LC_ALL="fr_FR.UTF-8").stdout == invoke(stale, "status", "--json").stdout
    assert invoke(stale, "translate", "agua", "fr").stdout == "content/articles/agua/index.fr.md\n"
    assert "{+Noirmoutier+}" in invoke(stale, "diff", "pari", "en").stdout
    assert invoke(stale, "po", "export", "en", "--story", "pari").stdout.startswith("po/en/pari.po: ")
    assert "nothing to do" in invoke(stale, "po", "import", "en").stdout
    assert "same_as: [1-" in invoke(stale, "accept", "pari", "--minor").stdout
    assert "translates: fr@1-" in invoke(stale, "accept", "pari", "en").stdout
    assert "nothing to do" in invoke(stale, "accept", "pari", "en").stdout


def test_status_says_which_text_it_could_not_read(stale):
    assert invoke(stale, "status").stderr == ""
    edit(stale, "en", "translates:", "translate:")
    done = invoke(stale, "status")
    assert done.returncode == 0
    assert done.stderr.startswith("content/articles/pari/index.en.md:4: error TU")


def test_the_tasks_fail_with_a_line_that_says_what_to_do(site):
    done = invoke(site, "diff", "pari", "xx")
    assert (done.returncode, "TU455" in done.stderr) == (1, True)
    assert invoke(site, "po", "exprot", "en").returncode == 1
    assert invoke(site, "accept", "pari").returncode == 1
