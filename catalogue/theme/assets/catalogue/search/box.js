// The search field with suggestions: a combobox with a listbox as the ARIA Authoring Practices describe it.

import { addressOf, count, element, fill, linesOf, meantBy, speaker, turn } from "./hits.js";
import { marker } from "./marks.js";
import { doubt, engineOfSite } from "./site.js";

const MOST = 6, MENTIONED = 3;

/** Gives the field of a form its suggestions. Without them it still leads to the page of results. */
export function start(form) {
  const field = form.querySelector("input[name=q]");
  const list = element("div", "tc-search__list");
  const panel = element("div", "tc-search__panel", list);
  const status = element("p", "tc-sr");
  Object.assign(list, { id: `${field.id}-list`, role: "listbox" });
  status.setAttribute("role", "status");
  // What scrolls would be a stop of the Tab key for itself.
  Object.assign(panel, { hidden: true, tabIndex: -1 });
  form.append(panel, status);
  attributes(field, { role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" });
  const box = { form, field, list, panel, status, say: speaker(status), active: -1, asked: 0 };
  field.addEventListener("input", () => suggest(box));
  field.addEventListener("focus", () => suggest(box));
  field.addEventListener("keydown", (event) => onKey(box, event));
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(box); });
  // The field keeps the focus while a suggestion is pressed, or the list would close under the pointer.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  suggest(box);
}

const attributes = (one, values) => Object.entries(values).forEach(([name, value]) => one.setAttribute(name, value));

async function suggest(box) {
  const asked = box.asked += 1;
  const text = box.field.value.trim();
  if (!text) {
    // Who comes to the field is about to search; an index that is old is asked for meanwhile.
    engineOfSite().catch(() => {});
    close(box);
    box.status.textContent = "";
    return;
  }
  const stale = () => asked !== box.asked || document.activeElement !== box.field;
  await find(box, text, stale).catch(() => { if (!stale()) fail(box); });
}

async function find(box, text, stale) {
  const engine = await engineOfSite();
  if (stale()) return;
  const found = await engine.search(text);
  if (stale()) return;
  const some = found.hits.length;
  const docs = some ? found.hits.slice(0, MOST).map(({ doc }) => doc) : found.mentioned.slice(0, MENTIONED);
  const { ui } = engine.store.header;
  const known = { ui, today: engine.today, form: box.form, text, ranges: found.ranges, mark: marker(found.concepts) };
  // Who sees nothing yet sees the first hit as soon as it is there; a list that is open changes once.
  const early = some && box.panel.hidden ? await engine.best(docs) : [];
  if (early.length && !stale()) {
    open(box, options(early, found, known), ui);
    await turn();
  }
  const records = await Promise.all(docs.map(engine.record));
  if (stale()) return;
  if (early.length) grow(box, records.slice(1).map((record) => hit(record, known)));
  else open(box, options(records, found, known), ui);
  box.say(meantBy(found, ui) + (some ? count(ui.hits, some, ui) : `${none(records, ui)} ${records.map(({ title }) => title).join(", ")}`.trim()));
}

/** Says, for everybody to see, that nothing can be found now: hits of what was typed before would mislead. */
function fail(box) {
  const { tcOffline } = document.querySelector("[data-tc-offline]").dataset;
  doubt();
  close(box);
  box.status.className = "tc-search__panel";
  // Said once, not at every letter.
  if (box.status.textContent !== tcOffline) box.status.textContent = tcOffline;
}

const number = ({ children, id }) => [...children].forEach((option_, at) => { option_.id = `${id}-${at}`; });

function open(box, made, ui) {
  const { field, list, panel, status } = box;
  status.className = "tc-sr";
  list.setAttribute("aria-label", ui.suggestions);
  list.replaceChildren(...made);
  number(list);
  box.active = -1;
  field.removeAttribute("aria-activedescendant");
  panel.hidden = false;
  field.setAttribute("aria-expanded", "true");
}

/** Puts further hits before the last option, which may be the active one. */
function grow(box, made) {
  const { field, list } = box;
  const last = list.lastElementChild;
  const active = list.children[box.active];
  last.before(...made);
  number(list);
  if (active !== last) return;
  box.active += made.length;
  field.setAttribute("aria-activedescendant", last.id);
}

/** Where nothing is found, what only mentions it is better than nothing. */
const none = (mentions, ui) => `${ui.none} ${mentions.length ? ui.mentioned : ""}`;

function options(records, found, known) {
  const { ui, form, text } = known;
  const results = (query) => `${new URL(form.action).pathname}?q=${encodeURIComponent(query)}`;
  const made = [];
  if (found.corrected) made.push(option(results(found.corrected), "tc-search__meant", fill(ui.meant, { query: found.corrected })));
  const hits = records.map((record) => hit(record, known)), some = found.hits.length;
  const all = option(results(text), "tc-search__all", some ? count(ui.all, some, ui) : none(records, ui) + (hits.length ? "" : ui.noneHelp));
  made.push(...(some ? [...hits, all] : [all, ...hits]));
  return made;
}

function hit(record, known) {
  const { title, facts, text } = linesOf(record, known);
  return option(addressOf(record), "tc-hit", title, facts, text);
}

/** A suggestion is a link, so that it can be opened in a tab of its own, and an option of the list. */
function option(address, className, ...children) {
  const link = element("a", className, ...children);
  link.href = address;
  attributes(link, { role: "option", "aria-selected": "false", tabindex: "-1" });
  return link;
}

function onKey(box, event) {
  const { list, panel } = box;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  // An input method chooses with the same keys; with Shift they select what is typed.
  if (event.isComposing || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key in steps && panel.hidden) suggest(box);
  else if (event.key in steps) move(box, steps[event.key]);
  else if (event.key === "Enter" && !panel.hidden && box.active >= 0) list.children[box.active].click();
  else if (event.key === "Escape" && !panel.hidden) close(box);
  else return;
  event.preventDefault();
}

/** Moves through the suggestions; before the first and behind the last comes the field itself. */
function move(box, by) {
  const { field, list } = box;
  const places = list.children.length + 1;
  box.active = ((box.active + 1 + by + places) % places) - 1;
  [...list.children].forEach((option_, at) => option_.setAttribute("aria-selected", String(at === box.active)));
  const option_ = list.children[box.active];
  if (!option_) { field.removeAttribute("aria-activedescendant"); return; }
  field.setAttribute("aria-activedescendant", option_.id);
  option_.scrollIntoView({ block: "nearest" });
}

function close(box) {
  box.asked += 1;
  box.say(null);
  box.status.className = "tc-sr";
  box.panel.hidden = true;
  box.active = -1;
  box.field.setAttribute("aria-expanded", "false");
  box.field.removeAttribute("aria-activedescendant");
}
