"""The magazine on this machine: the right page for lost readers, the right types, and a new build after a change."""

import threading
import time
import urllib.error
import urllib.request

import pytest

from support import sites
from support.sites import write_files
from traitdunion.commands import serving
from traitdunion.commands.building import Options


@pytest.fixture
def address(tmp_path):
    write_files(
        tmp_path,
        {
            "index.html": "root",
            "404.html": "lost",
            "fr/index.html": "accueil",
            "fr/404.html": "perdu",
            "fr/feed.atom": "<feed/>",
            "fr/feed.rss": "<rss/>",
        },
    )
    server = serving.make_server(tmp_path, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def get(url, method="GET"):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=10) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.headers, answer.read().decode()


def test_a_folder_is_served_by_its_index_and_never_from_a_stale_copy(address):
    status, headers, body = get(f"{address}/fr/")
    assert (status, body, headers["Cache-Control"]) == (200, "accueil", "no-cache")
    assert headers["Content-Type"] == "text/html; charset=utf-8"


def test_feeds_have_their_own_types(address):
    assert get(f"{address}/fr/feed.atom")[1]["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert get(f"{address}/fr/feed.rss")[1]["Content-Type"] == "application/rss+xml; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/fr/rien/", "perdu"),
        ("/fr", "accueil"),
        ("/de/rien/", "lost"),
        ("/rien?x=/fr/", "lost"),
        ("/../../etc/passwd", "lost"),
    ],
)
def test_a_lost_reader_gets_the_page_of_the_edition(address, path, body):
    assert get(f"{address}{path}")[2] == body


def test_a_lost_reader_is_told_with_the_right_status_and_a_program_with_no_body(address):
    assert get(f"{address}/fr/rien/")[0] == 404
    status, headers, body = get(f"{address}/fr/rien/", "HEAD")
    assert (status, headers["Content-Length"], body) == (404, "5", "")


def test_only_this_machine_is_served(tmp_path):
    server = serving.make_server(tmp_path, 0)
    server.server_close()
    assert server.server_address[0] == "127.0.0.1"


def test_a_change_builds_again(tmp_path):
    rebuilt, stop = threading.Event(), threading.Event()
    thread = threading.Thread(target=serving.watch, args=([tmp_path, tmp_path / "nowhere"], rebuilt.set, stop))
    thread.start()
    try:
        for _ in range(50):
            (tmp_path / "a.md").write_text(str(time.monotonic()))
            if rebuilt.wait(0.2):
                break
    finally:
        stop.set()
        thread.join(10)
    assert rebuilt.is_set()


def test_drafts_are_shown_with_this_machine_s_address_and_a_failed_build_leaves_the_good_tree(tmp_path, monkeypatch):
    draft = "---\ntitle: Brouillon\nstatus: draft\n---\n\nUn début.\n"
    root = sites.write_site(tmp_path / "site", {**sites.TERMS, "articles/draft/index.fr.md": draft})
    shown, tree = [], tmp_path / "tree"
    page = tree / "fr/brouillon/index.html"

    def break_and_rebuild(_paths, rebuild):
        sites.write_files(root / "content", {"articles/draft/index.fr.md": "---\ntitle: x\n"})
        rebuild()

    monkeypatch.setattr(serving, "watch", break_and_rebuild)
    serving.serve(Options(root, as_of=sites.AS_OF), tree, 0, shown.append)
    assert [result.failed for result in shown] == [False, True]
    assert "http://localhost:0/fr/brouillon/" in page.read_text(encoding="utf-8")
