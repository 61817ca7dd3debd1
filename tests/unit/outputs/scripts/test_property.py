"""Properties that have other names where they are delivered are those of our own objects."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from catalogue.outputs.scripts.property import PROPERTIES
from catalogue.outputs.scripts.token import Token, tokens
from catalogue.outputs.search.labels import labels
from catalogue.outputs.search.language import rules_of
from catalogue.reading.translations import read_translation

# The names of all properties that Node has of the language and of the browser.
EVERY = """
const things = Object.getOwnPropertyNames(globalThis).map((name) => globalThis[name]).flatMap((one) => [one, one?.prototype]);
console.log(JSON.stringify([...new Set(things.filter((one) => one instanceof Object).flatMap((one) => Object.getOwnPropertyNames(one)))]));
"""
SCRIPTS = Path(__file__).parents[4] / "catalogue/theme/assets/catalogue"


@pytest.fixture(scope="module")
def found() -> list[Token]:
    return [token for path in sorted(SCRIPTS.rglob("*.js")) for token in tokens(path.read_text("utf-8"))]


def test_each_is_called_otherwise_than_anything_else(found: list[Token]) -> None:
    assert len(set(PROPERTIES.values())) == len(PROPERTIES)
    assert not {token.text for token in found} & set(PROPERTIES.values())


def test_no_script_asks_for_one_by_its_text(found: list[Token]) -> None:
    texts = [token.text for token in found if token.kind == "text"]
    assert not {text.strip("\"'`") for text in texts} & set(PROPERTIES)


def _keys(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _keys(value)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_index_has_none(language: str) -> None:
    own = {"ui": labels(read_translation(language)), "rules": rules_of(language).data()}
    written = {
        match[1]
        for path in (SCRIPTS.parents[2] / "outputs/search").glob("*.py")
        for match in re.finditer(r'"(\w+)":', path.read_text("utf-8"))
    }
    assert written > {"groups", "columns", "standing"}
    assert not {*_keys(own), *written} & set(PROPERTIES)


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_text_has_one_as_a_slot(language: str) -> None:
    slots = set(re.findall(r"\{(\w+)\}", json.dumps(labels(read_translation(language)))))
    assert slots > {"query", "count"}
    assert not slots & set(PROPERTIES)


def test_the_language_has_none() -> None:
    node = which("node")
    assert node, "scripts are tested with Node"
    done = subprocess.run([node, "--input-type=module", "-e", EVERY], capture_output=True, encoding="utf-8", check=True)
    names = set(json.loads(done.stdout))
    assert names > {"flatMap", "href", "signal", "replaceAll"}
    assert not names & set(PROPERTIES)
