"""Dialects: what an extension of the host makes of Markdown that would be a slip without it."""

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
# By the first of its signs, the extension that makes one of another dialect.
_MADE_SIGNS = {"=": "pymdownx.mark", "~": "pymdownx.tilde", "+": "pymdownx.keys", ":": "pymdownx.emoji"}


def made_right(problem: Problem, extensions: Collection[str]) -> bool:
    """Tells whether one of these extensions makes what was meant, so that nothing is to be told."""
    if problem.code == "unmade-sign":
        return _MADE_SIGNS[problem.details["value"][0]] in extensions
    makers = _MADE_RIGHT.get(problem.code, ())
    made = any(name in extensions for name in makers)
    return made and (problem.code != "unknown-list-sign" or problem.details["value"].endswith(")"))
