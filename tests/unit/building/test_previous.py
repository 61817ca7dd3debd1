"""The last publication's ledger, fetched: from a file, from a server, and what is said when it cannot be had."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from catalogue.building import previous
from catalogue.building.previous import MissingError, find, found_at

LEDGER = b'{"version": 1}\n'


class _Handler(BaseHTTPRequestHandler):
    """Answers as web servers do, the broken ones included."""

    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/stand.json")
            self.end_headers()
        elif self.path == "/elsewhere":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
        elif self.path == "/nonsense":
            self.wfile.write(b"220 this is no web server\r\n\r\n")
        elif self.path == "/nothing":
            self.close_connection = True
        elif self.path == "/coloured":
            self.wfile.write(b"HTTP/1.0 404 \x1b[31mNot \x1b]0;there\x07\r\n\r\n")
        elif self.path in ("/stand.json", "/torn", "/unmeasured"):
            self.send_response(200)
            if self.path != "/unmeasured":
                self.send_header("Content-Length", str(len(LEDGER) + 100 * (self.path == "/torn")))
            self.end_headers()
            self.wfile.write(LEDGER)
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        thread = Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_a_path_is_relative_to_the_project(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "stand.json").write_bytes(LEDGER)
    assert find("old/stand.json", root=tmp_path).read() == LEDGER
    assert find(str(tmp_path / "old" / "stand.json"), root=Path("/nowhere")).read() == LEDGER


@pytest.mark.parametrize("path", ["stand.json", "moved", "unmeasured"])
def test_an_address_is_asked(path: str, server: str, tmp_path: Path) -> None:
    assert find(f"{server}/{path}", root=tmp_path).read() == LEDGER
    assert find(f"{server}/{path}".replace("http", "HTTP"), root=tmp_path).read() == LEDGER


@pytest.mark.parametrize("path", ["missing", "torn", "nothing", "nonsense", "elsewhere", "with space", "with\nbreak"])
def test_what_a_server_does_not_give_is_missing(path: str, server: str, tmp_path: Path) -> None:
    with pytest.raises(MissingError) as caught:
        find(f"{server}/{path}", root=tmp_path).read()
    assert str(caught.value)


def test_a_torn_answer_says_how_much_came(server: str, tmp_path: Path) -> None:
    with pytest.raises(MissingError, match=f"{len(LEDGER)} of {len(LEDGER) + 100} bytes"):
        find(f"{server}/torn", root=tmp_path).read()


def test_an_answer_that_never_ends_is_cut_off(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previous, "LARGEST", len(LEDGER) - 1)
    with pytest.raises(MissingError, match="bytes"):
        find(f"{server}/unmeasured", root=tmp_path).read()
    monkeypatch.setattr(previous, "LARGEST", len(LEDGER))
    assert find(f"{server}/unmeasured", root=tmp_path).read() == LEDGER


def test_an_answer_that_drips_is_cut_off(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previous, "LONGEST", -1)
    with pytest.raises(MissingError, match="> -1 s"):
        find(f"{server}/unmeasured", root=tmp_path).read()


def test_what_a_server_says_is_nothing_that_a_terminal_obeys(server: str, tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="404") as caught:
        find(f"{server}/coloured", root=tmp_path).read()
    assert str(caught.value).isprintable()


def test_no_server_at_all(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(MissingError, match="refused"):
        find(f"http://127.0.0.1:{port}/stand.json", root=tmp_path).read()


@pytest.mark.parametrize(
    "place", ["stand.json", ".", "a\0b", "http://[half", "https://", "ftp://127.0.0.1/x", "file:///etc/hostname"]
)
def test_what_cannot_be_had_is_missing(place: str, tmp_path: Path) -> None:
    with pytest.raises(MissingError) as caught:
        find(place, root=tmp_path).read()
    assert str(caught.value)


def test_what_stands_for_a_file_is_believed_until_somebody_touches_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, noted = tmp_path / "stand.json", tmp_path / "ledger.bin"
    ledger.write_bytes(LEDGER)
    first = found_at(ledger, noted=noted)
    with monkeypatch.context() as unread:
        unread.setattr("hashlib.file_digest", None)
        assert found_at(ledger, noted=noted).mark == first.mark
    other = tmp_path / "new"
    other.write_bytes(LEDGER.replace(b"1", b"2"))
    other.replace(ledger)
    second = found_at(ledger, noted=noted)
    assert second.mark != first.mark
    assert (second.mark, second.read()) == (found_at(ledger).mark, ledger.read_bytes())
