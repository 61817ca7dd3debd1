// Distance: how many typing errors lie between two words. Swapped neighbours count as one.

/** Two errors in a shorter word count only when they are hard to hear. */
const SURE = 12;

const limit = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** Letters that sound alike become one: ph and f, th and t, c and k, doubled letters … */
export function sounds(word) {
  return word.replace(/ph/g, "f").replace(/th|dt/g, "t").replace(/tz/g, "z").replace(/xc/g, "x").replace(/c(?=[eiy])/g, "z").replace(/ck|c|qu/g, "k").replace(/y/g, "i")
    .replace(/ie|ih/g, "i").replace(/([aeiou])h(?![aeiou])/g, "$1").replace(/v/g, "f").replace(/(.)\1/g, "$1");
}

/** Returns the errors between a typed word and a known one, or 0 when they are too many (or none). */
export function distance(word, known) {
  const most = limit(word);
  const gap = Math.abs(word.length - known.length);
  if (!most || gap > most || known.length < 4) return 0;
  const swapped = word[0] === known[1] && word[1] === known[0];
  if (word[0] !== known[0] && !swapped && (word.length < 7 || word[1] !== known[1])) return 0;
  const errors = edits(word, known, most);
  if (errors === 1 || (errors === 2 && most === 2 && word.length >= SURE)) return errors;
  if (word.length < 5) return 0;
  const [one, other] = [sounds(word), sounds(known)];
  if (one === other) return 1;
  return errors === 2 && edits(one, other, 1) === 1 ? 2 : 0;
}

/** The optimal string alignment distance, given up as soon as it exceeds `most`. */
function edits(one, other, most) {
  let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    let least = row;
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1];
      let cost = Math.min(last[at - 1] + (same ? 0 : 1), last[at] + 1, now[at - 1] + 1);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) cost = Math.min(cost, before[at - 2] + 1);
      now.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last] = [last, now];
  }
  return last[other.length];
}
