"""Measures the search: `python -m tests.search.measure` prints the metrics of the queries beside this file by kind."""

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from shutil import which
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from catalogue.cli.search import ENGINE
from catalogue.cli.written import written_pages
from catalogue.outputs.output import Output
from catalogue.outputs.search.files import FOLDER
from catalogue.outputs.search.index import search_index
from catalogue.outputs.search.own_pages import own_pages
from catalogue.reading.reading import read_catalogue
from catalogue.reading.settings_file import read_settings
from catalogue.reading.translations import read_translation

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FILES = ("queries.yml", "own-queries.yml")
# 20 November 2026, in days since 1970.
TODAY = 20777
METRICS = ("hit@1", "main@3", "rec@5", "ndcg@10")


@dataclass(frozen=True, slots=True)
class Query:
    """A query, what makes it hard, and the ids of the fitting offers, best first."""

    query: str
    kind: str
    expected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A query with the ids that were found, best first."""

    asked: Query
    found: tuple[str, ...]

    def metrics(self) -> dict[str, float]:
        """Returns the metrics of the README."""
        expected, found = self.asked.expected, self.found
        if not expected:
            return dict.fromkeys(METRICS, float(not found))
        return {
            "hit@1": float(bool(found) and found[0] in expected),
            "main@3": float(expected[0] in found[:3]),
            "rec@5": len({*expected} & {*found[:5]}) / min(5, len(expected)),
            "ndcg@10": gain(found[:10], expected) / gain(expected[:10], expected),
        }


def gain(found: Sequence[str], expected: Sequence[str]) -> float:
    """Returns the discounted gain of an order of answers."""
    return sum(1 / (1 + expected.index(one)) / log2(2 + place) for place, one in enumerate(found) if one in expected)


def queries(*names: str) -> list[Query]:
    """Returns the queries of the files named."""
    read = (yaml.safe_load((HERE / name).read_text(encoding="utf-8")) for name in names or FILES)
    return [Query(str(one["query"]), one["kind"], tuple(one["expected"])) for file in read for one in file]


def write_index(target: Path, *, root: Path = ROOT, bare: bool = False) -> Path:
    """Writes the index of a project into `target`; returns its folder. A `bare` one has no pages but offers and terms."""
    settings, _ = read_settings(root)
    assert settings is not None
    reading, words = read_catalogue(root, settings), read_translation(settings.language)
    catalogue = reading.catalogue.published()
    pages = () if bare else (*own_pages(catalogue, words=words), *written_pages(root, settings, reading.written))
    return write_files(search_index(catalogue, words=words, pages=pages), target)


NONE: Mapping[str, str] = {}


def write_small(
    root: Path, *, language: str, courses: Mapping[str, str], synonyms: str, terms: Mapping[str, str] = NONE
) -> Path:
    """Writes a project with these courses, by slug, and `terms`, by vocabulary, and the index of it; returns its folder."""
    (root / "courses/_vocabulary").mkdir(parents=True)
    (root / "docs").mkdir()
    own = f"{{site: x, organisation: X, language: {language}}}"
    settings = f"site_name: X\nsite_url: https://x.example/\nextra:\n  catalogue: {own}\n"
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for name, text in {"categories": "a: {name: A}\n", "synonyms": synonyms, **terms}.items():
        (root / f"courses/_vocabulary/{name}.yml").write_text(text, encoding="utf-8")
    for slug, text in courses.items():
        (root / f"courses/{slug}.md").write_text(text, encoding="utf-8")
    return write_index(root / "index", root=root, bare=True)


def run_node(script: str) -> Any:
    """Returns what a script in the words of modules prints as JSON under Node."""
    node = which("node")
    assert node, "the search is tested with Node"
    command = [node, "--input-type=module", "-e", script]
    return json.loads(subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout)


def write_files(outputs: Iterable[Output], target: Path) -> Path:
    """Writes the files of an index into `target`; returns their folder."""
    for output in outputs:
        path = target / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    return target / FOLDER


def ask(asked: Iterable[Query], *, index: Path, engine: Path = ENGINE) -> list[Answer]:
    """Returns the answers of the site's own program under Node."""
    wanted = list(asked)
    node = which("node")
    assert node, "the search is tested with Node"
    done = subprocess.run(
        # With so much room, what a query leaves behind is seldom looked through.
        [node, "--max-semi-space-size=64", "--single-threaded-gc", str(HERE / "ask.mjs"), str(engine), str(index), str(TODAY)],
        input=json.dumps([one.query for one in wanted]), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return [Answer(one, tuple(found)) for one, found in zip(wanted, json.loads(done.stdout), strict=True)]


def found(typed: str, *, index: Path) -> tuple[str, ...]:
    """Returns what is found for a text, best first."""
    (answer,) = ask([Query(typed, "exact", ())], index=index)
    return answer.found


def offers_found(typed: str, *, index: Path) -> tuple[str, ...]:
    """Returns the offers among what is found for a text, best first."""
    return tuple(name for name in found(typed, index=index) if "/" not in name)


def average(answers: Iterable[Answer]) -> dict[str, float]:
    """Returns the mean of each metric."""
    each = [answer.metrics() for answer in answers]
    return {name: mean(one[name] for one in each) for name in METRICS}


def main() -> None:
    """Prints the metrics by kind, for each file of queries."""
    with TemporaryDirectory() as folder:
        index = write_index(Path(folder))
        for name in FILES:
            answers = ask(queries(name), index=index)
            print(f"{name:24}{'':4}{''.join(f'{metric:>10}' for metric in METRICS)}")
            kinds = dict.fromkeys(answer.asked.kind for answer in answers)
            for kind in (*kinds, "all"):
                own = [answer for answer in answers if kind in (answer.asked.kind, "all")]
                print(f"{kind:24}{len(own):4}{''.join(f'{value:10.3f}' for value in average(own).values())}")
            for answer in answers:
                if not answer.metrics()["main@3"]:
                    print(
                        f"  {answer.asked.query!r}: {', '.join(answer.asked.expected)} – {', '.join(answer.found[:4])}"
                    )


if __name__ == "__main__":
    main()
