// Uses the page of results as a reader does: nothing asked for, a filter, the way back, a word, more hits, nothing found.

const HITS = "[data-tc-hits] li";

export async function results(page, base) {
  const found = [];
  const expect = (right, what) => { if (!right) found.push(what); };
  const hits = () => page.locator(HITS).count();
  const says = (selector, pattern) => page.waitForFunction(([where, source]) => new RegExp(source).test(document.querySelector(where)?.innerText), [selector, pattern], { timeout: 3000 }).then(() => true, () => false);
  const seen = (selector) => page.isVisible(selector);

  await page.goto(`${base}suche/`, { waitUntil: "networkidle" });
  expect((await hits()) === 0 && (await seen("[data-tc-idle]")) && (await seen(".tc-facets")), "without a question it offers choices and no list");
  await page.click(".tc-facet__option:has-text('Online-Seminar')");
  expect(await says("[data-tc-status]", "Treffer"), "a filter alone finds something");
  expect((await hits()) > 0 && (await seen("[data-tc-reset]")) && !(await seen("[data-tc-idle]")), "a filter shows its hits");
  expect(/format=online/.test(page.url()), "the address tells the filter");
  expect((await page.evaluate(() => document.activeElement.id)) === "tc-formats-online", "the focus stays at the filter");
  await page.goBack();
  expect((await says("[data-tc-idle]", "\\S")) && (await hits()) === 0, "the way back takes the filter off");
  await page.fill("[data-tc-field]", "führung");
  expect(await says("[data-tc-status]", "führung"), "typing finds");
  const first = await hits();
  await page.click("[data-tc-next]");
  await page.waitForFunction(([selector, before]) => document.querySelectorAll(selector).length > before, [HITS, first]);
  expect(await page.evaluate(([selector, at]) => document.querySelectorAll(selector)[at].contains(document.activeElement), [HITS, first]), "the focus goes to the first of the further hits");
  await page.fill("[data-tc-field]", "xyzzyq");
  expect(await says("[data-tc-status]", "nichts gefunden"), "nothing found is said");
  expect((await seen("[data-tc-help]")) && !(await seen(".tc-facets")) && !(await seen("[data-tc-next]")), "nothing found is not narrowed down");
  await page.fill("[data-tc-field]", "zomo");
  expect(await says("[data-tc-meant]", "Zoom"), "a typing error is understood");
  await page.fill("[data-tc-field]", "zoom-meeting");
  const marked = ([selector]) => [...document.querySelectorAll(`${selector} mark`)].some((mark) => mark.textContent === "Zoom");
  expect(await page.waitForFunction(marked, [HITS], { timeout: 3000 }).then(() => true, () => false), "the parts of a typed word are marked");
  await page.fill(".tc-header .tc-search__query", "zoom");
  await page.waitForSelector(".tc-header .tc-hit");
  for (const file of ["search.js", "words.bin"]) expect(page.asked.filter((url) => url.includes(file)).length === 1, `${file} is loaded once`);
  return found;
}
