// Looks for what moves on its own after it was seen: scripts and index arrive late here, as on a slow line.

import { createServer } from "node:http";

const LATE = 150;
// A fraction of a pixel, as rounding makes it now and then, is seen by nobody.
const SEEN = 0.001;

/** Serves what `base` serves, but pages in two pieces: the browser shows the first before it has the other. */
export async function inPieces(base) {
  const server = createServer(async ({ url }, response) => {
    const answer = await fetch(new URL(url, base));
    const body = Buffer.from(await answer.arrayBuffer());
    const kind = answer.headers.get("Content-Type");
    response.writeHead(answer.status, { "Content-Type": kind });
    const half = kind.startsWith("text/html") ? body.length >> 1 : 0;
    response.write(body.subarray(0, half));
    setTimeout(() => response.end(body.subarray(half)), half ? 4 * LATE : 0);
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Returns what moved on a page that is opened in a new tab of the context. */
export async function steady(page, address) {
  await page.addInitScript((least) => {
    globalThis.moved = [];
    const note = ({ value, sources }) => globalThis.moved.push(`${value.toFixed(4)} ${sources.map(({ node }) => node?.className || node?.nodeName).join(", ")}`);
    const seen = (list) => list.getEntries().filter(({ value }) => value >= least);
    new PerformanceObserver((list) => seen(list).forEach(note)).observe({ type: "layout-shift", buffered: true });
  }, SEEN);
  await page.route(/\.(js|bin)/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, LATE));
    await route.continue();
  });
  await page.goto(address, { waitUntil: "networkidle" });
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(globalThis.moved))));
}
