"""What a query found is marked in the texts of its hits: whole words, and of compounds with a gender form their own part."""

import json

import pytest

from catalogue.cli.search import ENGINE
from tests.search.measure import run_node

MARKS = str(ENGINE.with_name("marks.js"))


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("gespräch", "Mitarbeiter*innen-Gespräche führen", ["Gespräche"]),
        ("mitarbeiter", "Mitarbeiter*innen-Gespräche führen", ["Mitarbeiter*innen-Gespräche"]),
        ("kollegen", "Für Kolleg:innen und Kollegen", ["Kolleg:innen", "Kollegen"]),
        ("kolleg", "Für Kolleg:innen", ["Kolleg:innen"]),
        ("raum", "Innen-Raum und Raum", ["Innen-Raum", "Raum"]),
        ("office", "Home-Office/Telearbeit", ["Home-Office/Telearbeit"]),
        ("e akte", "E-Akte, die E-Akte", ["E-Akte", "E-Akte"]),
        ("nichts", "Etwas", []),
    ],
)
def test_marks(typed: str, text: str, marked: list[str]) -> None:
    concepts = [{"text": word, "alternatives": []} for word in typed.split()]
    script = (
        "globalThis.document = { createElement: () => ({}) };"
        f"const {{ marker }} = await import({json.dumps(MARKS)});"
        f"const nodes = marker({json.dumps(concepts)})({json.dumps(text)});"
        "console.log(JSON.stringify([nodes.map((one) => one.textContent ?? one).join(''), nodes.filter((one) => one.textContent).map((one) => one.textContent)]));"
    )
    assert run_node(script) == [text, marked]
