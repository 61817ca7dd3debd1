// When a part takes place, in the words of the pages: "Di., 17. November 2026, 9–12 Uhr" (outputs/dates.py; a test holds both together).

const DAY = 86400000;
const NBSP = "\u00a0";

// The moment on the clocks of the zone; wall times are those already.
function wall({ day: [year, month, day], clock, utc }, zone) {
  const at = new Date(Date.UTC(year, month - 1, day, ...(clock ?? [0, 0])));
  if (!utc) return { at, clock };
  const numeric = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23" };
  const parts = new Intl.DateTimeFormat("en", { ...numeric, timeZone: zone }).formatToParts(at);
  const number = (name) => Number(parts.find(({ type }) => type === name).value);
  return { at: new Date(Date.UTC(number("year"), number("month") - 1, number("day"))), clock: [number("hour"), number("minute")] };
}

function dayText(at, language) {
  const name = (form) => new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { ...form, timeZone: "UTC" });
  const weekday = name({ weekday: "short" }).format(at).replace(/\.$/, "");
  const rest = `${NBSP}${name({ month: "long" }).format(at)} ${at.getUTCFullYear()}`;
  return language === "de" ? `${weekday}., ${at.getUTCDate()}.${rest}` : `${weekday}, ${at.getUTCDate()}${rest}`;
}

function hour([hours, minutes], language) {
  return language === "de" && !minutes ? `${hours}` : `${hours}:${String(minutes).padStart(2, "0")}`;
}
const clockText = (clock, language) => `${hour(clock, language)}${language === "de" ? `${NBSP}Uhr` : ""}`;

export function span({ start, end }, language, zone) {
  const [first, last] = [wall(start, zone), wall(end, zone)];
  // An entry of whole days ends on the morrow of the last (RFC 5545, 3.6.1).
  const until = first.clock ? last.at : new Date(last.at - DAY);
  const [from, to] = [dayText(first.at, language), dayText(until, language)];
  if (from === to) return first.clock ? `${from}, ${hour(first.clock, language)}–${clockText(last.clock, language)}` : from;
  return first.clock ? `${from}, ${clockText(first.clock, language)} – ${to}, ${clockText(last.clock, language)}` : `${from} – ${to}`;
}
