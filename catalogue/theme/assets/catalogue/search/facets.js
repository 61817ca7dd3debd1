// Facets on the page: groups of checkboxes with counts, the rarer ones behind "more".

import { asDay, asText } from "./address.js";
import { FACETS, MINUTES, VISIBLE } from "./filters.js";
import { element, fill } from "./hits.js";

const SHOWN = 6;

/** Draws the facets into `place`; `change(state)` is called with every choice. */
export function draw(place, { docs, filters, state, ui, change }) {
  const open = new Set([...place.querySelectorAll("details[open]")].map(({ dataset }) => dataset.facet));
  const focused = document.activeElement?.id;
  const groups = FACETS.map((facet) => [facet, group(facet, { docs, filters, state, ui, change })]).filter(([, made]) => made);
  const first = groups.slice(0, VISIBLE);
  const rest = groups.slice(VISIBLE);
  place.replaceChildren(...first.map(([, made]) => made));
  if (rest.length) place.append(more("facets", ui.moreFilters, rest.map(([, made]) => made), rest.some(([facet]) => state[facet].length)));
  for (const details of place.querySelectorAll("details")) if (open.has(details.dataset.facet)) details.open = true;
  if (focused) document.getElementById(focused)?.focus();
}

function more(name, label, children, open) {
  const made = element("details", "tc-facet__more", element("summary", "", label), ...children);
  made.dataset.facet = name;
  made.open = open;
  return made;
}

function group(facet, known) {
  const { ui } = known;
  const choices = facet === "dates" ? [range(known)] : options(facet, known);
  if (!choices.length) return null;
  const legend = element("legend", "", ui.facets[facet]);
  const shown = choices.slice(0, SHOWN);
  const hidden = choices.slice(SHOWN);
  const field = element("fieldset", "tc-facet", legend, ...shown);
  if (hidden.length) field.append(more(facet, fill(ui.more, { count: hidden.length }), hidden, hidden.some((one) => one.querySelector(":checked"))));
  return field;
}

function options(facet, { docs, filters, state, ui, change }) {
  const counts = filters.counts(docs, state, facet);
  const names = filters.names(facet);
  const label = (value) => names.get(value) ?? labels(facet, value, ui);
  const values = facet === "duration" ? MINUTES : [...new Set([...counts.keys(), ...state[facet]])];
  if (facet === "language" && values.length < 2 && !state.language.length) return [];
  const order = facet === "duration" ? () => 0 : (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || label(a).localeCompare(label(b));
  return values.filter((value) => counts.get(value) || state[facet].includes(value)).sort(order).map((value) => {
    const chosen = state[facet].includes(value);
    const box = element("input", "");
    Object.assign(box, { type: "checkbox", checked: chosen, id: `tc-${facet}-${value}` });
    box.addEventListener("change", () => {
      const others = facet === "duration" ? [] : state[facet].filter((one) => one !== value);
      change({ ...state, [facet]: box.checked ? [...others, value] : others });
    });
    return element("label", "tc-facet__option", box, element("span", "", label(value)), element("span", "tc-count", String(counts.get(value) ?? 0)));
  });
}

function labels(facet, value, ui) {
  if (facet === "duration") return fill(ui.minutes, { count: value });
  if (facet === "open") return ui.openOnly;
  return new Intl.DisplayNames([document.documentElement.lang || "de"], { type: "language" }).of(value) ?? value;
}

/** The range of dates: two fields, either of which may be empty. */
function range({ state, ui, change }) {
  const [from = -Infinity, to = Infinity] = state.dates;
  const days = [from, to];
  const fields = [ui.from, ui.to].map((label, at) => {
    const field = element("input", "");
    Object.assign(field, { type: "date", id: `tc-dates-${at}`, value: Number.isFinite(days[at]) ? asText(days[at]) : "" });
    field.addEventListener("change", () => {
      const own = [...days];
      own[at] = asDay(field.value) ?? (at ? Infinity : -Infinity);
      change({ ...state, dates: own.some(Number.isFinite) ? own : [] });
    });
    return element("label", "tc-facet__date", element("span", "", label), field);
  });
  return element("div", "tc-facet__dates", ...fields);
}
