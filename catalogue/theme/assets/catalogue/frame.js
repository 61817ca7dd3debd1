// The frame of every page: menu, colour scheme, search. Everything here adds to a page that works without it.

import { copy } from "./copy.js";
import { ask } from "./files.js";
import { listen } from "./search/keys.js";
import { update } from "./today.js";

/** Brings the frame of the page to life; the page must be there. */
export function start() {
  const header = document.querySelector(".tc-header");
  menu(header);
  scheme(header);
  search();
  regions();
  tabs();
  update(header.dataset);
  helpers();
  shortlist(header);
}

/** Menu: a real button that opens the navigation on narrow screens; Escape closes it and gives the focus back. */
function menu(header) {
  const button = header.querySelector(".tc-menu");
  const open = (opened) => {
    button.setAttribute("aria-expanded", String(opened));
    header.classList.toggle("tc-header--open", opened);
  };
  button.hidden = false;
  button.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"));
  header.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
    open(false);
    button.focus();
  });
}

const SCHEME = "catalogue.scheme";
const stored = () => { try { return localStorage.getItem(SCHEME); } catch { return null; } };
const store = (value) => { try { value ? localStorage.setItem(SCHEME, value) : localStorage.removeItem(SCHEME); } catch { /* not allowed */ } };

/** Scheme: follows the system until the reader chooses otherwise. Only a choice that differs from it is stored. */
function scheme(header) {
  const button = header.querySelector(".tc-scheme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const { dataset } = document.body;
  const show = (dark) => {
    // Whatever is written here, even what was there before, makes the browser style the whole page anew.
    if (dark !== (dataset.mdColorScheme === "slate")) dataset.mdColorScheme = dark ? "slate" : "default";
    button.setAttribute("aria-pressed", String(dark));
  };
  const isDark = () => (stored() ? stored() === "dark" : system.matches);
  button.hidden = false;
  show(isDark());
  button.addEventListener("click", () => {
    const dark = dataset.mdColorScheme !== "slate";
    store(dark === system.matches ? null : dark ? "dark" : "light");
    show(dark);
  });
  system.addEventListener("change", () => show(isDark()));
}

/** Search: its program and index are fetched when somebody is about to search, not before; then all at once. */
function search() {
  const begin = () => { ask(); import("./search/search.js"); return import("./search/box.js"); };
  const suggest = (form) => begin().then((module) => module.start(form));
  for (const form of document.querySelectorAll(".tc-search")) {
    form.elements.q.addEventListener("focus", () => suggest(form), { once: true });
    form.addEventListener("pointerenter", begin, { once: true });
  }
  if (document.activeElement?.matches(".tc-search__query")) suggest(document.activeElement.form);
  // Safari empties a field that is not to be completed when it shows a page as it was left; the hits would stay without their query.
  addEventListener("pagehide", () => { for (const field of document.querySelectorAll("[name=q]")) field.defaultValue = field.value; });
  const results = document.querySelector("[data-tc-results]");
  if (results) {
    ask();
    import("./search/results.js").then((module) => module.show(results));
  }
  listen(() => ["[data-tc-field]", ".tc-search--large input", ".tc-search__query"].map((field) => document.querySelector(field)).find(Boolean));
}

/** Wide tables and code scroll in themselves; a region that scrolls must be reachable by keyboard. */
function regions() {
  const reachable = () => {
    for (const element of document.querySelectorAll(".md-typeset table, .md-typeset pre > code")) {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
      else element.removeAttribute("tabindex");
    }
  };
  // The styles say how wide things are.
  if (document.readyState === "complete") reachable();
  else addEventListener("load", reachable, { once: true });
  addEventListener("resize", reachable);
  // What a fold or a tab hides has no width before it is opened.
  for (const opening of ["toggle", "change"]) document.addEventListener(opening, reachable, true);
}

/** Tabs of the theme are radio buttons in a group without a name: it is called what the heading above it says. */
function tabs() {
  const headings = [...document.querySelectorAll(":is(h1, h2, h3, h4, h5, h6)")];
  for (const set of document.querySelectorAll(".tabbed-set")) {
    const above = headings.filter((heading) => heading.compareDocumentPosition(set) & heading.DOCUMENT_POSITION_FOLLOWING).pop();
    set.setAttribute("role", "group");
    if (above) set.setAttribute("aria-label", above.textContent.trim());
  }
}

/** What few pages need: addresses to copy, what is stored, a notice with its QR code, drawn only then. */
function helpers() {
  for (const copier of document.querySelectorAll("[data-tc-copy]")) {
    copier.hidden = false;
    // At once: Safari lets nobody copy who has to wait for a program first.
    copier.addEventListener("click", () => copy(copier));
  }
  if (document.querySelector("[data-tc-forget]")) import("./forget.js");
  const onClick = (selector, act) => {
    const control = document.querySelector(selector);
    if (!control) return;
    control.hidden = false;
    control.addEventListener("click", () => act(control));
  };
  onClick("[data-tc-notice]", (control) => import("./notice.js").then((module) => module.notice(control)));
  onClick("[data-tc-print-page]", () => print());
}

/** Shortlist: its programs are fetched when something is on it or is about to be; the way to it is shown only then. */
function shortlist(header) {
  const marked = header.querySelector("[data-tc-marked]");
  const marks = () => { try { return localStorage.getItem(`catalogue.marks.${marked.dataset.tcMarked}`); } catch { return null; } };
  const mark = document.querySelector("[data-tc-mark]");
  const list = document.querySelector("[data-tc-marks-empty]");
  const button = (first) => import("./marks/button.js").then((module) => module.start(mark, first));
  const show = () => {
    marked.hidden = !marks();
    if (list && marks()) import("./marks/list.js");
  };
  addEventListener("catalogue:marks", show);
  addEventListener("storage", show);
  show();
  if (list && !marks()) list.textContent = list.dataset.tcNothing;
  if (!mark) return;
  mark.hidden = false;
  if (marks()) button();
  else mark.querySelector("button").addEventListener("click", () => button(true), { once: true });
}
