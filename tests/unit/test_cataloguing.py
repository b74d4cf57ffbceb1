"""Catalogues are extracted and brought up to date, and no translation is lost."""

import pytest
from babel.messages.catalog import Catalog

from support.sites import REPOSITORY, write_files
from traitdunion.commands import cataloguing
from traitdunion.edges import catalogues

TEMPLATE = """
{# Translators: the name of a list #}
<h1>{{ _('Sections') }}</h1>
<p>{{ ngettext('%(count)s story', '%(count)s stories', 2, count=2) }} {{ pgettext('a person', 'Team') }}</p>
{% trans name=x %}By {{ name }}{% endtrans %}
"""


@pytest.fixture
def folders(tmp_path, monkeypatch):
    write_files(
        tmp_path,
        {"theme/templates/index.html": TEMPLATE, "engine/publishing/naming.py": 'gettext("Archive of %(year)s")\n'},
    )
    monkeypatch.setattr(cataloguing, "TRANSLATIONS", tmp_path / "engine" / "translations")
    return tmp_path / "theme", tmp_path / "engine"


def test_templates_and_code_give_their_strings(folders):
    found = {message.id: message for message in cataloguing.interface_template(*folders) if message.id}
    assert set(found) == {
        "Sections",
        ("%(count)s story", "%(count)s stories"),
        "Team",
        "By %(name)s",
        "Archive of %(year)s",
    }
    assert found["Team"].context == "a person"
    assert "the name of a list" in found["Sections"].auto_comments[0]


def test_every_fault_gives_its_two_sentences_with_its_code():
    template = cataloguing.messages_template(REPOSITORY / "plugins/traitdunion")
    message = template["this text has no title"]
    assert message.auto_comments == ["TU211"]
    assert template["Its header needs the line: title: {example}"] is not None


def strings(path):
    return {message.id: message.string for message in catalogues.read(path) if message.id}


def test_a_language_is_begun_with_its_plural_forms(folders):
    standings = list(cataloguing.bring_up_to_date(*folders, "pt-BR"))
    path = folders[0] / "translations/pt_BR/LC_MESSAGES/traitdunion.po"
    assert standings[0].path == path
    assert (standings[0].total, standings[0].missing, standings[0].changed) == (5, 5, True)
    assert (folders[1] / "translations/pt_BR/LC_MESSAGES/problems.po").is_file()
    assert "nplurals=2" in path.read_text(encoding="utf-8")


def test_nothing_to_do_changes_no_byte(folders):
    list(cataloguing.bring_up_to_date(*folders, "fr"))
    before = {path: path.read_bytes() for path in folders[0].parent.rglob("*.po*")}
    assert not any(standing.changed for standing in cataloguing.bring_up_to_date(*folders))
    assert {path: path.read_bytes() for path in folders[0].parent.rglob("*.po*")} == before


def test_a_translation_outlives_other_changes_and_goes_with_its_string(folders):
    list(cataloguing.bring_up_to_date(*folders, "fr"))
    path = folders[0] / "translations/fr/LC_MESSAGES/traitdunion.po"
    path.write_text(path.read_text().replace('msgid "Sections"\nmsgstr ""', 'msgid "Sections"\nmsgstr "Rubriques"'))
    write_files(folders[0], {"templates/index.html": "{{ _('Sections') }} {{ _('Something quite new') }}"})
    list(cataloguing.bring_up_to_date(*folders))
    assert strings(path) == {"Sections": "Rubriques", "Something quite new": "", "Archive of %(year)s": ""}
    assert "#~" not in path.read_text(encoding="utf-8")


def test_a_catalogue_says_nothing_of_the_day_or_the_machine():
    text = cataloguing.as_text(Catalog(project="x"))
    assert "Date" not in text
    assert "Generated-By" not in text


def test_a_language_that_cldr_does_not_know_is_no_language():
    assert [cataloguing.is_known(tag) for tag in ("fr", "pt-BR", "en-GB", "tlh")] == [True, True, True, False]


def test_the_folders_of_our_own_catalogues_are_languages():
    assert cataloguing.languages_in(REPOSITORY / "theme" / "translations")[:2] >= ["es"]
    assert cataloguing.languages_in(REPOSITORY / "nowhere") == []
    assert cataloguing.folder_of("pt-BR") == "pt_BR"
