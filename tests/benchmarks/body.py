"""Bodies for the benchmarks: 150 to 400 words of German in the Markdown that authors use, no two of the same shape."""

from collections.abc import Callable
from random import Random

from tests.benchmarks.german import German

LEAST, MOST = 150, 320
BOXES = ("note", "tip", "warning", "info")
FAR = "https://intranet.musterstadt.example/themen/"

Block = Callable[[German, Random], str]


def body(german: German, chance: Random, *, other: str) -> str:
    """Returns a body; `other` is the file of an offer that it may point to."""
    wanted = chance.randrange(LEAST, MOST)
    blocks = [_paragraph(german, chance)]
    words = _length(blocks[0])
    headings = iter(chance.sample(german.texts["headings"], 8))
    while words < wanted:
        if len(blocks) % 2 or chance.random() < 0.3:
            blocks.append(
                f"{'###' if chance.random() < 0.15 and len(blocks) > 3 else '##'} {next(headings, 'Ausblick')}"
            )
        blocks.append(chance.choice(BLOCKS)(german, chance))
        words += _length(blocks[-1])
    if other and chance.random() < 0.4:
        blocks.append(f"Lesen Sie auch [{german.noun()}]({other}) und die Seiten zu [{german.noun()}]({FAR}{words}).")
    return "\n\n".join(blocks)


def _length(block: str) -> int:
    return block.count(" ") + block.count("\n") + 1


def _paragraph(german: German, chance: Random) -> str:
    said = [german.say("sentences") for _ in range(chance.randrange(2, 6))]
    if chance.random() < 0.3:
        said.append(f"Mehr dazu steht unter **{german.noun()}** und in der *{german.noun()}*.")
    return " ".join(said)


def _list(german: German, chance: Random) -> str:
    return "\n".join(f"- {german.say('items')}" for _ in range(chance.randrange(3, 8)))


def _nested(german: German, chance: Random) -> str:
    return "\n".join(
        f"- {german.say('items')}" + "".join(f"\n    - {german.say('items')}" for _ in range(chance.randrange(3)))
        for _ in range(chance.randrange(2, 5))
    )


def _steps(german: German, chance: Random) -> str:
    return "\n".join(f"{place}. {german.say('sentences')}" for place in range(1, chance.randrange(4, 7)))


def _table(german: German, chance: Random) -> str:
    rows = (f"| {german.noun()} | {german.say('objectives')} |" for _ in range(chance.randrange(2, 6)))
    return "\n".join(["| Thema | Ziel |", "| --- | --- |", *rows])


def _box(german: German, chance: Random) -> str:
    return f'!!! {chance.choice(BOXES)} "{german.noun()}"\n    {_paragraph(german, chance)}'


def _quote(german: German, chance: Random) -> str:
    return f"> {german.say('sentences')}"


# Paragraphs and lists are most of what authors write.
BLOCKS: tuple[Block, ...] = (_paragraph, _paragraph, _paragraph, _list, _list, _steps, _nested, _table, _box, _quote)
