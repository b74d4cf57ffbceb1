"""The header reader survives anything, and titles are read exactly as they are typed."""

from hypothesis import assume, given
from hypothesis import strategies as st

from traitdunion.rules import yaml12
from traitdunion.rules.encoding import decode
from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.header.keys import KEYS, PICTURE_KEYS
from traitdunion.rules.header.verbatim import needs_quotes, quoted
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Kind

OPTIONS = HeaderOptions(Language("fr"), Kind.ARTICLE, frozenset({"mood"}))
PATH = "articles/eau/index.fr.md"

any_char = st.characters()
snippets = st.sampled_from(
    [*(f"{key}:" for key in (*KEYS, *PICTURE_KEYS)), "titre:", "Tags:", "draft: true", ": ", " #", "- ", "  ", "\n",
    "\n  ",
     "---\n", "\n---\n", '"', "'", "[", "]", "{", "}", "|", ">", "&a", "*a", "!x", "%", "@", "`", "? ", "\t", "\u00a0",
     "<<: ", "fr@1-9f2c1e7a04bd", "2026-02-30", "03/04/2026", "4 mars 2026", "CC BY-SA", "/old/", "../x.jpg", "no", "…"]
)  # fmt: skip
printable_line = st.text(st.characters().filter(str.isprintable), min_size=1).filter(lambda text: text == text.strip())
tricky_line = (
    st.lists(st.sampled_from([*"\"'[]{}#&*!|>@%`,:?-~\\ aé1ا", ": ", " #", "- "]), min_size=1, max_size=12)
    .map("".join)
    .filter(lambda text: text == text.strip())
)


def is_quoted_yaml(text: str) -> bool:
    """Tell whether a title is, on purpose, a quoted YAML value; a comment may follow it."""
    if text[0] not in "'\"":
        return False
    try:
        node = yaml12.parse(text)
    except yaml12.Unreadable:
        return False
    return isinstance(node, yaml12.Scalar)


def read(text: str):
    return read_header(text, PATH, OPTIONS)


@given(st.text(any_char))
def test_no_text_makes_the_reader_fail(text):
    read(text)
    read(f"---\n{text}\n---\n")


@given(st.lists(snippets | st.text(any_char, max_size=5), max_size=30).map("".join))
def test_no_header_makes_the_reader_fail(header):
    _, body, line, problems = read(f"---\n{header}\n---\nBody\n")
    lines = f"---\n{header}\n---\nBody\n".count("\n") + 1
    assert 1 <= line <= lines
    assert body.endswith("Body\n")
    for problem in problems:
        assert 1 <= problem.place.line <= lines
        assert all(problem.sentences())


@given(st.binary() | st.text(any_char).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_make_decoding_fail(data):
    text, problems = decode(data, PATH)
    assert text is not None or problems
    for problem in problems:
        assert 1 <= problem.place.line <= data.count(b"\n") + data.count(b"\r") + 1


@given(st.text(any_char))
def test_decoding_gives_back_clean_text_as_it_was(text):
    decoded, problems = decode(text.encode("utf-8", "surrogatepass"), PATH)
    if not problems:
        assert decoded == text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


@given(printable_line | tricky_line)
def test_a_title_is_read_as_it_is_typed(title):
    assume(not is_quoted_yaml(title))
    header, _, _, problems = read(f"---\ntitle: {title}\nsection: eau\n---\n")
    assert header is not None
    assert header.title == title
    assert header.section == "eau"
    assert {problem.fault.code for problem in problems} <= {"TU120"}


@given(printable_line | tricky_line)
def test_a_credit_of_the_cover_is_read_as_it_is_typed(credit):
    assume(not is_quoted_yaml(credit))
    header, _, _, _ = read(f"---\ncover:\n  credit: {credit}\n  src: a.jpg\n---\n")
    assert header is not None
    assert header.cover is not None
    assert header.cover.credit == credit
    assert header.cover.src == "a.jpg"
    assert header.lines["cover.src"] == 4


@given(printable_line | tricky_line)
def test_the_quoted_line_that_a_note_shows_is_read_alike_without_a_note(title):
    assume(not is_quoted_yaml(title))
    _, _, _, problems = read(f"---\ntitle: {title}\n---\n")
    for problem in problems:
        header, _, _, again = read(f"---\n{dict(problem.details)['line']}\n---\n")
        assert header is not None
        assert header.title == title
        assert again == ()


@given(tricky_line)
def test_quotes_are_asked_for_only_where_yaml_reads_otherwise(text):
    try:
        node = yaml12.parse(f"title: {text}\n")
        kept = isinstance(node, yaml12.Mapping) and node.nodes[0] == yaml12.Scalar(text, 1, True)
    except yaml12.Unreadable:
        kept = False
    assert kept != needs_quotes(text)
    assert yaml12.parse(quoted(text)) == yaml12.Scalar(text, 1, False)


@given(st.text(any_char, max_size=40), st.text(any_char, max_size=40))
def test_the_body_is_the_rest_of_the_file(header, body):
    assume("\n---" not in f"\n{header}" and "\r" not in header)
    _, rest, line, _ = read(f"---\n{header}\n---\n{body}")
    assert rest == body
    assert line == header.count("\n") + 4
