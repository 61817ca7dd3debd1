"""Templates: the Jinja2 environment in which the pages' bodies are made, escaping everything by default."""

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote

from jinja2 import BaseLoader
from markupsafe import Markup

from catalogue.model.duration import Duration
from catalogue.model.translation import Translation
from catalogue.outputs import dates
from catalogue.outputs.address import Addresses, ways
from catalogue.outputs.environment import KeptCode, QuickEnvironment
from catalogue.outputs.place import said_once
from catalogue.outputs.structured import script_json
from catalogue.views.told_parts import at_one_place

Icon = Callable[[str], str]


class Templates:
    """The templates of one language.

    `loader` finds them (the site's own folder first, then the package's); `icon` returns the SVG of a name such as
    "material/forum", or an empty text; `kept` holds the compiled templates of earlier builds.
    """

    def __init__(self, loader: BaseLoader, *, words: Translation, icon: Icon, kept: KeptCode | None = None) -> None:
        self.words = words
        self.addresses = Addresses(words)
        functions: dict[str, Callable[[str], object]] = {
            "t": words,
            "has": lambda key: key in words.texts,
            "icon": cache(lambda name: Markup(icon(name)) if name else Markup()),  # noqa: S704 - the theme's own files
        }
        constant = {**functions, **self._constant_addresses()}
        self._environment = QuickEnvironment(loader, functions=constant, kept=kept)
        self._environment.globals |= {
            **functions,
            "n": lru_cache(maxsize=4096, typed=True)(words.count),
            "address": self.addresses,
            "json": script_json,
            "said_once": said_once,
        }
        self._environment.filters |= self._filters()
        self._environment.tests["at_one_place"] = at_one_place

    def _constant_addresses(self) -> dict[str, Callable[[str], object]]:
        names = ("choice", "feed", "page", "vocabulary", "word")
        return {f"address.{name}": getattr(self.addresses, name) for name in names}

    def _filters(self) -> dict[str, Callable[..., str]]:
        words = self.words
        return {
            "day": lambda value: dates.day(value, words),
            "plain_day": lambda value: dates.plain_day(value, words),
            "month": lambda value: dates.month(_first(value), words),
            "begin": lambda part: dates.begin(part, words),
            "span": lambda part: dates.span(part, words),
            "spoken": lambda text: text.replace(" – ", "–").replace("–", f" {words('course.to')} "),
            "unbroken": unbroken,
            "number": words.number,
            "percent": quote,
            "moment": lambda value: dates.moment(value, words),
            "duration": lru_cache(maxsize=1024)(lambda value: duration_text(value, words)),
        }

    def render(self, name: str, *, page: str, **values: Any) -> str:
        """Returns the template `name` filled with `values`; links in it are relative to the page address `page`."""
        return self._environment.get_template(name).render(url=ways(page), **values)

    def piece(self, name: str, *, root: str, **values: Any) -> str:
        """Returns a piece of a page, its links written from the word `root`, which stands for the way to the site's root."""
        return self._environment.get_template(name).render(url=lambda target: root + target, **values)


def _first(value: date | tuple[int, int]) -> date:
    return value if isinstance(value, date) else date(*value, 1)


@lru_cache(maxsize=4096)
def unbroken(text: str) -> str:
    """Returns a text whose times ("9–12 Uhr") stay on one line: with a word joiner behind the dash, a no-break space."""
    return text.replace("–", "–\u2060").replace(" Uhr", "\u00a0Uhr")


def duration_text(duration: Duration, words: Translation) -> str:
    """Returns a duration in words: "3 Stunden", "1 Tag", "90 Minuten", "2 Jahre"."""
    years, months = divmod(duration.months, 12)
    weeks, days = divmod(duration.days, 7) if duration.days % 7 == 0 else (0, duration.days)
    hours, minutes = divmod(duration.minutes, 60)
    if hours and minutes and duration.minutes < 120:
        hours, minutes = 0, duration.minutes
    numbers = {"years": years, "months": months, "weeks": weeks, "days": days, "hours": hours, "minutes": minutes}
    return " ".join(words.count(f"duration.{unit}", number) for unit, number in numbers.items() if number)
