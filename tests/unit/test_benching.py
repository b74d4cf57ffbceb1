"""The bench: a corpus that is a function of its size, steps that are what they say, and tables that compare like with like."""

import hashlib
import math
import random
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from support.sites import REPOSITORY
from traitdunion.commands.benching import comparing, corpus, curve, installing, metering, steps, tables
from traitdunion.commands.benching.engine import Engine
from traitdunion.commands.benching.installing import Absent
from traitdunion.commands.benching.metering import Cost, Failed
from traitdunion.commands.benching.ours import Ours
from traitdunion.commands.benching.steps import Measure

GENERATOR = """\
import pathlib, re, sys, time
template = pathlib.Path("base.html").read_text()
for source in pathlib.Path("content").rglob("*.md"):
    text = source.read_text()
    page = pathlib.Path("output", re.search("^page: (.*)$", text, re.M)[1])
    page.parent.mkdir(parents=True, exist_ok=True)
    new = template.replace("</body>", text + "</body>")
    if not page.is_file() or page.read_text() != new:
        page.write_text(new)
print("done")
"""


class Small(Engine):
    """A generator that is quick to run."""

    name = "Small"
    version = "1"
    template = "base.html"
    remembers = True

    def prepare(self, site):
        site.mkdir()
        (site / "base.html").write_text("<body></body>", encoding="utf-8")
        (site / "make.py").write_text(GENERATOR, encoding="utf-8")

    def write(self, story, site):
        folder = corpus.corpus_folder(site, story)
        for text in story.texts:
            page = f"{text.language}/{corpus.slug_of(story.number, text.language)}/index.html"
            (folder / f"index.{text.language}.md").write_text(
                f"title: {text.title}\npage: {page}\n{text.body}", encoding="utf-8"
            )

    def command(self):
        return [sys.executable, "make.py"]

    def counts(self, printed):
        return {"words": len(printed.split())}


def digest(folder):
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


# The corpus


def test_the_same_size_gives_the_same_bytes_pictures_too(tmp_path):
    for name in "ab":
        Ours(REPOSITORY / "theme", lean=True).make(tmp_path / name, 12)
    assert digest(tmp_path / "a") == digest(tmp_path / "b")


def test_a_thousand_stories_have_2470_texts_1500_pictures_and_originals_in_every_language():
    texts = [corpus.languages_of(number) for number in range(1000)]
    assert sum(map(len, texts)) == 2470
    originals = [languages[0] for languages in texts]
    assert {language: originals.count(language) for language in corpus.LANGUAGES} == {"fr": 334, "en": 333, "es": 333}
    assert sum(len(corpus.story(number, 1000, corpus.address).pictures) for number in range(20)) == 30


def test_a_text_is_as_long_as_an_article():
    blocks = tuple(corpus.outline(random.Random(1), 10))
    words = " ".join(corpus.body(random.Random(1), blocks, "", str)).split()
    assert corpus.WORDS_IN_TEXT <= len(words) <= 2 * corpus.WORDS_IN_TEXT


def test_a_translation_has_the_blocks_and_links_of_its_original_and_other_words():
    first, second = (text.body.split("\n\n") for text in corpus.story(0, 1000, lambda target, _: str(target)).texts[:2])
    assert len(first) == len(second)
    links = [[re.findall(r"\]\((\d+)\)", block) for block in text] for text in (first, second)]
    assert links[0] == links[1]
    assert any(links[0])
    assert first[1] != second[1]


def test_a_link_leads_to_the_reader_s_language_else_to_the_original():
    assert corpus.address(0, "es") == "/es/relato-0/"
    assert corpus.languages_of(99) == ("fr",)
    assert corpus.address(99, "es") == "/fr/recit-99/"


def test_every_picture_is_one_and_no_two_are_the_same(tmp_path):
    found = set()
    for number in range(30):
        story = corpus.story(number, 30, corpus.address)
        corpus.write_pictures(story, tmp_path)
        for name in story.pictures:
            with Image.open(tmp_path / name) as picture:
                assert picture.size == corpus.PICTURE_SIZE
                found.add(picture.tobytes())
    assert len(found) == 45


def test_no_story_is_of_the_future():
    assert str(corpus.story(0, 4000, corpus.address).day) < "2026-01-01"
    assert corpus.story(3999, 4000, corpus.address).day.year >= 2015


# Steps


@pytest.fixture
def small(tmp_path):
    engine = Small()
    return engine, steps.make(engine, tmp_path, 4)


def test_each_step_writes_what_it_must(small):
    engine, site = small
    found = [steps.build(engine, site, 4, step, f"mark-{place}") for place, step in enumerate(steps.BUILDS)]
    assert [(measure.step, measure.written) for measure in found] == [
        ("cold", 12),
        ("no-op", 0),
        ("body edit", 1),
        ("title edit", 1),
        ("template edit", 12),
    ]
    assert {(measure.pages, measure.files) for measure in found} == {(12, 12)}
    assert found[0].counts == {"words": 1}


def test_an_edit_that_is_not_published_is_no_measure(small, monkeypatch):
    engine, site = small
    steps.build(engine, site, 4, "cold", "")
    monkeypatch.setattr(Small, "command", lambda _self: [sys.executable, "-c", ""])
    with pytest.raises(Failed, match="the body edit is not on output/"):
        steps.build(engine, site, 4, "body edit", "mark")


def test_a_build_that_fails_says_what_it_said(tmp_path):
    with pytest.raises(Failed, match="oh dear"):
        metering.metered([sys.executable, "-c", "raise SystemExit('oh dear')"], tmp_path)


def test_a_step_is_measured_thrice_and_its_median_kept(small):
    engine, site = small
    measure = steps.measure(engine, site, 4, "cold")
    assert measure.cost.wall > 0
    assert "Marque body2." not in (site / engine.source(2)).read_text(encoding="utf-8")
    steps.measure(engine, site, 4, "body edit")
    assert "Marque body2." in (site / engine.source(2)).read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").is_file(), reason="the system does not tell: Linux does")
def test_memory_is_that_of_a_process_and_its_workers_together(tmp_path):
    hold = "import time; held = bytearray(50_000_000); time.sleep(1)"
    parent = f"import subprocess, sys; two = [subprocess.Popen([sys.executable, '-c', {hold!r}]) for _ in 'ab']; [one.wait() for one in two]"
    cost, _ = metering.metered([sys.executable, "-c", parent], tmp_path)
    assert 100 < cost.peak < 200
    assert cost.wall >= 1


def test_processor_time_is_that_of_workers_too(tmp_path):
    work = "import time; [None for _ in iter(lambda: time.process_time() > 0.3, True)]"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}], check=True)"
    cost, _ = metering.metered([sys.executable, "-c", parent], tmp_path)
    assert cost.cpu >= 0.3


def test_a_peer_that_cannot_be_had_says_why(tmp_path, monkeypatch):
    monkeypatch.setattr(installing.shutil, "which", lambda _name: None)
    with pytest.raises(Absent, match="npm is not installed"):
        installing.npm_package(tmp_path / "x", "anything@1")
    with pytest.raises(Absent, match=r"no-such-program is not installed"):
        installing.run(["no-such-program"])


def test_peers_that_are_missing_are_named_and_the_others_take_part(tmp_path, monkeypatch):
    from traitdunion.commands.benching import eleventy, hugo, subsites

    def absent(*_arguments):
        raise Absent("there is no network")

    for module, kind in ((hugo, "Hugo"), (subsites, "Subsites")):
        monkeypatch.setattr(getattr(module, kind), "__init__", absent)
    monkeypatch.setattr(eleventy.Eleventy, "__init__", lambda _self, _folder: None)
    found, missing = comparing.peers(tmp_path)
    assert [engine.name for engine in found] == ["Eleventy"]
    assert missing == ["hugo is left out: there is no network.", "subsites is left out: there is no network."]


# Tables


def measure(engine, step, wall, stories=1000, **more):
    return Measure(engine, stories, step, Cost(wall, wall * 1.5, wall * 100), **more)


MEASURES = [
    measure("Ours", "cold", 6.0, pages=10, files=12, written=12, counts={"files read": 1234}),
    measure("Hugo", "cold", 2.0, pages=10, files=12, written=12),
    measure("Ours", "body edit", 0.5),
    measure("Hugo", "body edit", 1.0),
    Measure("Ours", 1000, steps.SERVE, Cost(0.2, math.nan, 50)),
    measure("Ours", "cold", 3.0, stories=500),
    measure("Hugo", "cold", 1.0, stories=500),
]


def test_a_step_is_compared_with_the_same_step_and_a_served_page_with_a_cold_build():
    rows = {tuple(row.split(" | ")[:2]): row for row in tables.comparison(MEASURES, 1000).splitlines()}
    assert rows["| cold", "Ours"].endswith("| 6.00 | 9.00 | 600 | 10 | 12 | 12 | 3.00 | 3.00 | 3.00 |")
    assert rows["| body edit", "Ours"].endswith("| 0.50 | 0.50 | 0.50 |")
    assert rows["| cold", "Hugo"].endswith("| 1 | 1 | 1 |")
    assert rows["| serve: save to page", "Ours"].endswith("| 0.20 | – | 50 | – | – | – | 0.10 | – | 0.25 |")


def test_without_the_yardstick_there_are_no_ratios():
    (row,) = tables.comparison([MEASURES[0]], 1000).splitlines()[2:]
    assert row.endswith("| – | – | – |")


def test_counts_of_work_are_told_where_there_are_any():
    assert "| cold | Ours | 1,234 |" in tables.work(MEASURES, 1000)
    assert tables.work(MEASURES, 500) == ""


def test_the_curve_is_a_picture_with_a_line_a_generator_and_step():
    picture = ET.fromstring(curve.draw(MEASURES))
    lines = [path for path in picture.iter("{http://www.w3.org/2000/svg}path") if "line g" in path.get("class", "")]
    drawn = [path for path in lines if "L" in path.get("d")]
    assert len(drawn) == 2
    assert "prefers-color-scheme: dark" in "".join(picture.itertext())


@pytest.mark.parametrize(("value", "round_number"), [(0.7, 1), (1, 1), (1.1, 2), (3, 5), (61, 100)])
def test_an_axis_ends_at_a_round_number(value, round_number):
    assert curve.ceiling(value) == pytest.approx(round_number)


def test_results_are_written_between_the_markers_and_prose_stays(tmp_path):
    page = tmp_path / "benchmarks.md"
    page.write_text(f"Before\n\n{comparing.BEGIN}\nold\n{comparing.END}\n\nAfter\n", encoding="utf-8")
    for text in ("first", "second"):
        comparing.write_down(page, text)
    assert page.read_text(encoding="utf-8") == f"Before\n\n{comparing.BEGIN}\n\nsecond\n\n{comparing.END}\n\nAfter\n"
    page.write_text("nothing", encoding="utf-8")
    with pytest.raises(ValueError, match="has no lines"):
        comparing.write_down(page, "x")


def test_the_page_of_benchmarks_has_the_markers():
    page = (REPOSITORY / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert page.index(comparing.BEGIN) < page.index(comparing.END)


# This engine


def test_the_generated_magazine_is_sound(tmp_path):
    engine = Ours(REPOSITORY / "theme", lean=True)
    site = steps.make(engine, tmp_path, 3)
    measure = steps.build(engine, site, 3, "cold", "")
    assert (measure.counts["files read"], measure.counts["Markdown conversions"]) == (9, 9)
    assert measure.pages > 80
    assert re.search(
        r'<img src="/media/story-0001/cover\.jpg" alt="[^"]', (site / engine.page(1)).read_text(encoding="utf-8")
    )
