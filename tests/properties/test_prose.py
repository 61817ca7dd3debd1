"""Free input for outlines: a body that is called prose has no mark that any rule would look at."""

from hypothesis import example, given
from hypothesis import strategies as st

from catalogue.checks.body import Inspected, inspect
from catalogue.model.body import Body
from catalogue.model.outline import Sort, outline
from catalogue.model.prose import is_prose

BITS = st.sampled_from([
    "Text", "ä", " ", "    ", "\n", "\n\n", "# ", "#", "## ", "=", "===", "---", "- ", "1. ", "> ", "* ", "`", "```", "~~~", "~", "[", "]", "(",
    ")", "!", "<", ">", "b", "a.md", "javascript:x", "{", "}", ": ", "onclick=x", "&lt;", "&#60;", "\\", "|", "!!! note", '=== "Tab"', "[^1]:",
    "http://a.example", "**", "_", "mermaid", "\t", "+++", "$$", "^^", "==",
])  # fmt: skip
TEXTS = st.lists(BITS, max_size=16).map("".join)


@given(TEXTS | st.text(max_size=30))
@example("Text\n\n## Inhalte\n\n- **eins**: zwei\n\n1. drei\n")
def test_prose_holds_nothing_to_look_at(text: str) -> None:
    if is_prose(Body(text)):
        marks = outline(Body(text))
        assert {mark.sort for mark in marks} <= {Sort.HEADING}
        assert not [mark for mark in marks if mark.sort is Sort.HEADING and mark.level == 1]
        assert inspect("x", Body(text)) == Inspected("x", ())
