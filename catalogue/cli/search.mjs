// Runs the search of the site under Node: the very modules that browsers run, on an index in a folder.
// node search.mjs ENGINE INDEX TODAY LIMIT QUERY → JSON on standard output

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [engineFile, index, today, limit, query] = process.argv.slice(2);
const { open } = await import(pathToFileURL(engineFile));
const { sessionOf } = await import(new URL("hits.js", pathToFileURL(engineFile)));
const engine = await open((name) => readFile(join(index, `${name}.bin`)), { today: Number(today) });
const { hits, mentioned, concepts, corrected, ranges } = await engine.search(query);
const day = (number) => new Date(number * 86400000).toISOString().slice(0, 10);

/** Why a document was found: for each word of the query what it was taken for, and what that weighs. */
const reasons = (doc) => concepts.filter(({ weights }) => weights[doc]).map(({ text, dated, weights, idf, reason }) => ({
  query: dated ? ranges.map((range) => range.map(day).join(" – ")).join(", ") : text,
  found: reason(doc)?.match.display ?? null,
  how: reason(doc)?.match.kind ?? "date",
  through: reason(doc)?.why ?? null,
  weight: round(weights[doc]),
  rarity: round(idf),
}));
const round = (number) => Math.round(number * 100) / 100;
/** What the words of a document count together: how much of the query they are, and the offer's kind and dates. */
const factor = (doc, score) => round(score / concepts.reduce((sum, { weights, idf }) => sum + weights[doc] * idf, 0));

const shown = await Promise.all(hits.slice(0, Number(limit)).map(async ({ doc, score }, place) => {
  const { id, kind, title, address, runs } = await engine.record(doc);
  const next = sessionOf(runs, { today: engine.today, ranges });
  return { rank: place + 1, id, kind, title, address, next: next ? day(next.first) : null, score: round(score), factor: factor(doc, score), why: reasons(doc) };
}));
process.stdout.write(JSON.stringify({
  query,
  corrected: corrected || null,
  dates: ranges.map((range) => range.map(day)),
  words: concepts.filter(({ dated }) => !dated).map(({ text, idf, size, alternatives }) => ({
    text, rarity: round(idf), documents: size,
    taken: [...new Set(alternatives.map(({ words, why }) => why ?? words[0][0]?.display).filter(Boolean))],
  })),
  count: hits.length,
  hits: shown,
  mentioned: await Promise.all((hits.length ? [] : mentioned.slice(0, Number(limit))).map(async (doc) => (await engine.record(doc)).id)),
}));
