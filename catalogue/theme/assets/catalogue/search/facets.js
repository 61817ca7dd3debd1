// Facets on the page: groups of checkboxes with counts, the rarer ones behind "more".

import { FACETS, MINUTES, asDay, asText } from "./address.js";
import { VISIBLE, filtersOf } from "./filters.js";
import { count as countOf, element, fill } from "./hits.js";
import { steady } from "./steady.js";
import { uses } from "./use.js";

const SHOWN = 6;

// What is drawn once stays the same element: what has the focus, or is half typed, is not taken away.
const drawn = new Map();
const once = (key, make) => drawn.get(key) ?? drawn.set(key, make()).get(key);

/** The filters of the columns that belong to an index; what draws and uses them comes with them, behind the first hits. */
export const filters = filtersOf;
export const use = uses;

/**
 * Draws the facets into `place`. `change(facet, update)` is called with every choice; `update` makes the values of the
 * facet from those that it has by then.
 */
export function draw(place, { state, ui, ...given }) {
  steady(() => {
    const groups = FACETS.map((facet) => [facet, group(facet, { state, ui, ...given })]).filter(([, made]) => made);
    const fields = groups.map(([, made]) => made);
    const visible = visibleOf(fields);
    const rest = fields.slice(visible);
    const others = groups.slice(visible).map(([facet]) => facet);
    const chosen = others.some((facet) => state[facet].length);
    const label = `${ui.moreFilters}: ${others.map((facet) => ui.facets[facet]).join(", ")}`;
    arrange(place, [...fields.slice(0, visible), ...(rest.length ? [more("facets", [label], rest, chosen)] : [])]);
  });
}

/** How many are visible at once: what is being used is neither taken out of the fold nor put into it. */
function visibleOf(fields) {
  const used = fields.findIndex((field) => field.contains(document.activeElement));
  if (used < 0) return VISIBLE;
  return fields[used].parentElement === drawn.get("more-facets") ? Math.min(VISIBLE, used) : Math.max(VISIBLE, used + 1);
}

/** Gives an element these children; those it has already are not touched. */
function arrange(parent, children) {
  [...parent.children].forEach((child) => { if (!children.includes(child)) child.remove(); });
  children.forEach((child, at) => { if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null); });
}

function more(name, label, children, chosen) {
  const details = once(`more-${name}`, () => element("details", "tc-facet__more", element("summary", "")));
  const [summary] = details.children;
  summary.replaceChildren(...label);
  arrange(details, [summary, ...children]);
  // What is chosen is seen.
  if (chosen) details.open = true;
  return details;
}

function group(facet, given) {
  const { ui, state, docs, filters } = given;
  // A choice that leaves as many hits as before is none; what is chosen, or has the focus, stays.
  const all = filters.pass(docs, { ...state, [facet]: [] }).filter((doc) => doc < filters.size).length;
  const counts = facet === "dates" ? new Map() : filters.counts(docs, state, facet);
  const idle = facet === "dates" ? all < 2 : [...counts.values()].every((count) => count === all);
  if (idle && !state[facet].length && !drawn.get(facet)?.contains(document.activeElement)) return null;
  const choices = facet === "dates" ? [range(given)] : options(facet, { ...given, counts });
  if (!choices.length) return null;
  const title = ui.facets[facet];
  const field = once(facet, () => element("fieldset", "tc-facet", element("legend", "", title)));
  const hidden = choices.slice(SHOWN);
  const label = [fill(ui.more, { count: hidden.length }), element("span", "tc-sr", ` ${title}`)];
  arrange(field, [field.firstChild, ...choices.slice(0, SHOWN), ...(hidden.length ? [more(facet, label, hidden, hidden.some((one) => one.querySelector(":checked")))] : [])]);
  return field;
}

function options(facet, { counts, filters, state, ui, change }) {
  const names = filters.names(facet);
  const label = (value) => names.get(value) ?? labelOf(facet, value, ui);
  const values = facet === "duration" ? MINUTES : [...new Set([...counts.keys(), ...state[facet]])];
  const order = facet === "duration" ? () => 0 : (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || label(a).localeCompare(label(b));
  const shown = values.filter((value) => counts.get(value) || state[facet].includes(value)).sort(order);
  return shown.map((value) => option(facet, value, { label: label(value), count: counts.get(value) ?? 0, chosen: state[facet].includes(value), ui, change }));
}

function option(facet, value, { label, count, chosen, ui, change }) {
  const id = `tc-${facet}-${value}`;
  const made = once(id, () => {
    const box = Object.assign(element("input", ""), { type: "checkbox", id });
    box.addEventListener("change", () => {
      // Not every browser gives the focus to what is pressed.
      box.focus();
      change(facet, (values) => {
        const others = facet === "duration" ? [] : values.filter((one) => one !== value);
        return box.checked ? [...others, value] : others;
      });
    });
    const number = element("span", "tc-count");
    number.ariaHidden = "true";
    return element("label", "tc-facet__option", box, element("span", "", label), number, element("span", "tc-sr"));
  });
  const [box, , number, spoken] = made.children;
  box.checked = chosen;
  number.textContent = countOf({ one: "{count}", many: "{count}" }, count, ui);
  // Behind a name, a bare number sounds like a part of it: "EDV-Raum 1 3".
  spoken.textContent = `, ${countOf(ui.hits, count, ui)}`;
  return made;
}

function labelOf(facet, value, ui) {
  if (facet === "duration") return fill(ui.minutes, { count: value });
  if (facet === "open") return ui.openOnly;
  if (facet !== "language") return value;
  try { return new Intl.DisplayNames([document.documentElement.lang || "de"], { type: "language" }).of(value); } catch { return value; }
}

/** The range of dates: two fields, either of which may be empty. */
function range({ state, ui, change }) {
  const made = once("range", () => limits(ui, change));
  fieldsOf(made).forEach((field, at) => {
    const day = state.dates[at];
    const text = Number.isFinite(day) ? asText(day) : "";
    if (field.validity.valid && field.value !== text) field.value = text;
    // On paper nothing but what is chosen is seen.
    field.parentElement.classList.toggle("tc-facet__date--chosen", text !== "");
  });
  judge(made, ui);
  return made;
}

const fieldsOf = (dates) => [...dates.querySelectorAll("input")];

function limits(ui, change) {
  const wrong = element("p", "tc-facet__wrong");
  wrong.id = "tc-dates-wrong";
  wrong.setAttribute("role", "alert");
  const made = element("div", "tc-facet__dates", ...[ui.from, ui.to].map((label, at) => limit(label, at, change)), wrong);
  // What is no day changes nothing, and would be passed over in silence.
  made.addEventListener("focusout", () => judge(made, ui));
  return made;
}

/** Says what is wrong with the days that are chosen, and with which of them. */
function judge(made, ui) {
  const fields = fieldsOf(made);
  const [from, to] = fields.map(({ value }) => value);
  const odd = fields.some(({ validity }) => !validity.valid);
  const crossed = !odd && to !== "" && from > to;
  for (const field of fields) field.setAttribute("aria-invalid", String(crossed || !field.validity.valid));
  const text = odd ? ui.noDay : crossed ? ui.crossed : "";
  if (made.lastChild.textContent !== text) made.lastChild.textContent = text;
}

function limit(label, at, change) {
  const field = element("input", "");
  // While a year is typed, its first digits are a year as well.
  Object.assign(field, { type: "date", id: `tc-dates-${at}`, min: "1970-01-01", max: "9999-12-31" });
  field.setAttribute("aria-describedby", "tc-dates-wrong");
  field.addEventListener("change", () => {
    if (!field.validity.valid) return;
    change("dates", ([from = -Infinity, to = Infinity]) => {
      const days = [from, to];
      days[at] = asDay(field.value) ?? (at ? Infinity : -Infinity);
      return days.some(Number.isFinite) ? days : [];
    });
  });
  return element("label", "tc-facet__date", element("span", "", label), field);
}
