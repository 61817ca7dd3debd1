// Lengths of time in a query: "halber Tag", "10 Minuten", "2-tägig" and "kurzer Kurs" become the words that the index has for them.

/** What a minute, an hour and a day are in minutes. */
const UNITS = [1, 60, 480];
/** What is called short takes so many minutes at most. */
const BRIEF = 45;

/** The word that the index has for a length of time, in place of its number: "halber" of "halber Tag", "2-tägig". */
export function lengthAt(words, at, known) {
  const { rules: { spans, lengths, brief }, courses } = known;
  const [{ folded: word }, next] = [words[at], words[at + 1]?.folded];
  const wordFor = (minutes) => lengths.find(([most]) => minutes <= most)[1];
  // A "kurze Besprechung" is no offer.
  if (brief.includes(word) && (words.length === 1 || courses.includes(next))) return wordFor(BRIEF);
  const [, front, name] = new RegExp(`^(.+?)(${spans.flat().join("|")})(?:ig(?:e[mnrs]?)?|s)?$`).exec(word) ?? [];
  const together = front ? amountOf(front, known) : 0;
  const unit = spans.findIndex((names) => names.includes(together ? name : next));
  const minutes = unit < 0 ? 0 : UNITS[unit] * (together || amountOf(word, known));
  return minutes ? wordFor(minutes) : "";
}

/** How many of a unit there are: "10", "zwei", "halber"; 0 where it is no number, or one that counts in order ("erster Tag"). */
function amountOf(word, { rules: { amounts, numbers } }) {
  if (/^\d{1,3}$/.test(word)) return +word;
  const of = (texts) => texts.split(" ").findIndex((stems) => new RegExp(`^(?:${stems})(?:e[mnrs]?)?$`).test(word)) + 1;
  // "Half a day" is no day.
  return [0, 0.25, 0.5, 1, 99][of(amounts)] || (word[1] ? of(numbers) : 0);
}

/** Whether a word is a unit shorter than a day. */
export const isBelowDay = (word, { rules: { spans } }) => spans.slice(0, 2).flat().includes(word?.folded);
