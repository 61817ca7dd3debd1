"""Dialects: what an extension of the host makes of Markdown that would be a slip without it, and what a plugin lets be one."""

from collections.abc import Collection

from catalogue.model.problem import Problem

_FANCY_LISTS = "pymdownx.fancylists"
# By the codes of problems, the extensions that make what was meant. Those of lists begin one at `1)`, in a list at two blanks, or
# with the number that was written.
_MADE_RIGHT = {
    "unknown-list-sign": (_FANCY_LISTS,),
    "flat-sub-list": ("mdx_truly_sane_lists",),
    "heading-without-blank": ("pymdownx.saneheaders",),
    "restarted-list": ("sane_lists", _FANCY_LISTS),
}
# By the signs with which it begins, the extensions that make one of another dialect.
_MADE_SIGNS = {
    "=": ("pymdownx.mark",), "~": ("pymdownx.tilde",), "+": ("pymdownx.keys",), ":::": (), ":": ("pymdownx.emoji",),
    "[!": ("callouts", "github-callouts", "pymdownx.quotes"), "[ ]": ("pymdownx.tasklist",), "[x]": ("pymdownx.tasklist",),
    "[X]": ("pymdownx.tasklist",), "^[": ("inline_footnotes",), "^": ("pymdownx.caret",), "\\": ("pymdownx.escapeall",),
    "{": ("pymdownx.critic",),
}  # fmt: skip


# Plugins that fill in placeholders: without one of them, nobody means by {{ name }} anything else than that.
_FILLING = frozenset({"macros", "table-reader", "include-markdown", "markdownextradata"})


def made_right(problem: Problem, extensions: Collection[str], plugins: Collection[str] = ()) -> bool:
    """Tells whether one of these extensions makes what was meant, or nobody meant it otherwise, so that nothing is to be told."""
    if problem.code == "unfilled-macro":
        return _FILLING.isdisjoint(plugins)
    if problem.code == "unmade-sign":
        value = problem.details["value"]
        makers = next((names for signs, names in _MADE_SIGNS.items() if value.startswith(signs)), ())
        makers = ("pymdownx.escapeall",) if value.endswith("\\") else makers
        return any(name in extensions for name in makers)
    makers = _MADE_RIGHT.get(problem.code, ())
    made = any(name in extensions for name in makers)
    return made and (problem.code != "unknown-list-sign" or problem.details["value"].endswith(")"))
