"""Sources: a file is read again exactly when it may have changed."""

import os
import time
from pathlib import Path

import pytest

from catalogue.building import sources as module
from catalogue.building.sources import Digest, Sources


def old(file: Path) -> None:
    os.utime(file, (1_000_000_000, 1_000_000_000))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "TICK", 0)
    (tmp_path / "a.md").write_text("one")
    (tmp_path / "b.md").write_text("two")
    time.sleep(0.02)
    return tmp_path


def asked_for(monkeypatch: pytest.MonkeyPatch, answer: bytes) -> list[str]:
    """Lets every reading of a file give `answer`; returns what gathers the files that were asked for."""
    asked: list[str] = []

    def content(full: str) -> tuple[bytes, bytes]:
        asked.append(full)
        return answer, answer

    monkeypatch.setattr(module, "_content", content)
    return asked


def read(project: Path, *paths: str) -> dict[str, Digest]:
    seen = Sources(project, project / "kept.bin")
    found = dict(seen.digests(paths))
    seen.keep()
    return found


def test_the_same_file_has_the_same_digest_and_no_other(project: Path) -> None:
    found = read(project, "a.md", "b.md")
    assert read(project, "a.md", "b.md") == found
    (project / "b.md").write_text("one")
    assert read(project, "a.md")["a.md"] == found["a.md"]
    # The same bytes under another name are another offer.
    assert len({*read(project, "a.md", "b.md").values(), *found.values()}) == 3


def test_a_file_nobody_touched_is_not_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(project, "a.md", "b.md")
    asked = asked_for(monkeypatch, b"")
    assert read(project, "a.md", "b.md") == found
    assert asked == []


def test_a_file_of_the_same_size_and_time_is_read(project: Path) -> None:
    before = read(project, "a.md")
    old(project / "a.md")
    read(project, "a.md")
    (project / "a.md").write_text("eno")
    old(project / "a.md")
    assert read(project, "a.md") != before


def test_what_has_just_changed_is_read_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TICK", 2_000_000_000)
    before = read(project, "a.md")
    asked = asked_for(monkeypatch, b"new")
    assert read(project, "a.md") != before
    assert len(asked) == 1


def test_what_cannot_be_read_has_no_digest(project: Path) -> None:
    os.mkfifo(project / "pipe.md")
    (project / "folder.md").mkdir()
    assert read(project, "none.md", "folder.md") == {"none.md": Digest(b"", b""), "folder.md": Digest(b"", b"")}
    assert len(read(project, "pipe.md")["pipe.md"].whole) in (0, 16)


def test_a_damaged_file_is_not_believed(project: Path) -> None:
    before = read(project, "a.md")
    (project / "kept.bin").write_bytes(b"nonsense")
    assert read(project, "a.md") == before


def test_the_front_matter_has_a_digest_of_its_own(project: Path) -> None:
    texts = (
        "---\ntitle: A\n---\nText.\n", "---\ntitle: A\n---\nOther.\n", "---\ntitle: B\n---\nText.\n", "no front",
        "---\ntitle: A\n---- x: 1\n---\nText.\n", "---\ntitle: A\n--- # x\n---\nText.\n",
    )  # fmt: skip
    found = []
    for text in texts:
        (project / "c.md").write_text(text)
        found.append(read(project, "c.md")["c.md"])
    assert len({each.whole for each in found}) == 6
    assert found[0].front == found[1].front
    assert len({each.front for each in found}) == 5


def test_what_changed_after_it_was_looked_at_is_told(project: Path) -> None:
    seen = Sources(project, project / "kept.bin")
    before = seen.digests(["a.md", "b.md"])
    assert seen.changed(before) == ()
    (project / "a.md").write_text("new")
    (project / "b.md").unlink()
    assert seen.changed(before) == ("a.md", "b.md")
    seen.forget("a.md")
    assert seen.changed(before) == ("b.md",)


def test_files_that_somebody_else_reads_have_the_same_digests(project: Path) -> None:
    paths = ["a.md", "b.md", "gone.md"]
    seen = Sources(project, project / "kept.bin")
    looked = seen.look(paths)
    contents = {path: (project / path).read_bytes() for path in paths[:1]}
    assert seen.taken(looked, contents) == Sources(project, None).digests(paths)
    other = Sources(project, project / "kept.bin")
    other.note(seen.noted(paths))
    assert other.changed(paths) == ()
    (project / "a.md").write_text("new")
    assert other.changed(paths) == ("a.md",)
