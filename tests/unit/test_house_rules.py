"""The rules of the house that a linter does not know: sizes, names, and what the core must not ask for."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

# It reads our modules and runs none.
pytestmark = pytest.mark.no_cover

PACKAGE = Path(__file__).parents[2] / "catalogue"
MODULES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
CORE = ("model", "reading", "checks", "views", "outputs")
CORE_MODULES = [name for name in MODULES if name.split("/")[0] in CORE]
PURE_MODULES = [name for name in CORE_MODULES if not name.startswith("reading/")]

LINES_OF_A_MODULE = 250
LINES_OF_A_FUNCTION = 40
NAMES_THAT_SAY_NOTHING = {"base", "common", "helper", "helpers", "misc", "tools", "util", "utils"}
# The answers of these change from one run to the next: they come into the core as arguments.
CLOCK = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.localtime", "time.monotonic"} | {
    "time.perf_counter", "time.strftime", "time.time", "uuid.uuid1", "uuid.uuid4",
}  # fmt: skip
SURROUNDINGS = {"getenv", "os.environ", "os.getcwd", "os.getenv", "os.system", "Path.cwd", "Path.home"}
# Whole groups that are repeated possessively: Python 3.11.0 to 3.11.4 matches other texts with them than later ones do.
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[0-9,{}]+\})\+")
NETWORK = {"urlopen", "urllib.request"}
TERMINAL = {"input", "print", "sys.argv", "sys.exit", "sys.stderr", "sys.stdin", "sys.stdout"}


@cache
def parse(name: str) -> ast.Module:
    """Returns the syntax tree of a module."""
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def names_used(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yields every name that the code reads or imports: "print", "os.environ", also the end of "a.b.date.today"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            yield node.lineno, f"{owner}.{node.attr}"
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)


def uses(tree: ast.Module, forbidden: set[str]) -> list[str]:
    """Returns the places at which a module uses a forbidden name."""
    return [f"line {line}: {name}" for line, name in names_used(tree) if name in forbidden]


def offenders(names: Iterable[str], wrong: Callable[[str], object]) -> dict[str, object]:
    """Returns what is wrong with each of the modules, by its name; those with which nothing is are left out."""
    return {name: found for name in names if (found := wrong(name))}


def test_modules_are_found() -> None:
    assert len(MODULES) > len(CORE_MODULES) > len(PURE_MODULES) > 100


def test_a_module_opens_with_a_docstring_that_says_what_it_holds() -> None:
    assert not offenders(MODULES, lambda name: MODULES[name].stat().st_size and not ast.get_docstring(parse(name))), (
        "say in the first lines what each module holds"
    )


def test_a_module_stays_readable() -> None:
    sizes = {name: path.read_text(encoding="utf-8").count("\n") for name, path in MODULES.items()}
    long = {name: size for name, size in sizes.items() if size > LINES_OF_A_MODULE}
    assert not long, (
        f"a module has at most {LINES_OF_A_MODULE} lines: give what is a noun of its own a module of its own"
    )


def test_a_module_has_a_name_that_says_something() -> None:
    silent = {path.stem for path in MODULES.values()} & NAMES_THAT_SAY_NOTHING
    assert not silent, "call each by the noun that it holds"


def too_long(name: str) -> dict[str, int]:
    """Returns the functions of a module that do not fit on a screen, with their lines."""
    functions = (node for node in ast.walk(parse(name)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    sizes = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    return {function: size for function, size in sizes.items() if size > LINES_OF_A_FUNCTION}


def test_a_function_fits_on_a_screen() -> None:
    assert not offenders(MODULES, too_long), f"a function has at most {LINES_OF_A_FUNCTION} lines: divide it"


def test_the_core_asks_neither_clock_nor_surroundings() -> None:
    assert not offenders(CORE_MODULES, lambda name: uses(parse(name), CLOCK | SURROUNDINGS | NETWORK | TERMINAL)), (
        "let it come as an argument: the core gets the day, the stamp and the settings from building/"
    )


def opens(name: str) -> list[int]:
    """Returns the lines on which a module opens a file."""
    calls = (node.func for node in ast.walk(parse(name)) if isinstance(node, ast.Call))
    return [call.lineno for call in calls if isinstance(call, ast.Name) and call.id == "open"]


def test_only_reading_opens_files() -> None:
    assert not offenders(PURE_MODULES, opens), "let reading/, or a room outside the core, open the file"


def possessive_groups(tree: ast.Module) -> list[str]:
    """Returns the texts of a module in which a group is repeated possessively, and not in an atomic group."""
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [text for text in texts if POSSESSIVE_GROUP.search(text)]


def test_patterns_mean_the_same_in_every_python() -> None:
    assert not offenders(MODULES, lambda name: possessive_groups(parse(name))), "write (?>(?:…)*) in place of (?:…)*+"
    assert len(possessive_groups(ast.parse("r'(?:ab?)++', rf'({x}){{2,}}+', '(a)?+', '[ab]++(?>(?:ab?)+)'"))) == 3


@pytest.mark.parametrize(
    "code",
    [
        "from datetime import date\ndate.today()",
        "import datetime\ndatetime.datetime.now()",
        "from time import time",
        "import os\nos.environ['HOME']",
        "from os import environ",
        "import urllib.request",
        "from urllib.request import urlopen",
        "print('hello')",
        "from uuid import uuid4",
    ],
)
def test_the_rule_sees_what_it_forbids(code: str) -> None:
    assert uses(ast.parse(code), CLOCK | SURROUNDINGS | NETWORK | TERMINAL)


def test_the_rule_lets_arguments_be() -> None:
    assert not uses(ast.parse("def view(subject):\n    return subject.today, subject.now"), CLOCK | TERMINAL)


def test_every_folder_of_tests_is_looked_into(pytestconfig: pytest.Config) -> None:
    """One of them has a name that pytest passes by unless told otherwise."""
    folders = [path for path in (PACKAGE.parent / "tests").iterdir() if any(path.glob("test_*.py"))]
    assert "build" in {path.name for path in folders}
    passed_by = pytestconfig.getini("norecursedirs")
    assert not [path.name for path in folders if any(fnmatch(path.name, pattern) for pattern in passed_by)]
