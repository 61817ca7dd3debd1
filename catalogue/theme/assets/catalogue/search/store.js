// The store: fetches the files of the index as they are needed and remembers them. Format: docs/development/search.md.

import { unpack } from "../unpack.js";
import { MOST_WORDS, vocabularyOf } from "./vocabulary.js";

const LINE = 10;
const decoder = new TextDecoder();

/** A line of JSON, and the bytes behind it. */
function split(bytes) {
  const end = bytes.indexOf(LINE);
  return [JSON.parse(decoder.decode(bytes.subarray(0, end))), bytes.subarray(end + 1)];
}

/** So many numbers in groups of seven bits, the lowest first; and how many bytes these are. */
function numbers(bytes, size) {
  let at = 0;
  const found = new Uint32Array(size);
  for (let place = 0; place < size; place += 1) {
    let shift = 0, byte;
    do { byte = bytes[at++]; found[place] += (byte & 127) << shift; shift += 7; } while (byte > 127);
  }
  return [found, at];
}

/**
 * A vocabulary: the letters of its words, and lines of what is said beside them; in how many documents each word stands; how many
 * likely hits it has, and the steps to these; what letters are shared.
 */
function vocabularyIn(bytes, { words, text, likely }, naming) {
  let at = 0;
  const next = (length) => bytes.subarray(at, at += length);
  const lines = decoder.decode(next(text)).split("\n").slice(0, -1);
  const [counts, marks, steps, shares] = [words, words, likely, words].map(next);
  return { ...vocabularyOf({ counts, marks, shares, rests: lines.splice(0, words) }, naming), steps, lines };
}

/** What is said beside words, in lines of texts: so many groups of synonyms, or members of groups, and then what leads to others. */
function said(lines, size) {
  const texts = lines.map((line) => line.split("\t").filter(Boolean));
  return { groups: texts.splice(0, size), oneWay: texts.map(([text, ...targets]) => [text, targets]) };
}

/**
 * Opens an index.
 * @param {(name: string, build?: string) => Promise<Uint8Array>} load fetches a file of the index by its name
 */
export async function openStore(load) {
  const [header, bytes] = split(await unpack(await load("words")));
  const total = header.total = header.kinds.reduce((sum, count) => sum + count, 0);
  const places = bytes.subarray(bytes.length - header.kinds[1]);
  const head = vocabularyIn(bytes, header, { number: 0, group: 0, kind: "p-", least: 1 });
  Object.assign(header, said(head.lines, header.groups));
  const starts = header.tail.split(" ").flatMap(([first, ...others]) => (others.length ? others.map((other) => first + other) : [first]));
  const tails = [...starts, ...header.cuts.split(" ").filter(Boolean)].sort();
  const vocabularies = new Map([[0, head]]);
  const known = new Map();
  /** What is made of a file, made once; a failed attempt may be repeated. */
  const once = (name, make) => {
    if (!known.has(name)) {
      const wanted = load(name, header.build).then(unpack).then(make);
      wanted.catch(() => known.delete(name));
      known.set(name, wanted);
    }
    return known.get(name);
  };
  const json = (file) => JSON.parse(decoder.decode(file));
  /** The vocabulary of a class, and its place in there. */
  const placeOf = (id) => [vocabularies.get(Math.floor(id / MOST_WORDS)), id % MOST_WORDS];

  return {
    header, head, total, tails,
    /** The files of rare words in which there may be any that begins so: the one in which these letters have their place, and those they name. */
    tailsOf: (start) => tails.filter((tail, at) => start[1] && (tail.startsWith(start) || (start.startsWith(tail.slice(0, 2)) && tail <= start && !(tails[at + 1] <= start)))),
    /** The rare words of a file, with what is called by others that nobody says here (`said`). */
    tail(name) {
      return once(`t-${name}`, (file) => {
        const [sizes, behind_] = split(file);
        const tail = vocabularyIn(behind_, sizes, { number: tails.indexOf(name) + 1, group: starts.indexOf(name.slice(0, 2)) + 1, kind: "q-", least: name.length });
        vocabularies.set(tail.number, tail);
        return { ...tail, said: said(tail.lines, sizes.groups) };
      });
    },
    /** The documents of a class with their weights, in rising order. */
    async postings(id) {
      const [words, place] = placeOf(id);
      const { name, from, words: size } = words.file(place);
      return (await once(name, (file) => postings(file, size)))[place - from];
    },
    /** Documents of which one is probably the best hit for a class: told only while its postings have to be fetched. */
    likely(id) {
      const [words, place] = placeOf(id);
      const size = words.likely(place);
      if (!size || known.has(words.file(place).name)) return [];
      let at = 0, before = 0;
      for (let other = 0; other < place; other += 1) before += words.likely(other);
      // The last byte of each step is below 128.
      for (; before; at += 1) before -= words.steps[at] < 128;
      return lists(words.steps.subarray(at), [size])[0][0];
    },
    record: async (number) => (await once(`r${Math.floor(number / header.record)}`, json))[number % header.record],
    month: (name) => once(`m-${name}`, json),
    /** Where in `header.standing` each course has the month in which registration for it ends. */
    places,
  };
}

/** Lists of rising numbers, of which each has so many: their steps one behind the other. And how many bytes these are. */
function lists(bytes, sizes) {
  const [steps, length] = numbers(bytes, sizes.reduce((sum, size) => sum + size, 0));
  let from = 0;
  const found = Array.from(sizes, (size) => {
    const own = steps.subarray(from, from += size);
    for (let place = 1; place < size; place += 1) own[place] += own[place - 1];
    return own;
  });
  return [found, length];
}

/** The postings of a file: how many each of its words has, the steps of all, then all weights. */
function postings(bytes, words) {
  const [sizes, counted] = numbers(bytes, words);
  const [found, length] = lists(bytes.subarray(counted), sizes);
  let weight = counted + length;
  return found.map((docs) => ({ docs, weights: bytes.subarray(weight, weight += docs.length) }));
}
