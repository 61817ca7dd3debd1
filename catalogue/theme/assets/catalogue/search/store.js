// The store: fetches the files of the index as they are needed, unpacks them and remembers them. Format: docs/development/search.md.

import { fold } from "./words.js";

const MOST_SHARED = 31;

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
function reader(bytes, at = 0) {
  return {
    get at() { return at; },
    next() {
      let value = 0, shift = 0, byte;
      do { byte = bytes[at++]; value += (byte & 127) * 2 ** shift; shift += 7; } while (byte > 127);
      return value;
    },
  };
}

const entry = (display, id, df) => ({ display, key: fold(display), id, df });
const split = (text) => { const at = text.indexOf("\n"); return [JSON.parse(text.slice(0, at)), text.slice(at + 1)]; };

/**
 * Opens an index.
 * @param {(name: string, build?: string) => Promise<Uint8Array>} load fetches a file of the index by its name
 */
export async function openStore(load) {
  const decoder = new TextDecoder();
  const [header, text] = split(decoder.decode(await unpack(await load("words"))));
  const head = frontCoded(text).map((display, id) => entry(display, id, header.df[id]));
  const total = header.kinds.reduce((sum, count) => sum + count, 0);
  const shardStarts = starts(header.shards);
  const tailStarts = Object.fromEntries(zip(Object.keys(header.tail), starts(Object.values(header.tail), header.head)));
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
      if (!(prefix in header.tail)) return Promise.resolve([]);
      return once(`t-${prefix}`, async () => {
        const [counts, words] = split(decoder.decode(await file(`t-${prefix}`)));
        return frontCoded(words).map((display, at) => entry(display, tailStarts[prefix] + at, counts[at]));
      });
    },
    /** The documents of a class with their weights, in rising order. */
    async postings(id) {
      const shard = shardStarts.findLastIndex((start) => start <= id);
      const bytes = await file(`p${shard}`);
      const places = await once(`p${shard}`, async () => offsets(bytes, header.shards[shard]));
      const at = id - shardStarts[shard];
      return once(`c${id}`, () => decode(bytes, places[at], places[at + 1]));
    },
    async record(number) {
      const shard = Math.floor(number / header.record);
      return (await once(`r${shard}`, () => json(`r${shard}`)))[number % header.record];
    },
    month: (name) => once(`m-${name}`, () => json(`m-${name}`)),
    facets: () => once("facets", () => json("facets")),
  };
}

const zip = (one, other) => one.map((item, at) => [item, other[at]]);

function starts(sizes, first = 0) {
  let at = first;
  return sizes.map((size) => { const own = at; at += size; return own; });
}

function offsets(bytes, count) {
  const numbers = reader(bytes);
  const lengths = Array.from({ length: count }, () => numbers.next());
  return [...starts(lengths, numbers.at), bytes.length];
}

function decode(bytes, from, to) {
  const numbers = reader(bytes, from);
  const docs = [], weights = [];
  let last = 0;
  while (numbers.at < to) {
    last += numbers.next();
    docs.push(last);
    weights.push(numbers.next());
  }
  return { docs, weights };
}
