"""Interface strings by language: what is translated, what is not, and a collective's own wording."""

import pytest
from markupsafe import escape

from support.sites import write_files
from traitdunion.edges import catalogues

PO = """
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Sections"
msgstr "Rubriques"

msgid "Topics"
msgstr ""

#, fuzzy
msgid "Follow"
msgstr "Suivre ?"

msgctxt "a person"
msgid "Team"
msgstr "Équipe"

msgid "%(count)s minute"
msgid_plural "%(count)s minutes"
msgstr[0] "%(count)s minute"
msgstr[1] "%(count)s minutes (fr)"
"""


@pytest.fixture
def root(tmp_path):
    write_files(
        tmp_path,
        {
            "fr/LC_MESSAGES/traitdunion.po": PO,
            "pt_BR/LC_MESSAGES/traitdunion.po": PO,
            "pt/LC_MESSAGES/traitdunion.po": PO,
        },
    )
    return tmp_path


def french(root, own=None):
    return catalogues.compiled(catalogues.read(catalogues.find(root, "fr")), own or {})


@pytest.mark.parametrize(
    ("language", "folder"), [("fr", "fr"), ("fr-CA", "fr"), ("pt-BR", "pt_BR"), ("pt-PT", "pt"), ("es", None)]
)
def test_a_catalogue_is_found_for_a_region_else_for_the_language(root, language, folder):
    path = catalogues.find(root, language)
    assert (path.parents[1].name if path else None) == folder


def test_a_translated_string_is_in_its_language(root):
    assert french(root).gettext("Sections") == "Rubriques"
    assert french(root).pgettext("a person", "Team") == "Équipe"


def test_the_plural_is_the_language_s_own(root):
    forms = [french(root).ngettext("%(count)s minute", "%(count)s minutes", number) for number in (0, 1, 2)]
    assert forms == ["%(count)s minute", "%(count)s minute", "%(count)s minutes (fr)"]


def test_a_missing_string_is_english_and_says_so(root):
    for message in ("Topics", "Never heard of"):
        found = french(root).gettext(message)
        assert found == message
        assert str(escape(found)) == f'<span lang="en" dir="ltr">{message}</span>'


def test_a_missing_sentence_escapes_its_values(root):
    sentence = french(root).gettext("By %(names)s") % {"names": "<b>"}
    assert str(escape(sentence)) == '<span lang="en" dir="ltr">By &lt;b&gt;</span>'


def test_an_uncertain_string_is_not_used(root):
    assert french(root).gettext("Follow") == "Follow"


def test_what_is_untranslated_is_listed_with_its_line(root):
    missing = catalogues.untranslated(catalogues.read(catalogues.find(root, "fr")))
    assert [string for string, _ in missing] == ["Topics", "Follow"]
    assert all(PO.lstrip("\n").splitlines()[line - 1].startswith("msgid") for _, line in missing)


def test_a_collective_s_own_wording_comes_first(root):
    own = {"Sections": "Nos rubriques", "Topics": "Sujets", "%(count)s minute": ["une", "plusieurs"]}
    catalogue = french(root, own)
    assert catalogue.gettext("Sections") == "Nos rubriques"
    assert catalogue.gettext("Topics") == "Sujets"
    assert catalogue.ngettext("%(count)s minute", "%(count)s minutes", 5) == "plusieurs"


def test_english_is_the_source_but_for_one_s_own_wording():
    english = catalogues.English({"Topics": "Subjects", "one": ["1", "many"]})
    assert english.gettext("Topics") == "Subjects"
    assert english.gettext("Sections") == "Sections"
    assert english.pgettext("x", "Topics") == "Subjects"
    assert [english.ngettext("one", "more", number) for number in (1, 2)] == ["1", "many"]
    assert [english.ngettext("a", "b", number) for number in (1, 2)] == ["a", "b"]


@pytest.mark.parametrize("po", ["nonsense\n", 'msgid "a"\nmsgstr[x] "b"\n'])
def test_a_broken_catalogue_is_refused(tmp_path, po):
    (tmp_path / "x.po").write_text(po)
    with pytest.raises((catalogues.PoFileError, ValueError)):
        catalogues.read(tmp_path / "x.po")


def test_a_catalogue_that_is_not_utf_8_is_refused(tmp_path):
    (tmp_path / "x.po").write_bytes(PO.replace("charset=utf-8", "charset=utf-8").encode("latin-1"))
    with pytest.raises(UnicodeDecodeError):
        catalogues.read(tmp_path / "x.po")
