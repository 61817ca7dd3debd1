"""Source files: found in order, read as text, and refused when they are not what they seem."""

import os
from pathlib import Path

import pytest

from catalogue.reading.source_file import LARGEST, UnreadableError, find, read_bytes, read_text

pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")


def code_of(root: Path, path: str) -> str:
    with pytest.raises(UnreadableError) as raised:
        read_text(root, path)
    return raised.value.problem.code


def write(root: Path, path: str, content: bytes = b"x") -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def test_files_are_found_sorted_and_hidden_ones_left_out(tmp_path: Path) -> None:
    for path in ("c/b.md", "c/a/index.md", "c/a.MD", "c/_draft.md", "c/.x.md", "c/_v/x.md", "c/.git/x.md", "c/a.txt"):
        write(tmp_path, path)
    assert sorted(find(tmp_path, "c", ".md")) == ["c/a.MD", "c/a/index.md", "c/b.md"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(find(tmp_path, "nothing", ".md")) == []


def test_a_file_in_place_of_a_folder_is_told(tmp_path: Path) -> None:
    write(tmp_path, "courses")
    with pytest.raises(UnreadableError) as raised:
        list(find(tmp_path, "courses", ".md"))
    assert raised.value.problem.place.path == "courses"


def test_linked_folders_are_not_entered(tmp_path: Path) -> None:
    write(tmp_path, "c/a/b.md")
    (tmp_path / "c" / "a" / "circle").symlink_to(tmp_path / "c")
    (tmp_path / "c" / "out").symlink_to("/")
    assert list(find(tmp_path, "c", ".md")) == ["c/a/b.md"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a\nb", "a\nb"),
        (b"\xef\xbb\xbfa", "a"),
        (b"a\r\nb\rc\n\rd", "a\nb\nc\n\nd"),
        ("ü\t😀\u2028".encode(), "ü\t😀\u2028"),
        ("\x85\xa0»\ufffd".encode(), "\x85\xa0»\ufffd"),
        (b"", ""),
    ],
)
def test_text_is_utf8_with_plain_line_ends(tmp_path: Path, content: bytes, text: str) -> None:
    write(tmp_path, "a.md", content)
    assert read_text(tmp_path, "a.md") == text


@pytest.mark.parametrize(
    ("content", "code", "line", "column"),
    [
        (b"ab\r\n\xfcx", "not-utf8", 2, 1),
        (b"\xef\xbb\xbfab\n\xc3\xbc\xff", "not-utf8", 2, 2),
        (b"\xed\xa0\x80", "not-utf8", 1, 1),
        ("ä".encode("utf-16"), "not-utf8", 1, 1),
        (b"ab\ncd\x00", "control-character", 2, 3),
        (b"\x1b[31m", "control-character", 1, 1),
        ("a\ufffe".encode(), "control-character", 1, 2),
        (b"a\x7f", "control-character", 1, 2),
        ("ä\n\x80".encode(), "control-character", 2, 1),
        ("\uffff".encode(), "control-character", 1, 1),
    ],
)
def test_what_is_no_text_says_where(tmp_path: Path, content: bytes, code: str, line: int, column: int) -> None:
    write(tmp_path, "a.md", content)
    with pytest.raises(UnreadableError) as raised:
        read_text(tmp_path, "a.md")
    place = raised.value.problem.place
    assert (raised.value.problem.code, place.line, place.column) == (code, line, column)


def test_an_umlaut_of_two_letters_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("Gro\u0308ße\n".encode())
    assert read_text(tmp_path, "a.md") == "Größe\n"
    assert read_text(tmp_path, "a.md", composed=False) == "Gro\u0308ße\n"


def test_a_giant_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    with write(tmp_path, "a.md").open("r+b") as file:
        file.truncate(50 * LARGEST)
    assert code_of(tmp_path, "a.md") == "file-too-large"


def test_a_link_out_of_the_tree_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "outside.md")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "a.md").symlink_to(tmp_path / "outside.md")
    (tmp_path / "root" / "b.md").symlink_to("/etc/hostname")
    assert code_of(tmp_path / "root", "a.md") == "outside-the-tree"
    assert code_of(tmp_path / "root", "../outside.md") == "outside-the-tree"
    assert code_of(tmp_path / "root", "b.md") in ("outside-the-tree", "unreadable-file")


def test_a_folder_that_leads_out_of_the_tree_is_not_entered_by_a_path(tmp_path: Path) -> None:
    write(tmp_path, "outside/b/a.md")
    (tmp_path / "root" / "in").mkdir(parents=True)
    (tmp_path / "root" / "out").symlink_to(tmp_path / "outside")
    (tmp_path / "root" / "in" / "out").symlink_to(tmp_path / "outside")
    for path in ("out/b/a.md", "in/out/b/a.md", "in/../out/b/a.md", f"{tmp_path}/outside/b/a.md"):
        assert code_of(tmp_path / "root", path) == "outside-the-tree"


def test_a_root_that_is_a_link_is_a_root(tmp_path: Path) -> None:
    write(tmp_path, "root/c/a.md", b"a")
    (tmp_path / "link").symlink_to(tmp_path / "root")
    assert read_bytes(tmp_path / "link", "c/a.md") == b"a"
    assert read_bytes(tmp_path / "link", f"{tmp_path}/root/c/a.md") == b"a"


def test_a_file_that_the_system_hands_out_in_pieces_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.md", b"x" * 5000)
    read = os.read
    monkeypatch.setattr(os, "read", lambda file, size: read(file, min(size, 999)))
    assert read_bytes(tmp_path, "a.md") == b"x" * 5000


def test_a_link_inside_the_tree_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.md", b"a")
    (tmp_path / "b.md").symlink_to("a.md")
    assert read_bytes(tmp_path, "b.md") == b"a"


def test_a_link_to_what_is_hidden_is_refused(tmp_path: Path) -> None:
    write(tmp_path, ".git/config", b"password")
    write(tmp_path, "c/a.md", b"a")
    (tmp_path / "c/b.md").symlink_to("../.git/config")
    (tmp_path / "d").symlink_to(".git")
    assert code_of(tmp_path, "c/b.md") == code_of(tmp_path, "d/config") == "outside-the-tree"
    assert read_bytes(tmp_path, ".git/config") == b"password"


@pytest.mark.parametrize("target", ["a.md", "nowhere.md"])
def test_a_link_in_a_circle_or_to_nowhere_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "a.md").symlink_to(target)
    assert code_of(tmp_path, "a.md") == "unreadable-file"


@pipes
def test_a_named_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert code_of(tmp_path, "a.md") == "not-a-file"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    assert code_of(tmp_path, "a.md") in ("not-a-file", "unreadable-file")


def test_a_missing_file_and_a_name_that_cannot_be(tmp_path: Path) -> None:
    assert code_of(tmp_path, "a.md") == "unreadable-file"
    assert code_of(tmp_path, "a\0.md") == "unreadable-file"


def test_a_file_one_may_not_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.md")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UnreadableError) as raised:
        read_text(tmp_path, "a.md")
    assert raised.value.problem.details == {"reason": "Permission denied"}
