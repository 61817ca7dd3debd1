"""Templates: every value is escaped, a missing one is our bug, and durations read as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, UndefinedError

from catalogue.model.duration import parse_duration
from catalogue.outputs.templating import Templates, duration_text
from catalogue.reading.translations import read_translation

DE, EN = read_translation("de"), read_translation("en")


def templates(**sources: str) -> Templates:
    loader = DictLoader({f"{name}.html": source for name, source in sources.items()})
    return Templates(loader, words=DE, icon=lambda name: f"<svg>{name}</svg>" if name == "material/forum" else "")


def render(source: str, *, page: str = "kurse/zoom/", **values: object) -> str:
    return templates(x=source).render("x.html", page=page, **values)


HOSTILE = "<script>\"&'</script>"
ESCAPED = "&lt;script&gt;&#34;&amp;&#39;&lt;/script&gt;"


@pytest.mark.parametrize(
    "source",
    [
        "{{ v }}",
        "{{ [v] | join }}",
        "{% set w = v %}{{ w }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(v) }}",
        "{{ v ~ '' }}",
    ],
)
def test_every_value_is_escaped(source: str) -> None:
    assert render(source, v=HOSTILE) == ESCAPED
    assert render(f'<a title="{source}">', v=HOSTILE) == f'<a title="{ESCAPED}">'


@given(st.text())
def test_no_text_becomes_markup(text: str) -> None:
    html = render("{{ v }}", v=text)
    assert not set(html) & set("<>\"'")


def test_words_with_values_are_escaped_too() -> None:
    assert ESCAPED in render('{{ t("agenda.month", month=v) }}', v=HOSTILE)


def test_a_value_nobody_gave_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("{{ nothing }}")
    with pytest.raises(KeyError):
        render('{{ t("no.such.key") }}')


def test_what_templates_can_ask_for() -> None:
    assert render('{{ icon("material/forum") }}{{ icon("other") }}{{ icon(none) }}') == "<svg>material/forum</svg>"
    assert render('{{ url("kurse/vuca/") }}') == "../vuca/"
    assert render('{{ has("agenda.title") }} {{ has("nothing") }}') == "True False"
    assert render('{{ n("list.offers", 1) }}, {{ n("list.offers", 2) }}') == "1 Angebot, 2 Angebote"
    assert render("{{ (2027, 3) | month }}") == "März 2027"
    assert render("{{ json({'a': '</script>'}) }}") == '{"a":"\\u003c/script\\u003e"}'


@pytest.mark.parametrize(
    ("text", "german", "english"),
    [
        ("PT90M", "90 Minuten", "90 minutes"),
        ("PT1H30M", "90 Minuten", "90 minutes"),
        ("PT1M", "1 Minute", "1 minute"),
        ("PT60M", "1 Stunde", "1 hour"),
        ("PT3H", "3 Stunden", "3 hours"),
        ("PT2H30M", "2 Stunden 30 Minuten", "2 hours 30 minutes"),
        ("P1D", "1 Tag", "1 day"),
        ("P2D", "2 Tage", "2 days"),
        ("P7D", "1 Woche", "1 week"),
        ("P2W", "2 Wochen", "2 weeks"),
        ("P10D", "10 Tage", "10 days"),
        ("P60D", "60 Tage", "60 days"),
        ("P1M", "1 Monat", "1 month"),
        ("P18M", "1 Jahr 6 Monate", "1 year 6 months"),
        ("P2Y", "2 Jahre", "2 years"),
        ("P1DT4H", "1 Tag 4 Stunden", "1 day 4 hours"),
    ],
)
def test_durations_in_words(text: str, german: str, english: str) -> None:
    duration = parse_duration(text)
    assert duration is not None
    assert duration_text(duration, DE) == german
    assert duration_text(duration, EN) == english


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.integers(0, 9999))
def test_no_duration_is_without_words(years: int, months: int, days: int, minutes: int) -> None:
    duration = parse_duration(f"P{years}Y{months}M{days}DT{minutes}M")
    assert duration is not None
    text = duration_text(duration, DE)
    assert bool(text) is bool(years or months or days or minutes)
    assert not any(word == "0" for word in text.split())
