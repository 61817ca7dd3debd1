"""Persons: names of people where a function belongs, told from names of offices."""

import re

from catalogue.importing.names import key

_ADDRESSED = re.compile(
    r"\b(?:frau|herrn?|hr\.|fr\.|mrs?\b\.?|ms\b\.?|dr\.|prof\.|dipl\.)\s*(?:[\w.-]+\.\s*)*[A-ZÄÖÜ]", re.IGNORECASE
)
# Words and endings that offices have in their names, in German and English.
_OFFICE = re.compile(
    r"amt|ämter|dienst|stelle|service|team|abteilung|referat|schule|bildung|lernen|zentr|büro|buero|verwaltung|kanzlei|stab|support|desk|"
    r"office|depart|division|akademie|academy|institut|stadt|städt|kreis|gemeinde|land|bund|program|projekt|project|personal|human|sekretariat|"
    r"leitung|führung|fachbereich|dezernat|rathaus|verein|verband|gmbh|e\.v|kolleg|college|universi|bibliothek|library|training|seminar|kurs|"
    r"course|entwicklung|beratung|betreuung|schutz|sicherheit|gesundheit|digital|technik|technology|zentrale|information|auskunft|anmeldung|"
    r"registration|kontakt|contact|community|group|gruppe|netz|network|center|centre|agency|bureau|unit|rat\b|hilfe|help|management|beauftragte|"
    r"volkshoch|medien|media|online|extern|intern|werk|organisation|organization|events?\b|hotline|post|mail|lern|learn|fort|weiter|gleichstellung|"
    r"vertretung|recht|finanz|steuer|haus|markt|bau|ordnung|sozial|jugend|kultur|sport|umwelt|verkehr|einkauf|vergabe|plan|daten|data|web|system"
    r"|feuerwehr|rettung|polizei|klinik|kammer|kirche|stiftung|agentur|kommun|public|general|national|federal|state|government|council",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÄÖÜÉ][^\W\d_]*[a-zäöüßéèşğıçć](?:[-'’][A-ZÄÖÜ][^\W\d_]+)*|[A-Z]\.")
_PARTICLES = frozenset({"von", "van", "de", "der", "den", "zu", "zur", "vom", "del", "di", "da", "la", "el", "al"})


def is_person(text: str) -> bool:
    """Tells whether `text` looks like a person: addressed as one, or a first and a last name that no office has."""
    if _ADDRESSED.match(text.strip()):
        return True
    words = [word for word in re.split(r"[\s,]+", text.strip()) if word]
    names = [word for word in words if word.casefold() not in _PARTICLES]
    return 2 <= len(names) <= 3 and all(_NAME.fullmatch(word) for word in names) and not _OFFICE.search(text)


def without_persons(text: str) -> tuple[str, str]:
    """Returns a list of names with commas without the persons in it, and those persons."""
    if re.fullmatch(r"[^\s,]+,\s*[^\s,]+", text) and is_person(text):
        return "", text
    parts = [part.strip() for part in re.split(r"[,;|·/]|\s[–-]\s|[()]", text) if part.strip()]
    persons = [part for part in parts if is_person(part)]
    kept = [part for part in parts if part not in persons]
    return (text, "") if not persons else (", ".join(kept), ", ".join(persons))


def names_person(address: str, person: str) -> bool:
    """Tells whether a mail address holds the name of a person: m.mueller@… of "Frau Müller"."""
    local = key(address.partition("@")[0])
    words = [key(word) for word in re.split(r"[\s,.-]+", person) if len(word) > 2]
    return any(len(word) > 2 and word in local for word in words if word not in ("frau", "herr", "herrn", "prof"))


def is_personal(address: str) -> bool:
    """Tells whether a mail address is made like those of persons: first.last@…, f.last@…"""
    local = address.partition("@")[0]
    return re.fullmatch(
        r"[a-z]+(?:-[a-z]+)?\.[a-z]{2,}(?:-[a-z]+)?", local, re.IGNORECASE
    ) is not None and not _OFFICE.search(local)
