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

/**
 * Opens an index.
 * @param {(name: string, build?: string) => Promise<Uint8Array>} load fetches a file of the index by its name
 */
export async function openStore(load) {
  const [header, bytes] = split(await unpack(await load("words")));
  const total = header.kinds.reduce((sum, count) => sum + count, 0);
  const places = bytes.subarray(0, header.kinds[1]);
  // The likely hits: how many each class has, and the steps to them.
  const sizes = bytes.subarray(places.length, places.length + header.df.length);
  const steps = bytes.subarray(places.length + sizes.length, places.length + sizes.length + header.likely);
  const head = vocabularyOf(header.df, bytes.subarray(places.length + sizes.length + steps.length), { number: 0, kind: "p-", letters: 1 });
  const tails = header.tail.split(" ");
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

  return {
    header, head, total,
    /** The rare words that begin with these two letters, with what is called by others that nobody says here (`said`). */
    tail(prefix) {
      const at = tails.indexOf(prefix);
      if (at < 0) return Promise.resolve(null);
      return once(`t-${prefix}`, (file) => {
        const [{ df, ...said }, bytes_] = split(file);
        const tail = { ...vocabularyOf(df, bytes_, { number: at + 1, kind: "q-", letters: 2 }), said };
        vocabularies.set(tail.number, tail);
        return tail;
      });
    },
    /** The documents of a class with their weights, in rising order. */
    async postings(id) {
      const place = id % MOST_WORDS;
      const { name, from, df } = vocabularies.get((id - place) / MOST_WORDS).file(place);
      return (await once(name, (file) => postings(file, df)))[place - from];
    },
    /** Documents of which one is probably the best hit for a class: told only while its postings have to be fetched. */
    likely(id) {
      if (!sizes[id] || known.has(head.file(id).name)) return [];
      let at = 0;
      // The last byte of each step is below 128.
      for (let before = sizes.subarray(0, id).reduce((sum, size) => sum + size, 0); before; at += 1) before -= steps[at] < 128;
      return lists(steps.subarray(at), [sizes[id]])[0][0];
    },
    record: async (number) => (await once(`r${Math.floor(number / header.record)}`, json))[number % header.record],
    month: (name) => once(`m-${name}`, json),
    /** Where in `header.standing` each course has the month in which registration for it ends. */
    places,
    facets: () => once("facets", json),
  };
}

/** Lists of rising numbers, of which each has so many: their steps one behind the other. And how many bytes these are. */
function lists(bytes, sizes) {
  let at = 0;
  const found = sizes.map((size) => {
    const numbers = new Uint32Array(size);
    for (let number = 0, place = 0; place < size; place += 1) {
      let shift = 0, byte;
      // A step in groups of seven bits, the lowest first.
      do { byte = bytes[at++]; number += (byte & 127) << shift; shift += 7; } while (byte > 127);
      numbers[place] = number;
    }
    return numbers;
  });
  return [found, at];
}

/** The postings of a file: the steps of all its words, then all weights; `df` tells how many each word has. */
function postings(bytes, df) {
  const [found, length] = lists(bytes, df);
  let weight = length;
  return found.map((docs) => ({ docs, weights: bytes.subarray(weight, weight += docs.length) }));
}
