"""JSON-LD in schema.org's words, which cannot end the script it stands in."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.model.body import Body
from catalogue.outputs.address import Addresses
from catalogue.outputs.structured import script_json, structured
from catalogue.reading.translations import read_translation
from tests.making import catalogue, course, guide, session

ADDRESSES = Addresses(read_translation("de"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def course_json(*sessions: dict[str, Any], **fields: Any) -> Any:
    made = catalogue(course("zoom", *sessions, **fields))
    return json.loads(structured(made.courses[0], settings=made.settings, addresses=ADDRESSES))


def instance(**fields: Any) -> Any:
    return course_json(session("a", **fields))["hasCourseInstance"][0]


class _Scripts(HTMLParser):
    """Collects what stands in script elements and behind them."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.script, self.rest = False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.script += data
        else:
            self.rest += data


@pytest.mark.no_cover  # the others run the same code, in less time
@given(
    st.dictionaries(
        st.text() | st.sampled_from(["</script>", "<!--<script>"]), JSON | st.sampled_from(["</script>", "<!--", "]]>"])
    )
)
def test_json_cannot_end_its_script(data: dict[str, Any]) -> None:
    text = script_json(data)
    assert json.loads(text) == data
    assert not set(text) & set("<>&")
    parser = _Scripts()
    parser.feed(f'<script type="application/ld+json">{text}</script>end')
    parser.close()
    assert json.loads(parser.script) == data
    assert parser.rest == "end"


@pytest.mark.parametrize(
    ("fields", "status", "previous"),
    [
        ({}, "EventScheduled", None),
        ({"status": "confirmed"}, "EventScheduled", None),
        ({"status": "cancelled"}, "EventCancelled", None),
        ({"previous_start": "2027-02-01 09:00"}, "EventRescheduled", "2027-02-01T09:00+01:00"),
        ({"previous_start": "2027-02-01 09:00", "status": "cancelled"}, "EventCancelled", "2027-02-01T09:00+01:00"),
    ],
)
def test_the_status_of_a_session(fields: dict[str, str], status: str, previous: str | None) -> None:
    data = instance(**fields)
    assert data["eventStatus"] == f"https://schema.org/{status}"
    assert data.get("previousStartDate") == previous


def test_a_session_has_its_times_with_their_offset() -> None:
    assert (instance()["startDate"], instance()["endDate"]) == ("2027-03-10T09:00+01:00", "2027-03-10T12:00+01:00")
    whole = instance(start="2027-07-10", end="2027-07-11")
    assert (whole["startDate"], whole["endDate"]) == ("2027-07-10", "2027-07-11")


def test_a_room_is_a_place_and_an_online_room_is_none() -> None:
    assert instance(venue="rathaus")["location"] == {
        "@type": "Place", "name": "Rathaus", "address": "Marktplatz 1, 12345 Musterstadt",
    }  # fmt: skip
    assert instance(venue="online")["location"] == {
        "@type": "VirtualLocation", "name": "Online-Raum", "url": "https://intranet.stadt.example/online",
    }  # fmt: skip
    assert "location" not in instance()


@pytest.mark.parametrize(
    ("fields", "left"), [({}, None), ({"places_left": "0"}, 0), ({"places_left": "4"}, 4), ({"status": "full"}, 0)]
)
def test_the_places_left(fields: dict[str, str], left: int | None) -> None:
    assert instance(**fields).get("remainingAttendeeCapacity") == left


def test_several_parts_are_events_of_their_own() -> None:
    parts = [
        {"id": "1", "start": "2027-03-10 09:00", "end": "2027-03-10 12:00", "venue": "rathaus"},
        {"id": "2", "start": "2027-03-11 09:00", "end": "2027-03-11 12:00", "venue": "online"},
    ]
    data = instance(parts=parts)
    assert [part["location"]["@type"] for part in data["subEvent"]] == ["Place", "VirtualLocation"]
    assert data["endDate"] == "2027-03-11T12:00+01:00"
    assert "subEvent" not in instance()


def test_a_course() -> None:
    data = course_json(
        title="Zoom", summary="Kurz.", duration="pt3h", level="basic", audiences=["alle"], objectives=["Können"],
        competences=["2.1"], keywords=["Video"], published="2026-10-01", capacity={"max": "15"}, format="seminar",
    )  # fmt: skip
    assert data == {
        "@context": "https://schema.org", "@type": "Course", "@id": "https://fortbildung.stadt.example/kurse/zoom/",
        "url": "https://fortbildung.stadt.example/kurse/zoom/", "name": "Zoom", "description": "Kurz.",
        "inLanguage": "de", "keywords": ["Video"], "educationalLevel": "Grundlagen", "courseCode": "zoom",
        "audience": [{"@type": "Audience", "audienceType": "Alle Beschäftigten"}], "teaches": ["Können", "Interagieren"],
        "datePublished": "2026-10-01", "provider": {"@type": "Organization", "name": "Stadt Musterstadt"},
        "timeRequired": "PT3H",
    }  # fmt: skip


def test_a_guide_has_its_steps() -> None:
    body = "1. Öffnen Sie *Zoom*.\n2. Klicken Sie auf **Neu**.\n   - Nebenbei\n\nEnde.\n"
    made = catalogue(guides=[guide("dms", tools=["zoom"], duration="PT5M", language="en", body=Body(body))])
    data = json.loads(structured(made.guides[0], settings=made.settings, addresses=ADDRESSES))
    assert data["@type"] == "HowTo"
    assert data["inLanguage"] == "en"
    assert [step["position"] for step in data["step"]] == [1, 2]
    assert data["step"][0]["text"] == "Öffnen Sie Zoom."
    assert data["step"][1]["text"].startswith("Klicken Sie auf Neu.")
    assert data["tool"] == [{"@type": "HowToTool", "name": "Zoom"}]
    assert data["totalTime"] == "PT5M"
    assert data["url"].endswith("/anleitungen/dms/")
