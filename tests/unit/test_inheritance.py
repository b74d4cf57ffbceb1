"""A translation says what is its own, and gets all else from its original."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from support.graph import EN, FR, THREE, codes, manuscript
from traitdunion.rules.inheritance import EXCERPT_LENGTH, excerpt, in_zone, inherit, merge_picture
from traitdunion.rules.pairing import pair
from traitdunion.vocabulary.house import House
from traitdunion.vocabulary.manuscript import Body, Moment, Picture

PARIS = ZoneInfo("Europe/Paris")
MARCH = Moment(datetime(2026, 3, 4))


def family(original: dict, translation: dict, **options):
    files = [manuscript("pari", "fr", **original), manuscript("pari", "en", translates="fr", **translation)]
    (found,), problems = pair(files, THREE)
    assert problems == ()
    return inherit(found, PARIS, options.get("licence"), House())


def test_a_translation_has_its_original_s_facts_and_its_own_words():
    facts = {
        "date": MARCH,
        "authors": ("redaction",),
        "section": "communs",
        "tags": ("eau",),
        "license": "CC-BY-4.0",
        "featured": True,
    }
    texts, problems = family(
        {"title": "Le pari", **facts}, {"title": "The bet", "summary": "Short.", "translators": ("ana",)}
    )
    english = texts[EN]
    assert problems == ()
    assert (english.title, english.summary, english.slug) == ("The bet", "Short.", "the-bet")
    assert (english.authors, english.section, english.tags, english.featured) == (
        ("redaction",),
        "communs",
        ("eau",),
        True,
    )
    assert english.license == "CC-BY-4.0"
    assert english.date == datetime(2026, 3, 4, tzinfo=PARIS)
    assert english.source_language == FR
    assert texts[FR].translators == ()


def test_a_fact_repeated_otherwise_is_warned_of_and_the_original_s_holds():
    texts, problems = family({"section": "communs", "tags": ("eau",)}, {"section": "essais", "tags": ("eau",)})
    assert codes(problems) == ["TU220"]
    assert problems[0].place.path == "articles/pari/index.en.md"
    assert texts[EN].section == "communs"


def test_a_fact_repeated_alike_is_nothing():
    assert family({"date": MARCH, "section": "communs"}, {"date": MARCH, "section": "communs"})[1] == ()


def test_a_cover_is_inherited_key_by_key():
    cover = Picture("table.jpg", alt="Une table", caption="La table", credit="Ana", license="CC0-1.0")
    texts, problems = family({"cover": cover}, {"cover": Picture("", alt="A table")})
    shown = texts[EN].cover
    assert problems == ()
    assert (shown.src, shown.alt, shown.caption, shown.credit, shown.license) == (
        "table.jpg",
        "A table",
        "La table",
        "Ana",
        "CC0-1.0",
    )


def test_a_cover_s_facts_cannot_be_changed_by_a_translation():
    cover, own = Picture("table.jpg", credit="Ana", license="CC0-1.0"), Picture("chair.jpg", credit="Bea")
    texts, problems = family(
        {"cover": cover}, {"cover": own, "lines": {"translates": 3, "cover.src": 5, "cover.credit": 6}}
    )
    assert [(problem.fault.code, problem.place.line) for problem in problems] == [("TU220", 5), ("TU220", 6)]
    assert (texts[EN].cover.src, texts[EN].cover.credit) == ("table.jpg", "Ana")


def test_pictures_are_inherited_by_name():
    texts, _ = family(
        {"pictures": {"a.jpg": Picture("a.jpg", alt="Un", credit="Ana")}},
        {"pictures": {"a.jpg": Picture("a.jpg", alt="One")}},
    )
    assert (texts[EN].pictures["a.jpg"].alt, texts[EN].pictures["a.jpg"].credit) == ("One", "Ana")


def test_a_picture_said_by_one_side_only_is_that_side_s():
    picture = Picture("a.jpg", alt="Un")
    assert merge_picture(None, picture) == picture
    assert merge_picture(picture, None) == picture
    assert merge_picture(None, None) is None


def test_the_magazine_s_licence_is_that_of_texts_that_state_none():
    texts, _ = family({}, {}, licence="CC-BY-SA-4.0")
    assert {text.license for text in texts.values()} == {"CC-BY-SA-4.0"}


def test_words_are_typeset_in_their_own_language():
    texts, _ = family({"title": "L'eau : mode d'emploi", "slug": "eau"}, {"title": "Water: a manual"})
    assert texts[FR].title == "L’eau\u00a0: mode d’emploi"
    assert texts[EN].title == "Water: a manual"


def test_a_missing_summary_is_the_beginning_of_the_first_paragraph():
    (found,), _ = pair([manuscript("pari", "fr", body=Body(excerpt="Un début."))], THREE)
    assert inherit(found, PARIS, None, House())[0][FR].summary == "Un début."


def test_a_long_beginning_is_cut_after_a_word():
    cut = excerpt("mot, " * 100)
    assert cut.endswith("mot…")
    assert len(cut) <= EXCERPT_LENGTH + 1
    assert excerpt("Court.") == "Court."


def test_a_date_without_a_zone_is_the_magazine_s():
    assert in_zone(MARCH, PARIS).isoformat() == "2026-03-04T00:00:00+01:00"
    zoned = Moment(datetime(2026, 3, 4, tzinfo=timezone(timedelta(hours=-3))))
    assert in_zone(zoned, PARIS).utcoffset() == timedelta(hours=-3)
    assert in_zone(Moment(datetime(2026, 7, 1, 12)), PARIS).astimezone(UTC).hour == 10
    assert in_zone(None, PARIS) is None


def test_an_original_has_no_date_of_translation():
    texts, _ = family({"date": MARCH, "translated": MARCH}, {"translated": Moment(datetime(2026, 4, 1))})
    assert texts[FR].translated is None
    assert texts[EN].published_on == datetime(2026, 4, 1, tzinfo=PARIS)
    assert texts[FR].published_on == texts[EN].date
