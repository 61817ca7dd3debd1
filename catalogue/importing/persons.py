"""Persons: names of people where a function belongs, told from names of offices."""

import re

from catalogue.importing.names import key

_ADDRESSED = re.compile(r"(?i:\b(?:(?:frau|herrn?)\s|hr\.|fr\.|mrs?\b\.?|ms\b\.?|dr\.|prof\.|dipl\.))\s*[A-ZÄÖÜ]")
# Words and endings that offices have in their names, in German and English.
_OFFICE = re.compile(
    r"ämter|dienst|stelle|service|abteilung|referat|schule|bildung|lernen|zentr|büro|buero|verwaltung|kanzlei|support|office|depart|division|"
    r"akademie|academy|institut|städt|gemeinde|program|projekt|project|personal|sekretariat|leitung|führung|fachbereich|dezernat|rathaus|"
    r"verein|verband|gmbh|e\.v|kolleg|college|universi|bibliothek|library|training|seminar|course|entwicklung|beratung|betreuung|schutz|"
    r"sicherheit|gesundheit|digital|technik|technology|information|auskunft|anmeldung|registration|kontakt|contact|community|gruppe|netz|"
    r"network|center|centre|agency|management|beauftragt|volkshoch|medien|media|online|organisation|organization|hotline|fortbild|weiterbild|"
    r"gleichstellung|vertretung|finanz|steuer|ordnung|jugend|kultur|umwelt|verkehr|einkauf|vergabe|daten|system|feuerwehr|rettung|polizei|"
    r"klinik|kammer|kirche|stiftung|agentur|kommun|public|general|national|federal|government|council|sprachen|werke\b|amt\b|"
    r"(?<![^\W\d_])(?:amt|team|desk|unit|group|haus|stadt|kreis|land|bund|stab|rat|web|post|mail|bau|markt|plan|recht|sozial|sport|hilfe|help|human|"
    r"intern|extern|interne|externe|events?|kurse?|data|state|it|edv|vhs|section|branch|operations|affairs|relations|brigade|safety|defence|"
    r"clerk|executive|manager|director|coordinator|administrator|payroll|tax|housing|planning|environment|facilities|finance|reception|committee|"
    r"resources|health|road)(?![^\W\d_])",
    re.IGNORECASE,
)
# First names common in Germany: with one in front, "Weber" and "Bauer" are people whatever else the words mean.
_FIRST_NAMES = """
achim adam ahmet alexander alexandra ali alina amelie andrea andreas angela angelika anja anke anna anne annette annika antje anton arne
axel ayse barbara bastian beate ben benjamin bernd bernhard bettina birgit björn brigitte britta bruno carina carmen carola carolin
caroline carsten charlotte christa christian christiane christina christine christoph claudia clemens cornelia dagmar daniel daniela david
dennis detlef diana dieter dietmar dirk dominik doris edith eduard elena elias elisabeth elke ella emil emily emma eric erik erika ernst
eva evelyn fabian fatma felix finn florian frank franz franziska frederik friederike friedrich fritz gabi gabriele georg gerd gerhard
gerlinde gisela günter günther hanna hannah hannelore hannes hans harald hartmut hatice hedwig heidi heike heiko heinrich heinz helga
helmut hendrik henning herbert hermann hilde holger horst hubert hugo ilona ilse ina ines inga inge ingo ingrid irene irina iris isabel
isabell jakob jan jana janina jasmin jens jessica joachim jochen johann johanna johannes john jonas josef judith jule julia julian juliane
jutta jörg jürgen kai karen karin karl karla karsten katharina kathrin katja katrin kerstin kevin klara klaus konrad kristin kristina kurt
lara lars laura lea lena leon leonie liam lina linda lisa lothar louis luca lucas luisa lukas lutz lydia maik maja manfred manuel manuela
marc marcel marco marcus margarete margit margot maria marianne marie marina mario marion markus marlene marta martha martin martina mary
mathias matthias max maximilian mehmet melanie merle mia michael michaela michelle mike mira miriam mohammed monika moritz mustafa nadine
nadja natalie natascha nele nico nicole niels nina noah nora norbert olaf oliver oskar otto pascal patricia patrick paul paula peter petra
philipp pia rainer ralf ralph ramona regina reinhard renate rené richard rita robert roland rolf roman rosa rosemarie rudolf ruth rüdiger
sabine sabrina sandra sara sarah saskia sebastian silke silvia simon simone sina sofia sonja sophia sophie stefan stefanie steffen stephan
stephanie susanne sven svenja sylvia tanja tatjana theo theresa thomas thorsten till tim timo tina tobias tom torben torsten udo ulf ulla
ulrich ulrike ursula ute uwe vanessa vera verena viktor viktoria volker walter waltraud wendelin werner wiebke wilhelm willi wolfgang
yvonne zeynep
"""
_FIRST = frozenset(_FIRST_NAMES.split())
_NAME = re.compile(r"(?:[OD]['’])?[A-ZÁÄÉÍÓÖÚÜ][^\W\d_]*[a-záäéèíóöúüßşğıçć](?:[-'’][A-ZÁÄÉÍÓÖÚÜ][^\W\d_]+)*|[A-Z]\.")
_PARTICLES = frozenset(
    {
        "von",
        "van",
        "de",
        "der",
        "den",
        "zu",
        "zur",
        "vom",
        "del",
        "di",
        "da",
        "la",
        "el",
        "al",
        "ó",
        "ní",
        "nic",
        "uí",
        "ua",
        "mac",
    }
)


def is_person(text: str) -> bool:
    """Tells whether `text` looks like a person: addressed as one, or a first and a last name that no office has."""
    if _ADDRESSED.match(text.strip()):
        return True
    shouted = text.isupper() and "," in text
    words = [word for word in re.split(r"[\s,]+", text.strip().title() if shouted else text.strip()) if word]
    names = [word for word in words if word.casefold() not in _PARTICLES]
    if not 2 <= len(names) <= 4 or not all(_NAME.fullmatch(word) for word in names):
        return False
    first = names[-1] if "," in text else names[0]
    return first.casefold().partition("-")[0] in _FIRST or (len(names) < 4 and not _OFFICE.search(text))


def without_persons(text: str) -> tuple[str, str]:
    """Returns a list of names with commas without the persons in it, and those persons."""
    if re.fullmatch(r"[^\s,]+,\s*[^\s,]+", text) and is_person(text):
        return "", text
    parts = [part.strip() for part in re.split(r"[,;|·]|(?<!\d)/|/(?!\d)|\s[–-]\s|[()]", text) if part.strip()]
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
