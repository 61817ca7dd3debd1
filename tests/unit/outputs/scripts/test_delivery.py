"""Delivery: the files that browsers load do what our modules do."""

import gzip
import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from catalogue.outputs.scripts.delivery import FILES, File, deliver
from catalogue.outputs.scripts.name import GLOBALS
from catalogue.outputs.scripts.property import PROPERTIES

SCRIPTS = Path(__file__).parents[4] / "catalogue/theme/assets/catalogue"
# What a browser loads before the first hit is seen, compressed; the program for dates and typing errors comes besides.
MOST = 12_800


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    return {path.relative_to(SCRIPTS).as_posix(): path.read_text("utf-8") for path in sorted(SCRIPTS.rglob("*.js"))}


@pytest.fixture(scope="module")
def files(sources: dict[str, str]) -> tuple[File, ...]:
    return deliver(sources)


def compared(sources: dict[str, str], files: tuple[File, ...]) -> dict[str, Any]:
    """What tells files and modules apart, names of variables aside, and the names that neither declares."""
    node = shutil.which("node")
    assert node, "scripts are tested with Node"
    asked = {
        "sources": sources,
        "files": {file.path: file.text for file in files},
        "modules": {file.path: file.modules for file in files},
        "properties": dict(PROPERTIES),
    }
    command = [node, "--expose-internals", str(Path(__file__).with_name("same.mjs"))]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, encoding="utf-8", check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_files_are_our_modules_but_for_what_things_are_called(sources: dict[str, str], files: tuple[File, ...]) -> None:
    found = compared(sources, files)
    assert found["differences"] == []
    assert set(found["globals"]) <= GLOBALS


@pytest.mark.parametrize(
    ("whole", "broken"),
    [
        ("(first, second) => first - second", "(first, second) => second - first"),
        ("{ kept: kept }", "{ kept: other }"),
        ("kept = 1, other = 2", "other = 1, kept = 2"),
        ("document.title", "documents.title"),
    ],
)
def test_the_comparison_sees_a_difference(whole: str, broken: str) -> None:
    rest = "const sum = (first, second) => first - second;\nlet kept = 1, other = 2;\nexport const all = () => [{ kept: kept }, document.title, sum, kept, other];\n"
    (file,) = deliver({"a.js": rest}, ["a.js"])
    assert whole in rest
    assert compared({"a.js": rest}, (file,))["differences"] == []
    assert compared({"a.js": rest.replace(whole, broken)}, (file,))["differences"]


def test_every_module_lies_in_one_file(sources: dict[str, str], files: tuple[File, ...]) -> None:
    assert Counter(module for file in files for module in file.modules) == Counter(dict.fromkeys(sources, 1))
    assert [file.path for file in files] == list(FILES)


def test_the_order_of_the_sources_changes_nothing(sources: dict[str, str], files: tuple[File, ...]) -> None:
    assert deliver(dict(reversed(sources.items()))) == files


def test_the_scripts_before_the_first_hit_are_small(files: tuple[File, ...]) -> None:
    texts = [file.text for file in files if file.path in ("search/search.js", "search/box.js")]
    assert len(texts) == 2
    assert sum(len(gzip.compress(text.encode())) for text in texts) < MOST


def test_each_file_begins_by_asking_to_be_prepared_at_once(files: tuple[File, ...]) -> None:
    """Behind the first statement, browsers do not look for it."""
    assert all(file.text.startswith("//# allFunctionsCalledOnLoad\n") for file in files)


def test_modules_run_joined(tmp_path: Path) -> None:
    """Names that collide, names of properties, names that hide others, parts that come later."""
    sources = {
        "main.js": (
            'import { value as one, twice } from "./lib/one.js";\nimport { value } from "./two.js";\n'
            "const local = ({ value: own = value, ...rest }) => ({ own, rest, one });\n"
            'import("./later.js").then(({ answer }) => console.log(JSON.stringify([twice(value), local({ a: 1 }), answer(one)])));\n'
        ),
        "lib/one.js": "const hidden = 2;\nexport const value = hidden;\nexport function twice(hidden) { return hidden * 2; }\n",
        "two.js": 'import { twice } from "./lib/one.js";\nconst hidden = 5;\nexport const value = twice(hidden);\n',
        "later.js": (
            'import { twice } from "./lib/one.js";\nclass Answer { constructor(of) { this.of = of; } give() { return `${twice(this.of)}!`; } }\n'
            "export const answer = (value) => new Answer(value).give();\n"
        ),
    }
    for file in deliver(sources, ["main.js", "later.js"]):
        (tmp_path / file.path).write_text(file.text, encoding="utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    done = subprocess.run(["node", "main.js"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert json.loads(done.stdout) == [20, {"own": 10, "rest": {"a": 1}, "one": 2}, "4!"]
    assert sorted(path.name for path in tmp_path.glob("*.js")) == ["later.js", "main.js"]


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        ({"a.js": 'import all from "./b.js";'}, "only import { names } from modules of ours"),
        ({"a.js": 'import { b } from "b";'}, "only import { names } from modules of ours"),
        ({"a.js": 'import { b } from "./b.js";'}, "b.js is imported and not there"),
        ({"a.js": 'import { b } from "./b.js";', "b.js": ""}, "b.js exports no b"),
        ({"a.js": "export default 1;"}, "an export of this form is not joined: default"),
        ({"a.js": "import(b);"}, "import\\(\\) must name its module"),
        ({"a.js": 'import("./b.js");', "b.js": ""}, "b.js is loaded later and no file of its own"),
        ({"a.js": 'import { b } from "./c/b.js";', "c/b.js": "export const b = import.meta.url;"}, "another folder in a.js"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_told(sources: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        deliver(sources, ["a.js"])


def test_one_file_gives_others_no_two_things_by_one_name() -> None:
    sources = {
        "a.js": 'import { one } from "./b.js";\nimport { one as two } from "./c.js";\nexport const all = [one, two];',
        "b.js": "export const one = 1;",
        "c.js": "export const one = 2;",
        "d.js": 'import { one } from "./b.js";\nimport { one as two } from "./c.js";\nexport const none = one - two;',
    }
    with pytest.raises(ValueError, match=r"a\.js would export one twice"):
        deliver(sources, ["a.js", "d.js"])
