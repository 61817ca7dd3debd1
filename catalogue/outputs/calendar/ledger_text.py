"""The text of a ledger: stable, sorted JSON in UTF-8, put together from the texts of its entries."""

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256

from catalogue.outputs.calendar.entry_text import Text, quoted, unpacked
from catalogue.outputs.calendar.ledger import SCHEMA, FeedRecord
from catalogue.outputs.calendar.share import Placed


def write(
    placed: Collection[Placed], shown: Mapping[str, tuple[str, ...]], feeds: Mapping[str, FeedRecord], *, site: str
) -> bytes:
    """Returns the ledger with a checksum, which finds edits by hand.

    `placed` are the entries that the next build has to know, `shown` the keys of the feeds that show each by UID,
    sorted; `feeds` are the records of the feeds by key.
    """

    def texts() -> Iterator[Text]:
        entries = ((each.uid, record_text(each, shown.get(each.uid, ()))) for each in sorted(placed))
        yield from _block("entries", entries)
        yield from _block("feeds", ((key, _feed_text(feeds[key])) for key in sorted(feeds)))
        yield _end(site)

    # One after the other, for all of them at once would take as much room as the catalogue.
    checksum, lines = sha256(b"{"), []
    for text in texts():
        checksum.update(text.dense)
        lines.append(text.lines)
    return b"".join((f'{{\n "checksum": "{checksum.hexdigest()}",\n'.encode(), *lines))


def record_text(each: Placed, shown: tuple[str, ...]) -> Text:
    """Returns the record of an entry that stands in the feeds `shown`; in none, it keeps its stamps alone."""
    stamps = f'"place": "{each.place}",\n   "rendered": "{each.rendered}",\n   "sequence": {each.sequence}\n  }}'
    dense = f'"place":"{each.place}","rendered":"{each.rendered}","sequence":{each.sequence}}}'
    if each.moved:
        stamps, dense = f'"moved": "{each.moved}",\n   {stamps}', f'"moved":"{each.moved}",{dense}'
    if each.gone:
        stamps, dense = f'"gone": true,\n   {stamps}', f'"gone":true,{dense}'
    if not shown:
        return Text(
            f'{{\n   "changed": "{each.changed}",\n   {stamps}'.encode(),
            f'{{"changed":"{each.changed}",{dense}'.encode(),
        )
    entry = unpacked(each.text)
    listed, row = '",\n    "'.join(shown), '","'.join(shown)
    return Text(
        b'{\n   "changed": "%b",\n   "entry": %b,\n   "feeds": [\n    "%b"\n   ],\n   %b'
        % (each.changed.encode(), entry.lines, listed.encode(), stamps.encode()),
        b'{"changed":"%b","entry":%b,"feeds":["%b"],%b'
        % (each.changed.encode(), entry.dense, row.encode(), dense.encode()),
    )


def _block(name: str, records: Iterator[tuple[str, Text]]) -> Iterator[Text]:
    """Yields a mapping piece by piece; nothing when it is empty."""
    lines, dense = f' "{name}": {{\n  '.encode(), f'"{name}":{{'.encode()
    found = False
    for key, text in records:
        found = True
        yield Text(b'%b"%b": %b' % (lines, key.encode(), text.lines), b'%b"%b":%b' % (dense, key.encode(), text.dense))
        lines, dense = b",\n  ", b","
    if found:
        yield Text(b"\n },\n", b"},")


def _end(site: str) -> Text:
    return Text(
        f' "schema": {SCHEMA},\n "site": {quoted(site)}\n}}\n'.encode(),
        f'"schema":{SCHEMA},"site":{quoted(site)}}}'.encode(),
    )


def _feed_text(feed: FeedRecord) -> Text:
    name, colour = quoted(feed.name), quoted(feed.colour)
    if not feed.colour:
        return Text(f'{{\n   "name": {name}\n  }}'.encode(), f'{{"name":{name}}}'.encode())
    return Text(
        f'{{\n   "colour": {colour},\n   "name": {name}\n  }}'.encode(), f'{{"colour":{colour},"name":{name}}}'.encode()
    )
