"""YAML 1.2 core schema over libyaml's events: words stay words, references are refused, lines stay true."""

import pytest
import yaml

from traitdunion.rules import yaml12
from traitdunion.rules.yaml12 import Mapping, Scalar, Sequence, parse, plain_value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("true", True), ("False", False), ("no", "no"), ("yes", "yes"), ("on", "on"), ("off", "off"), ("y", "y"),
        ("null", None),
        ("~", None), ("12", 12), ("-7", -7), ("007", 7), ("0o17", 15), ("0x1F", 31), ("1e3", 1000.0), ("2.5", 2.5),
        (".5", 0.5),
        ("12:30", "12:30"), ("1_000", "1_000"), ("0b11", "0b11"), ("2026-03-04", "2026-03-04"), ("=", "="),
        ("-.inf", -float("inf")),
        ("'12'", "12"), ('"true"', "true"), ("9" * 400, "9" * 400), ("é", "é"),
    ],
)  # fmt: skip
def test_plain_values_follow_the_core_schema_and_nothing_else(typed, value):
    assert plain_value(parse(typed)) == value
    assert type(plain_value(parse(typed))) is type(value)


def test_every_node_knows_its_line():
    node = parse("# c\na: b\nc:\n  - d\n  - e: |\n      f\n      g\n", 2)
    assert isinstance(node, Mapping)
    assert [name.line for name in node.names] == [3, 4]
    items = node.nodes[1]
    assert isinstance(items, Sequence)
    assert [item.line for item in items.items] == [5, 6]
    assert plain_value(node) == {"a": "b", "c": ["d", {"e": "f\ng\n"}]}


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n"])
def test_nothing_is_none(text):
    assert parse(text) is None


@pytest.mark.parametrize("text", ["a: &x b", "a: *x", "a: !!str b", "a: !x b", "&x a: b", "a: &x [b]", "a: !x {b: c}"])
def test_anchors_aliases_and_tags_are_refused(text):
    with pytest.raises(yaml12.HasReference):
        parse(text)


def test_a_merge_key_is_refused_and_a_quoted_one_is_a_word():
    with pytest.raises(yaml12.HasMerge):
        parse("a:\n  <<: {b: c}")
    assert plain_value(parse('"<<": b')) == {"<<": "b"}


def test_a_key_said_twice_names_both_lines():
    with pytest.raises(yaml12.SaidTwice) as caught:
        parse("a: 1\nb: 2\n'a': 3\n", 2)
    assert (caught.value.key, caught.value.first, caught.value.line) == ("a", 2, 4)


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 9 + "]" * 9, "- " * 12 + "a", "a: " + "[" * 100_000, "{a: " * 100_000, "[{" * 300]
)
def test_depth_is_bounded_and_cheap(text):
    with pytest.raises(yaml12.TooDeep):
        parse(text)


@pytest.mark.parametrize("text", ["[a]: b", "? {a: b}\n: c"])
def test_a_key_must_be_a_word(text):
    with pytest.raises(yaml12.NotAName):
        parse(text)


@pytest.mark.parametrize(
    "text", ["a: b\n--- \nc: d", "a: b\n...\n---\nc: d", "%YAML 1.1\n---\na: b", "%TAG ! x\n---\na", "a: \x01"]
)
def test_more_than_one_plain_document_is_refused(text):
    with pytest.raises(yaml12.Unreadable):
        parse(text)


def test_the_line_of_bad_syntax_is_inside_the_text():
    with pytest.raises(yaml12.BadSyntax) as caught:
        parse('a: b\nc: "d\n\n', 5)
    assert (caught.value.opened, caught.value.line) == (6, 7)


def test_without_libyaml_the_same_values_are_read(monkeypatch):
    monkeypatch.setattr(yaml12, "_LOADER", yaml.SafeLoader)
    names, nodes = (Scalar("a", 1, True), Scalar("b", 2, True)), (Scalar("no", 1, True), Scalar("c", 2, False))
    assert parse("a: no\nb: 'c'\n") == Mapping(names, nodes, 1)
    with pytest.raises(yaml12.BadSyntax):
        parse("a: [b\nc: d")
