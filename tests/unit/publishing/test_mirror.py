"""Mirroring: what changed is replaced as a whole, what did not is left alone, and strangers' files stay."""

import os
import resource
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.publishing.mirror import WHOLE, mirror
from catalogue.publishing.standing import standing

# A folder as a value: names to bytes (a file) or to a folder.
Tree = Mapping[str, "bytes | Tree"]

NAMES = st.sampled_from(["a", "b", "a-b", "a.html", ".a.html.new", ".b", "ü", "Ein Bild.png"])
TREES: st.SearchStrategy[Tree] = st.recursive(
    st.dictionaries(NAMES, st.binary(max_size=3), max_size=4),
    lambda below: st.dictionaries(NAMES, st.binary(max_size=3) | below, max_size=4),
    max_leaves=12,
)


def write(folder: Path, tree: Tree) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in tree.items():
        if isinstance(content, bytes):
            (folder / name).write_bytes(content)
        else:
            write(folder / name, content)
    return folder


def read(folder: Path) -> Tree:
    return {path.name: read(path) if path.is_dir() else path.read_bytes() for path in sorted(folder.iterdir())}


def outputs(tree: Tree, below: str = "") -> dict[str, bytes]:
    """Returns the files of a tree by their paths."""
    found: dict[str, bytes] = {}
    for name, content in tree.items():
        path = f"{below}{name}"
        found |= {path: content} if isinstance(content, bytes) else outputs(content, f"{path}/")
    return found


def made(files: Mapping[str, bytes], target: Path) -> dict[str, Path | None]:
    """Makes the files that do not stand in the target already, each under a name that means nothing."""
    folder = Path(mkdtemp(dir=target.parent))
    found: dict[str, Path | None] = {}
    for number, (path, content) in enumerate(files.items()):
        (folder / str(number)).write_bytes(content)
        seen = standing(target).files
        found[path] = None if path in seen and (target / path).read_bytes() == content else folder / str(number)
    return found


def without_folders_for_files(tree: Tree, other: Tree) -> Tree:
    """Returns a tree without what is a file in one and a folder in the other."""
    kept: dict[str, bytes | Tree] = {}
    for name, content in tree.items():
        there = other.get(name)
        if there is None or (isinstance(content, bytes) and isinstance(there, bytes)):
            kept[name] = content
        elif not isinstance(content, bytes) and not isinstance(there, bytes):
            kept[name] = without_folders_for_files(content, there)
    return kept


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Lets no file of this process grow beyond `size`, as a full disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@settings(max_examples=60, deadline=None)
@given(TREES, TREES)
def test_the_target_holds_what_the_source_holds_and_the_hidden_at_its_top(new: Tree, old: Tree) -> None:
    with TemporaryDirectory() as folder:
        source, target = write(Path(folder, "new"), new), write(Path(folder, "old"), old)
        mirror(source, target)
        kept = {name: content for name, content in old.items() if name.startswith(".")}
        expected = {**kept, **new}
        for name in kept.keys() & new.keys():  # hidden folders on both sides are laid over each other
            expected[name] = read(target)[name]
        assert read(target) == expected
        assert read(source) == new
        for name, content in new.items():
            assert not isinstance(content, bytes) or (target / name).read_bytes() == content


@settings(max_examples=30, deadline=None)
@given(TREES)
def test_a_second_time_nothing_is_touched(tree: Tree) -> None:
    with TemporaryDirectory() as folder:
        source, target = write(Path(folder, "new"), tree), Path(folder, "old")
        mirror(source, target)
        stamps = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in target.rglob("*")}
        mirror(source, target)
        assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in target.rglob("*")} == stamps


@settings(max_examples=60, deadline=None)
@given(TREES, TREES, TREES)
def test_outputs_lie_over_the_source(new: Tree, more: Tree, old: Tree) -> None:
    with TemporaryDirectory() as folder:
        source, target = (
            write(Path(folder, "new"), without_folders_for_files(new, more)),
            write(Path(folder, "old"), old),
        )
        mirror(source, target, more=made(outputs(more), target))
        mirrored = {path: path.stat().st_mtime_ns for path in target.rglob("*") if path.is_file()}
        union = write(Path(folder, "union"), {})
        mirror(source, union)
        for path, content in outputs(more).items():
            (union / path).parent.mkdir(parents=True, exist_ok=True)
            (union / path).write_bytes(content)
        kept = {name: content for name, content in old.items() if name.startswith(".") and not (union / name).exists()}
        expected = {**kept, **read(union)}
        for name in old.keys() & read(union).keys():
            expected[name] = read(target)[name] if name.startswith(".") else expected[name]
        assert read(target) == expected
        mirror(source, target, more=made(outputs(more), target))
        assert {path: path.stat().st_mtime_ns for path in target.rglob("*") if path.is_file()} == mirrored


def test_outputs_never_follow_a_link(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"page.html": b"same"})
    source, target = write(tmp_path / "new", {}), write(tmp_path / "old", {})
    (target / "kurse").symlink_to(outside)
    for content in (b"same", b"other"):
        mirror(source, target, more=made({"kurse/page.html": content}, target))
        assert not (target / "kurse").is_symlink()
        assert read(target) == {"kurse": {"page.html": content}}
    assert read(outside) == {"page.html": b"same"}


def test_equal_files_keep_their_time_and_changed_ones_are_replaced(tmp_path: Path) -> None:
    source = write(tmp_path / "new", {"same.html": b"same", "other.html": b"new", "deep": {"same.ics": b"x"}})
    target = write(tmp_path / "old", {"same.html": b"same", "other.html": b"old", "deep": {"same.ics": b"x"}})
    for path in target.rglob("*.*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    mirror(source, target)
    assert (target / "same.html").stat().st_mtime == 1_000_000_000
    assert (target / "deep" / "same.ics").stat().st_mtime == 1_000_000_000
    assert (target / "other.html").read_bytes() == b"new"
    assert (target / "other.html").stat().st_mtime != 1_000_000_000


def test_a_change_is_seen_although_size_and_time_are_the_same(tmp_path: Path) -> None:
    source, target = write(tmp_path / "new", {"a": b"1"}), tmp_path / "old"
    for content in (b"1", b"2", b"1"):
        (source / "a").write_bytes(content)
        os.utime(source / "a", (1_000_000_000, 1_000_000_000))
        if (target / "a").exists():
            os.utime(target / "a", (1_000_000_000, 1_000_000_000))
        mirror(source, target)
        assert (target / "a").read_bytes() == content


def test_a_reader_of_an_open_file_reads_it_to_its_end(tmp_path: Path) -> None:
    source, target = write(tmp_path / "new", {"a": b"new"}), write(tmp_path / "old", {"a": b"old, and longer"})
    with (target / "a").open("rb") as reader:
        assert reader.read(3) == b"old"
        mirror(source, target)
        assert reader.read() == b", and longer"


def test_what_is_gone_is_deleted_with_its_folders(tmp_path: Path) -> None:
    source = write(tmp_path / "new", {"kept": b""})
    target = write(tmp_path / "old", {"kept": b"", "gone": {"deep": {".hidden": b"", "file": b""}}, "file": b""})
    mirror(source, target)
    assert read(target) == {"kept": b""}


def test_file_and_folder_change_places(tmp_path: Path) -> None:
    source = write(tmp_path / "new", {"a": b"now a file", "b": {"c": b"now a folder"}})
    target = write(tmp_path / "old", {"a": {"x": {"y": b""}}, "b": b"was a file"})
    mirror(source, target)
    assert read(target) == {"a": b"now a file", "b": {"c": b"now a folder"}}


def test_a_pipe_gives_way(tmp_path: Path) -> None:
    source, target = write(tmp_path / "new", {"a": b"a file", "b": {"c": b"in a folder"}}), write(tmp_path / "old", {})
    for name in ("a", "b", "gone"):
        os.mkfifo(target / name)
    mirror(source, target)
    assert read(target) == {"a": b"a file", "b": {"c": b"in a folder"}}


def test_links_are_replaced_and_never_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"file": b"theirs", "folder": {"deep": b"theirs"}})
    before = read(outside)
    source = write(tmp_path / "new", {"file": b"ours", "folder": {"deep": b"ours"}})
    target = write(tmp_path / "old", {})
    (target / "file").symlink_to(outside / "file")
    (target / "folder").symlink_to(outside / "folder")
    (target / "gone").symlink_to(outside / "folder")
    (target / "broken").symlink_to(outside / "nothing")
    (target / WHOLE).symlink_to(outside / "file")
    mirror(source, target)
    assert read(target) == {"file": b"ours", "folder": {"deep": b"ours"}}
    assert not any(path.is_symlink() for path in target.rglob("*"))
    assert read(outside) == before


def test_hidden_names_at_the_top_stay_and_ours_are_brought(tmp_path: Path) -> None:
    source = write(tmp_path / "new", {".nojekyll": b"", "index.html": b"new"})
    target = write(tmp_path / "old", {".git": {"HEAD": b"ref"}, ".htaccess": b"deny", "index.html": b"old"})
    mirror(source, target)
    assert read(target) == {".git": {"HEAD": b"ref"}, ".htaccess": b"deny", ".nojekyll": b"", "index.html": b"new"}


def test_a_name_that_looks_like_an_unfinished_one_is_a_file_like_any_other(tmp_path: Path) -> None:
    source = write(tmp_path / "new", {"a": b"1", ".a.new": b"2", "b": {"c": b"3", ".c.new": b"4"}})
    mirror(source, tmp_path / "old")
    assert read(tmp_path / "old") == read(source)


def test_the_longest_name_a_disk_takes(tmp_path: Path) -> None:
    source = write(tmp_path / "new", {"x" * 255: b"content"})
    mirror(source, tmp_path / "old")
    assert read(tmp_path / "old") == read(source)


def test_a_full_disk_leaves_the_old_file_whole_and_no_half_one(tmp_path: Path) -> None:
    source = write(tmp_path / "new", {"a": {"page.html": b"n" * 5000}, "z.html": b"new"})
    target = write(tmp_path / "old", {"a": {"page.html": b"old"}, "z.html": b"old"})
    before = read(target)
    with largest_file(1000), pytest.raises(OSError, match="File too large"):
        mirror(source, target)
    assert read(target) == before
    mirror(source, target)
    assert read(target) == read(source)


@pytest.mark.parametrize(("total", "room", "fits"), [(9999, 8191, False), (9999, 8192, True), (0, 0, True)])
def test_a_disk_without_room_is_told_before_anything_is_touched(
    tmp_path: Path, total: int, room: int, fits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of both files a block more is wanted at a time; the one that stays as it is wants none. Some disks do not say."""
    source = write(tmp_path / "new", {"a": b"new", "b": {"c": b"n" * 4097}, "same": b"s" * 90_000})
    target = write(tmp_path / "old", {"a": b"old", "b": {"c": b"old"}, "same": b"s" * 90_000})
    before = read(target)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(total=total, free=room))
    if not fits:
        with pytest.raises(OSError, match="No space left") as full:
            mirror(source, target)
        assert full.value.filename == str(target)
    else:
        mirror(source, target)
    assert read(target) == (read(source) if fits else before)


@pytest.mark.parametrize(
    ("shut", "what"),
    [("z", "made"), ("z/deep", "made"), ("z", "copied"), ("", "copied"), ("z", "gone"), ("y", "nothing")],
)
def test_a_folder_that_takes_nothing_is_told_before_anything_is_touched(
    tmp_path: Path, shut: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build by somebody else once made it, say; the one above it does not matter, where nothing comes or goes."""
    new: Tree = {"a": {"b": b"new"}, "y": {"b": b"same"}, "z": {"b": b"old", "deep": {}}}
    target = write(
        tmp_path / "old", {**new, "a": {"b": b"old"}, "z": {"b": b"old", "deep": {}, "gone": b"", "stays": b""}}
    )
    source, one = write(tmp_path / "new", new), write(tmp_path / "made", {"1": b"1"}) / "1"
    more: dict[str, Path | None] = {"z/stays": None}
    more |= {} if what == "gone" else {"z/gone": None}
    more |= {f"{shut}/new/a": one} if what == "made" else {}
    if what == "copied":
        (source / "z/b").write_bytes(b"new")
    before, path = read(target), str(target / shut)
    monkeypatch.setattr(os, "access", lambda place, _mode: os.path.join(place, "") != os.path.join(path, ""))  # noqa: PTH118
    if what == "nothing":
        mirror(source, target, more=more)
    else:
        with pytest.raises(PermissionError) as refused:
            mirror(source, target, more=more)
        assert os.path.join(refused.value.filename, "") == os.path.join(path, "")  # noqa: PTH118
    assert (read(target) == before) == (what != "nothing")


def test_a_folder_stays_until_the_file_in_its_place_is_whole(tmp_path: Path) -> None:
    source = write(tmp_path / "new", {"a": b"n" * 5000})
    target = write(tmp_path / "old", {"a": {"page.html": b"old"}})
    with largest_file(1000), pytest.raises(OSError, match="File too large"):
        mirror(source, target)
    assert read(target) == {"a": {"page.html": b"old"}}


@pytest.mark.parametrize("old", [{WHOLE: b"ha"}, {WHOLE: b"ha", "a": b"whole"}], ids=["half done", "nothing to do"])
def test_what_a_killed_run_left_is_cleared_by_the_next(tmp_path: Path, old: Tree) -> None:
    source, target = write(tmp_path / "new", {"a": b"whole"}), write(tmp_path / "old", old)
    mirror(source, target)
    assert read(target) == {"a": b"whole"}


def test_the_target_is_made_where_there_is_none(tmp_path: Path) -> None:
    source = write(tmp_path / "new", {"a": b""})
    mirror(source, tmp_path / "deep" / "er" / "old")
    assert read(tmp_path / "deep" / "er" / "old") == {"a": b""}


def test_an_empty_source_empties_the_target(tmp_path: Path) -> None:
    source, target = write(tmp_path / "new", {}), write(tmp_path / "old", {"a": {"b": b""}, "c": b""})
    mirror(source, target)
    assert read(target) == {}
