"""The report of an office on a period: tables as text, HTML and CSV, figures as JSON."""

import json
from html import escape
from typing import Any

from msgspec.structs import asdict

from catalogue.model.offer import Offer
from catalogue.model.term import Term
from catalogue.model.translation import Translation
from catalogue.outputs.figures_tables import Report, head, notes, tables
from catalogue.outputs.table import Table, as_csv, as_html, as_markdown
from catalogue.views.figures import Figures

_LOOKS = (
    "body{font-family:Arial,sans-serif;font-size:10pt}table{border-collapse:collapse}"
    "th,td{border:1px solid #999;padding:2pt 5pt;text-align:left;vertical-align:top}"
    "tbody th{font-weight:normal}"
)


def as_text(report: Report, words: Translation) -> str:
    """Returns the report for people, in Markdown."""
    title, stand = head(report, words)
    shown = filter(None, (as_markdown(table, words) for table in tables(report, words)))
    return "\n".join((f"# {title}", "", stand, "", *shown, *notes(report, words), ""))


def as_page(report: Report, words: Translation) -> str:
    """Returns the report as a page of HTML that is to be opened, or pasted, in a word processor.

    It has no sign beyond ASCII, so that it does not matter how a terminal writes what it prints into a file.
    """
    title, stand = map(escape, head(report, words))
    shown = "".join(as_html(table, words) for table in tables(report, words))
    said = "".join(f"<p>{escape(note)}</p>\n" for note in notes(report, words))
    page = (
        f'<!doctype html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{_LOOKS}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{stand}</p>\n{shown}{said}</main>\n</body>\n</html>\n"
    )
    return page.encode("ascii", "xmlcharrefreplace").decode()


def as_sheets(report: Report, words: Translation) -> str:
    """Returns the report as CSV: what it is about, all tables, and what one must know to read them."""
    title, stand = head(report, words)
    said = Table("", (words("figures.notes"),), tuple((note,) for note in notes(report, words)))
    shown = (table for table in tables(report, words) if table.rows)
    return as_csv((Table(title, (stand,), ()), *shown, said), words)


def as_json(report: Report) -> str:
    """Returns the report as JSON."""
    reported, compared = report.reported, report.compared
    found: dict[str, Any] = {
        "from": report.period.first.isoformat(),
        "until": report.period.last.isoformat(),
        "today": report.today.isoformat(),
        "total": _figures(reported.total),
        "by": {kind.vocabulary: [_term(*each) for each in rows] for kind, rows in reported.by_term.items()},
        "new": [_offer(offer) for offer in reported.new],
        "mandatory": [{**_offer(course), **_figures(figures)} for course, figures in reported.mandatory],
    }
    if report.listed:
        found["courses"] = [{**_offer(course), **_figures(figures)} for course, figures in reported.courses]
    if report.versus:
        period, figures = report.versus
        span = {"from": period.first.isoformat(), "until": period.last.isoformat()}
        found["versus"] = {**span, "total": _figures(figures)}
    if compared:
        found["since"] = {
            "come": [_offer(offer) for offer in compared.come],
            "gone": [{"kind": kind, "title": title} for title, kind in compared.gone],
            "changed": [{**_offer(each.offer), "fields": each.fields} for each in compared.changed],
        }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _figures(figures: Figures) -> dict[str, int]:
    return {**asdict(figures), "untold": figures.untold}


def _offer(offer: Offer) -> dict[str, str]:
    return {"kind": offer.kind.value, "id": offer.id, "title": offer.title}


def _term(term: Term | None, figures: Figures) -> dict[str, Any]:
    named = {"id": term.id, "name": term.name} if term else {"id": None, "name": None}
    return {**named, **_figures(figures)}
