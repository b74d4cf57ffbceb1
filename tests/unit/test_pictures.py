"""Pictures on disk: their size, and whether they are what their names say."""

import pytest

from support.graph import codes, said
from support.sites import png
from traitdunion.edges.pictures import measure

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{inside}</svg>'


def look(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return measure(path, f"articles/eau/{name}")


def test_a_picture_s_size_is_in_pixels(tmp_path):
    assert look(tmp_path, "a.png", png(16, 9)) == ((16, 9), [])
    assert look(tmp_path, "A.PNG", png(3, 2)) == ((3, 2), [])


@pytest.mark.parametrize(
    ("box", "size"), [("0 0 320 200", (320, 200)), ("0,0, 12.6,7.4", (13, 7)), ("", None), ("0 0 100%", None)]
)
def test_a_drawing_s_size_is_that_of_its_box(tmp_path, box, size):
    assert look(tmp_path, "a.svg", SVG.format(box=box, inside="")) == (size, [])


@pytest.mark.parametrize("data", [b"", b"not a picture", png()[:40]])
def test_what_is_no_picture_is_an_error_with_advice(tmp_path, data):
    size, (problem,) = look(tmp_path, "a.png", data)
    assert size is None
    assert (problem.fault.code, problem.place.path) == ("TU363", "articles/eau/a.png")
    assert "JPEG or PNG" in said(problem)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<g onload="x()"/>',
        '<a href="javascript:x()"><text>x</text></a>',
        "<foreignObject/>",
    ],
)
def test_a_drawing_that_could_act_is_refused(tmp_path, inside):
    assert "TU364" in codes(look(tmp_path, "a.svg", SVG.format(box="0 0 1 1", inside=inside))[1])


def test_a_plain_drawing_is_fine(tmp_path):
    assert look(tmp_path, "a.svg", SVG.format(box="0 0 1 1", inside='<path d="M0 0h1"/><text>on = off</text>'))[1] == []


def test_a_drawing_that_is_no_xml_is_an_error(tmp_path):
    assert codes(look(tmp_path, "a.svg", "<svg")[1]) == ["TU363"]


def test_other_files_have_no_size(tmp_path):
    assert look(tmp_path, "a.pdf", b"%PDF") == (None, [])
