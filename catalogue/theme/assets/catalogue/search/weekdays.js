// Weekdays in a query that stand without a date: "am Donnerstag", "donnerstags", "dienstags im März".

/** Of a weekday without a date all are meant that come in so many weeks. */
export const WEEKS = 26;
/** In a sentence of more words only "am Montag" and "montags" are days. */
const SENTENCE = 4;

/** All days that are called so: "am Donnerstag", "donnerstags"; "Montag fängt eine Neue an" asks for no day. */
export function weekdayAt(words, at, { rules, today, now }) {
  const { folded: word } = words[at];
  const weekday = rules.days.findIndex((names) => names.includes(word) && word.length > 3);
  const bare = word === rules.days[weekday]?.[0] && !rules.glue.includes(words[at - 1]?.folded);
  if (weekday < 0 || (bare && words.length > SENTENCE)) return null;
  const first = today + ((weekday - now.weekday + 7) % 7);
  return { ranges: Array.from({ length: WEEKS }, (_, week) => [first + 7 * week, first + 7 * week]), length: 1, weekly: true };
}

/** The days of these that are such weekdays, if there are any: "dienstags im März"; where no others are asked for, all of them. */
export function onWeekdays(ranges, weekdays) {
  if (!ranges.length) return weekdays;
  const both = weekdays.filter(([day]) => ranges.some(([from, to]) => from <= day && day <= to));
  return both.length ? both : ranges;
}
