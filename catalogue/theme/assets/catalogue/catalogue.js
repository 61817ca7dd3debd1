// The frame of every page: menu, colour scheme, search. Everything here adds to a page that works without it.

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

// Search: its program and index are fetched when somebody wants to search, not before.
const query = header.querySelector(".tc-search__query");
const search = () => import("./search.js").then((module) => module.start(query.form));
query.addEventListener("focus", search, { once: true });
query.form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  query.focus();
});

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
if (document.querySelector("[data-tc-copy]")) import("./copy.js");
