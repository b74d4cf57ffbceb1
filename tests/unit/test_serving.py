"""The magazine on this machine: the right page for lost readers, the right types, and a new build after a change."""

import http.client
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

import pytest

from support import sites
from support.sites import write_files
from traitdunion.commands import serving
from traitdunion.commands.building import Options
from traitdunion.commands.reloading import EVENTS, News
from traitdunion.vocabulary.problem import ProblemsFound

PAGES = {
    "index.html": "root",
    "404.html": "lost",
    "fr/index.html": "accueil",
    "fr/404.html": "perdu",
    "fr/feed.atom": "<feed/>",
    "fr/feed.rss": "<rss/>",
    "es/index.html": "<html><body><p>portada</p></body></html>",
}


@pytest.fixture
def serve():
    running = []

    def start(tree, news=None):
        server = serving.make_server(tree, 0, news)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        running.append((server, thread))
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server, thread in running:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def address(tmp_path, serve):
    write_files(tmp_path, PAGES)
    return serve(tmp_path)


def get(url, method="GET", headers=()):
    try:
        with urllib.request.urlopen(
            urllib.request.Request(url, method=method, headers=dict(headers)), timeout=10
        ) as answer:
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


def test_a_server_that_tells_no_news_sends_the_bytes_on_disk(address):
    assert get(f"{address}/es/")[2] == PAGES["es/index.html"]
    assert get(f"{address}{EVENTS}")[0] == 404


def test_a_page_gets_its_script_on_the_way_and_nothing_else_does(tmp_path, serve):
    write_files(tmp_path, PAGES)
    address = serve(tmp_path, News())
    status, headers, body = get(f"{address}/es/")
    assert (status, int(headers["Content-Length"])) == (200, len(body.encode()))
    assert body.startswith("<html><body><p>portada</p><script>")
    assert body.endswith("</script></body></html>")
    assert "<script>" in get(f"{address}/fr/rien/")[2]
    assert get(f"{address}/fr/feed.atom")[2] == "<feed/>"
    assert (tmp_path / "es/index.html").read_text(encoding="utf-8") == PAGES["es/index.html"]


def test_a_page_is_sent_whole_even_to_a_browser_that_has_it_so_that_its_script_is_of_this_version(tmp_path, serve):
    write_files(tmp_path, PAGES)
    address = serve(tmp_path, News())
    status, headers, _ = get(f"{address}/es/", headers={"If-Modified-Since": "Fri, 31 Dec 2100 00:00:00 GMT"})
    assert (status, headers["Last-Modified"]) == (200, None)


def test_where_there_is_no_page_yet_one_waits_for_it(tmp_path, serve):
    status, _, body = get(f"{serve(tmp_path / 'nothing', News())}/fr/")
    assert (status, "EventSource" in body) == (404, True)


def test_an_open_page_hears_the_news_and_then_each_change(tmp_path, serve):
    news = News()
    news.tell(changed=True, notice="")
    address = serve(tmp_path, news)
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=10)
    connection.request("GET", EVENTS)
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream"

    def told():
        while not (line := answer.readline()).startswith(b"data: "):
            assert line
        return json.loads(line.removeprefix(b"data: "))

    first = told()
    assert first == {"version": news.version, "notice": ""}
    news.tell(changed=False, notice="<p>")
    assert told() == {**first, "notice": "<p>"}
    news.tell(changed=True, notice="")
    assert told() == {"version": news.version, "notice": ""}
    assert news.version != first["version"]
    answer.close()
    connection.close()


def test_a_port_that_another_program_has_is_named_with_the_next_one(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(ProblemsFound) as found:
            serving.make_server(tmp_path, port)
    (problem,) = found.value.problems
    assert problem.fault.code == "TU861"
    assert dict(problem.details) == {"port": str(port), "other": str(port + 1)}


def test_a_port_that_does_not_exist_is_refused_kindly(tmp_path):
    with pytest.raises(ProblemsFound) as found:
        serving.make_server(tmp_path, 70_000)
    assert [problem.fault.code for problem in found.value.problems] == ["TU862"]


class Desk(serving.Desk):
    """A desk that watches nothing, and is told by the test what changed."""

    def __init__(self, root, show=lambda _result: None):
        super().__init__(
            Options(root, output=str(root.parent / "tree"), as_of=sites.AS_OF), root.parent / "tree", News(), show
        )


def test_a_failed_build_leaves_the_good_tree_and_shows_a_notice_until_it_is_mended(tmp_path):
    shown = []
    good, bad = sites.original("Un"), "---\ntitle: x\n"
    root = sites.write_site(tmp_path / "site", {**sites.TERMS, "articles/un/index.fr.md": good})
    desk = Desk(root, shown.append)
    page = tmp_path / "tree/fr/un/index.html"
    desk.build()
    version, before = desk.news.version, page.read_bytes()
    sites.write_files(root / "content", {"articles/un/index.fr.md": bad})
    desk.react(frozenset({root / "content/articles/un/index.fr.md"}))
    assert [result.failed for result in shown] == [False, True]
    assert page.read_bytes() == before
    _, told = desk.news.after(-1, 0)
    assert json.loads(told)["version"] == version
    assert "content/articles/un/index.fr.md:" in json.loads(told)["notice"]
    sites.write_files(root / "content", {"articles/un/index.fr.md": good.replace("Un texte", "Un autre texte")})
    desk.build()
    _, told = desk.news.after(-1, 0)
    assert json.loads(told) == {"version": desk.news.version, "notice": ""}
    assert desk.news.version != version


def test_a_text_whose_body_changed_is_shown_before_anything_is_built(tmp_path):
    texts = {f"articles/{name}/index.fr.md": sites.original(name.capitalize()) for name in ("un", "deux")}
    root = sites.write_site(tmp_path / "site", {**sites.TERMS, **texts})
    shown = []
    desk = Desk(root, shown.append)
    assert not desk.show_at_once(frozenset({root / "content/articles/un/index.fr.md"}))  # nothing is built yet
    desk.build()
    version, page, feed = desk.news.version, tmp_path / "tree/fr/un/index.html", tmp_path / "tree/fr/feed.atom"
    before = feed.read_bytes()
    write_files(root, {"content/articles/un/index.fr.md": sites.original("Un", body="Autre chose.")})
    assert desk.show_at_once(frozenset({root / "content/articles/un/index.fr.md"}))
    assert "Autre chose." in page.read_text(encoding="utf-8")
    assert desk.news.version != version
    assert (len(shown), feed.read_bytes()) == (1, before)
    at_once = page.read_bytes()
    desk.build()
    assert page.read_bytes() == at_once
    assert b"Autre chose." in feed.read_bytes()


def test_what_was_written_while_a_build_failed_is_not_shown_from_it(tmp_path, monkeypatch, capsys):
    texts = {f"articles/{name}/index.fr.md": sites.original(name.capitalize()) for name in ("un", "deux")}
    root = sites.write_site(tmp_path / "site", {**sites.TERMS, **texts})
    desk, other = Desk(root), root / "content/articles/deux/index.fr.md"
    desk.build()
    page = tmp_path / "tree/fr/deux/index.html"
    before, build = page.read_bytes(), serving.build

    def slow(options, **more):
        result = build(options, **more)  # which read the other text as it was
        other.write_text(sites.original("Deux", body="Écrit entre-temps."), encoding="utf-8")
        desk.orders.add(frozenset({other}))
        return result

    monkeypatch.setattr(serving, "build", slow)
    (root / "content/articles/un/index.fr.md").write_text("---\ntitle: Un\n", encoding="utf-8")
    desk.build()
    assert (desk.proofs, page.read_bytes()) == (None, before)
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("linked", ["site", "site/content"])
def test_a_text_behind_a_symbolic_link_is_shown_at_once_too(tmp_path, linked):
    root = sites.write_site(tmp_path / "site", {**sites.TERMS, "articles/un/index.fr.md": sites.original("Un")})
    (tmp_path / linked).rename(tmp_path / "elsewhere")
    try:
        (tmp_path / linked).symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no symbolic link here")
    desk = Desk(root)
    desk.build()
    text = (root / "content/articles/un/index.fr.md").resolve()
    text.write_text(sites.original("Un", body="Autre chose."), encoding="utf-8")
    assert desk.show_at_once(frozenset({text}))
    assert "Autre chose." in (tmp_path / "tree/fr/un/index.html").read_text(encoding="utf-8")


def test_what_was_written_while_a_build_went_on_is_shown_again_after_it(tmp_path, monkeypatch):
    root = sites.write_site(tmp_path / "site", {**sites.TERMS, "articles/un/index.fr.md": sites.original("Un")})
    desk, path, page = Desk(root), root / "content/articles/un/index.fr.md", tmp_path / "tree/fr/un/index.html"
    build = serving.build

    def slow(options, **more):
        result = build(options, **more)  # which read the text as it was
        path.write_text(sites.original("Un", body="Écrit entre-temps."), encoding="utf-8")
        desk.orders.add(frozenset({path}))
        return result

    monkeypatch.setattr(serving, "build", slow)
    desk.build()
    assert "Écrit entre-temps." in page.read_text(encoding="utf-8")
    assert desk.orders.next() == {path}


@pytest.mark.parametrize("name", ["content/articles/un/index.fr.md", "content/sections.yaml", "pelicanconf.py"])
def test_what_takes_a_build_is_not_shown_before_it(tmp_path, name):
    root = sites.write_site(tmp_path / "site", {**sites.TERMS, "articles/un/index.fr.md": sites.original("Un")})
    desk = Desk(root)
    desk.build()
    version = desk.news.version
    if name.endswith(".md"):
        write_files(root, {name: sites.original("Un autre titre")})
    assert not desk.show_at_once(frozenset({root / name}))
    assert desk.news.version == version


def test_what_nobody_foresaw_while_a_text_is_shown_is_left_to_the_build(tmp_path, monkeypatch, capsys):
    desk = Desk(sites.write_site(tmp_path / "site", {**sites.TERMS, "articles/un/index.fr.md": sites.original("Un")}))
    desk.build()

    def stumble(_path):
        raise RuntimeError("oh")

    monkeypatch.setattr(desk.proofs, "show", stumble)
    assert not desk.show_at_once(frozenset({tmp_path / "site/content/articles/un/index.fr.md"}))
    assert "RuntimeError: oh" in capsys.readouterr().err


def test_a_build_that_changed_nothing_reloads_nothing(tmp_path):
    desk = Desk(sites.write_site(tmp_path / "site", {**sites.TERMS, "articles/un/index.fr.md": sites.original("Un")}))
    desk.build()
    version = desk.news.version
    desk.build()
    assert desk.news.version == version


def test_an_error_that_nobody_foresaw_is_a_problem_and_not_the_end(tmp_path, monkeypatch, capsys):
    def stumble(_options, **_more):
        raise RuntimeError("oh")

    monkeypatch.setattr(serving, "build", stumble)
    result = serving.attempt(Options(tmp_path), threading.Lock())
    assert [problem.fault.code for problem in result.problems] == ["TU519"]
    assert "RuntimeError: oh" in sites.lines(result)[0]
    assert "Traceback" in capsys.readouterr().err


def test_changed_code_starts_the_process_anew_and_code_that_cannot_be_read_does_not(tmp_path, monkeypatch):
    started, shown = [], []
    monkeypatch.setattr(serving, "start_anew", lambda: started.append(True))
    monkeypatch.setattr(serving, "build", lambda _options, **_more: pytest.fail("built with old code"))
    desk = Desk(sites.write_site(tmp_path / "site", {"plugins": ""}), shown.append)
    code = tmp_path / "site" / "plugin.py"
    code.write_text("def register(:\n", encoding="utf-8")
    desk.react(frozenset({code}))
    assert started == []
    assert sites.lines(shown[0])[0].startswith("plugin.py:1: error TU863: ")
    code.write_text("def register(): pass\n", encoding="utf-8")
    desk.react(frozenset({code, tmp_path / "site/content/x.md"}))
    assert started == [True]


def test_drafts_are_shown_with_this_machine_s_address(tmp_path, monkeypatch):
    draft = "---\ntitle: Brouillon\nstatus: draft\n---\n\nUn début.\n"
    root = sites.write_site(tmp_path / "site", {**sites.TERMS, "articles/draft/index.fr.md": draft})
    shown, tree = [], tmp_path / "tree"

    def interrupted(_self):
        raise KeyboardInterrupt

    monkeypatch.setattr(serving.Orders, "next", interrupted)
    serving.serve(Options(root, as_of=sites.AS_OF), tree, 0, shown.append)
    page = (tree / "fr/brouillon/index.html").read_text(encoding="utf-8")
    assert [result.failed for result in shown] == [False]
    assert "http://localhost:" in page
    assert "http://localhost:0/" not in page


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT for one process there")
def test_the_command_shows_a_saved_text_takes_in_new_code_and_ends_quietly(tmp_path):
    plugin = "from pathlib import Path\nTRAITDUNION_INPUTS = True\ndef register(): Path('motto.txt').write_text({!r})\n"
    root = sites.write_site(tmp_path / "site", {**sites.TERMS, "articles/un/index.fr.md": sites.original("Un")})
    write_files(
        root,
        {
            "plugins/motto.py": plugin.format("Un"),
            "tasks.py": "from traitdunion.commands.collection import namespace as ns\n",
        },
    )
    settings = (root / "pelicanconf.py").read_text(encoding="utf-8")
    (root / "pelicanconf.py").write_text(
        f'{settings}\nPLUGIN_PATHS = ["plugins"]\nPLUGINS = ["traitdunion", "motto"]\n', encoding="utf-8"
    )
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "invoke", "serve", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    lines = queue.Queue()
    threading.Thread(target=lambda: [lines.put(line) for line in process.stderr], daemon=True).start()

    def next_line():
        return lines.get(timeout=60)

    try:
        assert next_line() == f"http://localhost:{port}/\n"
        time.sleep(0.5)  # the system's watch is ready a moment after the program's
        write_files(root, {"content/articles/un/index.fr.md": sites.original("Un", body="Autre chose.")})
        assert next_line() == f"http://localhost:{port}/\n"
        assert "Autre chose." in get(f"http://localhost:{port}/fr/un/")[2]
        write_files(root, {"plugins/motto.py": plugin.format("Deux")})
        assert next_line() == f"http://localhost:{port}/\n"
        assert (root / "motto.txt").read_text() == "Deux"
        assert get(f"http://localhost:{port}/fr/un/")[0] == 200
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
        process.stdout.close()
    assert lines.empty()
    process.stderr.close()
