// Looks for what moves on its own after it was seen: scripts and index arrive late here, as on a slow line.

const LATE = 150;
// A fraction of a pixel, as rounding makes it now and then, is seen by nobody.
const SEEN = 0.001;

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
