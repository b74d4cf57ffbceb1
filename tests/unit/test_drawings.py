"""A drawing may hold shapes, words and links, and nothing that runs or is loaded from elsewhere."""

from __future__ import annotations

import pytest

from traitdunion.rules.drawings import Broken, read_drawing


def drawing(inner: str) -> bytes:
    """Return a drawing with something in it, on its second line."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">\n{inner}</svg>'.encode()


@pytest.mark.parametrize(
    "inner",
    [
        '<path d="M0 0" fill="url(#g)"/>',
        "<path style=\"fill: url( '#g' )\"/>",
        "<style>.a { fill: url(#g) } .b { background: url(data:image/png;base64,AA==) }</style>",
        '<use x:href="#a"/><image x:href="data:image/png;base64,AA=="/>',
        '<a href="https://example.org/"><text>Texte</text></a>',
        '<metadata><rdf xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#" about="javascript"/></metadata>',
        '<animate attributeName="opacity" from="0" to="1" dur="1s"/>',
        "<text>javascript:alert(1) onload=1 &lt;script></text>",
    ],
)
def test_what_is_only_looked_at_is_allowed(inner: str) -> None:
    assert read_drawing(drawing(inner)).active == []


@pytest.mark.parametrize(
    ("inner", "what"),
    [
        ("<SCRIPT/>", "<SCRIPT>"),
        ("<g ONCLICK='a()'/>", "onclick="),
        ("<a href=' java&#x0a;script:a()'/>", "href="),
        ("<a x:href='data:text/html,x'/>", "href="),
        ("<image href='data:image/svg+xml,x'/>", "href="),
        ("<animate attributeName='xlink:href' to='x'/>", "attributename="),
        ("<style>@\\69mport 'x'</style>", "<style>"),
        ("<style><![CDATA[a { fill: url(//example.com/x) }]]></style>", "<style>"),
        ("<path style='fill: url( \"http://example.com/x\")'/>", "style="),
        ("<foreignObject/>", "<foreignObject>"),
    ],
)
def test_what_runs_or_is_loaded_is_found_with_its_line(inner: str, what: str) -> None:
    assert (what, 2) in read_drawing(drawing(inner)).active


@pytest.mark.parametrize("data", [b"", b"<html/>", b"<svg", b"GIF89a", b"\0\1"])
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    with pytest.raises(Broken):
        read_drawing(data)


def test_a_drawing_that_multiplies_itself_is_refused_and_takes_no_time() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 9))
    data = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{entities}]><svg xmlns="http://www.w3.org/2000/svg">&a8;</svg>'
    with pytest.raises(Broken):
        read_drawing(data.encode())
