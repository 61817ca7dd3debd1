"""Dialects: parsers whose every part is known, and those that something unknown was added to."""

from typing import Any

import pytest
from markdown import Extension, Markdown

from catalogue.outputs.markdown_extensions import Alignment, GenderStar
from catalogue.outputs.plain_dialect import Dialect, dialect_of

HOST = ("toc", "tables", "fenced_code")


def dialect(*extensions: str | Extension, **configs: dict[str, Any]) -> Dialect | None:
    return dialect_of(Markdown(extensions=[*extensions, GenderStar(), Alignment()], extension_configs=configs))


def test_what_shows_in_plain_bodies_is_known() -> None:
    def slug(text: str, separator: str) -> str:
        return text + separator

    found = dialect(*HOST, "admonition", "smarty", toc={"slugify": slug, "separator": "_"})
    assert found is not None
    assert found.slugify is slug
    assert found.separator == "_"
    assert found.admonitions
    assert found.rules
    bare = dialect(*HOST)
    assert bare is not None
    assert (bare.rules, bare.admonitions, bare.permalink) == ((), False, "")


@pytest.mark.parametrize(
    ("config", "link"),
    [
        ({"permalink": True}, '<a class="headerlink" href="#{}" title="Permanent link">¶</a>'),
        ({"permalink": "#", "permalink_title": "", "permalink_class": "x"}, '<a class="x" href="#{}">#</a>'),
    ],
)
def test_links_at_headings_are_known(config: dict[str, Any], link: str) -> None:
    found = dialect(*HOST, toc=config)
    assert found is not None
    assert found.permalink == link


@pytest.mark.parametrize(
    "extension",
    ["abbr", "legacy_attrs", "legacy_em", "meta", "nl2br", "sane_lists", "wikilinks", "pymdownx.betterem", "pymdownx.caret",
     "pymdownx.magiclink", "pymdownx.saneheaders", "pymdownx.tasklist", "pymdownx.tilde"],
)  # fmt: skip
def test_an_extension_that_is_not_known_makes_the_dialect_unknown(extension: str) -> None:
    assert dialect(*HOST, extension) is None


class Louder(Extension):
    """Puts a rule of its own kind in the place of a known one."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        linebreak: Any = md.inlinePatterns["linebreak"]
        md.inlinePatterns.register(type(linebreak)(r"\n", "br"), "linebreak", 100)


def test_a_known_part_with_another_rule_is_not_known() -> None:
    assert dialect(*HOST, Louder()) is None


@pytest.mark.parametrize(
    "configs",
    [
        {"toc": {"anchorlink": True}},
        {"toc": {"baselevel": 2}},
        {"toc": {"marker": "Inhalt"}},
        {"toc": {"permalink": True, "permalink_leading": True}},
        {"toc": {"permalink": "<b>"}},
        {"tables": {"use_align_attribute": True}},
        {"smarty": {"substitutions": {"mdash": "<hr>"}}},
    ],
)
def test_a_setting_that_would_show_makes_the_dialect_unknown(configs: dict[str, Any]) -> None:
    assert dialect(*HOST, "smarty", **configs) is None


@pytest.mark.parametrize("missing", ["toc", "tables"])
def test_without_a_part_that_plain_bodies_need_the_dialect_is_unknown(missing: str) -> None:
    assert dialect(*(name for name in HOST if name != missing)) is None


def test_without_our_own_extensions_the_dialect_is_unknown() -> None:
    assert dialect_of(Markdown(extensions=list(HOST))) is None


def test_code_of_which_a_setting_may_make_anything_is_not_known() -> None:
    fence = {"name": "x", "class": "y", "format": str}
    found = dialect(*HOST, "pymdownx.superfences")
    assert found is not None
    assert found.code is not None
    assert found.code("", "a < b\n") == '<div class="highlight"><pre><span></span><code>a &lt; b\n</code></pre></div>'
    own = dialect(*HOST, "pymdownx.superfences", **{"pymdownx.superfences": {"custom_fences": [fence]}})
    assert own is not None
    assert own.code is None
    without = dialect("toc", "tables")
    assert without is not None
    assert without.code is None
