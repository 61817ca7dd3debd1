"""Problem codes: what the source raises, what both languages say and what rules.md describes are the same."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from catalogue.checks.check import BODY_RULES, FRONT_RULES, OFFER_RULES, SESSION_RULES, WHOLE_RULES
from catalogue.checks.subject import Rule
from catalogue.model.settings import LANGUAGES
from catalogue.reading.translations import read_translation

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "catalogue"
DOCUMENT = ROOT / "docs" / "development" / "rules.md"
SLOT = re.compile(r"\{(\w+)\}")
CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
# Told elsewhere already, so it has neither words nor a section.
SILENT = {"spoilt-term"}


@cache
def trees() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py")))


def name_of(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            yield name_of(node.func), node


@cache
def raisers() -> frozenset[str]:
    """Returns the functions whose first argument is a problem's code: Problem itself and all that hand theirs on."""
    found = {"Problem"}
    functions = [node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    handed = [(function.name, handed_on(function)) for function in functions]
    while True:
        more = {name for name, called in handed if not called.isdisjoint(found)}
        if more <= found:
            return frozenset(found | {"mistake"})
        found |= more


def handed_on(function: ast.FunctionDef) -> set[str]:
    """Returns what a function calls with its own first argument as the first."""
    first = next((argument.arg for argument in function.args.args if argument.arg != "self"), None)
    named = ((name, call.args[0]) for name, call in calls(function))
    return {name for name, argument in named if isinstance(argument, ast.Name) and argument.id == first}


@cache
def codes_raised() -> dict[str, set[str]]:
    """Returns the codes in the source with the severities they are raised with."""
    found: dict[str, set[str]] = {}
    for tree in trees():
        for name, call in calls(tree):
            first = call.args[0]
            if name in raisers() and isinstance(first, ast.Constant) and isinstance(first.value, str):
                severity = "warning" if name == "warning" or "WARNING" in ast.unparse(call) else "error"
                found.setdefault(first.value, set()).add(severity)
        for code in codes_of_tables(tree):
            found.setdefault(code, set()).add("error")
    return {code: severities for code, severities in found.items() if code not in SILENT}


def codes_of_tables(tree: ast.Module) -> Iterator[str]:
    """Yields the codes in tables called …_CODES."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and name_of(node.targets[0]).endswith("_CODES"):
            values = node.value.values if isinstance(node.value, ast.Dict) else [*ast.walk(node.value)]
            texts = [
                value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str)
            ]
            yield from (text for text in texts if CODE.fullmatch(text))


def texts_of(language: str) -> dict[str, str]:
    """Returns the texts that belong to problems and reports."""
    sections = ("problem.", "problem-", "bad-yaml-reasons.", "report.", "check.")
    return {key: text for key, text in read_translation(language).texts.items() if key.startswith(sections)}


def codes_in(language: str) -> set[str]:
    return {key.split(".")[1] for key in texts_of(language) if key.startswith("problem.")}


def sections() -> dict[str, str]:
    """Returns the section of each code in rules.md."""
    parts = re.split(r"^#+ `([a-z0-9-]+)`$", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_search_finds_codes_of_every_kind() -> None:
    found = codes_raised()
    assert {"unknown-term", "not-utf8", "missing-field", "session-without-end", "start-beside-parts"} <= set(found)
    assert found["empty-body"] == {"warning"}
    assert found["unknown-term"] == {"error"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words_and_every_word_a_code(language: str) -> None:
    file, told, raised = f"translations/{language}.yml", codes_in(language), set(codes_raised())
    assert raised - told == set(), f"write their message and hint into {file}, below `problem`"
    assert told - raised == set(), f"nothing raises these (any more): take them out of {file}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_message_and_a_hint(language: str) -> None:
    texts = texts_of(language)
    for code in codes_in(language):
        assert texts[f"problem.{code}.message"].strip()
        assert texts[f"problem.{code}.hint"].strip()


def test_every_code_has_its_section() -> None:
    told, raised = set(sections()), set(codes_raised())
    assert raised - told == set(), "give each a section in docs/development/rules.md, with a wrong and a right example"
    assert told - raised == set(), "nothing raises these (any more): take them out of docs/development/rules.md"


def test_a_section_names_the_severity() -> None:
    for code, section in sections().items():
        told = re.findall(r"^Severity: (\w+)\.$", section, re.MULTILINE)
        assert told == sorted(codes_raised().get(code, told)), f"what rules.md says of {code}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_keys_and_slots(language: str) -> None:
    texts, english = texts_of(language), texts_of("en")
    assert texts.keys() ^ english.keys() == set(), f"these stand in one of translations/{language}.yml and en.yml only"
    for key, text in texts.items():
        assert set(SLOT.findall(text)) == set(SLOT.findall(english[key])), key


def test_every_reason_of_bad_yaml_has_words() -> None:
    source = (PACKAGE / "reading" / "yaml_tree.py").read_text(encoding="utf-8")
    modules = (PACKAGE / "reading" / name for name in ("yaml_slips.py", "line_slips.py"))
    slips = "".join(module.read_text(encoding="utf-8") for module in modules)
    table = re.findall(r'^    (?:"[^"]+": |\()"([a-z-]+)", ?(?:$|_)', slips, re.MULTILINE)
    told = re.findall(r'return "([a-z-]+)", ', slips)
    reasons = {*table, *told, *re.findall(r'"reason": "([a-z-]+)"', source), "other"}
    for language in LANGUAGES:
        explained = {key.split(".")[1] for key in texts_of(language) if key.startswith("bad-yaml-reasons.")}
        assert explained == reasons


def idle_rules(modules: Iterable[ast.Module]) -> set[str]:
    """Returns the functions that yield problems and that nothing names."""
    nodes = [node for module in modules for node in ast.walk(module)]
    defined = {
        node.name
        for node in nodes
        if isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) == "Iterator[Problem]"
    }
    return defined - {node.id for node in nodes if isinstance(node, ast.Name)}


def test_every_rule_is_followed() -> None:
    checks = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((PACKAGE / "checks").glob("*.py"))]
    assert idle_rules(checks) == set(), "add them to their tables in checks/check.py"
    assert idle_rules(
        [ast.parse("def a() -> Iterator[Problem]: ...\ndef b() -> Iterator[Problem]: ...\nRULES = (a,)")]
    ) == {"b"}


RULES = (*OFFER_RULES, *SESSION_RULES, *BODY_RULES, *FRONT_RULES, *WHOLE_RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_is_its_docstring(rule: Rule) -> None:
    assert (rule.__doc__ or "").strip().endswith(".")
