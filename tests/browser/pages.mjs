// The kinds of page of the demonstration, one of each, and the sizes they are looked at.
import { readdirSync } from "node:fs";

export const PAGES = {
  home: "",
  offers: "angebote/",
  courses: "kurse/",
  guides: "anleitungen/",
  course: "kurse/zoom-online-seminar/",
  "on-demand": "kurse/grundlagen-kommunikation/",
  guide: "anleitungen/zoom/",
  search: "suche/?q=zoom",
  "search-empty": "suche/",
  agenda: "termine/",
  month: "termine/2027-01/",
  register: "werkzeuge/",
  tool: "werkzeuge/zoom/",
  categories: "kategorien/",
  category: "kategorien/kommunikation/",
  venue: "orte/rathaus-170/",
  competence: "kompetenzen/2.1/",
  calendar: "kalender/",
  choice: "kalender/kategorie/",
  shortlist: "merkliste/",
  contacts: "kontakte/",
  new: "neu/",
  help: "hilfe/kalender/",
  authors: "hilfe/autorinnen/",
  legal: "rechtliches/barrierefreiheit/",
  programme: "programm/",
  privacy: "rechtliches/datenschutz/",
  plain: "rechtliches/leichte-sprache/",
  missing: "gibt-es-nicht/",
};

export const COURSES = readdirSync(new URL("../../courses/", import.meta.url)).filter((name) => name.endsWith(".md")).map((name) => name.slice(0, -3));

export const SIZES = { 1280: { width: 1280, height: 800 }, 390: { width: 390, height: 844 }, 320: { width: 320, height: 640 } };
