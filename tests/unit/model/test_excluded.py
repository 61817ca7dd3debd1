"""Excluded pages: lines that can be told apart without the library mean what they mean with it."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from catalogue.model.excluded import excluded
from tests.making import settings

NAMES = st.text("ab.*", min_size=1, max_size=2)
LINES = st.lists(
    st.one_of(
        st.text("ab/*?[]!# \\.", max_size=8),
        st.builds("".join, st.lists(st.one_of(NAMES, st.sampled_from(["/", "**", "/a/", "!"])), max_size=5)),
    ),
    max_size=4,
)
NAMED = st.text("ab.", min_size=1, max_size=2).filter(lambda name: name.strip("."))
PATHS = st.lists(NAMED, min_size=1, max_size=4).map("/".join)


@given(lines=LINES, path=PATHS)
def test_a_file_is_left_out_as_the_host_does(lines: list[str], path: str) -> None:
    try:
        expected = GitIgnoreSpec.from_lines(lines).match_file(path)
    except ValueError:
        return
    left_out = excluded(settings(excluded="\n".join(lines)))
    assert left_out(f"docs/{path}") is bool(expected)
    assert not left_out(f"courses/{path}")


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("/intern/", False), ("intern/alt", False), ("/bild-*.png", False), ("!a", False), ("# a", False),
        ("intern/", True), ("*.md", True), ("/a", True), ("/a*", True), ("**/b", True), ("/*", True),
    ],
)  # fmt: skip
def test_the_library_is_loaded_where_a_line_may_mean_the_file(
    line: str, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pathspec", None)
    left_out = excluded(settings(excluded=line))
    if asked:
        with pytest.raises(ImportError):
            left_out("docs/a.md")
    else:
        assert not left_out("docs/a.md")
