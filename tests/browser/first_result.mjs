// Measures a search in a real browser: from the start of the navigation to the first hit, what was transferred until then,
// and how long each further key takes. Usage: node first_result.mjs BASE KIND [SLOW] WORD… → JSON
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const [, , base, kind, slow, ...words] = process.argv;
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
// 10 Mbit/s and 40 ms from request to answer.
const LINE = { offline: false, latency: 40, downloadThroughput: 1250000, uploadThroughput: 1250000 };
const KINDS = {
  ours: { field: "#tc-query", hit: ".tc-hit, .tc-search__all" },
  material: { field: ".md-search__input", hit: ".md-search-result__item" },
  pagefind: { field: "#query", hit: "li" },
};

const browser = await chromium.launch({ executablePath: BROWSERS.find((path) => path && existsSync(path)), args: FLAGS });

async function first(word) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  if (slow === "slow") await client.send("Network.emulateNetworkConditions", LINE);
  const { field, hit } = KINDS[kind];
  let bytes = 0, pageBytes = 0, requests = 0;
  client.on("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; requests += 1; });
  await page.addInitScript(([fieldOf, hitOf, typed]) => {
    const look = () => {
      const input = document.querySelector(fieldOf);
      if (!input) return requestAnimationFrame(look);
      globalThis.filledAt = performance.now();
      input.focus();
      input.value = typed;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: typed.at(-1) }));
    };
    // Modules have run when the document is complete; before that nobody listens to the field.
    addEventListener("DOMContentLoaded", () => look());
    new MutationObserver(() => { if (!globalThis.foundAt && document.querySelector(hitOf)) globalThis.foundAt = performance.now(); }).observe(document, { childList: true, subtree: true });
  }, [field, hit, word]);
  page.once("domcontentloaded", () => { pageBytes = bytes; });
  await page.goto(base);
  // A search that finds nothing shows nothing: no time to tell.
  await page.waitForFunction(() => globalThis.foundAt, null, { timeout: 20000 }).catch(() => {});
  const ms = await page.evaluate(() => globalThis.foundAt ?? null);
  const transferred = bytes - pageBytes;
  const keys = kind === "ours" ? await further(page, word) : [];
  await context.close();
  return { word, ms, bytes: transferred, page: pageBytes, requests, keys };
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

const results = [];
for (const word of words) results.push(await first(word));
await browser.close();
process.stdout.write(JSON.stringify(results));
