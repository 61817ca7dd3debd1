"""Signs of other dialects: what is told is really shown with its signs, and what is code or plain text is not told."""

import pytest

from catalogue.checks.dialects import made_right
from catalogue.checks.unmade_signs import unmade_sign
from catalogue.model.body import Body
from tests.unit.checks.test_slips import PARSER


def told(text: str) -> list[tuple[int, int, str]]:
    return [
        (each.place.line, each.place.column, each.details["suggestion"]) for each in unmade_sign("a.md", Body(text))
    ]


@pytest.mark.parametrize(
    ("text", "found", "shown"),
    [
        ("Das ist ==sehr wichtig==.", (1, 9, "**sehr wichtig**"), "==sehr"),
        ("- a\n- das ~~alte~~ neue", (2, 7, "<del>alte</del>"), "~~alte~~"),
        ("Drücken Sie ++strg+c++", (1, 13, "<kbd>Strg</kbd> + <kbd>C</kbd>"), "++strg+c++"),
        ("!!! note\n    Fertig :white_check_mark:", (2, 12, ""), ":white_check_mark:"),
        ("## Klick :material-check:", (1, 10, ""), ":material-check:"),
        (":warning: Achtung", (1, 1, ""), ":warning:"),
        ("==[Zoom](zoom.md) `a`==", (1, 1, "**[Zoom](zoom.md) `a`**"), "=="),
        ("==**a** b==", (1, 1, "**a b**"), "=="),
        ("Text %% intern %% mehr", (1, 6, "<!-- intern -->"), "%% intern %%"),
        ("H~2~O", (1, 2, "<sub>2</sub>"), "H~2~O"),
        ("m^2^ und mehr", (1, 2, "<sup>2</sup>"), "m^2^"),
        ("Ein [wichtiger Satz]{.underline}.", (1, 5, "<u>wichtiger Satz</u>"), "]{.underline}"),
        ("Das gilt^[Seit 2026.] für alle.", (1, 9, "[^1]"), "^[Seit"),
        (":::{.note}\nText\n:::", (1, 1, "!!! note"), ":::"),
        ("Adresse:\\\nMarkt 1", (1, 9, "Adresse:<br>"), "\\"),
        ("an it\\@stadt.example", (1, 6, "@"), "\\@"),
        ("> [!NOTE] Gut zu wissen\n> Text", (1, 3, '!!! note "Gut zu wissen"'), "[!NOTE]"),
        ("- [ ] a\n- [x] b", (1, 3, "☐"), "[ ] a"),
        ("Ein {++neues++} Wort", (1, 5, "neues"), "{++neues++}"),
        ("Ein {>>wirklich?<<} Wort", (1, 5, "wirklich?"), "{&gt;&gt;wirklich"),
        ("Ein {~~altes~>neues~~} Wort", (1, 5, "altes~>neues"), "{~~altes"),
    ],
)
def test_what_an_extension_would_make_is_told(text: str, found: tuple[int, int, str], shown: str) -> None:
    assert told(text) == [found]
    assert shown in PARSER.convert(text)
    # What is suggested is made into what was meant.
    assert PARSER.convert(found[2]).count("<") >= (1 if "<!--" in found[2] else 2) * bool(found[2])
    assert all(sign not in PARSER.convert(found[2]) for sign in ("==", "!!!", "\\", "%%"))


@pytest.mark.parametrize(
    "text",
    [
        "`==x==` und ``~~x~~`` und `:smile:`",
        "```\n==x== ++a++ :smile:\n```",
        "a == b und c == d, a==b und c==d",
        "C++ und C++, i++ und ++i",
        "== Titel ==",
        "Uhrzeit: 9:30:15, 12:abc:13, Mitarbeiter:innen:gruppe",
        "Begriff\n:   Erklärung: so",
        "## Titel {: .klein }",
        "[Text](https://a.example/:abc:/==x==)",
        "~~~\nx\n~~~",
        "50 %% und 60 %%, a^2 + b^2, ~5 ~6 km, x^y",
        "[Text](a.md){.button} ![b](c.png){.right} [a]{b}",
        "Kolleg\\*innen \\[a\\] \\_b\\_ 1\\. \\#c \\\\server\\freigabe\\\nText unter C:\\\nText",
        "`a\\@b` und ``c\\\nd``",
        "[x](a.md) und [ ] und [x] und [!a]",
        "- [x](a.md)\n- [Zoom]",
        "[!note] Text ohne Zitat",
    ],
)
def test_code_and_text_are_not_told(text: str) -> None:
    assert told(text) == []


def test_a_site_with_the_extension_is_not_told() -> None:
    marked, deleted, keys, icon = unmade_sign("a.md", Body("==a== ~~b~~ ++c++ :smile:"))
    makers = ("pymdownx.mark", "pymdownx.tilde", "pymdownx.keys", "pymdownx.emoji")
    for problem, maker in zip((marked, deleted, keys, icon), makers, strict=True):
        assert made_right(problem, {maker})
        assert not made_right(problem, {*makers} - {maker})


@pytest.mark.parametrize(
    ("text", "maker"),
    [
        ("- [ ] a", "pymdownx.tasklist"), ("- [X] a", "pymdownx.tasklist"), ("m^2^", "pymdownx.caret"), ("H~2~O", "pymdownx.tilde"),
        ("a\\\nb", "pymdownx.escapeall"), ("a\\@b", "pymdownx.escapeall"), ("> [!note]\n> a", "pymdownx.quotes"),
    ],
)  # fmt: skip
def test_what_other_programs_write_is_not_told_where_it_is_made(text: str, maker: str) -> None:
    (problem,) = unmade_sign("a.md", Body(text))
    assert made_right(problem, {maker})
    assert not made_right(problem, {"pymdownx.mark"})
