"""PO files: whatever a text is like, what goes out comes back, and nothing that is read wrong is ever written."""

from __future__ import annotations

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.header.verbatim import entry
from traitdunion.rules.po import Side, entries, import_entries, read_file, side, write_file
from traitdunion.rules.po.applying import Offer
from traitdunion.rules.po.file import Broken, File, Message
from traitdunion.rules.scaffold import scaffold
from traitdunion.rules.segments import read_matter
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Body, Kind, Manuscript
from traitdunion.vocabulary.problem import Place

SIGNS = "ab1 2\n\n\t*_-+#>`~[]()!<>|:={}^.\\&;\"'/é»«’…—\u00a0"
WORDS = (
    "eau",
    "canal",
    "l’eau",
    "2026",
    "año",
    "*vif*",
    "`code`",
    "[lien](story:agua)",
    "note[^1]",
    "ماء",
    "a | b",
    '"oui"',
    "B: c",
)
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
FORMS = (
    "{}", "## {}", "## {} {{#id}}", "- {}", "1. {}", "    - {}", "> {}", "{}  \n{}", "{}\n{}", "| {} | {} |\n|---|---|\n| {} | {} |",
    "[^1]: {}", "{}\n:   {}", "![{}](pont.jpg)", '![{}](pont.jpg "{}")', "```\n{}\n```", "<p>{}</p>", "{}\n===", "{} <!-- note -->",
    "<figure><img src='a.jpg' alt='{}'><figcaption>{}</figcaption></figure>", "[ref]: https://example.org \"{}\"",
)  # fmt: skip


@st.composite
def bodies(draw):
    forms = draw(st.lists(st.sampled_from(FORMS), max_size=7))
    separators = draw(st.lists(st.sampled_from(["\n\n", "\n"]), min_size=len(forms), max_size=len(forms)))
    return "".join(
        form.format(*(draw(words) for _ in range(form.count("{}")))) + separator
        for form, separator in zip(forms, separators, strict=True)
    )


def written(title: str, body: str, language: str = "fr") -> Side | None:
    text = f"---\n{entry('title', title)}\n---\n{body}"
    path = f"articles/a/index.{language}.md"
    header, _, _, _ = read_header(text, path, HeaderOptions(Language(language)))
    return None if header is None else side(path, Language(language), header, text)


def offer_of(source: Side, present) -> Offer:
    data = write_file(present, source, "articles/a/index.en.md", {"Language": "en"})
    return Offer(read_file(data.encode()), Place("a.po"), source.matter.version)


@given(words, bodies(), words, bodies() | st.text(SIGNS, max_size=120))
def test_any_translation_goes_out_and_comes_back_as_it_was(title, body, other_title, other_body):
    source, target = written(title, body), written(other_title, other_body, "en")
    assume(source and target)
    present = entries(source, target)
    assert len({one.context for one in present}) == len(present)
    offer = offer_of(source, present)
    assert [(m.context, m.source, m.target, m.fuzzy) for m in offer.file.messages] == [
        (one.context, one.source, one.target, one.fuzzy) for one in present
    ]
    result = import_entries(offer, present, source, target)
    restored = written(other_title, other_body, "en")
    assert (result.changed, result.problems) == (0, ())
    assert result.text == f"---\n{entry('title', other_title)}\n---\n{other_body}"
    assert restored == target


@given(words, bodies(), st.data())
def test_what_is_taken_is_read_back_as_it_was_said_or_nothing_is_taken(title, body, data):
    source = written(title, body)
    assume(source)
    text = scaffold(Manuscript(source.path, "a", Kind.ARTICLE, Language("fr"), source.header, Body()), source.text)
    header, _, _, _ = read_header(text, "articles/a/index.en.md", HeaderOptions(Language("en")))
    target = side("articles/a/index.en.md", Language("en"), header, text)
    present = entries(source, target)
    offer = offer_of(source, present)
    said = {}
    for message in offer.file.messages:
        if data.draw(st.booleans()):
            said[message.context] = data.draw(words | st.just(message.source))
    messages = tuple(
        type(message)(message.context, message.source, said.get(message.context, ""), False, message.line)
        for message in offer.file.messages
    )
    result = import_entries(
        Offer(type(offer.file)(offer.file.fields, messages), offer.place, offer.version), present, source, target
    )
    if result.text is None:
        assert result.problems
        return
    fresh, _, _, _ = read_header(result.text, target.path, HeaderOptions(Language("en")))
    assert fresh is not None
    now = [" ".join(re.sub(r"<!--.*?-->", "", one.text).split()) for one in read_matter(fresh, result.text).segments]
    for context in {one.context for one in present} & said.keys():
        wanted = " ".join(said[context].split())
        assert any(wanted in one for one in now), (wanted, now)


NAMES = ("fleuve", "moulin", "écluse", "grenier", "verger", "sentier", "carrière", "lavoir", "pressoir", "chapelle")
SENTENCE = "Le {} du village a été repris par une douzaine de voisins en {}, et depuis il tourne chaque samedi."
SAID = "The {} of the village was taken over by a dozen neighbours in {}, and has been running every Saturday since."
SHAPES = ("{}", "- {}", "## {}", "> {}")


@st.composite
def blocks(draw, count):
    """Blocks of an original with their translations: each has words of its own."""
    made = []
    for number in range(count):
        name, year = NAMES[number % len(NAMES)], 1900 + 7 * number
        short = draw(st.booleans())
        shape = draw(st.sampled_from(SHAPES))
        ours, theirs = (f"{name} {year}", f"the {name} {year}") if short else (SENTENCE, SAID)
        made.append((shape, ours.format(name, year), theirs.format(name, year)))
    return made


def body_of(made, which):
    """Return a body of Markdown; items that follow each other are one list."""
    parts = []
    for number, one in enumerate(made):
        close = number and one[0] == made[number - 1][0] == "- {}"
        parts.append(("" if not number else "\n" if close else "\n\n") + one[0].format(one[which]))
    return "".join(parts) + "\n"


def sitting(source, text, named, said, done, offer=None):
    """Export (or take an earlier file), translate what is in `done`, import; return the text and the file."""
    target = written_as(text)
    present = entries(source, target, named)
    offer = offer or offer_of(source, present)
    messages = tuple(
        Message(one.context, one.source, said[one.source], False, one.line) if one.source in done else one
        for one in offer.file.messages
    )
    offer = Offer(File(offer.file.fields, messages), offer.place, offer.version)
    result = import_entries(offer, present, source, target)
    assert result.problems == ()
    return result.text, offer


def written_as(text):
    header, _, _, _ = read_header(text, "articles/a/index.en.md", HeaderOptions(Language("en")))
    return side("articles/a/index.en.md", Language("en"), header, text)


@given(blocks(9), st.data())
def test_a_translation_in_several_sittings_is_that_of_one(made, data):
    """The original has gained pieces; they are translated in two sittings, with the same file or a new one, or in one."""
    old = sorted(data.draw(st.sets(st.sampled_from(range(9)), min_size=2, max_size=7)))
    before = written("Un pari", body_of([made[one] for one in old], 1))
    source = written("Un pari", body_of(made, 1))
    text = f"---\ntitle: A wager\n---\n{body_of([made[one] for one in old], 2)}"
    said = {ours: theirs for _, ours, theirs in made} | {"Un pari": "A wager"}
    first = {made[one][1] for one in range(9) if one not in old and data.draw(st.booleans())}
    whole, _ = sitting(source, text, before.matter, said, said)
    half, offer = sitting(source, text, before.matter, said, first)
    assert sitting(source, half, before.matter, said, first, offer)[0] == half
    assert sitting(source, half, before.matter, said, said, offer)[0] == whole
    assert sitting(source, half, before.matter, said, said)[0] == whole
    assert sitting(source, whole, before.matter, said, said)[0] == whole
    assert whole.rstrip("\n") == f"---\ntitle: A wager\n---\n{body_of(made, 2)}".rstrip("\n")


@given(st.text('msgidctxtr "\\\n#,~|fuzzy[0]', max_size=80) | st.binary(max_size=60))
def test_any_bytes_are_a_po_file_or_are_said_not_to_be(data):
    try:
        file = read_file(data if isinstance(data, bytes) else data.encode())
    except Broken:
        return
    assert all(message.source for message in file.messages)
