// The frame of every page: menu, colour scheme, search. Everything here adds to a page that works without it.

import { ask } from "./files.js";
import { listen } from "./search/keys.js";

const header = document.querySelector(".tc-header");

// Menu: a real button that opens the navigation on narrow screens; Escape closes it and gives the focus back.
const menu = header.querySelector(".tc-menu");
const openMenu = (open) => {
  menu.setAttribute("aria-expanded", String(open));
  header.classList.toggle("tc-header--open", open);
};
menu.hidden = false;
menu.addEventListener("click", () => openMenu(menu.getAttribute("aria-expanded") !== "true"));
header.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || menu.getAttribute("aria-expanded") !== "true") return;
  openMenu(false);
  menu.focus();
});

// Scheme: follows the system until the reader chooses otherwise. Only a choice that differs from it is stored.
const scheme = header.querySelector(".tc-scheme");
const system = matchMedia("(prefers-color-scheme: dark)");
const KEY = "catalogue.scheme";
const stored = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
const store = (value) => { try { value ? localStorage.setItem(KEY, value) : localStorage.removeItem(KEY); } catch { /* not allowed */ } };
const show = (dark) => {
  document.body.dataset.mdColorScheme = dark ? "slate" : "default";
  scheme.setAttribute("aria-pressed", String(dark));
};
const isDark = () => (stored() ? stored() === "dark" : system.matches);
scheme.hidden = false;
show(isDark());
scheme.addEventListener("click", () => {
  const dark = document.body.dataset.mdColorScheme !== "slate";
  store(dark === system.matches ? null : dark ? "dark" : "light");
  show(dark);
});
system.addEventListener("change", () => show(isDark()));

// Search: its program and index are fetched when somebody wants to search, not before; then all at once.
const begin = () => { ask(); return import("./search/search.js"); };
const search = (form) => begin().then((module) => module.suggest(form));
for (const form of document.querySelectorAll(".tc-search")) form.elements.q.addEventListener("focus", () => search(form), { once: true });
if (document.activeElement?.matches(".tc-search__query")) search(document.activeElement.form);
const results = document.querySelector("[data-tc-results]");
if (results) begin().then((module) => module.show(results));
listen(() => ["[data-tc-field]", ".tc-search--large input", ".tc-search__query"].map((field) => document.querySelector(field)).find(Boolean));

// Wide tables and code scroll in themselves; a region that scrolls must be reachable by keyboard.
const reachable = () => {
  for (const element of document.querySelectorAll(".md-typeset table, .md-typeset pre > code")) {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }
};
reachable();
addEventListener("resize", reachable);

if (document.querySelector("[data-tc-over], [data-tc-closes]")) import("./today.js");
for (const copier of document.querySelectorAll("[data-tc-copy]")) {
  copier.hidden = false;
  copier.addEventListener("click", () => import("./copy.js").then((module) => module.copy(copier)));
}
if (document.querySelector("[data-tc-forget]")) import("./forget.js");

// Print: an offer as a notice, with a QR code that is drawn only then; a page as it is.
const onClick = (selector, act) => {
  const control = document.querySelector(selector);
  if (!control) return;
  control.hidden = false;
  control.addEventListener("click", () => act(control));
};
onClick("[data-tc-notice]", (control) => import("./notice.js").then((module) => module.notice(control)));
onClick("[data-tc-print-page]", () => print());

// Shortlist: its programs are fetched when something is on it or is about to be; the way to it is shown only then.
const marked = header.querySelector("[data-tc-marked]");
const marks = () => { try { return localStorage.getItem(`catalogue.marks.${marked.dataset.tcMarked}`); } catch { return null; } };
const mark = document.querySelector("[data-tc-mark]");
const marklist = document.querySelector("[data-tc-marks-empty]");
const button = (first) => import("./marks/button.js").then((module) => module.start(mark, first));
const showMarked = () => {
  marked.hidden = !marks();
  if (marklist && marks()) import("./marks/list.js");
};
addEventListener("catalogue:marks", showMarked);
addEventListener("storage", showMarked);
showMarked();
if (marklist && !marks()) marklist.textContent = marklist.dataset.tcNothing;
if (mark) {
  mark.hidden = false;
  if (marks()) button();
  else mark.querySelector("button").addEventListener("click", () => button(true), { once: true });
}
