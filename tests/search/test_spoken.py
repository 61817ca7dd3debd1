"""Synonyms that are looked up with rare words are found like those that are known from the start, in whichever way they are typed."""

import json
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from catalogue.cli.search import ENGINE
from catalogue.model.catalogue import Catalogue
from catalogue.model.synonym import Synonyms
from catalogue.outputs.search.folding import fold
from catalogue.outputs.search.german import GERMAN
from catalogue.outputs.search.index import search_index
from catalogue.outputs.search.kinship import Kinship
from catalogue.outputs.search.spoken import Places, spoken
from catalogue.reading.reading import read_catalogue
from catalogue.reading.settings_file import read_settings
from catalogue.reading.translations import read_translation
from tests.search.measure import ROOT, Query, ask, queries, run_node, write_files


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    settings, _ = read_settings(ROOT)
    assert settings is not None
    return read_catalogue(ROOT, settings).catalogue.published()


@pytest.fixture(scope="module")
def indexes(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The index, and one of which all synonyms are known from the start."""
    words = read_translation(catalogue.settings.language)
    index = write_files(search_index(catalogue, words=words), tmp_path_factory.mktemp("index"))
    with patch.object(Places, "of", lambda _self, _text, **_: frozenset()):
        whole = write_files(search_index(catalogue, words=words), tmp_path_factory.mktemp("whole"))
    return index, whole


def typed(text: str) -> Iterator[str]:
    """A text as it may be typed out: as it is written, as one word, and with blanks for hyphens."""
    yield f"{text} "
    yield f"{text.replace(' ', '')} "
    yield f"{text.replace('-', ' ')} "


def test_whatever_is_typed_out_means_the_same(catalogue: Catalogue, indexes: tuple[Path, Path]) -> None:
    index, whole = indexes
    texts = sorted({way for text in catalogue.synonyms.texts for way in typed(text)})[::19]
    asked = [Query(text, "", ()) for text in (*(f"{one.query} " for one in queries("queries.yml")), *texts)]
    found, expected = ask(asked, index=index), ask(asked, index=whole)
    assert {one.asked.query: one.found for one in found} == {one.asked.query: one.found for one in expected}
    sizes = [(folder / "words.bin").stat().st_size for folder in indexes]
    assert sizes[0] < 0.8 * sizes[1]


def test_python_and_browser_know_the_same_words() -> None:
    head = [
        "akte",
        "akten",
        "kurs",
        "kurse",
        "wetter",
        "recht",
        "ende",
        "uhr",
        "uhren",
        "beamter",
        "lehrer",
        "ki",
        "neu",
    ]
    words = sorted(
        {word + end for word in head for end in ("", "e", "en", "s", "r", "n", "in", "innen", "st", "lich", "xx")}
    )
    words += ["wette", "rechte", "enden", "uhrs", "akt", "k", "kit", "beamtin"]
    script = f"""
        import {{ matcherOf }} from {json.dumps(ENGINE.with_name("match.js").as_uri())};
        import {{ vocabularyOf }} from {json.dumps(ENGINE.with_name("vocabulary.js").as_uri())};
        const [head, words, rules] = {json.dumps([sorted(head), words, GERMAN.data()])};
        const none = new Uint8Array(head.length), rests = [...head];
        const {{ find }} = matcherOf(rules)([vocabularyOf({{ counts: none, marks: none, shares: none, rests }}, {{ number: 0, group: 0, kind: "p-", least: 1 }})]);
        const sure = (word) => find(word, {{ abbreviation: true }}).some(({{ kind }}) => kind === "exact" || kind === "inflected");
        console.log(JSON.stringify(words.filter(sure)));
    """
    known = Kinship(map(fold, head), GERMAN).knows
    assert run_node(script) == [word for word in words if known(word)]


def test_what_leads_nowhere_is_left_out_and_what_nobody_knows_is_looked_up() -> None:
    synonyms = Synonyms(
        groups=(("Zoom", "Videokonferenz", "Webcall-Tool"), ("Nirgends", "Niemals")),
        one_way=(
            ("Zoom-Kurs", ("Zoom",)),
            ("Zoomkurs", ("Zoom",)),
            ("Tagung", ("Zoom", "Nie")),
            ("Nie", ("Nirgends",)),
        ),
    )
    places = Places(Kinship(["zoom", "kurs"], GERMAN), GERMAN)
    found = spoken(synonyms, stands=lambda text: text == "Zoom", places=places)
    assert (found.groups, found.one_way) == ([["Zoom"]], [("Zoom-Kurs", ("Zoom",))])
    assert {prefix: tuple(rare) for prefix, rare in found.rare.items()} == {
        "tagu": ((), [("Tagung", ("Zoom",))]),
        "zoom": ((), [("Zoomkurs", ("Zoom",))]),
        "vide": ([("Videokonferenz", 0)], ()),
        "webc": ([("Webcall-Tool", 0)], ()),
    }
