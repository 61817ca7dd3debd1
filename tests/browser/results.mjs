// Uses the page of results as a reader does: nothing asked for, a filter, the way back, a word, more hits, nothing found.

import { gunzipSync, gzipSync } from "node:zlib";

const HITS = "[data-tc-hits] li";

export async function results(page, base) {
  const found = [];
  const expect = (right, what) => { if (!right) found.push(what); };
  const hits = () => page.locator(HITS).count();
  const says = (selector, pattern) => page.waitForFunction(([where, source]) => new RegExp(source).test(document.querySelector(where)?.innerText), [selector, pattern]).then(() => true, () => false);
  const seen = (selector) => page.isVisible(selector);

  await page.goto(`${base}suche/`, { waitUntil: "networkidle" });
  expect((await hits()) === 0 && (await seen("[data-tc-idle]")) && (await seen(".tc-facets")), "without a question it offers choices and no list");
  expect((await page.getByRole("region", { name: "Treffer" }).getByRole("list").count()) === 0, "a list without hits is none");
  expect(/Zeitraum, .*Ort/.test(await page.innerText(".tc-facets__fold > div > .tc-facet__more > summary")), "which filters there are besides is told before they are opened");
  await page.click(".tc-facet__option:has-text('Online-Seminar')");
  expect(await says("[data-tc-status]", "\\d Treffer"), "a filter alone finds something");
  expect((await hits()) > 0 && (await seen("[data-tc-reset]")) && !(await seen("[data-tc-idle]")), "a filter shows its hits");
  expect(/format=online/.test(page.url()), "the address tells the filter");
  expect((await page.evaluate(() => document.activeElement.id)) === "tc-formats-online", "the focus stays at the filter");
  const box = page.locator("#tc-duration-90");
  await box.scrollIntoViewIfNeeded();
  const { y } = await box.boundingBox();
  await box.click();
  expect(await says("[data-tc-status]", "^. Treffer"), "a second filter narrows down");
  expect(Math.abs((await box.boundingBox()).y - y) < 2, "what is pressed stays in its place");
  await page.goBack();
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
  expect((await page.innerText("[data-tc-status]")).includes("„xyzzyq“") && (await seen("[data-tc-help] a[href$='/kontakte/']")), "who finds nothing sees what was looked for, and whom to ask");
  expect(!(await seen("[data-tc-then]")), "what is no date is not told to be one");
  expect(!(await seen("[data-tc-mentioned]")), "nonsense is mentioned nowhere");
  await page.fill("[data-tc-field]", "Kompetenzcheck");
  expect(await says("[data-tc-hits] li:first-child", "Selbsttest\\s+·\\s+20 Minuten"), "of what is short one sees how long it takes");
  await page.fill("[data-tc-field]", "abgesagt");
  expect((await says("[data-tc-hits] li:first-child", "^Termine")) && /\/termine\/$/.test(await page.getAttribute("[data-tc-hits] a", "href")), "who looks for what is cancelled is led to the dates");
  await page.fill("[data-tc-field]", "Fürsorgepflicht");
  await page.waitForSelector("[data-tc-mentioned] a").catch(() => {});
  expect((await seen("[data-tc-mentioned] a[href$='/grundlagen-personalfuehrung/']")) && (await hits()) === 0, "what only mentions a word is named, and is no hit");
  expect(await says("[data-tc-said]", "am Rande erwähnt.*Personalführung"), "a screen reader hears of it");
  await page.fill("[data-tc-field]", "24.12.2031");
  await page.waitForSelector("[data-tc-then] a").catch(() => {});
  expect((await seen("[data-tc-then] a")) && !(await seen("[data-tc-help]")), "days without anything are no matter of spelling");
  await page.fill("[data-tc-field]", "zomo");
  expect(await says("[data-tc-meant]", "Zoom"), "a typing error is understood");
  expect(await says("[data-tc-status]", "Treffer für „zomo“ oder ähnlich"), "hits of another word are not said to be those of what was typed");
  await page.fill("[data-tc-field]", "exel");
  expect((await says("[data-tc-status]", "^2 Treffer")) && !(await seen(".tc-facets")), "one offer is not narrowed down");
  await page.fill("[data-tc-field]", "resilienz");
  const groups = () => page.locator(".tc-facet > legend").allTextContents();
  expect(await says("[data-tc-status]", "resilienz"), "typing finds again");
  expect((await groups()).includes("Format") && !(await groups()).includes("Kategorie"), `what leaves all hits is no choice: ${await groups()}`);
  await page.fill("[data-tc-field]", "");
  await page.click("#tc-categories-resilienz");
  await page.fill("[data-tc-field]", "resilienz");
  expect((await says("[data-tc-status]", "resilienz")) && (await groups()).includes("Kategorie"), "what is chosen can be taken back");
  await page.click("[data-tc-reset]");
  await page.fill("[data-tc-field]", "zoom-meeting");
  const marked = ([selector]) => [...document.querySelectorAll(`${selector} mark`)].some((mark) => mark.textContent === "Zoom");
  expect(await page.waitForFunction(marked, [HITS]).then(() => true, () => false), "the parts of a typed word are marked");
  await page.fill("[data-tc-field]", "altakten");
  const end = ([selector]) => [...document.querySelectorAll(`${selector} mark`)].some((mark) => mark.textContent === "Akten");
  expect(await page.waitForFunction(end, [HITS]).then(() => true, () => false), "the end of a typed word is marked");
  await page.fill("[data-tc-field]", "kollegen");
  const whole = ([selector]) => [...document.querySelectorAll(`${selector} mark`)].some((mark) => mark.textContent === "Kolleg*innen");
  expect(await page.waitForFunction(whole, [HITS]).then(() => true, () => false), "a mark does not break a word apart");
  found.push(...(await dates(page)), ...(await choices(page)), ...(await spoken(page)));
  await page.fill(".tc-header .tc-search__query", "zoom");
  await page.waitForSelector(".tc-header .tc-hit");
  for (const file of ["search.js", "words.bin"]) expect(page.asked.filter((url) => url.includes(file)).length === 1, `${file} is loaded once`);
  found.push(...(await left(page)), ...(await strange(page, base)), ...(await back(page, base)), ...(await offline(page)), ...(await newer(page)), ...(await newerHits(page)), ...(await heard(page, base)), ...(await folds(page, base)));
  return found;
}

const state = (page) => page.evaluate(() => decodeURIComponent(location.search));
const settled = (page) => page.waitForTimeout(150);

// A date is typed digit by digit, day or month first; the first of a year make a year as well.
async function dates(page) {
  await page.focus("#tc-dates-0");
  for (const digit of "02022027") {
    await page.keyboard.press(digit);
    await settled(page);
  }
  const typed = await page.inputValue("#tc-dates-0");
  const shown = await page.evaluate(([selector]) => [...document.querySelectorAll(`${selector} time`)].map((time) => time.dateTime), [HITS]);
  if (!shown.length || shown.some((day) => day < "2027-02-02")) return [`from the date on that is chosen, it shows the days ${shown}`];
  if (typed !== "2027-02-02" || !/von=2027-02-02/.test(await state(page))) return [`a date typed by keyboard became ${typed} and ${await state(page)}`];
  return noDays(page);
}

// What is used in the fold stays there, though other facets go: else a date that is changed would be left in the middle.
async function folds(page, base) {
  await page.goto(`${base}suche/?q=excel`);
  await page.click("details:has(> fieldset #tc-dates-0) > summary");
  await page.fill("#tc-dates-0", "2027-02-15");
  await page.waitForFunction(() => location.search.includes("von=") && !document.querySelector("[id^=tc-duration-]"));
  const [inside, count] = await page.evaluate(() => [Boolean(document.querySelector("details > fieldset #tc-dates-0")), document.querySelectorAll(".tc-facets__fold > div > fieldset").length]);
  return inside && count < 5 ? [] : [`the days that are chosen leave the fold, or nothing does: ${count}`];
}

// Days that leave none, and what is no day, are said to be wrong, and the fields that are (3.3.1); right ones are not.
async function noDays(page) {
  const told = () => page.evaluate(() => {
    const fields = [...document.querySelectorAll("[id^=tc-dates-][type=date]")];
    const notes = fields.map((field) => document.getElementById(field.getAttribute("aria-describedby")));
    return [...fields.map((field) => field.getAttribute("aria-invalid")), ...new Set(notes.map((note) => `${note?.role}: ${note?.innerText}`))].join();
  });
  const seen = [await told()];
  await page.fill("#tc-dates-1", "2027-02-01");
  await settled(page);
  seen.push(await told());
  await page.fill("#tc-dates-1", "");
  await page.locator("#tc-dates-1").press("1");
  await page.focus("[data-tc-field]");
  seen.push(await told());
  await page.fill("#tc-dates-1", "2027-02-03");
  await settled(page);
  seen.push(await told());
  const right = [/^false,false,alert: $/, /^true,true,alert: .*„bis“ liegt vor „von“/, /^false,true,alert: .*nicht vollständig/, /^false,false,alert: $/];
  return right.every((pattern, at) => pattern.test(seen[at])) ? [] : [`of wrong days it says ${JSON.stringify(seen)}`];
}

// Choices that come faster than their hits are all counted, and the focus goes to none that is no longer there.
async function choices(page) {
  const found = [];
  await page.click("[data-tc-reset]");
  if (!(await page.evaluate(() => document.activeElement.matches("h2[data-tc-status]")))) found.push("the focus is lost with the button that takes all filters off");
  await page.fill("[data-tc-field]", "zoom");
  await page.waitForFunction(() => /„zoom“/.test(document.querySelector("[data-tc-status]").textContent));
  await page.evaluate(() => ["online", "leitfaden"].forEach((id) => document.getElementById(`tc-formats-${id}`).click()));
  await settled(page);
  if (!/format=online,leitfaden/.test(await state(page))) found.push(`of two quick choices it keeps ${await state(page)}`);
  const size = page.viewportSize();
  if (await page.isVisible(".tc-facets__down")) found.push("beside the hits, a button leads to them");
  await page.setViewportSize({ width: 390, height: 700 });
  await page.locator(".tc-facet").nth(1).scrollIntoViewIfNeeded();
  const down = await page.locator(".tc-facets__down").boundingBox();
  const told = await page.innerText(".tc-facets__down");
  if (!(down?.y > 0 && down.y + down.height <= 700) || !/\([1-9]/.test(told)) found.push(`on a phone, who chooses does not see how many hits there are: ${told}`);
  if (!/\(1\)/.test(await page.innerText("[data-tc-fold] > summary"))) found.push("how many facets are chosen is not seen");
  found.push(...(await folded(page)));
  await page.setViewportSize(size);
  await page.fill("[data-tc-field]", "besprechung");
  await page.evaluate(() => document.getElementById("tc-formats-leitfaden").click());
  await settled(page);
  if (!/q=besprechung&format=online$/.test(await state(page))) found.push(`a choice takes back what is typed: ${await state(page)}`);
  return found;
}

// Whether the filters are open is told by the browser, and not by their name as well, which would be wrong half of the time.
async function folded(page) {
  const client = await page.context().newCDPSession(page);
  const told = async () => {
    const { nodes } = await client.send("Accessibility.getFullAXTree");
    const fold = nodes.find(({ role, name }) => role?.value === "DisclosureTriangle" && /Filter/.test(name.value));
    return `${fold?.name.value}: ${fold?.properties.find(({ name }) => name === "expanded").value.value}`;
  };
  const states = [];
  for (const key of ["Enter", "Enter"]) {
    states.push(await told());
    await page.locator("[data-tc-fold] > summary").press(key);
  }
  return states.join() === "Filter (1): true,Filter (1): false" ? [] : [`the filters say ${states}`];
}

// A screen reader is told when the typing pauses, not at every letter; Enter leads past the facets, and so does a button.
async function spoken(page) {
  const found = [];
  await page.evaluate(() => {
    globalThis.told = [];
    const place = document.querySelector(".tc-results [role=status]");
    new MutationObserver(() => globalThis.told.push(place.textContent)).observe(place, { childList: true });
  });
  found.push(...(await typed(page, "resilienz")));
  const atHeading = () => page.waitForFunction(() => document.activeElement.matches("h2[data-tc-status]")).catch(() => found.push("the heading of the hits has not got the focus"));
  const entries = await page.evaluate(() => history.length);
  await page.keyboard.press("Enter");
  await atHeading();
  if ((await page.evaluate(() => history.length)) > entries) found.push("the way back leads to the same search");
  if (!(await page.title()).startsWith("resilienz")) found.push("the title does not tell the query");
  await page.focus("[data-tc-skip]");
  await page.keyboard.press("Enter");
  await atHeading();
  return found;
}

// The clock goes on by 200 ms at each letter, however long the machine takes to find something, and by half a second behind
// the last; what is told of the emptied field is over before.
async function typed(page, word) {
  await page.evaluate(() => {
    globalThis.shown = 0;
    new MutationObserver(() => { globalThis.shown += 1; }).observe(document.querySelector("[data-tc-status]"), { childList: true });
  });
  await page.fill("[data-tc-field]", "");
  await page.waitForFunction(() => globalThis.shown && !location.search.includes("q="));
  await page.clock.pauseAt(await page.evaluate(() => Date.now()));
  await page.clock.runFor(600);
  await page.evaluate(() => { globalThis.told.length = 0; });
  for (const letter of word) {
    const before = await page.evaluate(() => globalThis.shown);
    await page.keyboard.press(letter);
    await page.clock.runFor(200);
    await until(page, (before) => globalThis.shown > before, before);
  }
  const told = () => page.evaluate(() => globalThis.told.filter(Boolean));
  const [early, , late] = [await told(), await page.clock.runFor(500), await told()];
  await page.clock.resume();
  return !early.length && late.length === 1 && late[0].includes(`„${word}“`) ? [] : [`a screen reader is told ${JSON.stringify(early)} while ${word} is typed, and ${JSON.stringify(late)} behind it`];
}

// Playwright waits by the clock of the page, which stands still here.
async function until(page, holds, given) {
  for (const end = Date.now() + 60000; Date.now() < end; await page.waitForTimeout(10)) if (await page.evaluate(holds, given)) return;
  throw new Error(`${holds} never holds`);
}

// What a screen reader hears of a choice: a number that is no part of the name, and each change once, also where as many are left.
async function heard(page, base) {
  const found = [];
  await page.goto(`${base}suche/?q=excel`);
  await page.waitForSelector("#tc-formats-praesenz");
  const told = [];
  const once = async (what, act) => {
    await page.waitForFunction(() => document.querySelector(".tc-results [role=status]").textContent);
    await page.evaluate(() => {
      globalThis.said = [];
      const place = document.querySelector(".tc-results [role=status]");
      globalThis.ear?.disconnect();
      globalThis.ear = new MutationObserver(() => globalThis.said.push(place.textContent));
      globalThis.ear.observe(place, { childList: true });
    });
    await act();
    await page.waitForFunction(() => globalThis.said.some(Boolean));
    await page.waitForTimeout(600);
    const said = await page.evaluate(() => globalThis.said.filter(Boolean));
    if (said.length !== 1 || !/Treffer/.test(said[0])) found.push(`${what}, a screen reader hears ${JSON.stringify(said)}`);
    // Who reads aloud what changes takes the same text for no change.
    if (said[0] === told.at(-1)) found.push(`${what}, a screen reader hears nothing new: ${said[0]}`);
    told.push(said[0]);
  };
  const [number] = /\d+/.exec(await page.innerText("label:has(#tc-formats-praesenz) .tc-count"));
  const named = await page.getByRole("checkbox", { name: `Präsenzseminar , ${number} Treffer`, exact: true }).count();
  const region = await page.getByRole("region", { name: "Treffer", exact: true }).count();
  if (region !== 1) found.push("the number of hits is read twice: the part of the page is called what its heading says");
  if (named !== 1) found.push("a facet is not called by its name and how many hits it leaves");
  await once("of a choice", () => page.locator("#tc-formats-praesenz").press("Space"));
  await once("of another order", () => page.selectOption("[data-tc-sort]", "date"));
  await page.fill("[data-tc-field]", "zomo");
  await page.waitForSelector("[data-tc-meant] a");
  if (!/Mit diesen Filtern bleibt nichts übrig, ohne sie \d+ Treffer/.test(await page.innerText("[data-tc-status]"))) found.push("it does not say that it is the filters that leave nothing");
  if (await page.isVisible("[data-tc-help]")) found.push("it gives advice on spelling where it is the filters that leave nothing");
  await page.focus("[data-tc-meant] a");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.matches("h2[data-tc-status]")).catch(() => found.push("what was meant does not lead to its hits"));
  if (!/q=Zoom&format=praesenz/.test(await state(page))) found.push(`what was meant leads to ${await state(page)}`);
  return found;
}

// A page that comes back as it was left: WebKit gives fields that are not to be completed the value they were made with.
async function left(page) {
  const values = () => page.evaluate(() => Array.from(document.querySelectorAll("[name=q]"), ({ value }) => value).join());
  const before = await values();
  await page.evaluate(() => {
    dispatchEvent(new Event("pagehide"));
    document.querySelectorAll("[name=q]").forEach(({ form }) => form.reset());
  });
  return (await values()) === before ? [] : [`of ${before}, ${await values()} is left for who comes back`];
}

// Whatever an address says, the page comes.
async function strange(page, base) {
  const found = [];
  for (const query of ["q=zoom&sprache=quatsch!!&sortierung=x", "kategorie=__proto__", "q=%20&offen=x&dauer=7&von=%2B275760-09-13", `q=${"lang ".repeat(2000)}`]) {
    await page.goto(`${base}suche/?${query}`);
    const shown = await page.waitForSelector("[data-tc-results]:not([hidden]) .tc-facet").catch(() => null);
    if (!shown) found.push(`?${query.slice(0, 60)} shows nothing`);
    else if (await page.evaluate(() => document.querySelector("[data-tc-sort]").selectedIndex < 0)) found.push(`?${query} takes an order that there is not`);
  }
  await page.goto(`${base}suche/?q=zoom&kategorie=kommunikation,${encodeURIComponent("../../..//evil.example/x")}`);
  await page.waitForSelector("[data-tc-feeds] a");
  const away = await page.$$eval("[data-tc-feeds] a", (links) => links.map(({ href }) => href).filter((href) => !href.startsWith(location.origin)));
  if (away.length) found.push(`an address makes a link to ${away}`);
  // Who is led to the calendar itself downloads a copy, which never changes.
  await page.goto(`${base}suche/?anbieter=fb11,interne-fortbildung`);
  await page.waitForSelector("[data-tc-feeds] a");
  const ways = await page.$$eval("[data-tc-feeds] a", (links) => links.map(({ href }) => href));
  for (const way of ways) await page.goto(way).then(() => page.waitForSelector("#k-kalender:target", { timeout: 2000 })).catch(() => found.push(`nobody can subscribe at ${way}`));
  if (ways.length !== 2) found.push(`two terms have ${ways.length} calendars`);
  await page.goto(`${base}suche/?q=zoom&kategorie=quatsch`);
  await page.focus("#tc-categories-quatsch");
  if (await page.isVisible("[data-tc-feeds]")) found.push("it offers a calendar that there is not");
  await page.keyboard.press("Space");
  await page.waitForSelector("#tc-categories-quatsch", { state: "detached" });
  if (!(await page.evaluate(() => document.activeElement.closest(".tc-facet")))) found.push("the focus is lost with a choice that goes away");
  return found;
}

// Who comes back from a hit finds as many of them, the place and the focus as they were.
async function back(page, base) {
  const found = [];
  const hits = () => page.locator(HITS).count();
  await page.goto(`${base}suche/?q=arbeit`);
  await page.click("[data-tc-next]");
  await page.waitForFunction((selector) => document.querySelectorAll(selector).length > 10, HITS);
  const [before, link] = [await hits(), page.locator(`${HITS} a`).nth(14)];
  await link.focus();
  const [top, address] = [await page.evaluate(() => scrollY), await link.getAttribute("href")];
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === address);
  await page.goBack();
  await page.waitForFunction(([selector, count]) => document.querySelectorAll(selector).length >= count, [HITS, before]).catch(() => {});
  await settled(page);
  if ((await hits()) !== before) found.push(`${before} hits became ${await hits()}`);
  const now = await page.evaluate(() => scrollY);
  if (!top || Math.abs(now - top) > 2) found.push(`the way back leads to ${now} in place of ${top}`);
  if ((await page.evaluate(() => document.activeElement.getAttribute("href"))) !== address) found.push("the way back loses the focus");
  return found;
}

// Without a line the page says so, shows no other hits, and tries again.
async function offline(page) {
  const found = [];
  const told = (shown) => page.waitForSelector("[data-tc-failed]", { state: shown ? "visible" : "hidden" }).catch(() => found.push(shown ? "does not say that it cannot search" : "does not try again"));
  await page.context().setOffline(true);
  await page.click("[data-tc-next]");
  await told(true);
  if ((await page.locator(HITS).count()) < 20) found.push("hits that are there go away");
  await page.fill("[data-tc-field]", "resilienz");
  await page.waitForSelector(HITS, { state: "detached" }).catch(() => found.push("hits of another query stay"));
  await told(true);
  await page.context().setOffline(false);
  await page.fill("[data-tc-field]", "resilien");
  await told(false);
  page.trouble.splice(0); // the browser's own words about the line
  return found;
}

// Hits of a page that stays open are followed by those of the index that was published meanwhile, not by its records under the old numbers.
async function newerHits(page) {
  const found = [];
  const asked = () => page.asked.filter((url) => /\/r\d+\.bin/.test(url));
  await page.fill("[data-tc-field]", "arbeit");
  await page.waitForFunction((selector) => document.querySelector("[data-tc-status]").textContent.includes("„arbeit“") && document.querySelectorAll(selector).length === 10, HITS);
  const before = asked().length;
  await page.route(/\/words\.bin/, async (route) => {
    const words = gunzipSync(await (await route.fetch()).body()).toString("latin1");
    await route.fulfill({ body: gzipSync(Buffer.from(words.replace(/"build": ?"[^"]*"/, '"build":"other"'), "latin1")) });
  });
  await page.context().clock.setFixedTime((await page.evaluate(() => Date.now())) + 70000);
  await page.click("[data-tc-next]");
  const led = (selector) => document.querySelectorAll(selector)[10]?.contains(document.activeElement);
  await page.waitForFunction(led, HITS).catch(() => found.push("after another publication, no further hits come, or the focus does not go to the first of them"));
  const names = new Set(asked().slice(before).map((url) => url.split("?")[1]));
  if ([...names].join() !== "other") found.push(`after another publication, further hits come from the index ${[...names]}`);
  await page.unroute(/\/words\.bin/);
  return found;
}

// Pages stay open while others are published: what was asked for a while ago is asked for anew, as the server keeps it.
async function newer(page) {
  const asked = () => page.asked.filter((url) => url.includes("words.bin")).length;
  const before = asked();
  const search = async (word) => {
    await page.fill("[data-tc-field]", word);
    await page.waitForFunction((query) => document.querySelector("[data-tc-status]").textContent.includes(`„${query}“`), word);
  };
  await search("kamera");
  const kept = asked();
  await page.context().clock.setFixedTime((await page.evaluate(() => Date.now())) + 70000);
  await search("zoom");
  return kept === before && asked() === before + 1 ? [] : [`the index was asked for ${kept - before} and ${asked() - kept} times`];
}
