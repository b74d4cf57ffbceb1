"""The setting TRAITDUNION_DEPLOY, and whose place a destination is."""

from __future__ import annotations

from typing import Any

import pytest

from traitdunion.rules.deployment import Branch, Rsync, foreign_names, read_deployment, without_secrets
from traitdunion.vocabulary.faults import commands as faults
from traitdunion.vocabulary.problem import Area, Fault, Place

PLACE = Place("publishconf.py", 7, Area.PROJECT)
RSYNC = {"method": "rsync", "destination": "ana@example.org:/var/www/revue"}


def found(value: Any) -> list[str]:
    target, problems = read_deployment(value, PLACE)
    assert (target is None) == bool(problems)
    for problem in problems:
        assert problem.place == PLACE
        problem.sentences()  # every detail is there
    return [problem.fault.code for problem in problems]


@pytest.mark.parametrize(
    ("destination", "login", "path"),
    [
        ("ana@example.org:/var/www/revue/", "ana@example.org", "/var/www/revue"),
        ("example.org:www", "example.org", "www"),
        ("example.org:~/www/", "example.org", "www"),
        ("ana@example.org:/home/ana/public_html", "ana@example.org", "/home/ana/public_html"),
        ("ana@[2001:db8::1]:/var//www/x", "ana@[2001:db8::1]", "/var/www/x"),
        ("example.org:/srv/été", "example.org", "/srv/été"),
    ],
)
def test_a_destination_is_a_folder_of_a_server(destination: str, login: str, path: str) -> None:
    target, problems = read_deployment({**RSYNC, "destination": destination}, PLACE)
    assert problems == []
    assert target == Rsync(login, path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        ".",
        "./",
        "~",
        "~/",
        "~ana",
        "/home",
        "/home/ana/",
        "/root",
        "/var",
        "..",
        "/var/www/../..",
        "~/../x",
    ],
)
def test_a_destination_that_holds_more_than_a_site_is_refused(path: str) -> None:
    assert found({**RSYNC, "destination": f"ana@example.org:{path}"}) == ["TU808"]


@pytest.mark.parametrize(
    "destination",
    [
        *(
            "/var/www/revue",
            "",
            "h://x",
            "rsync://example.org/x",
            "example.org::module",
            "-oProxyCommand=x:/a",
            "a b:/c",
        ),
        *("example.org:/a b", "example.org:/$(id)", "example.org:/a;b", "C:\\www", "h://x", 3, None),
    ],
)
def test_a_destination_of_another_shape_is_refused(destination: object) -> None:
    assert found({**RSYNC, "destination": destination}) == ["TU807"]


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        (None, ["TU801"]),
        ({}, ["TU801"]),
        ("rsync", ["TU807"]),
        ({"destination": "x:/y/z"}, ["TU806"]),
        ({"method": "rsinc"}, ["TU802"]),
        ({"method": "ftp"}, ["TU803"]),
        ({"method": "rsync", "destinaton": "x:/y/z"}, ["TU804", "TU806"]),
        ({**RSYNC, "branch": "pages"}, ["TU805"]),
        ({**RSYNC, "port": "22", "options": "-z", "ssh": [1]}, ["TU807", "TU807", "TU807"]),
        ({**RSYNC, "port": 0, "options": ["x"], "keep": ["a/b"]}, ["TU807", "TU807", "TU807"]),
        ({**RSYNC, "options": ["--delete-excluded", "-e", "--remove-source-files", "-z"]}, ["TU809"] * 3),
        ({"method": "git"}, ["TU806"]),
        ({"method": "git", "repository": "--upload-pack=x"}, ["TU807"]),
        ({"method": "git", "repository": "ext::sh -c x"}, ["TU807"]),
        ({"method": "git", "repository": "x.git", "branch": "../a"}, ["TU807"]),
        ({"method": "git", "repository": "x.git", "branch": "-f"}, ["TU807"]),
    ],
)
def test_what_cannot_be_used_is_said_all_at_once(value: object, codes: list[str]) -> None:
    assert found(value) == codes


def test_a_misspelt_key_is_given_its_name() -> None:
    problem = read_deployment({**RSYNC, "optoins": []}, PLACE)[1][0]
    assert problem.sentences()[1].startswith("Did you mean “options”?")


def test_a_branch_has_defaults() -> None:
    target = read_deployment({"method": "git", "repository": "git@example.org:a/b.git"}, PLACE)[0]
    assert target == Branch("git@example.org:a/b.git", "pages", "Publish the site")


def test_no_message_shows_a_token() -> None:
    assert without_secrets("fatal: https://me:tok@example.org/x not found") == "fatal: https://example.org/x not found"
    problem = read_deployment({"method": "git", "repository": "https://me:tok@example.org/a b"}, PLACE)[1][0]
    assert "tok" not in " ".join(problem.sentences())


OURS = ("index.html", "404.html", "sitemap.xml", "fr/index.html", "media/a.jpg")


@pytest.mark.parametrize(
    ("there", "foreign"),
    [
        ([], []),
        (["media"], []),
        (["index.html", "404.html", "sitemap.xml", "es", "old"], []),
        (["index.html", "wp-admin"], ["wp-admin"]),
        ([".well-known", "CNAME", "stats"], []),
        (["autre.org", "ana.org"], ["ana.org", "autre.org"]),
    ],
)
def test_only_an_empty_place_or_an_earlier_site_may_be_replaced(there: list[str], foreign: list[str]) -> None:
    assert foreign_names(there, OURS, {"stats"}) == foreign


def test_every_fault_has_its_own_code_and_ends_well() -> None:
    own = [value for value in vars(faults).values() if isinstance(value, Fault)]
    assert len({fault.code for fault in own}) == len(own)
    assert all(fault.code.startswith("TU8") and not fault.what.endswith(".") for fault in own)
