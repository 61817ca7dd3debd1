// Vocabularies: the words of a file of the index. Nothing is made of a word before somebody asks for it, so that many cost little.

import { fold } from "./words.js";

/** The words of a file are numbered from a multiple of this on. */
export const MOST_WORDS = 2 ** 20;
/** In how many documents a word stands is told in eighths of a doubling. */
const STEPS = 8;
/** Letters as they stand in the names of files; the words lie in the order of these. */
export const named = (text) => text.replace(/[^a-z0-9]/gu, "_");

/** Of the byte that tells how many letters a word shares with the one before, what tells that it begins with a capital. */
const CAPITAL = 128;
/** Of the byte that tells how many likely hits a word has, what tells that a file of postings begins with it. */
const FIRST = 16;

/** Makes front-coded lines the words, in small letters: of each, `shares` says how many letters it has in common with the one before. */
function unfolded(shares, words) {
  for (let at = 1; at < words.length; at += 1) if (shares[at] % CAPITAL) words[at] = words[at - 1].slice(0, shares[at] % CAPITAL) + words[at];
  return words;
}

/**
 * The words that a file holds, by their places.
 * @param {{counts: Uint8Array, marks: Uint8Array, shares: Uint8Array, rests: string[]}} parts in about how many documents
 *   each word stands, how many likely hits it has and whether a file of postings begins with it, and the words, front-coded
 * @param {{number: number, group: number, kind: string, least: number}} of the number of the file, that of all whose words begin
 *   with the same two letters, how the names of its files of postings begin, and how many letters these have behind, at the least
 */
export function vocabularyOf({ counts, marks, shares, rests }, { number, group, kind, least }) {
  const size = counts.length;
  const words = unfolded(shares, rests);
  let keys = [], text, starts;
  const key = (at) => keys[at] ??= fold(words[at]);
  const name = (at) => named(key(at));

  /** The first place from `from` on whose name, cut to so many letters, is behind another one (or is it, with `same`). */
  const border = (start, from, same) => {
    let to = size;
    while (from < to) {
      const middle = (from + to) >> 1;
      const own = name(middle).slice(0, start.length);
      if (same ? own < start : own <= start) from = middle + 1;
      else to = middle;
    }
    return from;
  };

  return {
    size, number, key,
    /** A word as a match of a query tells it. */
    word: (at) => ({ id: number * MOST_WORDS + at, group, df: Math.round(2 ** (counts[at] / STEPS)), display: shares[at] < CAPITAL ? words[at] : words[at][0].toUpperCase() + words[at].slice(1) }),
    /** The places of the words that begin so: the first, and the one behind the last. Some of them may only look alike. */
    range(start) {
      const from = border(named(start), 0, true);
      return [from, border(named(start), from)];
    },
    /** The places of the words that hold these letters behind their first three. */
    containing(letters_) {
      if (!text) {
        // All at once: many short calls take much longer.
        text = fold(words.join("\n"));
        keys = text.split("\n");
        starts = sums(keys.map(({ length }) => length + 1));
      }
      const found = [];
      for (let at = text.indexOf(letters_); at >= 0; at = text.indexOf(letters_, at + 1)) {
        const place = placeOf(at, starts);
        if (at - starts[place] > 2 && found.at(-1) !== place) found.push(place);
      }
      return found;
    },
    /** How many likely hits a word has. */
    likely: (at) => marks[at] % FIRST,
    /** The file of postings in which a word lies: its name, its first word, and how many it has. */
    file(at) {
      let from = at, to = at + 1;
      while (marks[from] < FIRST) from -= 1;
      while (to < size && marks[to] < FIRST) to += 1;
      return { name: kind + name(from).slice(0, Math.max(least, from && common(name(from - 1), name(from)) + 1)), from, words: to - from };
    },
  };
}

/** How many letters two words have in common at their beginning. */
function common(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same;
}

/** How much there is before each place; at the end, how much there is. */
function sums(numbers) {
  const found = new Uint32Array(numbers.length + 1);
  for (let at = 0; at < numbers.length; at += 1) found[at + 1] = found[at] + numbers[at];
  return found;
}

function placeOf(at, starts) {
  let from = 0, to = starts.length - 1;
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (starts[middle] <= at) from = middle;
    else to = middle;
  }
  return from;
}
