"""What Python writes into the index, the browser's program reads out of it, word for word."""

import json
import subprocess
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from catalogue.cli.search import ENGINE
from catalogue.outputs.search.index import entries_of
from catalogue.outputs.search.joining import Index, index_of
from catalogue.outputs.search.postings import Coded
from catalogue.outputs.search.site import site_of
from catalogue.outputs.search.spelling import Spelling
from catalogue.reading.reading import read_catalogue
from catalogue.reading.settings_file import read_settings
from catalogue.reading.translations import read_translation
from tests.search.measure import ROOT, write_files

STORE = ENGINE.with_name("store.js")
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def index() -> Index:
    settings, _ = read_settings(ROOT)
    assert settings is not None
    catalogue = read_catalogue(ROOT, settings).catalogue.published()
    words = read_translation(settings.language)
    return index_of(entries_of(catalogue, words=words), site=site_of(catalogue, words=words))


@pytest.fixture(scope="module")
def read(index: Index, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = write_files(index.outputs, tmp_path_factory.mktemp("index"))
    node = which("node")
    assert node, "the search is tested with Node"
    command = [node, str(HERE / "read.mjs"), str(STORE), str(folder)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _decoded(coded: Coded) -> tuple[list[int], list[int]]:
    numbers, last, shift, step = [], 0, 0, 0
    for byte in coded[0]:
        step |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            last, step, shift = last + step, 0, 0
            numbers.append(last)
    return numbers, list(coded[1])


def test_every_word_has_its_postings(index: Index, read: dict[str, Any]) -> None:
    state = index.state
    spelling = Spelling(state.documents(), state.own.get, state.vocabularies, state.spoken)
    written = sorted([word.display, *_decoded(spelling.coded(word.name))] for word in state.words().every())
    assert sorted(read["words"]) == written
    assert {len(docs) for _, docs, _ in read["words"]} > {1, 2, 3}


def test_every_document_has_its_record_and_every_course_its_standing(index: Index, read: dict[str, Any]) -> None:
    assert read["records"] == [json.loads(entry.record)[1] for entry in index.state.entries]
    assert read["standing"] == list(index.state.documents().untils)
    assert len(set(read["standing"])) > 3


def test_every_word_of_a_strong_field_has_its_likely_hits(index: Index, read: dict[str, Any]) -> None:
    words = index.state.words()
    told = [*words.head, *(word for tail in words.tails.values() for word in tail)]
    written = [[word.display, list(word.likely) if word.strong else []] for word in told]
    assert read["likely"] == written
    assert {len(documents) for _, documents in written} >= {0, 1, 2}


def test_postings_lie_in_files_of_about_the_same_size(index: Index) -> None:
    files = {output.path.rpartition("/")[2]: output.content for output in index.outputs}
    shards = [name for name in files if name.startswith(("p-", "q-"))]
    assert len(shards) > 10
    assert max(len(files[name]) for name in shards) < 6000
