"""Runs under the system's Python in a session bus of its own: a calendar of Evolution, asked over standard input.

Each line read is answered with one line of JSON. "sync" asks the server for news; "agenda" gives the entries as
[start, title, place, status].
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
from gi.repository import ECal, EDataServer, ICalGLib  # noqa: E402 - after the versions

DO_NOT_WAIT = 0xFFFFFFFF  # (guint32) -1 of e_cal_client_connect_sync; 0 waits for ever


def entries(client: Any) -> Iterator[list[str]]:
    """Returns what the calendar holds."""
    _, components = client.get_object_list_as_comps_sync("#t", None)
    for component in components:
        event = component.get_icalcomponent()
        status = event.get_first_property(ICalGLib.PropertyKind.STATUS_PROPERTY)
        start = event.get_dtstart().as_ical_string()
        yield [start, event.get_summary(), event.get_location() or "", status.get_value_as_string() if status else ""]


def main() -> None:
    """Opens the source that the test has written and answers until the input ends."""
    source = EDataServer.SourceRegistry.new_sync(None).ref_source("courses")
    client = ECal.Client.connect_sync(source, ECal.ClientSourceType.EVENTS, DO_NOT_WAIT, None)
    for line in sys.stdin:
        if line.strip() == "sync":
            client.refresh_sync(None)
            print(json.dumps(None), flush=True)
        else:
            print(json.dumps(sorted(entries(client))), flush=True)


main()
