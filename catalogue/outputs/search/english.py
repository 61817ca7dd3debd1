"""English: the lists behind stop words, endings and dates."""

from catalogue.outputs.search.folding import fold
from catalogue.outputs.search.rules import LENGTHS, Rules

_STOP = """
a about after all also am an and any are as at be because been before being between both but by can could did do does doing
for from had has have having he her here hers him his how i if in into is it its just me more most my no nor not of off on
once only or other our out over own please same she should so some such than that the their them then there these they this
those through to too under until up very was we were what when where which while who whom why will with would you your
us may might must shall without within upon via per let lets dont cant isnt doesnt wont didnt im ive id whats wheres hows theres
another any anyone someone something anything every each few many much now already yet still ever never here rather really ok
please etc versus vs got getting whilst amongst although though since whether whose whom been
youre youve youll youd were weve theyre theyve theyll hes shes thats heres whos arent wasnt werent hasnt havent hadnt couldnt
shouldnt wouldnt mustnt aint hello hi thanks thank actually just really maybe perhaps
"""
_QUESTIONS = "how what where who why when which can may must i me my we us our"
_LIGHT = """
get gets getting make making makes use using used uses work works working find finding need needs want wants help helps new good
better best quick easy simple start started starting begin day days run running do doing done way ways thing things know tell show give go
going take takes taking taken took place held put see look looking for topic topics about people agency agencies tips basics overview introduction intro
info information question questions problem problems digital session sessions learn learning best right properly
upcoming available useful handy practical essential essentials fundamentals primer explained beginner beginners advanced
"""
_COURSES = """
course courses seminar seminars training trainings workshop workshops class classes webinar webinars lesson lessons tutorial
tutorials event events
"""
_GUIDES = "guide guides instructions manual howto handbook"
_FORMS = f"{_COURSES} {_GUIDES} online onsite hybrid video videos"
_DERIVATIONS = """
er ers or ors ion ions ation ations ition itions ization izations ize izes ized izing isation isations ise ises ised ising ement ements ment ments ness ly al ally
able ably le ility ilities ity ities ive ives ance ances ence ences ant ants ent ents ship ships ership ful less
ist ists ism ic ics ical ian ians our oural isational izational is ication ications icate icates ified ifying ying ancy ancies ency encies iance iant
"""
_AFFIXES = """
ing ings ment ments ness able ible tion tions ation ations sion ally less ship over under with self ers ors ism ist ists ance ence
ent ant ity out pre pro non sub dis mis
"""
_MONTHS = "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec"
_DAYS = "monday mon|tuesday tue|wednesday wed|thursday thu|friday fri|saturday sat|sunday sun"
# What "one", "first" and "1st" begin with stands behind one another; "first" itself would be how long "first day" lasts.
_NAMED = "one|fir|a two|seco three|thi four five|fif six seven eight|eigh nine|nin ten eleven twelve|twelf"
_NUMBERS = " ".join(
    [*(f"{stems}|{number}" for number, stems in enumerate(_NAMED.split(), 1)), *map(str, range(13, 32))]
)
_DATES = {
    "months": [month.split() for month in _MONTHS.split("|")],
    "days": [list(map(fold, (day, *short, f"{day}s"))) for day, *short in map(str.split, _DAYS.split("|"))],
    "today": ["today"],
    "tomorrow": ["tomorrow"],
    "overmorrow": [],
    "this": ["this", "current"],
    "next": ["next", "coming"],
    "afternext": [],
    "last": ["last", "past", "previous"],
    "day": ["days"],
    # "June 14", "6/14/2027"; the latter is read as Britons write it besides.
    "american": True,
    "week-number": ["cw"],
    "week": ["week", "weeks"],
    "month": ["month", "months"],
    "quarter": ["quarter"],
    "half": [],
    "seasons": [["spring"], ["summer"], ["autumn", "fall"], ["winter"]],
    "year": ["year", "years"],
    "stretches": "early mid late",
    "bounds": "from until|till|to before after since",
    "numbers": _NUMBERS,
    "endings": "(?:th|st|nd|rd)?",
    "amounts": "quarter half full|whole multi|several",
    "spans": [
        ["minute", "minutes", "min"],
        ["hour", "hours", "h", "halfhour"],
        ["day", "days", "halfday", "fullday", "oneday", "twoday", "threeday", "multiday"],
    ],
    "brief": ["short", "brief"],
    "lengths": LENGTHS,
    "glue": ["in", "on", "at", "from", "since", "until", "till", "to", "before", "after", "the", "of", "early", "mid", "late",
             "start", "beginning", "middle", "end", "dates"],
}  # fmt: skip

ENGLISH = Rules(
    language="en",
    stop=frozenset(map(fold, _STOP.split())),
    light=frozenset(_LIGHT.split()),
    forms=frozenset(_FORMS.split()),
    kinds={"course": tuple(_COURSES.split()), "guide": tuple(_GUIDES.split())},
    questions=frozenset(_QUESTIONS.split()),
    inflections=("s", "es", "e", "ed", "d", "ing", "ings", "ies", "y", "ied"),
    derivations=tuple(_DERIVATIONS.split()),
    nouns=(),
    # "On" says what a title is about more often than where: "Guidance on remote work".
    asides=frozenset(("in", "at", "during")),
    openings=frozenset(f"{_LIGHT} {_FORMS}".split()),
    infinitives=(),
    particles=(),
    links=("",),
    affixes=frozenset(_AFFIXES.split()),
    dates=_DATES,
)  # fmt: skip
