"""PO files: what a translator's tool is given, what comes back, and what is refused."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from traitdunion.rules.encoding import decode
from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.po import entries, import_entries, read_file, side, write_file
from traitdunion.rules.po.applying import Offer
from traitdunion.rules.po.file import Broken, File, Message
from traitdunion.rules.po.markup import lost
from traitdunion.rules.scaffold import scaffold
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Body, Kind, Manuscript
from traitdunion.vocabulary.problem import Area, Place

REPOSITORY = Path(__file__).parents[2]
REAL = REPOSITORY.parent / "shared" / "real_articles"
FRENCH = """\
---
title: Le pari permanent
summary: Ce que dix ans nous ont appris.
date: 2026-03-04
cover: {src: cover.jpg, alt: Un pont de pierre, credit: X, license: CC0-1.0}
---

La rivière coule depuis toujours sous [le vieux pont](https://example.org/pont), et personne ne sait d’où.

## Le marché {#marche}

- le pain de seigle
- le sel de Guérande
- l’huile d’olive

Une note suffit ici[^1], et du `code`.

| Jour | Prix |
|------|------|
| Lundi | 4 |

[^1]: Archives de la commune, 1912.
"""
ENGLISH = """\
---
title: "The permanent wager"
summary: What ten years taught us.
translates: fr
cover:
  alt: A stone bridge
---

The river has always flowed under [the old bridge](https://example.org/bridge), and
nobody knows where from.

## The market {#marche}

* rye bread
* salt from Guérande
* olive oil

One note will do[^1], and some `code`.

| Day | Price |
|-----|-------|
| Monday | 4 |

[^1]: Archives of the municipality, 1912.
"""


def text(source, language="fr"):
    path = f"articles/pari/index.{language}.md"
    header, _, _, _ = read_header(source, path, HeaderOptions(Language(language)))
    assert header is not None
    return side(path, Language(language), header, source)


def po(present, source, **fields):
    fields = {"Language": "en", "Content-Type": "text/plain; charset=UTF-8", **fields}
    return write_file(present, source, "articles/pari/index.en.md", fields)


def exchange(change=lambda data: data, french=FRENCH, english=ENGLISH, *, now=None, named=None):
    """Export a translation, let somebody change the PO file, and import it into the texts as they are `now`."""
    source, target = text(french), text(english, "en")
    data = change(po(entries(source, target, named), source))
    latest = text(now) if now else source
    offer = Offer(read_file(data.encode()), Place("po/en/pari.po", 1, Area.PROJECT), source.matter.version)
    return import_entries(offer, entries(latest, target), latest, target)


def told(old, new):
    """Return what replaces one msgstr by another."""

    def change(data):
        data = data.replace("#, fuzzy\n", "")
        assert f'msgstr "{old}"' in data, data
        return data.replace(f'msgstr "{old}"', f'msgstr "{new}"', 1)

    return change


def codes(result):
    return [problem.fault.code for problem in result.problems]


def draft_of(source=FRENCH):
    seen = text(source)
    return scaffold(Manuscript(seen.path, "pari", Kind.ARTICLE, Language("fr"), seen.header, Body()), source)


def test_every_piece_of_the_original_is_an_entry_with_its_place_and_its_translation():
    found = entries(text(FRENCH), text(ENGLISH, "en"))
    assert [(one.source, one.target) for one in found][:5] == [
        ("Le pari permanent", "The permanent wager"),
        ("Ce que dix ans nous ont appris.", "What ten years taught us."),
        ("Un pont de pierre", "A stone bridge"),
        (
            "La rivière coule depuis toujours sous [le vieux pont](https://example.org/pont), et personne ne sait d’où.",
            "The river has always flowed under [the old bridge](https://example.org/bridge), and nobody knows where from.",
        ),
        ("Le marché", "The market"),
    ]
    assert len({one.context for one in found}) == len(found) == 12


def test_the_same_words_twice_in_one_place_are_two_entries():
    twice = "---\ntitle: A\n---\n\nNon merci.\n\nNon merci.\n"
    contexts = [one.context for one in entries(text(twice), None)]
    assert len(set(contexts)) == 3


def test_an_entry_says_where_it_stands_and_what_it_is():
    found = po(entries(text(FRENCH), text(ENGLISH, "en")), text(FRENCH))
    block = next(one for one in found.split("\n\n") if "sel de Guérande" in one)
    assert block.startswith(
        "#. list-item, below: Le marché\n#. translation: articles/pari/index.en.md:15\n#: articles/pari/index.fr.md:13\n"
    )
    assert re.search(r'msgctxt "list-item section-1/list-1/item-2 [0-9a-f]{12}"\nmsgid "le sel de Guérande"', block)


def test_code_and_lone_addresses_are_no_entries():
    bare = "---\ntitle: A\n---\n\n```\nprint()\n```\n\n<https://example.org/>\n\n![](pont.jpg)\n"
    assert [one.source for one in entries(text(bare), None)] == ["A"]


def test_what_changed_in_the_original_is_fuzzy_with_the_words_that_were_translated():
    later = FRENCH.replace("le sel de Guérande", "le sel de Noirmoutier et le poivre").replace(
        "- l’huile d’olive", "- l’huile d’olive\n- le vin"
    )
    found = entries(text(later), text(ENGLISH, "en"), text(FRENCH).matter)
    by_source = {one.source: one for one in found}
    changed = by_source["le sel de Noirmoutier et le poivre"]
    assert (changed.fuzzy, changed.previous, changed.target) == (True, "le sel de Guérande", "salt from Guérande")
    assert (by_source["le vin"].target, by_source["le vin"].counterparts) == ("", ())
    assert by_source["le marché" if "le marché" in by_source else "Le marché"].previous == ""
    assert '#| msgid "le sel de Guérande"' in po(found, text(later))


def test_with_a_version_that_nobody_knows_all_is_fuzzy():
    found = entries(text(FRENCH), text(ENGLISH, "en"), doubtful=True)
    assert {one.fuzzy for one in found} == {True}


def test_an_import_of_what_was_exported_changes_nothing():
    result = exchange()
    assert (result.text, result.changed, result.problems) == (ENGLISH, 0, ())


def test_new_words_stand_in_the_place_of_the_old_ones_and_nothing_else_changes():
    result = exchange(told("salt from Guérande", "Guérande salt"))
    assert result.text == ENGLISH.replace("salt from Guérande", "Guérande salt")
    assert (result.changed, result.problems) == (1, ())


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("The permanent wager", "Wager: permanent", 'title: "Wager: permanent"'),
        ("What ten years taught us.", "What [ten] years: lessons", 'summary: "What [ten] years: lessons"'),
        ("A stone bridge", "A “stone” # bridge", '  alt: "A “stone” # bridge"'),
        ("The market", "The fair", "## The fair {#marche}"),
        ("Day | Price", "Weekday | Cost", "| Weekday | Cost |"),
        ("Archives of the municipality, 1912.", "The archives.", "[^1]: The archives."),
    ],
)
def test_words_are_dressed_as_their_place_asks(old, new, line):
    result = exchange(told(old, new))
    assert line in (result.text or "").split("\n")


def test_an_untranslated_entry_is_added_where_the_original_has_it():
    shorter = ENGLISH.replace("* salt from Guérande\n", "")
    asked = r'(msgid "le sel de Guérande"\nmsgstr )""'
    result = exchange(lambda data: re.sub(asked, r'\1"salt from Guérande"', data), english=shorter)
    assert result.problems == ()
    assert "* rye bread\n- salt from Guérande\n* olive oil\n" in (result.text or "")


def test_a_whole_section_is_added_in_its_order():
    later = FRENCH.replace("\n[^1]:", "\n## La fin\n\nOn rentre chez soi.\n\n[^1]:")
    change = {"La fin": "The end", "On rentre chez soi.": "Home we go."}

    def fill(data):
        for old, new in change.items():
            data = data.replace(f'msgid "{old}"\nmsgstr ""', f'msgid "{old}"\nmsgstr "{new}"')
        return data

    result = exchange(fill, french=later)
    assert result.problems == ()
    assert "| Monday | 4 |\n\n## The end\n\nHome we go.\n\n[^1]:" in (result.text or "")


@pytest.mark.parametrize(
    ("missing", "source", "line"),
    [
        ("summary: What ten years taught us.\n", "Ce que dix ans nous ont appris.", "summary: Word: word"),
        ("cover:\n  alt: A stone bridge\n", "Un pont de pierre", "  alt: Word: word"),
        ("  alt: A stone bridge\n", "Un pont de pierre", "  alt: Word: word"),
    ],
)
def test_a_word_of_the_header_that_is_not_there_is_added(missing, source, line):
    without = ENGLISH.replace(missing, "  credit: X\n" if missing.startswith("  ") else "")
    result = exchange(
        lambda data: data.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "Word: word"'),
        english=without,
    )
    assert result.problems == ()
    assert line.replace("Word: word", '"Word: word"') in (result.text or "").split("\n")


def test_a_fuzzy_entry_is_not_taken():
    source, target = text(FRENCH), text(ENGLISH, "en")
    data = po(entries(source, target, doubtful=True), source).replace("rye bread", "black bread")
    offer = Offer(read_file(data.encode()), Place("x.po"), source.matter.version)
    result = import_entries(offer, entries(source, target, doubtful=True), source, target)
    assert (result.text, result.changed, result.fuzzy, result.complete) == (ENGLISH, 0, 12, False)


def test_a_translation_that_is_not_there_yet_grows_out_of_the_scaffold():
    source, target = text(FRENCH), text(draft_of(), "en")
    data = po(entries(source, text(ENGLISH, "en")), source)
    data = data.replace("#, fuzzy\n", "")
    present = entries(source, target)
    assert {(one.target, len(one.counterparts)) for one in present if one.piece.start >= source.body} == {("", 1)}
    result = import_entries(
        Offer(read_file(data.encode()), Place("x.po"), source.matter.version), present, source, target
    )
    assert result.problems == ()
    assert result.complete
    lines = (result.text or "").split("\n")
    assert {
        "title: The permanent wager",
        "status: draft",
        "  alt: A stone bridge",
        "- olive oil",
        "| Day | Price |",
    } <= set(lines)
    assert "<!--" not in (result.text or "")
    again = text(result.text, "en")
    assert [one.target for one in entries(source, again)] == [
        one.target for one in entries(source, text(ENGLISH, "en"))
    ]


def test_words_that_nobody_translated_stay_comments():
    source, target = text(FRENCH), text(draft_of(), "en")
    data = po(entries(source, target), source).replace(
        'msgid "le pain de seigle"\nmsgstr ""', 'msgid "le pain de seigle"\nmsgstr "rye"'
    )
    result = import_entries(
        Offer(read_file(data.encode()), Place("x.po"), source.matter.version), entries(source, target), source, target
    )
    assert result.text == draft_of().replace("<!-- translate: le pain de seigle -->", "rye")
    assert result.empty == 11


def test_an_entry_that_lacks_is_refused_with_its_place_in_the_original():
    result = exchange(lambda data: "\n\n".join(one for one in data.split("\n\n") if "sel de Guérande" not in one))
    assert (result.text, codes(result)) == (None, ["TU448"])
    assert result.problems[0].place == Place("articles/pari/index.fr.md", 13)


def test_an_entry_of_another_text_is_refused_with_its_line():
    result = exchange(lambda data: data + '\nmsgctxt "x"\nmsgid "Autre chose"\nmsgstr "Something"\n')
    assert codes(result) == ["TU447"]
    assert result.problems[0].place.line > 50


def test_entries_that_changed_in_the_original_since_the_export_are_named():
    result = exchange(now=FRENCH.replace("le sel de Guérande", "le poivre"))
    assert sorted(codes(result)) == ["TU449", "TU449"]
    assert {dict(problem.details)["words"] for problem in result.problems} == {"le sel de Guérande", "le poivre"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("One note will do[^1], and some `code`.", "One note will do, and some `code`.", "TU450"),
        ("One note will do[^1], and some `code`.", "One note will do[^1], and some code.", "TU450"),
        ("rye bread", "rye\\n\\nbread", "TU451"),
        ("rye bread", "rye\\nbread", "TU451"),
        ("Day | Price", "Day and price", "TU452"),
        ("olive oil", "# olive oil", "TU453"),
        ("One note will do[^1], and some `code`.", "1. One note will do[^1], and some `code`.", "TU453"),
    ],
)
def test_words_that_would_break_the_text_are_refused(old, new, code):
    result = exchange(told(old, new))
    assert (result.text, codes(result)) == (None, [code])
    assert result.problems[0].place.path == "po/en/pari.po"


def test_markup_that_the_translation_never_had_is_not_asked_of_a_later_one():
    assert lost("Voir [ici](https://a.org) et `x`", "See here and `x`", "Look here and `x`") == ()
    assert lost("Voir [ici](https://a.org) et `x`", "See here and `x`", "Look here") == ("`…`",)
    assert lost("[a](story:pari) ![b](c.jpg) <b>d</b>", "", "") == ("story:pari", "![…](…)", "<b>", "</b>")


@pytest.mark.parametrize(
    "data",
    [
        'msgid "a"\nmsgstr "b\n',
        'msgid "a\nmsgstr',
        "nonsense\n",
        'msgstr "a"\n',
        b"\xff\xfe\x00",
        'msgid ""\nmsgid "x"\nmsgid "y"\n',
    ],
)
def test_what_is_no_po_file_is_refused(data):
    with pytest.raises(Broken) as refusal:
        read_file(data if isinstance(data, bytes) else data.encode())
    assert refusal.value.line >= 1


def test_a_tool_may_wrap_lines_and_add_fields_and_obsolete_entries():
    def rewritten(data):
        data = data.replace('msgstr "rye bread"', 'msgstr ""\n"rye "\n"bread"').replace("#: ", "# somebody\n#: ")
        return (
            data.replace('"Language: en\\n"', '"X-Generator: Poedit 3\\n"\n"Language: en\\n"')
            + '\n#~ msgid "old"\n#~ msgstr "alt"\n'
        )

    assert exchange(rewritten).text == ENGLISH


def test_the_header_is_read_as_it_is_typed():
    fields = read_file(po((), text(FRENCH), **{"X-Story": "pari", "X-Translates": "fr@1-abc"}).encode()).fields
    assert (fields["Language"], fields["X-Story"], fields["X-Translates"]) == ("en", "pari", "fr@1-abc")


def folders():
    return [
        pytest.param(
            root,
            marks=pytest.mark.skipif(
                not root.is_dir(),
                reason=f"../shared/{root.name} is not there: it lies beside the project where tests are run in full",
            ),
            id=root.name,
        )
        for root in (REPOSITORY / "content", REAL)
    ]


def pairs(root):
    """Yield each translation below a folder with the text that it was made from."""
    texts = {}
    for path in sorted(root.rglob("index.*.md")):
        name, language = path.relative_to(root).as_posix(), Language(path.name.split(".")[1])
        source = decode(path.read_bytes(), name)[0]
        header, _, _, _ = read_header(source, name, HeaderOptions(language))
        texts[path.parent, language] = side(name, language, header, source), source
    for (folder, _), (target, source) in texts.items():
        if target.header.source:
            yield texts[folder, target.header.source.language][0], target, source


@pytest.mark.parametrize("root", folders())
def test_the_round_trip_of_every_text_gives_the_same_text(root):
    count = 0
    for source, target, typed in pairs(root):
        present = entries(source, target)
        data = write_file(
            present, source, target.path, {"Language": target.language, "Content-Type": "text/plain; charset=UTF-8"}
        )
        offer = Offer(read_file(data.encode()), Place("x.po"), source.matter.version)
        result = import_entries(offer, present, source, target)
        assert (result.text, result.problems, result.changed) == (typed, (), 0), target.path
        count += 1
    assert count >= 10


@pytest.mark.parametrize("story", ["pari-permanent", "agua-comun", "manifeste"])
def test_a_piece_that_was_cut_out_comes_back_in_its_place(story):
    source = next(one for one, _, _ in pairs(REPOSITORY / "content") if f"/{story}/" in one.path)
    pieces = [one for one in source.matter.segments if one.start > source.body and one.place[-1] != "row-1"]
    for piece in pieces[1:]:
        start, end = source.text.rfind("\n", 0, piece.start), source.text.find("\n", piece.end)
        target = text(source.text[:start] + source.text[end:], "en")
        present = entries(source, target)
        said = tuple(Message(one.context, one.source, one.target or one.source, False, 1) for one in present)
        result = import_entries(Offer(File({}, said), Place("x.po"), source.matter.version), present, source, target)
        assert result.problems == (), piece
        again = text(result.text, "en").matter.segments
        assert [(one.kind, one.digest) for one in again] == [
            (one.kind, one.digest) for one in source.matter.segments
        ], piece


HEADER = {
    "Project-Id-Version": "x", "PO-Revision-Date": "2026-03-04 00:00+0000", "Last-Translator": "x", "Language-Team": "x",
    "MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit",
}  # fmt: skip


def exported(root, folder):
    """Write the PO file of every translation below a root, and return their paths."""
    files = []
    for number, (source, target, _) in enumerate(pairs(root)):
        fields = {**HEADER, "Language": target.language}
        files.append(folder / f"{number}.po")
        files[-1].write_text(write_file(entries(source, target), source, target.path, fields), encoding="utf-8")
    return files


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="needs gettext: apt install gettext")
@pytest.mark.parametrize("root", folders())
def test_gettext_accepts_the_file_of_every_text(root, tmp_path):
    for file in exported(root, tmp_path):
        done = subprocess.run(
            ["msgfmt", "-c", "-o", "/dev/null", str(file)], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("root", folders())
def test_translate_toolkit_finds_nothing_wrong_with_the_file_of_any_text(root, tmp_path):
    # Its other checks compare the wording of two languages: sentences, capitals, quotation marks.
    checks = (
        "blank compendiumconflicts doublespacing endwhitespace kdecomments newlines nplurals printf startwhitespace tabs "
        "validchars variables"
    )
    (tmp_path / "po").mkdir()
    files = exported(root, tmp_path / "po")
    command = [sys.executable, "-m", "translate.filters.pofilter", "--progress=none", "--nofuzzy"]
    command += [f"--test={one}" for one in checks.split()]
    done = subprocess.run(
        [*command, str(tmp_path / "po"), str(tmp_path / "found")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, len(files) >= 10) == (0, True), done.stderr
    assert [path.read_text(encoding="utf-8") for path in (tmp_path / "found").rglob("*.po")] == []


def test_a_comment_in_code_is_code():
    line = "Tapez `<!-- translate: … -->` à la place.\n\n```html\n<!-- translate: rien -->\n```\n"
    source = text(f"---\ntitle: Eau\n---\n{line}")
    target = text(
        "---\ntitle: Water\ntranslates: fr\n---\nType `<!-- translate: … -->` <!-- sic -->instead.\n\n```html\n<!-- translate: rien -->\n```\n",
        "en",
    )
    assert source.waiting == target.waiting == ()
    (found,) = [entry for entry in entries(source, target) if "Tapez" in entry.source]
    assert (found.source, found.target) == (
        "Tapez `<!-- translate: … -->` à la place.",
        "Type `<!-- translate: … -->` instead.",
    )
