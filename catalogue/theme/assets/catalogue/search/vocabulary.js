// Vocabularies: the words of a file of the index. Nothing is made of a word before somebody asks for it, so that many cost little.

import { fold } from "./words.js";

/** A file of postings holds words that begin alike, with so many entries at most; more letters count where there are more. */
const SHARD_ENTRIES = 1500;
/** The words of a file are numbered from a multiple of this on. */
export const MOST_WORDS = 2 ** 20;
/** Letters as they stand in the names of files; the words lie in the order of these. */
const named = (text) => text.replace(/[^a-z0-9\n]/gu, "_");

/** The words of front-coded lines: of each, `shares` says how many letters it has in common with the one before. */
function unfolded(shares, rests) {
  const words = rests.split("\n");
  for (let at = 1; at < words.length; at += 1) if (shares[at]) words[at] = words[at - 1].slice(0, shares[at]) + words[at];
  return words;
}

/**
 * The words that a file holds, by their places.
 * @param {number[]} df in how many documents each word stands
 * @param {Uint8Array} bytes the words, front-coded
 * @param {{number: number, kind: string, letters: number}} of the number of the file, and by what its files of postings are named
 */
export function vocabularyOf(df, bytes, { number, kind, letters }) {
  const size = df.length;
  const shown = size ? unfolded(bytes, new TextDecoder().decode(bytes.subarray(size))) : [];
  // All at once: many short calls take much longer.
  const text = fold(shown.join("\n"));
  const keys = size ? text.split("\n") : [];
  const names = size ? named(text).split("\n") : [];
  const entries = sums(df);
  let starts;

  /** The first place from `from` on whose name, cut to so many letters, is behind another one (or is it, with `same`). */
  const border = (name, from, to, { same = false, letters: most = name.length } = {}) => {
    while (from < to) {
      const middle = (from + to) >> 1;
      const own = names[middle].slice(0, most);
      if (same ? own < name : own <= name) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const cut = cutter({ names, entries, border });

  return {
    size, keys, number, kind,
    /** A word as a match of a query tells it. */
    word: (at) => ({ id: number * MOST_WORDS + at, df: df[at], display: shown[at] }),
    /** The places of the words that begin so: the first, and the one behind the last. Some of them may only look alike. */
    range(start) {
      const name = named(start);
      const from = border(name, 0, size, { same: true });
      return [from, border(name, from, size)];
    },
    /** The places of the words that hold these letters behind their first three. */
    containing(letters_) {
      starts ??= sums(keys.map((key) => key.length + 1));
      const found = [];
      for (let at = text.indexOf(letters_); at >= 0; at = text.indexOf(letters_, at + 1)) {
        const place = placeOf(at, starts);
        if (at - starts[place] > 2 && found.at(-1) !== place) found.push(place);
      }
      return found;
    },
    /** The file of postings in which a word lies: its name, and how many entries each of its words has. */
    file(at) {
      const { from, to, start } = within(at, cut, 0, size, letters);
      return { name: kind + start, from, df: df.slice(from, to) };
    },
  };
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

/** Cuts words into files by their first letters as shards.py does: neighbours share one, and what is too much is cut again. */
function cutter({ names, entries, border }) {
  const known = new Map();
  return (from, to, length) => {
    const key = `${from} ${length}`;
    if (!known.has(key)) known.set(key, [...pieces(from, to, length)]);
    return known.get(key);
  };
  function* pieces(from, to, length) {
    let kept = null;
    for (let at = from, end; at < to; at = end) {
      const start = names[at].slice(0, length);
      end = border(start, at, to, { letters: length });
      const size = entries[end] - entries[at];
      // The longest of names that are the same so far is the last.
      const large = size > SHARD_ENTRIES && end - at > 1 && names[end - 1].length > length;
      if (kept && (large || kept.size + size > SHARD_ENTRIES)) { yield kept; kept = null; }
      if (large) { yield { from: at, to: end, more: length + 1 }; continue; }
      kept ??= { from: at, start, size: 0 };
      kept.size += size;
      kept.to = end;
    }
    if (kept) yield kept;
  }
}

function within(at, cut, from, to, length) {
  const piece = cut(from, to, length).find((one) => at < one.to);
  return piece.more ? within(at, cut, piece.from, piece.to, piece.more) : piece;
}
