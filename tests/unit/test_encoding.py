"""Bytes become clean text, or say exactly where they are damaged."""

import pytest

from traitdunion.rules.encoding import decode
from traitdunion.vocabulary.problem import Severity

PATH = "articles/eau/index.fr.md"


def codes(data: bytes) -> list[tuple[str, int]]:
    _, problems = decode(data, PATH)
    return [(problem.fault.code, problem.place.line) for problem in problems]


def test_a_byte_order_mark_and_windows_line_ends_disappear_silently():
    assert decode(b"\xef\xbb\xbfun\r\ndeux\rtrois\n", PATH) == ("un\ndeux\ntrois\n", ())


@pytest.mark.parametrize("text", ["L’été", "Año nuevo", "الماء حق للجميع", "São Paulo", "日本語", "🌱 \u200e\u200f"])
def test_text_of_every_language_passes_untouched(text):
    assert decode(text.encode(), PATH) == (text, ())


def test_windows_1252_is_recognised_and_its_line_is_shown():
    text, problems = decode("Un\nL’été\n".encode("cp1252"), PATH)
    assert text is None
    assert problems[0].place.line == 2
    assert "“L’été”" in problems[0].sentences()[1]


def test_bytes_of_no_encoding_name_the_byte_and_its_line():
    text, problems = decode(b"a\r\nb\x81\xfe", PATH)
    assert text is None
    assert problems[0].place.line == 2
    assert "0x81" in problems[0].sentences()[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_recognised_with_and_without_its_mark(encoding):
    text, problems = decode("Bonjour".encode(encoding), PATH)
    assert text is None
    assert "UTF-16" in problems[0].sentences()[0]


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_error(data):
    assert codes(data) == [("TU102", 1)]


def test_a_merge_in_progress_is_an_error_at_its_first_marker():
    data = b"Titre\n<<<<<<< HEAD\nun\n||||||| base\nzero\n=======\ndeux\n>>>>>>> branche\n"
    text, problems = decode(data, PATH)
    assert text is None
    assert [(problem.fault.code, problem.place.line) for problem in problems] == [("TU103", 2)]
    assert "line 8" in problems[0].sentences()[0]


@pytest.mark.parametrize(
    "text", ["Titre\n=======\n", "a <<<<<<< b\n=======\n>>>>>>> c\n", ">>>>>>> a\n=======\n<<<<<<< b\n"]
)
def test_setext_headings_and_lone_markers_are_no_conflict(text):
    assert decode(text.encode(), PATH) == (text, ())


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\0", "TU104"), ("\x07", "TU104"), ("\x7f", "TU104"), ("\x85", "TU104"), ("\u202e", "TU105"), ("\u2067",
        "TU105"),
        ("\ufffe", "TU106"), ("\uffff", "TU106"), ("\ufdd0", "TU106"), ("\U0010ffff", "TU106"), ("\U0001fffe", "TU106"),
    ],
)  # fmt: skip
def test_a_character_that_no_text_may_hold_is_named_with_its_line_and_left_out(character, code):
    text, problems = decode(f"un\nde{character}ux".encode(), PATH)
    assert text == "un\ndeux"
    assert [(problem.fault.code, problem.place.line) for problem in problems] == [(code, 2)]
    assert f"character 3 of this line is U+{ord(character):04X}" in problems[0].sentences()[0]
    assert problems[0].fault.severity is Severity.ERROR
    assert problems[0].fault.unsafe


def test_a_file_that_was_never_a_text_does_not_drown_the_reader():
    assert len(codes(b"a\x01\n" * 1000)) == 100


def test_a_lone_surrogate_is_not_utf8():
    assert codes(b"a\n\xed\xa0\x80") == [("TU101", 2)]


def test_every_damaged_character_is_found_in_one_run():
    assert codes("a\x01\nb\u202a\x02\n".encode()) == [("TU104", 1), ("TU105", 2), ("TU104", 2)]
