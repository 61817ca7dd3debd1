"""Rules about signs of other dialects of Markdown, which staff would see as they stand: ==marked==, ~~deleted~~, ++keys++, :smile:.

Obsidian, web editors and pandoc write more of them: tasks, boxes in quotations, comments, backslashes that keep nothing.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from catalogue.checks.passages import Passage, passages
from catalogue.model.body import Body
from catalogue.model.problem import MOST, Problem, excerpt

# Most texts have none of these signs; looking for them costs next to nothing.
_PAIRS = ("==", "~~", "++", "%%", "> [!", "]{.", "^[", "{--", "{>>")
_LIKELY = re.compile(
    r":[a-z][a-z0-9_+-]{2,60}:|[~^]\w{1,3}[~^]|\[[ xX]\] (?<=[-*+.] \[.\] )|\\[\n@$%&/:;,<=?~^]|^:::", re.MULTILINE
)


def _bold(words: str) -> str:
    return f"**{words.replace('**', '')}**"


def _keys(words: str) -> str:
    return " + ".join(f"<kbd>{key[:1].upper()}{key[1:]}</kbd>" for key in words.split("+"))


_SPANS = {"underline": "<u>{}</u>", "mark": "<mark>{}</mark>", "smallcaps": "{}"}


def _span(words: str) -> str:
    text, _, name = words.partition("]{.")
    return _SPANS.get(name.partition(" ")[0].rstrip("}"), "{}").format(text)


# A sign that it has, what it looks like, and how it is written here; nothing stands for an icon.
_FORMS: tuple[tuple[str, re.Pattern[str], Callable[[str], str]], ...] = (
    ("==", re.compile(r"(?<![\w={])==(?=[^\s=])([^=\n]{1,200})(?<=\S)==(?![\w=])"), _bold),
    ("~~", re.compile(r"(?<![~{])~~(?=[^\s~])([^~\n]{1,200})(?<=\S)~~(?!~)"), lambda words: f"<del>{words}</del>"),
    ("++", re.compile(r"(?<![\w+{])\+\+([\w-]{1,30}(?:\+[\w-]{1,30}){0,4})\+\+(?![\w+])"), _keys),
    # Critic Markup: what is new, deleted, marked, replaced, said beside the text.
    ("{", re.compile(r"\{(?:\+\+|--|==|~~|>>)([^{}\n]{1,300}?)(?:\+\+|--|==|~~|<<)\}"), lambda words: words.strip()),
    (
        "%%",
        re.compile(r"(?<![\w%])(?<!\d )%%(?!%)([^%\n]{1,300})%%(?![\w%])"),
        lambda words: f"<!-- {words.strip()} -->",
    ),
    ("~", re.compile(r"(?<=[A-Za-z])~(\d{1,3})~(?![~\d])"), lambda words: f"<sub>{words}</sub>"),
    ("^", re.compile(r"(?<=\w)\^(\d{1,3}|[a-z]{1,3})\^(?!\w)"), lambda words: f"<sup>{words}</sup>"),
    ("]{.", re.compile(r"(?<![!\]\[])\[([^\[\]\n]{1,200}\]\{\.[a-z][\w .-]{0,60})\}"), _span),
    ("^[", re.compile(r"\^\[([^\[\]\n]{1,300})\]"), lambda _: "[^1]"),
    (":::", re.compile(r"\A:::+ *\{?\.?([A-Za-z][\w-]{1,30})[^\n]{0,60}"), lambda name: f"!!! {name.lower()}"),
    (":", re.compile(r"(?<![\w:/]):([a-z][a-z0-9_+-]{2,60}):(?![\w:/])"), lambda _: ""),
)


# An entry of a list that is a task, and the first line of a quotation that is a box.
_TASK = re.compile(r" *(?:[-*+]|\d+\.) +(\[[ xX]\]) +\S")
_BOX = re.compile(r"\[!([A-Za-z]{3,12})\][+-]? *([^\n\"]{0,100})")
# A backslash that keeps no sign and breaks no line here, and what it stands in front of; code, and what it keeps, aside.
_BACKSLASH = re.compile(r"(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)|\\(\n|[@$%&/:;,<=?~^])|\\.", re.DOTALL)

_DRIVE = re.compile(r"\W*[A-Za-z]:")


def unmade_sign(path: str, body: Body) -> Iterator[Problem]:
    """A text is marked, deleted, shown as keys or as an icon in the way of an extension that the site does not use."""
    text = body.markdown
    if any(sign in text for sign in _PAIRS) or _LIKELY.search(text):
        yield from islice(_told(path, body), MOST)


def _told(path: str, body: Body) -> Iterator[Problem]:
    tasks, forms = False, [form for form in _FORMS if form[0] in body.markdown]
    for passage in passages(path, body):
        written, read = "\n".join(passage.lines), passage.read
        for _, form, repaired in forms:
            for found in form.finditer(read):
                # Code and links between the signs are not read, but belong to what is told.
                yield _warning(passage, found, written[slice(*found.span())], repaired(written[slice(*found.span(1))]))
        if passage.columns[0] and not passage.listed and (box := _BOX.match(read)):
            title = f' "{box[2].strip()}"' if box[2].strip() else ""
            yield _warning(passage, box, f"[!{box[1]}]", f"!!! {box[1].lower()}{title}")
        if passage.listed and not tasks and (task := _TASK.match(read)):
            tasks = True  # told once: where one is, all are
            yield _warning(passage, task, task[1], "☐" if task[1] == "[ ]" else "☑", at=task.start(1))
        if "\\" in written:
            yield from _kept_nothing(passage, written)


def _kept_nothing(passage: Passage, written: str) -> Iterator[Problem]:
    """A backslash that is shown, and those of a path aside."""
    for found in _BACKSLASH.finditer(written):
        word = written[: found.start()].rpartition("\n")[2].rpartition(" ")[2]
        if found[2] and "\\" not in word and not _DRIVE.fullmatch(word):
            broken = found[2] == "\n"
            value = f"{word}\\" if broken else found[0]
            yield _warning(passage, found, value, f"{word}<br>" if broken else found[2])


def _warning(passage: Passage, found: re.Match[str], value: str, suggestion: str, *, at: int | None = None) -> Problem:
    spot = passage.spot(found.start() if at is None else at)
    return passage.warning("unmade-sign", *spot, value=excerpt(value), suggestion=suggestion)
