"""Every link, anchor, picture and file that a text names is there, and every picture says what it must."""

import pytest

from support.graph import FR, codes, edition, magazine, said, story, text
from traitdunion.rules.reachability import Surroundings, broken_references, is_awkward, shown_files, tidy_name
from traitdunion.vocabulary.manuscript import Body, Heading, Image, Link, LinkKind, Picture

EDITIONS = (edition("fr"), edition("en"), edition("es", preparing=True))
FILES = ("march.jpg", "plan.pdf", "IMG 2034.JPG", "notes.docx")


def link(kind, target, anchor=""):
    return Link(kind, target, anchor, 7)


def problems(*links, images=(), **said_of_text):
    body = Body(
        links=tuple(links), images=tuple(images), anchors=frozenset({"rive"}), headings=(Heading(2, "rive", "Rive", 5),)
    )
    one = text("pari", "fr", body=body, **said_of_text)
    water = (text("agua", "en", body=Body(anchors=frozenset({"orilla"}))), text("agua", "fr", source="en", body=Body()))
    everything = magazine(
        EDITIONS, story(one), story(*water), story(text("solo", "es")), withheld=[text("draft", "fr")]
    )
    around = Surroundings(
        everything, {"pari": FILES}, {"fr/", "fr/archives/", "fr/pari-fr/", "sitemap.xml"}, frozenset({"broken"}),
        "https://example.org", {"fr/pari-fr/": one},
    )  # fmt: skip
    return list(broken_references(one, around))


def only(*links, **more):
    (problem,) = problems(*links, **more)
    return problem


@pytest.mark.parametrize(
    "good",
    [
        link(LinkKind.STORY, "agua"),
        link(LinkKind.STORY, "broken"),
        link(LinkKind.ANCHOR, "", "rive"),
        link(LinkKind.SITE, "/fr/archives/"),
        link(LinkKind.SITE, "/fr/pari-fr/", "rive"),
        link(LinkKind.SITE, "/fr/archives/?x=1"),
        link(LinkKind.FILE, "plan.pdf"),
        link(LinkKind.FILE, "IMG%202034.JPG"),
        link(LinkKind.EXTERNAL, "https://elsewhere.example/"),
        link(LinkKind.EXTERNAL, "https://example.org/fr/archives/"),
    ],
)
def test_a_link_to_what_is_there_is_fine(good):
    assert problems(good) == []


@pytest.mark.parametrize(
    ("bad", "code", "remedy"),
    [
        (link(LinkKind.STORY, "agau"), "TU358", "story:agua"),
        (link(LinkKind.STORY, "quelque-chose"), "TU358", "story:"),
        (link(LinkKind.STORY, "draft"), "TU367", "draft"),
        (link(LinkKind.STORY, "solo"), "TU367", "solo"),
        (link(LinkKind.ANCHOR, "", "rives"), "TU359", "#rive"),
        (link(LinkKind.SITE, "/fr/archive/"), "TU360", "/fr/archives/"),
        (link(LinkKind.SITE, "/nowhere-at-all/x/"), "TU360", "story:name"),
        (link(LinkKind.SITE, "/fr/pari-fr/", "fin-du-texte"), "TU359", "{#fin-du-texte}"),
        (link(LinkKind.EXTERNAL, "https://example.org/fr/archive/"), "TU360", "/fr/archives/"),
        (link(LinkKind.FILE, "plan.pfd"), "TU361", "plan.pdf"),
        (link(LinkKind.FILE, "index.es.md"), "TU361", "story:pari"),
        (link(LinkKind.FILE, "notes.docx"), "TU365", ".pdf"),
    ],
)
def test_a_link_to_nothing_is_an_error_with_what_was_meant(bad, code, remedy):
    problem = only(bad)
    assert (problem.fault.code, problem.place.line) == (code, 7)
    assert remedy in said(problem)


def test_a_place_must_be_in_every_version_that_readers_may_be_led_to():
    problem = only(link(LinkKind.STORY, "agua", "orilla"))
    assert problem.fault.code == "TU359"
    assert "articles/agua/index.fr.md" in said(problem)


def image(src, alt="Une salle", decorative=False):
    return Image(src, alt, "", decorative, 9)


@pytest.mark.parametrize(
    ("picture", "code", "remedy"),
    [
        (image("march.jpg", alt=""), "TU353", "![…](march.jpg)"),
        (image("mars.jpg"), "TU352", "march.jpg"),
        (image("absent-du-dossier.png"), "TU351", "march.jpg"),
        (image("IMG_2034.heic"), "TU356", "img-2034.jpg"),
        (image("IMG 2034.JPG"), "TU357", "img-2034.jpg"),
        (image("plan.pdf"), "TU365", ".jpg"),
    ],
)
def test_a_picture_that_cannot_be_shown_gets_exact_advice(picture, code, remedy):
    problem = only(images=[picture])
    assert (problem.fault.code, problem.place.line) == (code, 9)
    assert remedy in said(problem)


def test_a_picture_needs_words_unless_it_decorates_or_the_header_has_them():
    assert problems(images=[image("march.jpg")]) == []
    assert problems(images=[image("march.jpg", alt="", decorative=True)]) == []
    pictures = {"march.jpg": Picture("march.jpg", alt="Une salle")}
    assert problems(images=[image("march.jpg", alt="")], header={"pictures": pictures}) == []


def cover(own, **more):
    lines = {key: number for number, key in enumerate(("cover", "cover.src"), 4)}
    return problems(cover=own, header={"cover": own, "lines": lines}, **more)


def test_a_cover_needs_words_credit_and_licence():
    assert cover(Picture("march.jpg", alt="Une salle", credit="Ana", license="CC0-1.0")) == []
    assert sorted(codes(cover(Picture("march.jpg")))) == ["TU353", "TU354", "TU355"]
    assert codes(cover(Picture("march.jpg", credit="Ana", license="CC0-1.0", decorative=True))) == []


def test_a_translated_cover_needs_words_of_its_own():
    whole = Picture("march.jpg", alt="Une salle", credit="Ana", license="CC0-1.0")
    (problem,) = problems(source="en", cover=whole)
    assert problem.fault.code == "TU353"
    assert said(problem).endswith("cover: {alt: …}")


def test_a_header_may_speak_only_of_pictures_that_are_there():
    pictures = {"marsh.jpg": Picture("marsh.jpg")}
    problem = only(header={"pictures": pictures, "lines": {"pictures.marsh.jpg": 6}})
    assert (problem.fault.code, problem.place.line) == ("TU366", 6)
    assert "march.jpg" in said(problem)


def test_only_what_a_text_shows_or_links_to_is_published():
    body = Body(images=(image("march.jpg"),), links=(link(LinkKind.FILE, "plan%20a.pdf"), link(LinkKind.STORY, "agua")))
    one = text("pari", FR, body=body, cover=Picture("cover.jpg"))
    assert shown_files(one) == {"march.jpg", "plan a.pdf", "cover.jpg"}


@pytest.mark.parametrize(
    ("name", "tidy"),
    [("IMG 2034.JPG", "img-2034.jpg"), ("Été à Séville.png", "ete-a-seville.png"), ("march.jpg", "march.jpg")],
)
def test_a_file_name_that_travels_badly_gets_a_better_one(name, tidy):
    assert tidy_name(name) == tidy
    assert is_awkward(name) == (name != tidy)
