"""Tokens: scripts are cut where JavaScript cuts them, and read the same when they are written down again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.outputs.scripts.text import text_of
from catalogue.outputs.scripts.token import tokens

STATEMENTS = (
    'const a = "// no comment"; // a comment\n',
    "/* two\nlines */ let b = c / d / 2;\n",
    'const e = /[/"]\\/(x)+/gu.test(f) ? g : h;\n',
    "if (i) return /j/;\n",
    "const k = `l ${m(`n ${o} } p`)} q ${{ r: 1 }.r} s`;\n",
    "t?.u ?? v.w;\n",
    "x = y\nz++\n",
    "const { aa = 1, ...bb } = cc;\n",
    "dd = ee + +ff - -gg;\n",
    "hh = 0x1f + 1e-9 + .5 + 2 ** 3;\n",
    "class Ii { jj() { return 1; } }\n",
    "for (const kk of ll) mm = !nn;\n",
    "oo = pp ? .5 : 'qq\\'';\n",
    "return\nrr;\n",
    "const ss = (tt) => ({ uu, vv: tt });\n",
    "ww = xx ? /yy/ : 3 in zz;\n",
)


def pieces(script: str) -> list[tuple[str, str]]:
    """The tokens without semicolons, which a closing brace may replace."""
    return [(token.kind, token.text) for token in tokens(script) if token.text != ";"]


@pytest.mark.parametrize(
    ("script", "cut"),
    [
        ("a/b/c", ["a", "/", "b", "/", "c"]),
        ("return /b/c", ["return", "/b/c"]),
        ("(a)/b", ["(", "a", ")", "/", "b"]),
        ("`${a}b`", ["`${", "a", "}b`"]),
        ("`a\\`${{b}}$`", ["`a\\`${", "{", "b", "}", "}$`"]),
        ("a?.5:b?.c", ["a", "?", ".5", ":", "b", "?.", "c"]),
        ("x // y\n/* z */", ["x"]),
        ("/[/]/.test(ä)", ["/[/]/", ".", "test", "(", "ä", ")"]),
    ],
)
def test_a_script_is_cut_into_tokens(script: str, cut: list[str]) -> None:
    assert [token.text for token in tokens(script)] == cut


def test_what_is_no_script_is_told_with_its_line() -> None:
    with pytest.raises(ValueError, match="line 2: no script of ours: '@here"):
        tokens("const a = 1;\n@here")


@given(st.lists(st.sampled_from(STATEMENTS), max_size=6).map("".join))
def test_a_script_written_down_again_reads_the_same(script: str) -> None:
    written = text_of(tokens(script))
    assert pieces(written) == pieces(script)
    assert len(written) <= len(script)
    assert text_of(tokens(written)) == written


@pytest.mark.parametrize(
    ("script", "written"),
    [
        ("let a = 1;\nlet b = 2;\n", "let a=1;let b=2;"),
        ("a\nb", "a\nb"),
        ("a\n++b", "a\n++b"),
        ("a\n  .b()\n  .c();", "a.b().c();"),
        ("{ a; }", "{a}"),
        ("}\nconst a", "}\nconst a"),
        ("a + +b", "a+ +b"),
        ("/a/ in b", "/a/ in b"),
        ("1 .a", "1 .a"),
        ("return a;", "return a;"),
        ('return "a";', 'return"a";'),
    ],
)
def test_an_end_of_line_or_a_space_stays_only_where_it_means_something(script: str, written: str) -> None:
    assert text_of(tokens(script)) == written
