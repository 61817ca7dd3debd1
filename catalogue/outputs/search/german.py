"""German: the lists behind stop words, endings, separable verbs, compounds and dates; all folded (ä is a, ß is ss)."""

from catalogue.outputs.search.folding import fold
from catalogue.outputs.search.rules import LENGTHS, Rules

_STOP = """
ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes ans auch auf aufs aus bei beim
bevor bin bis bist bitte bzw da dabei dadurch dafur dagegen daher damit danach dann daran darauf darum das dass davon dazu
dein deine deinem deinen deiner dem den denen denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort
du durch eben ein eine einem einen einer eines einige einigen einiger er es etc etwa etwas euch euer eure fur furs ganz gar
gegen gilt hab habe haben hat hatte hatten her hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer
in indem ins ist ja je jede jedem jeden jeder jedes jene jetzt kein keine keinem keinen keiner man mal manche mehr mein
meine meinem meinen meiner meines mich mir mit muss mussen musst nach nicht nichts noch nun nur ob oder ohne per pro schon
sehr sei sein seine seinem seinen seiner seit sich sie sind so solche sollte sollten sondern sonst soll sollen statt uber
ubers um und uns unser unsere unserem unseren unserer unter vom von vor wahrend war waren warum was weder weil welche
welchem welchen welcher welches wem wen wenn wer werde werden wessen wie wieder will wir wird wo wofur woher wohin womit
worauf woran wollen wurde wurden zu zum zur zwar zwischen kann kannst konnen konnte darf durfen durfte mochte mochten mag
gibt gibts gehts gerade eigentlich uberhaupt denn mal eurem eurer dran drauf rein raus wann wieso weshalb oft haufig
manchmal selten wirklich irgend irgendwie irgendwo irgendwann irgendwas irgendein irgendeine irgendeinen jemand jemanden
jemandem niemand niemanden niemandem wohl halt endlich bald selber wenige wenigen meist meisten meistens genau ungefahr
vielleicht leider gern gerne lieber liebsten bloss uberall nirgends sofort gleich heutzutage zuerst zunachst ausserdem
trotzdem deshalb deswegen jedoch beide beiden ofter ofters dauernd momentan derzeit zurzeit inzwischen mittlerweile bereits
erst hallo danke ok okay nein solcher solchen solches ohnehin sowieso damals daraus hierfur hierzu wonach woruber wogegen
inwiefern inwieweit weswegen tatsachlich ziemlich bisschen paar fast kaum zudem sogar nie niemals jemals vollig komplett
konnten musste mussten wollte wollten ware worden gewesen seien sollst willst darfst magst habt seid wirst ganze ganzen ganzer
ganzes derselbe dieselbe dieselben denselben dasselbe vorher nachher hinterher einmal zweimal dreimal mehrmals total
nen nem nich nix nu grad stattfinden stattfindet stattfand stattfanden stattgefunden stattzufinden stattfindend stattfindende
stattfindenden stattfindender stattfindendes for the and of with how to my your
"""
_LIGHT = """
machen mache macht geht gehen gehe geh funktioniert funktionieren bekommen bekomme bekommt kriege kriegen brauche brauchen
braucht finden finde findet suche suchen sucht helfen hilft hilfe lernen lerne lernt nutzen nutze benutzen benutze verwenden
verwende anwenden arbeiten arbeite tun tue tut neu neue neuen neuer neues richtig gut besser gute guten guter gutes bessere
besseren besserer schnell schnelle einfach einfache passend passende passenden leicht wissen weiss sehen sehe lassen lasse
kommen komme stelle stellen thema themen angebot angebote info infos information informationen problem probleme frage fragen
stadt verwaltung offentlichen offentliche eigene eigenen eigener heute aktuell aktuelle dienstlich dienstliche dienstlichen
passiert beachten tipps anfanger fortgeschrittene fortgeschrittenen einstieg grundlagen erklaren zeigen gemeinsam viel viele
vielen zusammen mitarbeiten unterwegs ort nehmen nehme bringen sagen sage haus buro tag digital digitale digitaler digitalen
digitales elektronisch elektronische elektronischen termin termine stehen stehe steht liegen liegt laufen laufe lauft
heissen heisst bedeuten bedeutet gehort gehoren kennen kenne kennt glauben glaube denke anfangen anfange fange fangt
beginnen beginne bleiben bleibe bleibt geben gebe gib holen hole holt kam ging gemacht gegeben getan geworden genommen
gefunden gesehen wende wendet kummern kummere kummert zustandig erledigen erledige klappt klappen gelingt gelingen schaffe
schaffen schafft sache sachen ding dinge zeug leute leuten art weise fall moglich moglichkeit moglichkeiten notig notwendig
wichtig wichtige wichtigsten wichtigste sinnvoll interessant interessiere interessiert benotige benotigen benotigt bestimmte
bestimmten verschiedene verschiedenen standig dauern dauert verstehe verstehen versteht
kurz kurze kurzen kurzer kurzes halbe halben halber halbes tage tagen erfahren erfahre erfahrt
erklare erklart sucht helft hilfst kriegt bekommst brauch kostenlos kostenfrei gratis abends vormittags nachmittags
mehrere mehreren mehrerer alte alten alter altes erstellung nutzung benutzung verwendung anwendung bedienung handhabung
tool tools
"""
_COURSES = """
kurs kurse kursen seminar seminare seminaren schulung schulungen fortbildung fortbildungen weiterbildung weiterbildungen
training trainings lehrgang lehrgange veranstaltung veranstaltungen workshop workshops
"""
_GUIDES = "anleitung anleitungen leitfaden kurzanleitung hilfe handbuch"
_FORMS = "online prasenz hybrid video videos"
_QUESTIONS = """
wie was wo wer warum wieso weshalb wann wohin woher womit welche welcher welches kann darf muss
ich mir mich mein meine meinem meinen meiner meines wir uns unser unsere unserem unseren unserer
"""
_INFLECTIONS = "e en er es em et s n ns st t te ten tem ter tes ete eten est nen se sen"
_DERIVATIONS = """
ung ungen ungs in innen erin erinnen end ende enden ender endem endes er ern ers erung erungen ig ige igen iger iges
igung igungen isch ische ischen ischer isches lich liche lichen licher liches bar bare baren keit keiten heit heiten
igkeit igkeiten enheit enheiten schaft schaften ieren iert ierte ierten ierung ierungen ion ionen tion tionen ation ationen ing ings los lose
losen ler lerin lern at ate ator atoren iv ive itat ity
"""
_PARTICLES = """
ab an auf aus bei dar durch ein fest fort frei heim her heran herauf heraus herein herum herunter hervor hin hinaus hinein
hinzu hoch krank los mit nach nieder runter raus rein teil um unter uber vor voran voraus vorbei weg weiter wieder zu zuruck
zusammen bereit statt bekannt frei fern
"""
_LINKS = ("", "s", "es", "n", "en", "ns", "er", "e")
_AFFIXES = """
aus auf ein vor uber unter mit nach ver zer ent keit heit schaft lich isch haft los ung ungen innen ende enden tion tionen
ionen iert ieren erin chen lein bar sam ern est ten ter her hin bei durch gegen ohne wider zuruck zusammen miss hinter neben
zwischen weiter wieder fort weg dar be ge er ab an um zu ende nung gung rung lung tung dung kung sung ling linge ige igen iger isten iker
"""
_MONTHS = """
januar jan janner|februar feb feber|marz mrz mar|april apr|mai|juni jun|juli jul|august aug|september sep sept
|oktober okt|november nov|dezember dez
"""
_DAYS = "montag mo|dienstag di|mittwoch mi|donnerstag do|freitag fr|samstag sa sonnabend|sonntag so"
_PARTS_OF_DAY = ("s", "vormittag", "nachmittag", "abend")
# What "ersten" and "einer" begin with stands behind one another.
_NUMBERS = "ein|ers zwei drei|drit vier funf sechs sieben|sieb acht|ach neun zehn elf zwolf"
_DATES = {
    "months": [month.split() for month in _MONTHS.split("|")],
    "days": [[day, *short, *(day + part for part in _PARTS_OF_DAY)] for day, *short in map(str.split, _DAYS.split("|"))],
    "today": ["heute"],
    "tomorrow": ["morgen"],
    "overmorrow": ["ubermorgen"],
    "this": ["diese", "diesen", "dieser", "dieses", "diesem", fold("aktuelle"), fold("aktuellen"), "laufende", "laufenden"],
    "next": ["nachste", "nachsten", "nachster", "nachstes", "nachstem", "kommende", "kommenden", "kommender", "kommendes"],
    "afternext": ["ubernachste", "ubernachsten", "ubernachster", "ubernachstes"],
    "last": ["letzte", "letzten", "letzter", "letztes", "vergangene", "vergangenen", "vorige", "vorigen"],
    "week": ["woche", "wochen"],
    "day": ["tagen"],
    "week-number": ["kw", "kalenderwoche"],
    "month": ["monat", "monats", "monate", "monaten"],
    "quarter": ["quartal", "quartals"],
    "half": ["halbjahr", "halbjahres"],
    "seasons": [["fruhjahr", "fruhling"], ["sommer"], ["herbst"], ["winter"]],
    "year": ["jahr", "jahres", "jahre", "jahren"],
    "stretches": "anfang mitte ende",
    "bounds": "ab bis vor nach seit",
    "numbers": _NUMBERS,
    "endings": "(?:s?te)?[mnrs]?|e[mnrs]?",
    "amounts": "viertel halb ganz mehr",
    "spans": [
        ["minut", "minute", "minuten", "min"],
        ["stund", "stunde", "stunden", "std", "h", "viertelstunde"],
        ["tag", "tage", "tagen", "tages", "halbtags", "ganztags"],
    ],
    "brief": ["kurz", "kurze", "kurzen", "kurzer", "kurzes"],
    "lengths": LENGTHS,
    "glue": ["im", "am", "in", "ab", "vom", "bis", "vor", "nach", "seit", "den", "der", "dem", "des", "zum", "anfang", "mitte", "ende", "termine", "uhr"],
}  # fmt: skip

GERMAN = Rules(
    language="de",
    stop=frozenset(_STOP.split()),
    light=frozenset(map(fold, _LIGHT.split())),
    forms=frozenset(f"{_COURSES} {_GUIDES} {_FORMS}".split()),
    kinds={"course": tuple(_COURSES.split()), "guide": tuple(_GUIDES.split())},
    questions=frozenset(_QUESTIONS.split()),
    inflections=tuple(_INFLECTIONS.split()),
    derivations=tuple(dict.fromkeys(_DERIVATIONS.split())),
    nouns=("ung", "heit", "keit"),
    asides=frozenset(("im", "in", "am", "an", "bei", "beim", "auf")),
    openings=frozenset(("einfuhrung", "einstieg", "einblick", "einblicke")),
    infinitives=("en", "eln", "ern"),
    particles=tuple(dict.fromkeys(_PARTICLES.split())),
    links=_LINKS,
    affixes=frozenset(_AFFIXES.split()),
    dates=_DATES,
)
