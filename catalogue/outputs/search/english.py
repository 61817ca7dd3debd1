"""English: the lists behind stop words, endings and dates."""

from catalogue.outputs.search.rules import Rules

_STOP = """
a about after all also am an and any are as at be because been before being between both but by can could did do does doing
for from had has have having he her here hers him his how i if in into is it its just me more most my no nor not of off on
once only or other our out over own please same she should so some such than that the their them then there these they this
those through to too under until up very was we were what when where which while who whom why will with would you your
"""
_LIGHT = """
get gets getting make making use using used work works working find finding need needs want wants help new good better quick
digital session sessions learn learning
"""
_COURSES = "course courses seminar seminars training trainings workshop workshops class classes"
_GUIDES = "guide guides instructions manual howto"
_MONTHS = "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec"
_DAYS = "monday mon|tuesday tue|wednesday wed|thursday thu|friday fri|saturday sat|sunday sun"
_DATES = {
    "months": [month.split() for month in _MONTHS.split("|")],
    "days": [day.split() for day in _DAYS.split("|")],
    "today": ["today"],
    "tomorrow": ["tomorrow"],
    "overmorrow": [],
    "this": ["this", "current"],
    "next": ["next", "coming"],
    "last": ["last", "past", "previous"],
    "week": ["week", "weeks"],
    "month": ["month", "months"],
    "year": ["year", "years"],
    "glue": ["in", "on", "at", "from", "to", "the", "of", "early", "mid", "late", "dates"],
}

ENGLISH = Rules(
    language="en",
    stop=frozenset(_STOP.split()),
    light=frozenset(_LIGHT.split()),
    forms=frozenset(f"{_COURSES} {_GUIDES} online onsite hybrid video videos".split()),
    kinds={"course": tuple(_COURSES.split()), "guide": tuple(_GUIDES.split())},
    questions=frozenset(["how", "what", "where", "who", "why", "when", "which", "can", "may", "must"]),
    inflections=("s", "es", "ed", "d", "ing", "ies", "y", "ied"),
    derivations=("er", "ers", "or", "ors", "ion", "ions", "ation", "ations", "ment", "ments", "ness", "ly", "al", "able", "ity"),
    nouns=(),
    particles=(),
    links=("",),
    affixes=frozenset(("ing", "ings", "ment", "ness", "able", "tion", "tions", "over", "under", "with", "self")),
    dates=_DATES,
)  # fmt: skip
