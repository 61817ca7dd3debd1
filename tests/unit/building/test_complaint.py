"""Complaints: the report on the error output, and the line that ends the build."""

from pathlib import Path

import pytest

from catalogue.building.complaint import Complaints, lines_of
from catalogue.model.problem import Place, Problem, Severity
from catalogue.reading.translations import read_translation

DE = read_translation("de")


def test_a_line_is_found_and_a_missing_one_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("eins\r\nzwei ü\n".encode())
    (tmp_path / "latin.md").write_bytes(b"\xfc\n")
    line_of = lines_of(tmp_path)
    assert [line_of("a.md", number) for number in (0, 1, 2, 3, 4)] == ["", "eins", "zwei ü", "", ""]
    assert line_of("nothing.md", 1) == ""
    assert line_of("latin.md", 1) == "\ufffd"
    assert line_of("../a.md", 1) == ""


def test_stopping_tells_all_and_counts_the_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: <x>\n", encoding="utf-8")
    problems = (
        Problem("missing-front-matter", Place("a.md", 1)),
        Problem("empty-body", Place("a.md", 2), severity=Severity.WARNING),
    )
    complaints = Complaints(tmp_path, DE)
    stopped = complaints.stop(problems)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "a.md:1:1" in printed.err
    assert "missing-front-matter" in printed.err
    assert "empty-body" in printed.err
    assert str(stopped) == DE("build.stopped.one")
    assert str(complaints.stop(problems[:1] * 3)) == DE("build.stopped.many", count=3)
