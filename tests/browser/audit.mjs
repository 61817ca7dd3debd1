// Walks through a built site with a real browser and writes what it found as JSON: {check: {case: [findings]}}.
// Usage: node audit.mjs BASE-URL ORIGIN-OF-TIME RESULT.json [FOLDER-FOR-PICTURES]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { copying } from "./copying.mjs";
import { early } from "./early.mjs";
import { folded, keyboard, menu, search, skip, single } from "./keyboard.mjs";
import { PAGES, COURSES, SIZES } from "./pages.mjs";
import { paper } from "./paper.mjs";
import { results } from "./results.mjs";
import { inPieces, steady } from "./steady.mjs";

const [, , base, moment, resultFile, pictures] = process.argv;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// What a query reads of the index of the search: all but the files that the page of results cannot be drawn without.
const LOOKED_UP = /\/search\/v\d+\/(?!facets)/;
const COLOURS = ["color-contrast", "link-in-text-block"];
// What may differ between widths of one layout.
const SIZED = ["target-size", "scrollable-region-focusable"];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
const result = {};
const note = (check, name, findings) => { (result[check] ??= {})[name] = findings; };
const picture = (page, name, options = {}) => pictures && page.screenshot({ path: `${pictures}/${name}.png`, ...options });
if (pictures) mkdirSync(pictures, { recursive: true });

const browser = await chromium.launch({ executablePath: BROWSERS.find((path) => path && existsSync(path)), args: FLAGS });

// A context as a reader has it: size, scheme, German, and the day on which the site was built.
async function open(size, scheme, options = {}) {
  const context = await browser.newContext({ viewport: size, colorScheme: scheme, locale: "de-DE", timezoneId: "Europe/Berlin", bypassCSP: false, ...options });
  await context.clock.setFixedTime(new Date(options.at ?? Number(moment)));
  const page = await context.newPage();
  page.trouble = [];
  page.asked = [];
  page.on("console", (message) => { if (message.type() === "error" && !/status of 404/.test(message.text())) page.trouble.push(message.text()); });
  page.on("pageerror", (error) => page.trouble.push(String(error)));
  page.on("request", (request) => page.asked.push(request.url()));
  return page;
}

// axe is evaluated by the driver, not loaded by the page, so the site's policy stays as it is.
async function axe(page, rules = TAGS) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const { violations } = await page.evaluate((rules) => globalThis.axe.run({ runOnly: rules, resultTypes: ["violations"] }), rules);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary.split("\n")[1] ?? ""}`));
}

// Loaded, and the modules that the page asks for after loading have run.
const visit = async (page, address) => {
  await page.goto(base + address);
  await page.waitForFunction(() => document.querySelector(".tc-scheme:not([hidden])"));
  await page.waitForTimeout(40);
};

const wide = (page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > width + 1).slice(0, 3).map((e) => e.outerHTML.slice(0, 80));
});

// Each page is loaded wide and narrow. No style and no script tells the narrow widths apart, so that a page is not loaded
// for each of them, and axe is asked of one; in the other scheme nothing but colours differs, so that nothing else is asked again.
async function walk(...widths) {
  // Without transitions, a scheme is there at once.
  const page = await open(SIZES[widths[0]], "light", { reducedMotion: "reduce" });
  for (const [name, address] of Object.entries(PAGES)) {
    page.trouble.length = page.asked.length = 0;
    await page.setViewportSize(SIZES[widths[0]]);
    await visit(page, address);
    for (const width of widths) await light(page, `${name}-${width}`, width);
    await scheme(page, "dark");
    for (const width of widths.toReversed()) await dark(page, `${name}-${width}`, width);
    await scheme(page, "light");
    const key = `${name}-${widths[0]}`;
    note("skip", key, await skip(page));
    note("console", key, [...page.trouble]);
    note("hosts", key, page.asked.filter((url) => !url.startsWith(base) && !url.startsWith("data:")));
    note("storage", key, await stored(page));
  }
  await page.context().close();
}

// The page hears of its new size with the next frame only.
async function resize(page, width) {
  await page.setViewportSize(SIZES[width]);
  await page.evaluate(() => new Promise((heard) => requestAnimationFrame(() => requestAnimationFrame(heard))));
}

async function light(page, key, width) {
  await resize(page, width);
  note("axe", `${key}-light`, await axe(page, width === "390" ? SIZED : TAGS));
  note("reflow", key, await wide(page));
  await picture(page, `${key}-light`, { fullPage: true });
  note("large-text", key, await enlarged(page, width !== "1280"));
  if (width !== "1280") note("hyphens", key, await hyphenated(page));
}

// Not every browser has the words of a language to hyphenate by: what it would do is asked, not what it does.
const hyphenated = (page) => page.evaluate(() => {
  const literal = document.querySelectorAll(".md-content :is(time, code, kbd, a[href^='mailto:'], [data-tc-address])");
  return [...literal].filter((e) => /\S{6}/.test(e.textContent) && getComputedStyle(e).hyphens === "auto").slice(0, 3).map((e) => e.outerHTML.slice(0, 80));
});

async function dark(page, key, width) {
  await resize(page, width);
  if (width !== "390") note("axe", `${key}-dark`, await axe(page, COLOURS));
  if (width !== "320") await picture(page, `${key}-dark`, { fullPage: true });
}

async function scheme(page, colours) {
  await page.emulateMedia({ colorScheme: colours });
  await page.waitForFunction((wanted) => (document.body.dataset.mdColorScheme === "slate") === wanted, colours === "dark");
}

async function enlarged(page, telephone) {
  await page.evaluate(() => { const sheet = new CSSStyleSheet(); sheet.replaceSync("html{font-size:250%!important}"); document.adoptedStyleSheets = [sheet]; });
  const found = [...(await wide(page)), ...(await covered(page)), ...(telephone ? await broken(page) : [])];
  await page.evaluate(() => { document.adoptedStyleSheets = []; scrollTo(0, 0); });
  return found;
}

// Nothing in the header lies on anything else.
const covered = (page) => page.evaluate(() => {
  const parts = [...document.querySelectorAll(".tc-brand > :last-child, .tc-tool, .tc-search")].filter((e) => e.checkVisibility());
  const boxes = parts.map((e) => [e.className || e.textContent, e.getBoundingClientRect()]);
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  return boxes.flatMap(([name, box], at) => boxes.slice(at + 1).filter(([, other]) => meet(box, other)).map(([other]) => `${name} lies on ${other}`));
});

// No number and no word of a date breaks in the middle: no browser hyphenates these.
const broken = (page) => page.evaluate(() => {
  const found = [];
  const range = document.createRange();
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement: around } = texts.currentNode;
    if (!around.checkVisibility() || around.closest("pre, code, script, .tc-sr")) continue;
    for (const { 0: word, index } of data.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (!/\d/.test(word) && !around.closest("time")) continue;
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top)));
      if (lines.size > 1) found.push(`${word} breaks: ${around.outerHTML.slice(0, 80)}`);
    }
  }
  return found;
});

const stored = async (page) => [
  ...(await page.evaluate(async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie, ...(await indexedDB.databases()).map(({ name }) => name)])),
  ...(await page.context().cookies()).map(({ name }) => name),
].filter(Boolean);

// What opens when somebody asks for it.
async function states(width) {
  const page = await open(SIZES[width], "light", { reducedMotion: "reduce" });
  await visit(page, PAGES.home);
  if (width !== "1280") {
    await page.click(".tc-menu");
    note("reflow", `menu-open-${width}`, await wide(page));
    await both(page, `menu-open-${width}`);
    await page.click(".tc-menu");
  }
  await page.fill(".tc-header .tc-search__query", "zoom");
  await page.waitForSelector(".tc-search__panel:not([hidden])");
  note("reflow", `search-open-${width}`, await wide(page));
  await both(page, `search-open-${width}`);
  if (!(await page.isVisible(".tc-search__panel"))) note("axe", `search-open-${width}`, ["the hits were gone before they were looked at"]);
  note("console", `search-open-${width}`, [...page.trouble]);
  await visit(page, PAGES.course);
  await page.evaluate(() => document.querySelectorAll("details").forEach((e) => { e.open = true; }));
  await both(page, `details-open-${width}`);
  await page.context().close();
}

async function both(page, key) {
  note("axe", `${key}-light`, await axe(page));
  await picture(page, `${key}-light`);
  await scheme(page, "dark");
  note("axe", `${key}-dark`, await axe(page, COLOURS));
  await picture(page, `${key}-dark`);
  await scheme(page, "light");
}

async function byKeyboard() {
  for (const width of ["1280", "390"]) {
    const page = await open(SIZES[width], "light");
    for (const name of ["home", "search", "course", "guide", "calendar", "help", "register", "missing"]) {
      await visit(page, PAGES[name]);
      note("keyboard", `${name}-${width}`, await keyboard(page));
      if (name === "guide") note("keyboard", `folded-${width}`, await folded(page));
    }
    await visit(page, PAGES.home);
    note("keyboard", `search-${width}`, await search(page));
    if (width === "390") note("keyboard", "menu", await menu(page));
    note("keyboard", `single-keys-${width}`, await single(page));
    await page.context().close();
  }
}

async function searching() {
  const page = await open(SIZES["1280"], "light");
  note("results", "search", await results(page, base));
  note("console", "results", [...page.trouble]);
  note("early", "search", await early(() => open(SIZES["1280"], "light"), base));
  await page.context().close();
}

async function copies() {
  note("copy", "calendar", await copying(() => open(SIZES["1280"], "light"), base + PAGES.calendar));
}

// Facts: seen without scrolling at 1280, within a screen and a half at 390, and there between summary and text.
async function facts() {
  const page = await open(SIZES["1280"], "light");
  for (const course of COURSES) {
    await page.goto(`${base}kurse/${course}/`);
    for (const [width, most] of [["1280", 1], ["390", 1.5]]) {
      await page.setViewportSize(SIZES[width]);
      note("facts", `${course}-${width}`, await page.evaluate((most) => {
        const box = (selector) => document.querySelector(selector).getBoundingClientRect();
        const end = [...document.querySelectorAll(".tc-facts dl, .tc-facts .tc-actions")].pop().getBoundingClientRect().bottom;
        const found = [];
        if (end > innerHeight * most) found.push(`the facts end at ${Math.round(end)} of ${innerHeight * most}`);
        if (innerWidth < 500 && !(box("h1").top < box(".tc-lead").top && box(".tc-lead").top < box(".tc-facts").top && box(".tc-facts").top < box(".tc-body").top)) found.push("order");
        return found;
      }, most));
    }
  }
  // On a high screen they go along with the text.
  await page.setViewportSize({ width: 1280, height: 900 });
  await visit(page, PAGES.course);
  await page.evaluate(() => document.querySelector(".tc-columns__main").lastElementChild.scrollIntoView({ block: "end" }));
  note("facts", "at-the-end", (await page.evaluate(() => document.querySelector(".tc-facts [data-tc-register]").getBoundingClientRect().top)) < 0 ? ["who has read to the end has to go back to register"] : []);
  await page.context().close();
}

// A page that nobody has opened before: what it asks for before any action, and whether anything moves.
async function loading() {
  for (const [name, address] of Object.entries(PAGES)) {
    // So high that all of the page is seen, also what stands below a text that a script fills in.
    const page = await open({ width: 390, height: 3000 }, "light");
    const sizes = [];
    page.on("response", (response) => sizes.push(response.body().then((body) => gzipSync(body).length, () => 0)));
    note("steady", name, await steady(page, base + address));
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    // Some browsers ask for the icon without telling their driver; nobody asks for one that is an address itself. A query is
    // an action: what it looks up weighs, but is not counted.
    const icon = await page.getAttribute("link[rel=icon]", "href");
    const requests = page.asked.filter((url) => !LOOKED_UP.test(url) && url !== new URL(icon, page.url()).href).length + (icon.startsWith("data:") ? 0 : 1);
    note("weight", name, requests > 8 || bytes > 90 * 1024 ? [`${requests} requests, ${bytes} bytes`] : []);
    (result.measured ??= {})[name] = [`${requests} requests, ${Math.round(bytes / 1024)} KiB`];
    await page.context().close();
  }
}

// A long page with a navigation of its own, which comes piece by piece.
async function pieces() {
  const slow = await inPieces(base);
  for (const width of [1280, 800]) {
    const page = await open({ width, height: 3000 }, "light");
    note("steady", `in-pieces-${width}`, await steady(page, slow.address + PAGES.help));
    await page.context().close();
  }
  slow.close();
}

// The scheme is there with the first frame, whenever the program of the page comes. The clock runs here.
async function firstFrame() {
  const page = await browser.newPage({ colorScheme: "dark" });
  await page.route(/\/catalogue\.js/, (route) => route.abort());
  await page.addInitScript(() => {
    const note = () => { if (document.body?.dataset.mdColorScheme === "slate") globalThis.darkAt ??= performance.now(); };
    new MutationObserver(note).observe(document, { childList: true, subtree: true, attributes: true });
  });
  await page.goto(base, { waitUntil: "load" });
  await page.waitForFunction(() => performance.getEntriesByName("first-paint").length);
  const [dark, painted] = await page.evaluate(() => [globalThis.darkAt, performance.getEntriesByName("first-paint")[0].startTime]);
  note("choice", "first-frame", dark < painted ? [] : [`dark at ${dark}, drawn at ${painted}`]);
  await page.close();
}

async function choice() {
  const page = await open(SIZES["1280"], "light");
  const scheme = () => page.evaluate(() => document.body.dataset.mdColorScheme);
  const found = [];
  await page.goto(base);
  await page.click(".tc-scheme");
  if ((await scheme()) !== "slate" || (await stored(page)).join() !== "catalogue.scheme") found.push("a choice is kept");
  await page.goto(base + PAGES.course);
  if ((await scheme()) !== "slate") found.push("the choice holds on the next page");
  await page.click(".tc-scheme");
  if ((await stored(page)).length) found.push("the system's own scheme is not stored");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction(() => document.body.dataset.mdColorScheme === "slate").catch(() => {});
  if ((await scheme()) !== "slate") found.push("without a choice the system counts");
  note("choice", "scheme", found);
  await page.context().close();
}

async function withoutScript() {
  const page = await open(SIZES["390"], "light", { javaScriptEnabled: false });
  for (const [name, address] of Object.entries(PAGES)) {
    await page.goto(base + address);
    note("without-script", name, await page.evaluate(() => {
      const seen = (e) => Boolean(e) && e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 0 && e.getBoundingClientRect().height > 0;
      const found = [...document.querySelectorAll("button, .tc-search")].filter(seen).map(() => "a control that does nothing");
      if (!seen(document.querySelector(".tc-nav a"))) found.push("the navigation is hidden");
      if (!seen(document.querySelector("h1"))) found.push("no heading");
      return found;
    }));
  }
  await page.context().close();
}

async function withoutStyles() {
  const page = await open(SIZES["390"], "light");
  await page.route(/\.css/, (route) => route.abort());
  for (const name of ["home", "course", "missing"]) {
    await page.goto(base + PAGES[name]);
    const wide = await page.evaluate(() => [...document.querySelectorAll("svg")].filter((one) => one.getBoundingClientRect().width > 40).length);
    note("without-styles", name, wide ? [`${wide} pictures are too wide`] : []);
  }
  await page.context().close();
}

async function later() {
  const found = [];
  const page = await open(SIZES["1280"], "light", { at: "2027-02-05T08:00:00+01:00" });
  await visit(page, PAGES.course);
  if (!/schließt in 6 Tagen/.test(await page.innerText("#termin-c"))) found.push("says in how many days registration closes");
  await page.emulateMedia({ media: "print" });
  if (await page.locator(".tc-soon:visible").count()) found.push("prints no number of days");
  await page.emulateMedia({ media: null });
  await page.clock.setFixedTime(new Date("2027-02-12T08:00:00+01:00"));
  await page.reload({ waitUntil: "networkidle" });
  if (!/Anmeldung geschlossen/.test(await page.innerText("#termin-c"))) found.push("says that registration is closed");
  if (await page.locator("#termin-c [data-tc-register]").count()) found.push("offers no registration that is closed");
  await page.clock.setFixedTime(new Date("2027-02-19T08:00:00+01:00"));
  await page.reload({ waitUntil: "networkidle" });
  if (!/vorbei/.test(await page.innerText("#termin-c"))) found.push("says that a session is over");
  if (/Anmeldung/.test(await page.innerText("#termin-c"))) found.push("says nothing of registration for what is over");
  await page.goto(base, { waitUntil: "networkidle" });
  if (await page.locator(".tc-date:visible").count()) found.push("hides past dates");
  note("later", "course", found);
  await page.context().close();
}

async function print() {
  const page = await open(SIZES["1280"], "light");
  const sheets = async (name) => (await page.pdf({ ...(pictures && { path: `${pictures}/${name}.pdf` }), preferCSSPageSize: true, printBackground: true })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  for (const [name, most] of [["course", 2], ["guide", 2], ["programme", 20], ["agenda", 20], ["home", 20], ["search", 2], ["few", 1], ["shortlist", 1], ["tool", 4], ["long", 2]]) {
    await visit(page, { ...PAGES, few: "suche/?q=excel&kategorie=digitale-inhalte", long: "kurse/verwaltungslehrgang/" }[name]);
    const count = await sheets(name);
    await page.emulateMedia({ media: "print" });
    const found = (await page.locator(":is(.tc-nav, .tc-search, .tc-button, .tc-linkbutton, .tc-notice, .tc-qr, .tc-facet__option:not(:has(:checked)), .tc-results__query):visible").count()) ? ["controls are printed"] : [];
    if (count > most) found.push(`${count} sheets`);
    const columns = await page.locator(".tc-date:visible").evaluateAll((dates) => new Set(dates.map((date) => date.getBoundingClientRect().left)).size);
    if (await page.locator("h2:not(.tc-results__status):visible").evaluateAll((all) => all.some((one) => one.nextElementSibling && !one.nextElementSibling.checkVisibility()))) found.push("of a list that leads on, the heading is printed alone");
    if (columns > 1) found.push("as wide as the window, dates are printed side by side");
    await page.emulateMedia({ media: null });
    note("print", name, found);
  }
  await page.setViewportSize(SIZES["390"]);
  await visit(page, "suche/?zielgruppe=fuehrungskraefte");
  await page.waitForSelector("[data-tc-hits] li");
  await page.emulateMedia({ media: "print" });
  note("print", "chosen", (await page.getByText("Führungskräfte", { exact: true }).first().isVisible()) ? [] : ["what is chosen is not printed where the filters are folded"]);
  await page.emulateMedia({ media: null });
  await page.setViewportSize(SIZES["1280"]);
  await visit(page, "suche/?von=2027-03-01&bis=2027-03-31");
  await page.waitForSelector("[data-tc-hits] li");
  await page.emulateMedia({ media: "print" });
  note("print", "range", (await page.isVisible("#tc-dates-0")) && (await page.isVisible("#tc-dates-1")) ? [] : ["the days that are chosen are not printed"]);
  await page.emulateMedia({ media: null });
  await page.addInitScript(() => { globalThis.print = () => { globalThis.printed = true; }; });
  for (const [name, address] of [["course", PAGES.course], ["guide", PAGES.guide], ["few-places", "kurse/standardsoftware/"]]) {
    await visit(page, address);
    await page.click("[data-tc-notice]");
    await page.waitForFunction(() => globalThis.printed);
    await page.emulateMedia({ media: "print" });
    const found = [(await page.isVisible(".tc-notice svg")) || "no code", !(await page.isVisible(".tc-body")) || "the text is printed"].filter((one) => one !== true);
    if (await page.isVisible(".tc-state--few")) found.push("how many places are left is printed");
    await page.emulateMedia({ media: null });
    const count = await sheets(`notice-${name}`);
    if (count !== 1) found.push(`${count} sheets`);
    if (await page.locator(".tc-notice, [data-tc-print]").count()) found.push("stays after printing");
    note("print", `notice-${name}`, found);
  }
  await page.context().close();
  for (const scheme of ["light", "dark"]) {
    const page = await open(SIZES["1280"], scheme);
    await visit(page, PAGES.guide);
    note("print", `paper-${scheme}`, await paper(page));
    await page.context().close();
  }
}

// Where the system gives the colours, shadows go.
async function highContrast() {
  const page = await open(SIZES["1280"], "light", { forcedColors: "active" });
  await visit(page, PAGES.guide);
  const lines = () => page.evaluate(() => [...document.querySelectorAll(".tabbed-labels > label")].map((label) => getComputedStyle(label).borderBottomColor));
  const told = [];
  for (const at of [0, 1]) {
    await page.locator(".tabbed-labels > label").nth(at).click();
    told.push((await lines()).findIndex((colour, place, all) => all.filter((other) => other === colour).length === 1));
  }
  note("high-contrast", "tabs", told.join() === "0,1" ? [] : [`of the tabs, those that are told apart are ${told}`]);
  const ground = () => page.evaluate(() => getComputedStyle(document.querySelector(".tc-mark button")).backgroundColor.match(/\d+/g).slice(0, 3).join());
  const before = await ground();
  await page.click(".tc-mark button");
  await page.waitForSelector(".tc-mark [aria-pressed=true]");
  note("high-contrast", "mark", (await ground()) === before ? ["what is on the shortlist looks like what is not"] : []);
  await page.context().close();
}

// Where the system asks for more contrast: that of level AAA, and lines that are seen.
async function moreContrast() {
  for (const scheme of ["light", "dark"]) {
    const page = await open(SIZES["1280"], scheme, { contrast: "more" });
    for (const key of ["home", "course", "guide"]) {
      await visit(page, PAGES[key]);
      const pale = await page.evaluate(() => ["--tc-muted", "--tc-line"].filter((name) => getComputedStyle(document.body).getPropertyValue(name) !== getComputedStyle(document.body).getPropertyValue("--tc-ink")));
      note("more-contrast", `${key}-${scheme}`, [...pale, ...(await axe(page, ["color-contrast-enhanced"]))]);
      await picture(page, `more-contrast-${key}-${scheme}`);
    }
    await page.context().close();
  }
}

// The privacy page tells what is stored, and deletes it.
async function forget() {
  const found = [];
  const page = await open(SIZES["390"], "light");
  await visit(page, PAGES.privacy);
  await page.waitForFunction(() => /nichts gespeichert/.test(document.querySelector("[data-tc-forget]").innerText));
  if (await page.isVisible("[data-tc-forget] button")) found.push("a button with nothing to delete");
  await page.click(".tc-scheme");
  await page.evaluate(() => localStorage.setItem("other.program", "1"));
  await page.reload();
  await page.waitForSelector("[data-tc-forget] button:visible");
  if (!/catalogue\.scheme/.test(await page.innerText("[data-tc-forget]"))) found.push("says what is stored");
  note("axe", "something-stored", await axe(page));
  await page.click("[data-tc-forget] button");
  if ((await stored(page)).join() !== "other.program") found.push("deletes what is ours, and nothing else");
  if (!/Alles gelöscht/.test(await page.innerText("[data-tc-forget]"))) found.push("says that it is gone");
  if (!(await page.evaluate(() => document.activeElement.closest("[data-tc-forget]")))) found.push("the focus is lost");
  note("choice", "forget", found);
  await page.context().close();
}

const walks = [() => walk("390", "320"), () => walk("1280"), ...Object.keys(SIZES).map((width) => () => states(width))];
const jobs = [byKeyboard, ...walks, loading, pieces, searching, copies, facts, choice, firstFrame, withoutScript, withoutStyles, later, print, highContrast, moreContrast, forget];
const spent = {};
const worker = async () => {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const start = Date.now();
    await job();
    spent[job.name || "walk"] = (spent[job.name || "walk"] ?? 0) + Date.now() - start;
  }
};
await Promise.all([worker(), worker(), worker()]);
await browser.close();
writeFileSync(resultFile, JSON.stringify({ ...result, spent }, null, 1));
