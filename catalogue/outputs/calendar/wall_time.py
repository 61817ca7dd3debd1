"""Wall times in words: moments as entries tell them."""

from catalogue.model.moment import Moment
from catalogue.model.translation import Translation
from catalogue.outputs.dates import entry_day


def moment_text(moment: Moment, words: Translation) -> str:
    """Returns a moment: "10.03.2026, 09:00 Uhr"."""
    day = entry_day(moment.day, words)
    return day if moment.clock is None else words("calendar.moment", day=day, clock=moment.clock.isoformat("minutes"))
