// Measures a search in a real browser: from the start of the navigation to the first visible hit, what was transferred for
// it, and how long each further key takes. Usage: node first_result.mjs BASE KIND LINE WORD… → JSON; LINE is fast or slow.
//
// A page is typed into as soon as it is parsed; that of the results is opened with the query in its address. While the
// time is taken the driver asks the page nothing, and its log of the network is off: both would take a share of the
// processor. Bytes are counted in another run.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const [, , base, kind, line, ...words] = process.argv;
const RUNS = Number(process.env.RUNS ?? 7);
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
// 10 Mbit/s and 40 ms from request to answer.
const LINE = { offline: false, latency: 40, downloadThroughput: 1250000, uploadThroughput: 1250000 };
const KINDS = {
  typed: { field: "#tc-query", hit: ".tc-hit, .tc-search__all" },
  opened: { field: "", hit: "[data-tc-hits] li, [data-tc-help]:not([hidden])", address: (word) => `suche/?q=${encodeURIComponent(word)}` },
  floor: { field: "#query", hit: "li" },
  material: { field: ".md-search__input", hit: ".md-search-result__item" },
  pagefind: { field: "#query", hit: "li" },
};
const OURS = ["typed", "opened"];
const { field, hit, address = () => "" } = KINDS[kind];
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs in the page: types, and notes when the first hit can be seen. */
function watch([fieldOf, hitOf, typed]) {
  const look = () => {
    const input = document.querySelector(fieldOf);
    if (!input) return requestAnimationFrame(look);
    input.focus();
    input.value = typed;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: typed.at(-1) }));
  };
  if (fieldOf) addEventListener("DOMContentLoaded", look);
  const seen = () => { if (!globalThis.foundAt && document.querySelector(hitOf)?.checkVisibility()) globalThis.foundAt = performance.now(); };
  new MutationObserver(seen).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["hidden"] });
}

const browser = await chromium.launch({ executablePath: BROWSERS.find((path) => path && existsSync(path)), args: FLAGS });

/** Opens the page as a new reader; returns the milliseconds to the first hit, or null, and what was made of it by `use`. */
async function opened(word, { counted = false, use = () => null } = {}) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  const log = { bytes: 0, page: 0 };
  if (counted || line === "slow") await client.send("Network.enable");
  if (line === "slow") await client.send("Network.emulateNetworkConditions", LINE);
  client.on("Network.loadingFinished", ({ encodedDataLength }) => { log.bytes += encodedDataLength; });
  page.once("domcontentloaded", () => { log.page = log.bytes; });
  await page.addInitScript(watch, [field, hit, word]);
  await page.goto(base + address(word), { waitUntil: "commit" });
  let ms = null;
  // A search that finds nothing may show nothing: no time to tell.
  for (let waited = 0; !ms && waited < 10000; waited += 500) {
    await sleep(500);
    ms = await page.evaluate(() => globalThis.foundAt ?? null);
  }
  const used = await use(page, log);
  await context.close();
  return { ms, used };
}

/** What was transferred for the search: of ours the program and the index, of others all behind the page itself. */
async function bytesOf(word) {
  const own = (page) => page.evaluate(() => performance.getEntriesByType("resource")
    .filter(({ name, startTime }) => /\/search\//.test(name) && startTime < globalThis.foundAt).reduce((sum, { transferSize }) => sum + transferSize, 0));
  const { used } = await opened(word, { counted: true, use: (page, log) => (OURS.includes(kind) ? own(page) : log.bytes - log.page) });
  return used;
}

/** On a warm page: the work of the main thread from a key to the drawn suggestions. */
async function further(page, word) {
  return page.evaluate(async ([typed]) => {
    const search = await import(new URL("/assets/catalogue/search/search.js", location.origin));
    const engine = await search.engine();
    const times = [];
    for (let length = 2; length <= typed.length; length += 1) {
      await engine.search(typed.slice(0, length));
      const start = performance.now();
      await engine.search(typed.slice(0, length));
      times.push(performance.now() - start);
    }
    return times;
  }, [word]);
}

await opened(words[0]);
const results = [];
for (const word of words) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { ms } = await opened(word);
    if (ms === null) break; // what finds nothing finds nothing the next time
    times.push(ms);
  }
  times.sort((one, other) => one - other);
  const keys = kind === "typed" ? (await opened(word, { use: (page) => further(page, word) })).used : [];
  results.push({ word, ms: times[times.length >> 1] ?? null, least: times[0] ?? null, bytes: await bytesOf(word), keys });
}
await browser.close();
process.stdout.write(JSON.stringify(results));
