"""The state of a session: every standing, and each on the right side of midnight."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.model.session import SessionStatus
from catalogue.views.state import FEW_PLACES, Standing, State, state_of
from tests.making import catalogue, course, session

EMAIL = {"email": "fortbildung@stadt.example"}
# The usual session takes place on 2027-03-10; registration closes seven days before.
WEEK = {**EMAIL, "closes": "P7D"}


def state(today: str, *, registration: Any = WEEK, **fields: Any) -> State:
    made = catalogue(course("zoom", session("a", **fields), registration=registration)).courses[0]
    return state_of(made, made.sessions[0], today=date.fromisoformat(today))


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        ("2027-01-01", Standing.OPEN),
        ("2027-03-03", Standing.OPEN),
        ("2027-03-04", Standing.CLOSED),
        ("2027-03-10", Standing.CLOSED),
        ("2027-03-11", Standing.PAST),
    ],
)
def test_the_days_of_a_session(today: str, standing: Standing) -> None:
    found = state(today)
    assert found.standing is standing
    assert found.closing == date(2027, 3, 3)
    assert found.open is (standing is Standing.OPEN)
    assert found.over is (standing is Standing.PAST)


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        ("2027-03-10", Standing.OPEN),
        ("2027-03-11", Standing.RUNNING),
        ("2027-03-12", Standing.RUNNING),
        ("2027-03-13", Standing.PAST),
    ],
)
def test_a_session_of_several_days_runs_from_its_second_day_on(today: str, standing: Standing) -> None:
    parts = [
        {"id": "2", "start": "2027-03-12", "end": "2027-03-12"},
        {"id": "1", "start": "2027-03-10 09:00", "end": "2027-03-10 16:00"},
    ]
    assert state(today, registration=EMAIL, parts=parts).standing is standing


@pytest.mark.parametrize(("today", "over"), [("2027-03-12", False), ("2027-03-13", True)])
def test_a_whole_day_is_over_on_the_day_after(today: str, over: bool) -> None:
    assert state(today, start="2027-03-10", end="2027-03-12").over is over


@pytest.mark.parametrize("today", ["2027-01-01", "2027-03-10", "2027-04-01"])
def test_cancelled_stays_cancelled(today: str) -> None:
    found = state(today, status="cancelled", places_left="0", previous_start="2027-02-01 09:00")
    assert found.standing is Standing.CANCELLED
    assert not found.open
    assert not found.moved


@pytest.mark.parametrize("today", ["2027-01-01", "2027-03-10", "2027-04-01"])
def test_held_stays_held(today: str) -> None:
    assert state(today, status="held").standing is Standing.HELD
    assert not state(today, status="held").open


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ({"status": "confirmed"}, Standing.CONFIRMED),
        ({"status": "full"}, Standing.FULL),
        ({"status": "full", "places_left": "5"}, Standing.FULL),
        ({"places_left": "0"}, Standing.FULL),
        ({"status": "confirmed", "places_left": "0"}, Standing.FULL),
        ({"places_left": "1"}, Standing.FEW),
        ({"places_left": str(FEW_PLACES)}, Standing.FEW),
        ({"status": "confirmed", "places_left": str(FEW_PLACES)}, Standing.FEW),
        ({"places_left": str(FEW_PLACES + 1)}, Standing.OPEN),
    ],
)
def test_how_full_it_is(fields: dict[str, str], standing: Standing) -> None:
    found = state("2027-01-01", **fields)
    assert found.standing is standing
    assert found.open is (standing is not Standing.FULL)
    assert state("2027-03-11", **fields).standing is Standing.PAST


def test_full_beats_closed() -> None:
    assert state("2027-03-05", status="full").standing is Standing.FULL


def test_without_registration_nothing_is_open_to_register() -> None:
    found = state("2027-01-01", registration="none")
    assert (found.standing, found.open, found.closing) == (Standing.OPEN, False, None)


def test_a_session_may_have_a_registration_of_its_own() -> None:
    assert state("2027-01-01", registration="none", url="https://stadt.example/anmelden").open


def test_a_session_closes_when_it_says_so_itself() -> None:
    assert state("2027-01-01", closes="2027-02-01").closing == date(2027, 2, 1)
    assert state("2027-01-01", closes="P1D").closing == date(2027, 3, 9)


def test_moved_as_long_as_it_is_ahead() -> None:
    assert state("2027-03-10", previous_start="2027-02-01 09:00").moved
    assert not state("2027-03-11", previous_start="2027-02-01 09:00").moved
    assert not state("2027-03-10").moved


@given(
    status=st.sampled_from(SessionStatus),
    places=st.none() | st.integers(0, 9),
    today=st.dates(date(2027, 2, 20), date(2027, 3, 20)),
    length=st.integers(0, 3),
)
def test_what_holds_of_every_state(status: SessionStatus, places: int | None, today: date, length: int) -> None:
    fields = {} if places is None else {"places_left": str(places)}
    found = state(today.isoformat(), status=status.value, end=f"2027-03-{10 + length} 12:00", **fields)
    assert found.over is (today > date(2027, 3, 10 + length))
    assert not (found.open and found.over)
    if found.open:
        assert found.closing is not None
        assert found.closing >= today
    if not found.over:
        assert found.standing is not Standing.PAST
    assert (found.standing is Standing.CANCELLED) is (status is SessionStatus.CANCELLED)
