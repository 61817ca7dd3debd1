"""Dialects: where an extension of the host makes what was meant, nothing is told; and it really does."""

from pathlib import Path

import pytest

from catalogue.outputs.parser import Parser
from tests.unit.reading.project import checked, offer, write

FANCY, SANE, HEADERS = "pymdownx.fancylists", "mdx_truly_sane_lists", "pymdownx.saneheaders"


@pytest.mark.parametrize(
    ("text", "extension", "without", "found"),
    [
        ("1) a\n2) b", FANCY, ["unknown-list-sign"], []),
        ("• a\n• b", FANCY, ["unknown-list-sign"], ["unknown-list-sign"]),
        ("- a\n  - b", FANCY, ["flat-sub-list"], ["flat-sub-list"]),
        ("- a\n  - b", SANE, ["flat-sub-list"], []),
        ("Text\n#4711", HEADERS, ["heading-without-blank"], []),
        ("1. a\n\nb\n\n2. c", "sane_lists", ["restarted-list"], []),
        ("1. a\n\nb\n\n2. c", FANCY, ["restarted-list"], []),
        ("Ein {++neues++}, {==gutes==}{>>ja?<<} Wort", "pymdownx.critic", ["unmade-sign"] * 3, []),
    ],
)
def test_what_an_extension_makes_is_not_told(
    tmp_path: Path, text: str, extension: str, without: list[str], found: list[str]
) -> None:
    write(tmp_path, {"courses/a.md": offer(body=f"\n{text}\n"), "docs/b.md": f"{text}\n"})
    assert [each.code for each in checked(tmp_path, extensions=("toc",))] == without * 2
    assert [each.code for each in checked(tmp_path, extensions=("toc", extension))] == found * 2


@pytest.mark.parametrize(
    ("text", "extension", "shown"),
    [
        ("1) a\n2) b", FANCY, "<li>a</li>\n<li>b</li>"),
        ("• a\n• b", FANCY, "<p>• a\n• b</p>"),
        ("- a\n  - b", FANCY, "<li>a</li>\n<li>b</li>"),
        ("Text\n#4711", HEADERS, "<p>Text\n#4711</p>"),
        ("1. a\n\nb\n\n2. c", "sane_lists", '<ol start="2">'),
        ("1. a\n\nb\n\n2. c", FANCY, '<ol start="2" type="1">'),
    ],
)
def test_an_extension_makes_it_so(text: str, extension: str, shown: str) -> None:
    assert shown in Parser(extensions=(extension,), configs={}).convert(text)
