"""States of sessions and records in German and English, as the words of the catalogue."""

import re

from catalogue.model.session import SessionStatus

# In the order of asking: "verschoben, ausgebucht" occurs; behind "nicht" and "not" a word is none of these.
_STATES: tuple[tuple[SessionStatus, str], ...] = (
    (SessionStatus.CANCELLED, r"abgesagt|absage|entfällt|entfallen|fällt aus|ausgefallen|storniert|cancell?ed|called off|withdrawn"),
    (SessionStatus.HELD, r"durchgeführt|stattgefunden|abgeschlossen|beendet|vorbei|vergangen|held|completed|done|past|finished|ended|took place"),
    (SessionStatus.FULL, r"ausgebucht|voll|belegt|warteliste|keine? (?:freien? )?pl(?:atz|ätze)|nicht mehr (?:buchbar|verfügbar|frei)|full|fully booked|booked out|sold out|no (?:more )?(?:places|spaces|seats)(?: left| available)?|wait(?:ing)? ?list"),
    (SessionStatus.CONFIRMED, r"bestätigt|findet statt|garantiert|gesichert|(?<!be )confirmed|guaranteed|takes place|going ahead"),
    (SessionStatus.SCHEDULED, r"geplant|vorgesehen|offen|buchbar|freie? plätze|plätze frei|frei|anmeldung möglich|verfügbar|verschoben|verlegt|"
     r"scheduled|planned|open|available|bookable|upcoming|active|aktiv|postponed|moved|rescheduled|tentative|provisional(?:ly)?|to be confirmed|tbc|published|veröffentlicht|neu|new"),
)  # fmt: skip
_MOVED = re.compile(r"verschoben|verlegt|postponed|moved|rescheduled", re.IGNORECASE)
_DRAFT = re.compile(r"draft|entwurf|unveröffentlicht|unpublished|in bearbeitung|versteckt|hidden", re.IGNORECASE)


def session_status(text: str) -> SessionStatus | None:
    """Returns the state that `text` means, in German or English; None when it is not understood."""
    words = re.sub(
        r"^event(?=[a-z])",
        "",
        " ".join(re.split(r"[\s_/-]+", text.casefold().strip().removeprefix("https://schema.org/"))),
    )
    found = next(
        (status for status, pattern in _STATES if re.search(rf"(?<!\w)(?<!nicht )(?<!not )(?:{pattern})(?!\w)", words)),
        None,
    )
    # "Anmeldung beendet" says that registration is over, not the session.
    return None if found is SessionStatus.HELD and re.search("anmeld|regist", words) else found


def says_moved(text: str) -> bool:
    """Tells whether a state says that the session was moved to another day."""
    return _MOVED.search(text) is not None


def says_draft(text: str) -> bool:
    """Tells whether a state says that the record is not to be published yet."""
    return _DRAFT.search(text) is not None
