// Distance: how many typing errors lie between two words. Swapped neighbours count as one.

/** Two errors in a shorter word count only when they are hard to hear. */
const SURE = 9;

/** The rows of a German keyboard, folded as words are, and its columns. */
const ROWS = "qwertzuiopu asdfghjkloa yxcvbnm", COLUMNS = "qay wsx edc rfv tgb zhn ujm ik ol";
/** What sounds alike, or is a vowel like the other. */
const CONFUSED = "bp dt gkc szcs fvw yi", VOWELS = "aeiouaoieuia";
/** A shorter word is soon another one when any letter stands for any: "Kino" and "Kind". */
const SURE_LETTER = 7;

/** The letters that sound like one. */
export const soundingLike = (letter) => CONFUSED.split(" ").filter((group) => group.includes(letter)).flatMap((group) => [...group.replace(letter, "")]);

const limit = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** How words sound: a query is compared with all of the index, and with the next letter again. */
const heard = new Map();
/** Letters that sound alike become one: ph and f, th and t, c and k, doubled letters … */
function sounds(word) {
  if (!heard.has(word)) heard.set(word, alike(word));
  return heard.get(word);
}

function alike(word) {
  return word.replace(/ph/g, "f").replace(/th|dt/g, "t").replace(/t[zs]/g, "z").replace(/ce$/, "s").replace(/xc|chs|cks|[gk]s/g, "x").replace(/^sch(?=[lmnptw])/, "s").replace(/c(?=[eiy])/g, "z").replace(/ck|c|qu/g, "k").replace(/y|(?<=[aeiou])j(?=[aeiou])/g, "i")
    .replace(/ie|ih|ea/g, "i").replace(/ti(?=on)/g, "zi").replace(/a[iy]/g, "ei").replace(/([aeiou])h(?![aeiou])/g, "$1").replace(/v/g, "f").replace(/(.)\1+/g, "$1");
}

/**
 * Returns the errors between a typed word and a known one, or 0 when they are too many (or none).
 * @param {number} most how many there may be
 */
export function distance(word, known, most = limit(word)) {
  const gap = Math.abs(word.length - known.length);
  // "Zom": in a shorter word nothing but a letter that is there twice may be missing.
  if (word.length === 3) return known.length === 4 && word[0] === known[0] && word === known.replace(/(.)\1/, "$1") ? 1 : 0;
  if (!most || gap > most || known.length < 4) return 0;
  if (word[0] !== known[0]) {
    if (begunWrong(word, known)) return 1;
    if (word.length < 7 || word[1] !== known[1]) return 0;
  }
  const errors = edits(word, known, most);
  if (errors === 1 && word.length < SURE_LETTER && unlikely(word, known)) return 0;
  if (errors === 1 || word.length < 5) return errors === 1 ? 1 : 0;
  const [one, other] = [sounds(word), sounds(known)];
  if (one === other) return 1;
  if (errors === 2 && anotherWord(word, known)) return 0;
  const heard = edits(one, other, 1) === 1;
  return most === 2 && (word.length >= SURE ? errors === 2 || heard : errors === 2 && heard) ? 2 : 0;
}

/** Whether two errors side by side put letters for others: "Betriebsfest" and "Betriebssystem" are two words, whatever they begin with. */
function anotherWord(word, known) {
  let from = 0, to = 0;
  while (word[from] === known[from]) from += 1;
  while (word.at(-1 - to) === known.at(-1 - to) && to < Math.min(word.length, known.length) - from) to += 1;
  const middles = [word, known].map((each) => each.length - from - to);
  return from * 2 > word.length && Math.max(...middles) < 4 && Math.min(...middles) > 0;
}

/** Whether nothing but the first letter is wrong: swapped with the second, missing, one too many, or the key beside it. */
function begunWrong(word, known) {
  const [rest, other] = [word.slice(1), known.slice(1)];
  if (word[0] === known[1] && word[1] === known[0]) return rest.slice(1) === other.slice(1);
  if (rest === other) return word.length > 6 || (word.length > 4 && beside(word[0], known[0]));
  return word.length > 5 && (word === other || rest === known);
}

/** Whether a letter stands for one with which it has nothing in common. */
function unlikely(word, known) {
  if (word.length !== known.length || sounds(word) === sounds(known)) return false;
  const at = [...word].findIndex((letter, place) => letter !== known[place]);
  const likely = word.length > 4 ? [ROWS, CONFUSED, COLUMNS, VOWELS] : [ROWS, CONFUSED];
  return word.slice(at + 1) === known.slice(at + 1) && !pair(likely.join(" "), word[at], known[at]);
}

/** Whether no more than one error lies between two words. */
export const near = (one, other) => Math.abs(one.length - other.length) < 2 && edits(one, other, 1) < 2;

/** Whether two letters lie side by side in a row of the keyboard. */
const beside = (one, other) => pair(ROWS, one, other);
const pair = (row, one, other) => row.includes(one + other) || row.includes(other + one);

/**
 * The optimal string alignment distance, given up as soon as it exceeds `most`. A query is compared with thousands of words,
 * nearly all of which have only their beginning and end in common with it; what these share counts nothing.
 */
function edits(one, other, most) {
  let from = 0, end = one.length, ending = other.length;
  while (from < end && from < ending && one.charCodeAt(from) === other.charCodeAt(from)) from += 1;
  while (end > from && ending > from && one.charCodeAt(end - 1) === other.charCodeAt(ending - 1)) { end -= 1; ending -= 1; }
  const height = end - from, width = ending - from;
  if (!height || !width) return height + width;
  if (Math.abs(height - width) > most) return most + 1;
  // Both the first and the last letters differ.
  if (most === 1) return height === 1 && width === 1 || height === 2 && width === 2 && one[from] === other[from + 1] && one[from + 1] === other[from] ? 1 : 2;
  return aligned(one.slice(from, end), other.slice(from, ending), most);
}

function aligned(one, other, most) {
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
