"""The corpus of a bench: a function of its size, with as many texts as the magazine it stands for."""

import hashlib
import random
import re

from support.sites import REPOSITORY
from traitdunion.commands import benching


def digest(folder):
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


def test_the_same_size_gives_the_same_bytes(tmp_path):
    assert benching.write_corpus(tmp_path / "a", 12) == benching.write_corpus(tmp_path / "b", 12)
    assert digest(tmp_path / "a") == digest(tmp_path / "b")


def test_a_thousand_stories_have_2470_texts_and_originals_in_every_language():
    texts = [benching.languages_of(number) for number in range(1000)]
    assert sum(map(len, texts)) == 2470
    originals = [languages[0] for languages in texts]
    assert {language: originals.count(language) for language in benching.LANGUAGES} == {"fr": 334, "en": 333, "es": 333}


def test_a_text_is_as_long_as_an_article():
    words = " ".join(benching.body(random.Random(1), 10)).split()
    assert benching.WORDS_IN_TEXT <= len(words) <= 2 * benching.WORDS_IN_TEXT


def test_a_bench_builds_its_corpus_and_prints_what_it_took(tmp_path, capsys):
    (measure,) = benching.bench(REPOSITORY, [3], lean=True, folder=tmp_path)
    assert (measure.stories, measure.counts["files read"], measure.counts["Markdown conversions"]) == (3, 9, 9)
    assert measure.wall > 0
    assert measure.peak > 10
    assert re.search(
        r"^\| 3 \| [\d.]+ \| [\d.]+ \| \d+ \| files read 9, Markdown conversions 9, pages rendered \d+",
        capsys.readouterr().out,
        re.MULTILINE,
    )
    assert (tmp_path / "stories-3" / "output" / "fr" / "index.html").is_file()
