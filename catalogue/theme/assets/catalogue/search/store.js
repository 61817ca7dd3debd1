// The store: fetches the files of the index as they are needed, unpacks them and remembers them. Format: docs/development/search.md.

import { fold } from "./words.js";

const MOST_SHARED = 31;
/** The numbers of words: those that are loaded whole first, then each file of rarer ones from a multiple of this on. */
const MOST_WORDS = 2 ** 20;

/** Unpacks a file: gzip by content, whatever a server made of its name. */
async function unpack(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Words written one after the other, each beginning with a sign that says how much it shares with the one before. */
function frontCoded(text) {
  const words = [];
  let last = "", start = 0;
  while (start < text.length) {
    let end = start + 1;
    while (end < text.length && text.charCodeAt(end) >= MOST_SHARED) end += 1;
    last = last.slice(0, text.charCodeAt(start)) + text.slice(start + 1, end);
    words.push(last);
    start = end;
  }
  return words;
}

/** Reads numbers in groups of seven bits. */
function numbers(bytes) {
  let at = 0;
  return () => {
    let value = 0, shift = 0, byte;
    do { byte = bytes[at++]; value += (byte & 127) * 2 ** shift; shift += 7; } while (byte > 127);
    return value;
  };
}

const entry = (display, id, df) => ({ display, key: fold(display), id, df });
const split = (text) => { const at = text.indexOf("\n"); return [JSON.parse(text.slice(0, at)), text.slice(at + 1)]; };

/** A file of postings holds words that begin alike, with so many entries at most; more letters count where there are more. */
const SHARD_ENTRIES = 1500;

/** Tells the words of a list the file in which their postings lie, and their place in it. */
function shard(words, kind, length) {
  const groups = new Map();
  for (const word of words) {
    word.name ??= word.key.replace(/[^a-z0-9]/gu, "_");
    const start = word.name.slice(0, length);
    if (!groups.has(start)) groups.set(start, []);
    groups.get(start).push(word);
  }
  let file = "", kept = [], size = 0;
  for (const [start, own] of [...groups].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const entries = own.reduce((sum, { df }) => sum + df, 0);
    if (own.length > 1 && entries > SHARD_ENTRIES && own.some(({ name }) => name.length > length)) {
      shard(own, kind, length + 1);
      continue;
    }
    if (!kept.length || size + entries > SHARD_ENTRIES) [file, kept, size] = [kind + start, [], 0];
    size += entries;
    own.forEach((word) => { word.shard = { file, own: kept, at: kept.push(word) - 1 }; });
  }
}

/**
 * Opens an index.
 * @param {(name: string, build?: string) => Promise<Uint8Array>} load fetches a file of the index by its name
 */
export async function openStore(load) {
  const decoder = new TextDecoder();
  const [header, text] = split(decoder.decode(await unpack(await load("words"))));
  const head = frontCoded(text).map((display, id) => entry(display, id, header.df[id]));
  const total = header.kinds.reduce((sum, count) => sum + count, 0);
  const tails = header.tail.split(" ");
  const known = new Map(head.map((word) => [word.id, word]));
  shard(head, "p-", 1);
  const files = new Map();

  const file = (name) => {
    if (!files.has(name)) {
      const wanted = load(name, header.build).then(unpack);
      wanted.catch(() => files.delete(name));
      files.set(name, wanted);
    }
    return files.get(name);
  };
  const json = async (name) => JSON.parse(decoder.decode(await file(name)));
  const unpacked = new Map();
  /** The parsed form of a file, made once. */
  const once = (name, make) => {
    if (!unpacked.has(name)) unpacked.set(name, make());
    return unpacked.get(name);
  };

  return {
    header, head, total,
    /** The words that are not loaded whole and begin with these two letters. */
    tail(prefix) {
      const at = tails.indexOf(prefix);
      if (at < 0) return Promise.resolve([]);
      return once(`t-${prefix}`, async () => {
        const [counts, words] = split(decoder.decode(await file(`t-${prefix}`)));
        const tail = frontCoded(words).map((display, place) => entry(display, (at + 1) * MOST_WORDS + place, counts[place]));
        tail.forEach((word) => { known.set(word.id, word); });
        shard(tail, "q-", 2);
        return tail;
      });
    },
    /** The documents of a class with their weights, in rising order. */
    async postings(id) {
      const { file: name, own, at } = known.get(id).shard;
      const bytes = await file(name);
      return once(name, () => postings(bytes, own))[at];
    },
    async record(number) {
      const name = `r${Math.floor(number / header.record)}`;
      return (await once(name, () => json(name)))[number % header.record];
    },
    month: (name) => once(`m-${name}`, () => json(`m-${name}`)),
    /** Until when one may register for each course: the first day of the last open month. */
    standing: () => once("standing", async () => {
      const bytes = await file("standing");
      const end = bytes.indexOf(10);
      const months = JSON.parse(decoder.decode(bytes.subarray(0, end)));
      return Array.from(bytes.subarray(end + 1), (place) => months[place]);
    }),
    facets: () => once("facets", () => json("facets")),
  };
}

/** The postings of a file: the steps of all its words, then all weights. */
function postings(bytes, words) {
  const next = numbers(bytes);
  let weight = bytes.length - words.reduce((sum, { df }) => sum + df, 0);
  return words.map(({ df }) => {
    let last = 0;
    const docs = Array.from({ length: df }, () => { last += next(); return last; });
    return { docs, weights: bytes.subarray(weight, weight += df) };
  });
}
