"""Prose: what is surely nothing but text, and what needs a closer look."""

import pytest

from catalogue.model.body import Body
from catalogue.model.prose import is_prose


@pytest.mark.parametrize(
    ("markdown", "prose"),
    [
        ("Text\n\n## Inhalte\n\n- **eins**: `zwei`\n\n1. drei – vier > fünf\n\n----\n### a ##", True),
        ("# Titel", False), ("- #", False), ("Titel\n=", False), ("[x](b.md)", False), ("x](javascript:y)", False), ("<b>", False),
        ("x\n{: onclick=y }", False), ("```mermaid\n```", False), ("~~~ mermaid\n~~~", False), ("!!! note\n    # Titel", False),
    ],
)  # fmt: skip
def test_prose_is_told_from_what_needs_a_closer_look(markdown: str, prose: bool) -> None:
    assert is_prose(Body(markdown)) is prose
