"""The policy of the pages that are about to be published, noted while they go by."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from catalogue.outputs.output import Output
from catalogue.outputs.policy import Needs, header_files, headers


def with_policy(outputs: Iterable[Output], staging: Path) -> Iterator[Output]:
    """Yields the outputs one by one, and behind them the web server's files for all pages, those in `staging` included."""
    needs = Needs()
    for output in outputs:
        if output.path.endswith(".html"):
            needs.see(output.content)
        yield output
    for page in staging.rglob("*.html"):
        needs.see(page.read_bytes())
    yield from header_files(headers(needs.scripts, media=needs.media))
