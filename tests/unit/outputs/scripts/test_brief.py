"""Brevity: what is said in fewer signs says the same."""

import pytest

from catalogue.outputs.scripts.brief import brief
from catalogue.outputs.scripts.text import text_of
from catalogue.outputs.scripts.token import tokens


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("const one = 1;\nconst two = 2;", "let one=1,two=2;"),
        ("const one = 1;\nlet two = 2;", "let one=1,two=2;"),
        ("const one = 1;\nact();\nconst two = 2;", "let one=1;act();let two=2;"),
        (
            "const act = () => { const one = 1; const two = 2; };\nconst three = 3;",
            "let act=()=>{let one=1,two=2},three=3;",
        ),
        ("for (const one of all) act(one); const two = 2;", "for(let one of all)act(one);let two=2;"),
        ("const one = 1\nact();\nconst two = 2;", "let one=1\nact();let two=2;"),
        ("const first = (one) => one;", "let first=one=>one;"),
        ("act(() => one, async (two) => two, (three = 3) => three)", "act(()=>one,async two=>two,(three=3)=>three)"),
        ("act((one))", "act((one))"),
        ("0.5 + one ? 0.25 : 10.5", ".5+one?.25:10.5"),
        ("one ? true : false", "one?!0:!1"),
        ("one.true({ true: 1 })", "one.true({true:1})"),
    ],
)
def test_what_is_shorter_says_the_same(script: str, short: str) -> None:
    assert text_of(brief(tokens(script))) == short
