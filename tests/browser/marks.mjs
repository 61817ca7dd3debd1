// Somebody marks a course, a course without dates and a guide, looks at the shortlist, takes dates over and deletes it.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [, , base, moment, folder] = process.argv;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
const browser = await chromium.launch({ executablePath: BROWSERS.find((path) => path && existsSync(path)), args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "de-DE", timezoneId: "Europe/Berlin", acceptDownloads: true });
const page = await context.newPage();
const errors = [];
page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
page.on("pageerror", (error) => errors.push(String(error)));
await page.clock.setFixedTime(Number(moment));

const found = { errors };
const stored = () => page.evaluate(() => JSON.stringify(localStorage));
const visit = (address) => page.goto(base + address, { waitUntil: "networkidle" });
const mark = async (address) => {
  await visit(address);
  await page.focus(".tc-mark button");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".tc-mark [aria-pressed=true]");
};
const inNavigation = () => page.locator("[data-tc-marked]").evaluate((item) => !item.hidden);

await visit("kurse/zoom-online-seminar/");
found.before = { stored: await stored(), pressed: await page.getAttribute(".tc-mark button", "aria-pressed"), link: await page.isVisible(".tc-mark a"), navigation: await inNavigation() };
await mark("kurse/zoom-online-seminar/");
found.marked = { stored: JSON.parse(await stored()), pressed: await page.getAttribute(".tc-mark button", "aria-pressed"), link: await page.isVisible(".tc-mark a"), navigation: await inNavigation() };
await mark("anleitungen/zoom/");
await mark("kurse/resilienz/");
await page.click(".tc-mark a");
await page.waitForSelector("[data-tc-marks]:not([hidden])");
await page.waitForLoadState("networkidle");

found.titles = await page.locator(".tc-marklist h2").allTextContents();
found.leaving = await page.locator(".tc-marklist a[href^=http]").count();
found.dates = await page.locator(".tc-marklist label").allTextContents();
found.tab = await page.getAttribute("[data-tc-marked] a", "aria-current");
await page.evaluate(AXE); // by the driver, past the policy
found.axe = (await page.evaluate(() => globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }))).violations.map((each) => `${each.id}: ${each.nodes[0].html}`);
found.wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/shortlist.png`, fullPage: true });

// How sessions of a course are shown: their state, whether one can take them over and is offered to, whether they are struck out.
const standing = (course) => page.locator(`.tc-marklist > li:has(h2 a[href$="/${course}/"]) li`).evaluateAll((lines) => lines.map((line) => {
  const box = line.querySelector("input");
  return [line.querySelector(".tc-state")?.textContent.trim(), box && box.checked, getComputedStyle(line.querySelector("time")).textDecorationLine];
}));
found.full = await standing("zoom-online-seminar");
const alone = "arbeitsschutz-unterweisung";
for (const course of ["rpa", alone]) await mark(`kurse/${course}/`);
await visit("merkliste/");
found.cancelled = await standing("rpa");
found.alone = await page.textContent(`.tc-marklist > li:has(h2 a[href$="/${alone}/"]) > p + p`);
for (const course of ["rpa", alone]) {
  await page.click(`.tc-marklist > li:has(h2 a[href$="/${course}/"]) > button`);
  await page.waitForSelector(`.tc-marklist a[href$="/${course}/"]`, { state: "detached" });
}

const save = async (name) => {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("[data-tc-marks-save]")]);
  found.file = file.suggestedFilename();
  await file.saveAs(`${folder}/${name}.ics`);
};
await save("all");
await page.locator(".tc-marklist input").nth(1).uncheck();
await save("fewer");
await page.locator(".tc-marklist input").nth(2).check();
found.mail = await page.getAttribute("[data-tc-marks-mail]", "href");
await page.reload({ waitUntil: "networkidle" });
found.kept = await page.locator(".tc-marklist input").evaluateAll((boxes) => boxes.map((box) => box.checked));
await page.emulateMedia({ media: "print" });
found.printed = { sheet: await page.isVisible(".tc-sheet"), buttons: await page.isVisible("[data-tc-marks-clear]"), titles: await page.locator(".tc-marklist h2").first().isVisible() };
await page.emulateMedia({ media: "screen" });
// What is taken off can be had back: said where a screen reader hears it, with the focus on the button, and then on what came back.
const said = (word) => page.waitForSelector(`[role=status]:has-text("${word}")`);
const undone = async (word, press) => {
  const before = [await page.innerHTML("[data-tc-marks-list]"), await stored()];
  await page.focus(press);
  // Some people click everything twice.
  await page.evaluate((button) => { button.click(); button.click(); }, await page.$(press));
  await said(word);
  const gone = await stored();
  await page.keyboard.press("Enter");
  await said("Rückgängig gemacht.");
  const after = [await page.innerHTML("[data-tc-marks-list]"), await stored()];
  const focus = await page.evaluate(() => document.activeElement.closest(".tc-marklist") && document.activeElement.textContent);
  return { gone: gone !== before[1], back: after.join() === before.join(), focus, again: await page.isVisible("[data-tc-marks-undo]") };
};
found.removed = await undone("Von der Merkliste entfernt.", ".tc-marklist li:nth-child(2) > button");
found.cleared = await undone("Die Merkliste ist gelöscht.", "[data-tc-marks-clear]");
const removed = async (place) => {
  const count = await page.locator(".tc-marklist > li").count();
  await page.click(`.tc-marklist > li:nth-child(${place}) > button`);
  await page.waitForFunction((before) => document.querySelectorAll(".tc-marklist > li").length < before, count);
  return page.textContent("[data-tc-marks-said]");
};
found.twice = [await removed(3), await removed(2)];
await page.click("[data-tc-marks-clear]");
await page.waitForSelector("[data-tc-marks]", { state: "hidden" });
await said("Die Merkliste ist gelöscht.");
await page.evaluate(() => {
  const kept = Storage.prototype.setItem;
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  document.querySelector("[data-tc-marks-undo]").click();
  Storage.prototype.setItem = kept;
});
found.unkept = { said: await page.textContent("[data-tc-marks-said]"), again: await page.isVisible("[data-tc-marks-undo]") };
found.all = await page.getAttribute("[data-tc-marks-empty] + p a", "href");
found.after = { stored: await stored(), empty: await page.textContent("[data-tc-marks-empty]"), navigation: await inNavigation() };

// What somebody else has written under our name breaks nothing.
await page.evaluate(() => localStorage.setItem("catalogue.marks.musterstadt", '[{"kind":"course"},7,null,{"kind":"guide","id":"x","title":"<b>x</b>","page":"x/"},{"kind":"guide","id":"y","title":"Teams in a nutshell","page":"y/","language":"en"}]'));
await page.reload({ waitUntil: "networkidle" });
found.strange = await page.locator(".tc-marklist h2").allTextContents();
found.languages = await page.locator(".tc-marklist a, .tc-marklist .tc-sr").evaluateAll((titles) => titles.map((title) => title.closest("[lang]").lang));
await page.evaluate(() => localStorage.clear());
const [silent] = [await browser.newContext({ javaScriptEnabled: false })];
const quiet = await silent.newPage();
await quiet.goto(`${base}kurse/zoom-online-seminar/`);
found.withoutScript = { mark: await quiet.isVisible(".tc-mark"), navigation: await quiet.isVisible("[data-tc-marked]") };
await quiet.goto(`${base}merkliste/`);
found.withoutScript.buttons = await quiet.locator(".tc-marks").isVisible();
found.withoutScript.text = await quiet.textContent("[data-tc-marks-empty]");
writeFileSync(`${folder}/found.json`, JSON.stringify(found, null, 1));
await browser.close();
