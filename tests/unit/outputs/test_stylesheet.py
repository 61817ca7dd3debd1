"""Stylesheets: what is left out means nothing, or stands on no page."""

import re

import pytest

from catalogue.outputs.stylesheet import pressed, without

ABSENT = re.compile(r"\.md-(?:nav|search)(?![a-z])")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/* Why. */\na {\n  color: red;\n}\n", "a{color:red}"),
        ("a /* b */ c, d > e { margin: 0 auto; ; }", "a c,d>e{margin:0 auto}"),
        ("a :hover, b:not(.c, .d) { x: calc(1px + 2px) }", "a :hover,b:not(.c,.d){x:calc(1px + 2px)}"),
        (
            "@media (min-width: 60em) and (orientation: portrait) { a { b: c } }",
            "@media (min-width:60em) and (orientation:portrait){a{b:c}}",
        ),
        ('a::before { content: " } /* ; " ; }', 'a::before{content:" } /* ; "}'),
        (
            "a { b: url( data:image/svg+xml;charset=utf-8,<svg/> ) }",
            "a{b:url( data:image/svg+xml;charset=utf-8,<svg/> )}",
        ),
        ("a { content: 'it\\'s ; so' }", "a{content:'it\\'s ; so'}"),
        (":root { --a: 1px; --b: var(--a) }", ":root{--a:1px;--b:var(--a)}"),
    ],
)
def test_a_pressed_stylesheet_means_the_same(written: str, meant: str) -> None:
    assert pressed(written) == meant
    assert pressed(meant) == meant


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("a{b:c}.md-nav{b:c}", "a{b:c}"),
        (".md-nav__item,.md-typeset a,p .md-nav--primary>b{b:c}", ".md-typeset a{b:c}"),
        (".md-navigator{b:c}", ".md-navigator{b:c}"),
        ("a:not(.md-nav){b:c}a:is(b,.md-nav .c,:not(.md-search)),.md-search:is(a,b){b:c}", "a:not(.md-nav){b:c}a:is(b,.md-nav .c,:not(.md-search)){b:c}"),
        ("@media print{.md-nav{b:c}a{b:c}}@media screen{.md-nav{b:c}}", "@media print{a{b:c}}"),
        ('@charset "UTF-8";@keyframes md-nav{0%{b:c}to{b:d}}', '@charset "UTF-8";@keyframes md-nav{0%{b:c}to{b:d}}'),
        (':root{--a:url("data:,{.md-nav}")}[a=",.md-nav"] b{b:c}', ':root{--a:url("data:,{.md-nav}")}[a=",.md-nav"] b{b:c}'),
        ("a{b:c}\n/*# sourceMappingURL=x */", "a{b:c}"),
    ],
)  # fmt: skip
def test_only_rules_for_what_is_absent_are_left_out(written: str, left: str) -> None:
    assert without(written, ABSENT) == left


@pytest.mark.parametrize("written", ["a{b:c", "a{b:c}}", "a{b:c} d"])
def test_what_is_no_stylesheet_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="middle of a rule"):
        without(written, ABSENT)
