"""The corpus of the benchmarks: the same each time, in German that has as many words as a language has."""

import re
from pathlib import Path

import pytest

from tests.benchmarks.corpus import write_corpus

OFFERS = 300


def _texts(folder: Path) -> dict[str, str]:
    write_corpus(OFFERS, folder)
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("angebot-*.md"))}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return _texts(tmp_path_factory.mktemp("corpus"))


def test_the_same_each_time(texts: dict[str, str], tmp_path: Path) -> None:
    assert _texts(tmp_path) == texts


def test_bodies_are_as_long_as_those_of_authors(texts: dict[str, str]) -> None:
    lengths = [len(text.split("\n---\n", 1)[1].split()) for text in texts.values()]
    assert 120 < min(lengths) < 200
    assert 350 < max(lengths) < 450


def test_words_grow_with_the_offers(texts: dict[str, str]) -> None:
    own = [set(re.findall(r"\w+", text)) for text in texts.values()]
    half, every = (len(set().union(*some)) for some in (own[: OFFERS // 2], own))
    assert half > 6_000
    assert every > 1.25 * half


def test_what_is_searched_for_stands_in_titles(texts: dict[str, str]) -> None:
    titles = " ".join(
        match[1] for text in texts.values() if (match := re.search("^title: '(.*)'$", text, re.MULTILINE))
    )
    for word in ("Arbeitsschutz", "Kommunikation", "Bescheide schreiben", "schutz"):
        assert word in titles
