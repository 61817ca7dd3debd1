// Walks with the keyboard alone: everything is reached, seen and left again.

const LIMIT = 700;
// So many keys are pressed before the page is asked what it has noted.
const AT_ONCE = 25;

// What the focus is on now, and what is wrong with it. Runs in the page.
const looked = () => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  // The theme's tabs are radio buttons without a size; what readers see of them are the labels beside.
  const labels = element.matches(".tabbed-set > input") && element.parentElement.querySelector(":scope > .tabbed-labels");
  const seen = labels || element;
  const box = seen.getBoundingClientRect();
  const name = element.outerHTML.slice(0, 90);
  const wrong = [];
  if (!seen.checkVisibility({ opacityProperty: true, visibilityProperty: true })) wrong.push("is not visible");
  if (box.width < 1 || box.height < 1) wrong.push("has no size");
  if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) wrong.push("is off the screen");
  const style = getComputedStyle(element);
  // A card's link shows its focus on the card.
  const shown = [seen, element.closest(".tc-card")].filter(Boolean).some((e) => { const s = getComputedStyle(e); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 1; });
  if (!shown) wrong.push(`shows no focus (${style.outlineStyle})`);
  element.dataset.seen = String(Number(element.dataset.seen ?? 0) + 1);
  return { name, wrong, again: Number(element.dataset.seen) > 1 && element.type !== "radio" };
};

const look = (page) => page.evaluate(looked);

// A page looks at each stop itself, as soon as the key is up.
export async function keyboard(page) {
  const found = [];
  await page.evaluate(`globalThis.stops = []; addEventListener("keyup", () => globalThis.stops.push((${looked})()), true)`);
  for (let step = 0; step < LIMIT; step += AT_ONCE) {
    for (let key = 0; key < AT_ONCE; key += 1) await page.keyboard.press("Tab");
    const stops = await page.evaluate(() => globalThis.stops.splice(0));
    if (!step && !stops.length) return ["the walk does not begin"];
    for (const here of stops) {
      if (!here || here.again) return found;
      found.push(...here.wrong.map((wrong) => `${here.name} ${wrong}`));
    }
    if (stops.length < AT_ONCE) return found;
  }
  return [...found, "the walk does not end"];
}

// Tabs of the theme are a group that has a name; what scrolls is reached also where a fold hid it when the page came.
export async function folded(page) {
  const found = [];
  if ((await page.getByRole("group", { name: "Wenn es nicht klappt", exact: true }).getByRole("radio").count()) !== 3) found.push("the tabs have no name");
  await page.evaluate(() => document.querySelector(".tc-body").insertAdjacentHTML("beforeend", `<details id="fold"><summary>?</summary><pre><code>${"wide ".repeat(200)}</code></pre></details>`));
  await page.locator("#fold > summary").press("Enter");
  await page.waitForFunction(() => document.querySelector("#fold code").tabIndex === 0).catch(() => found.push("no key reaches what scrolls in a fold"));
  return found;
}

export async function skip(page) {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => ({ name: document.activeElement.className, top: document.activeElement.getBoundingClientRect().top }));
  if (first.name !== "md-skip" || first.top < 0) return [`the first stop is ${first.name}`];
  await page.keyboard.press("Enter");
  const place = await page.evaluate(() => document.activeElement.tagName);
  return place === "MAIN" ? [] : [`the skip link leads to ${place}`];
}

export async function menu(page) {
  const found = [];
  const open = () => page.locator(".tc-nav").isVisible();
  await page.focus(".tc-menu");
  if (await open()) found.push("open before it is asked for");
  await page.keyboard.press("Enter");
  if (!(await open())) found.push("Enter does not open it");
  await page.keyboard.press("Tab");
  if (!(await page.evaluate(() => document.activeElement.matches(".tc-nav a")))) found.push("the next stop is not its first link");
  await page.keyboard.press("Escape");
  if (await open()) found.push("Escape does not close it");
  if (!(await page.evaluate(() => document.activeElement.matches(".tc-menu")))) found.push("the focus is lost");
  return found;
}

// What is told once nothing new was told for a second: on a slow machine, half a word has been told before the whole.
async function still(page, status) {
  for (let told = await status(), now; ; told = now) {
    await page.waitForTimeout(1000);
    now = await status();
    if (now === told) return now;
  }
}

// The field keeps the focus; which suggestion is chosen stands in aria-activedescendant.
export async function search(page) {
  const found = [];
  const status = () => page.evaluate(() => document.activeElement.form?.querySelector("[role=status]")?.textContent ?? "");
  const says = (pattern) => page.waitForFunction((source) => new RegExp(source).test(document.activeElement.form?.querySelector("[role=status]")?.textContent), pattern).then(() => true, () => false);
  await page.focus(".tc-brand");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("videokonferenz");
  await page.waitForSelector(".tc-search__panel:not([hidden])");
  if (!(await says("Treffer"))) found.push(`the number of hits is not announced: ${await status()}`);
  const heard = await still(page, status);
  await page.keyboard.press("Space");
  const again = (before) => { const now = document.activeElement.form.querySelector("[role=status]").textContent; return now !== before && now.trim() === before.trim(); };
  if (!(await page.waitForFunction(again, heard).then(() => true, () => false))) found.push(`as many hits as before are not heard: ${await status()}`);
  await page.keyboard.press("ArrowDown");
  const chosen = () => page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))?.getAttribute("aria-selected"));
  if ((await chosen()) !== "true") found.push("arrow down does not reach the hits");
  found.push(...(await look(page)).wrong, ...(await pattern(page, "true")), ...(await composed(page)));
  await page.keyboard.press("Escape");
  if (await page.locator(".tc-search__panel:visible").count()) found.push("Escape does not close the hits");
  const inField = () => page.evaluate(() => document.activeElement.matches(".tc-search__query"));
  if (!(await inField())) found.push("the focus is lost after Escape");
  found.push(...(await pattern(page, "false")));
  await page.keyboard.press("Escape");
  if (!(await page.evaluate(() => document.activeElement.matches(".tc-brand")))) found.push("a second Escape does not lead back");
  await page.keyboard.press("Control+k");
  await page.waitForSelector(".tc-search__panel:not([hidden])");
  await page.keyboard.press("Tab");
  if (await page.evaluate(() => Boolean(document.activeElement.closest(".tc-search")))) found.push("Tab does not leave the field");
  await page.keyboard.press("Shift+Tab");
  await page.waitForSelector(".tc-search__panel:not([hidden])");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  if (!(await inField())) found.push("Escape leads away who came with the Tab key");
  await page.focus(".tc-brand");
  await page.keyboard.press("/");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("xyzzy");
  if (!(await says("nichts gefunden"))) found.push("an empty result is not announced");
  if (!/nichts gefunden/.test(await page.innerText(".tc-search__panel:not([hidden])"))) found.push("an empty result is not seen");
  // What only mentions a word is named below that, and can be chosen.
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Gleitsichtbrille");
  if (!(await says("Nur am Rande.*: .*Büroarbeitsplatz"))) found.push("what only mentions a word is not announced");
  for (let key = 0; key < 2; key += 1) await page.keyboard.press("ArrowDown");
  if (!/ergonomie/.test(await page.evaluate(() => document.querySelector("[role=option][aria-selected=true]")?.href ?? ""))) found.push("what only mentions a word cannot be chosen");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("zomo");
  if (!(await says("Meinten Sie „Zoom“\\? \\d+ Treffer"))) found.push("what was understood is not announced");
  found.push(...(await offline(page)));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("zoom");
  await page.waitForSelector(".tc-search__panel:not([hidden]) .tc-hit");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/zoom/).catch(() => found.push("Enter does not open the hit"));
  return found;
}

// A combobox as the ARIA Authoring Practices describe it: what its attributes name is there, and one option is chosen at most.
const pattern = (page, expanded) => page.evaluate((expanded) => {
  const field = document.activeElement;
  const list = document.getElementById(field.getAttribute("aria-controls"));
  const active = field.getAttribute("aria-activedescendant");
  const ids = [...list.children].map(({ id }) => id);
  const right = {
    "is a combobox": field.getAttribute("role") === "combobox" && field.getAttribute("aria-expanded") === expanded,
    "controls a list with a name": list.getAttribute("role") === "listbox" && Boolean(list.getAttribute("aria-label")),
    "has options, each with an id of its own": [...list.children].every((one) => one.getAttribute("role") === "option") && new Set(ids).size === ids.length,
    "tells which option is chosen": expanded === "true" ? ids.includes(active) : active === null,
    "has one chosen option": list.querySelectorAll("[aria-selected=true]").length <= 1,
    "shows its list when it says so": list.checkVisibility() === (expanded === "true"),
  };
  return Object.keys(right).filter((name) => !right[name]).map((name) => `the field: not "${name}"`);
}, expanded);

// Without a line nothing is found, and hits of what was typed before would mislead.
async function offline(page) {
  const found = [];
  const panel = () => page.innerText(".tc-search__panel:not([hidden])");
  await page.context().setOffline(true);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("resilienz");
  if (!(await page.waitForSelector(".tc-search [role=status]:visible:has-text('nicht erreichbar')").catch(() => null))) found.push(`without a line it shows ${await panel()}`);
  if (await page.locator(".tc-hit:visible").count()) found.push("without a line it shows other hits");
  await page.context().setOffline(false);
  await page.keyboard.type(" ");
  if (!(await page.waitForSelector(".tc-hit:visible").catch(() => null))) found.push("it does not try again");
  return found;
}

// While an input method is composing, or text is being selected, the keys are not ours.
const composed = (page) => page.evaluate(() => {
  const field = document.activeElement;
  const taken = (key, options) => !field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options }));
  const keys = [["Enter", { isComposing: true }], ["Escape", { isComposing: true }], ["ArrowDown", { isComposing: true }], ["ArrowUp", { shiftKey: true }]];
  return keys.filter(([key, options]) => taken(key, options)).map(([key, options]) => `${key} is taken with ${JSON.stringify(options)}`);
});

// Letters act nowhere on their own (WCAG 2.1.4), but for /, which can be switched off on the page of results.
export async function single(page) {
  await page.evaluate(() => document.activeElement.blur());
  const before = await page.evaluate(() => location.href + document.activeElement.tagName);
  await page.evaluate(() => localStorage.setItem("catalogue.no-slash", "1"));
  for (const key of ["f", "s", "/", "p", "n", ".", ",", "k"]) await page.keyboard.press(key);
  const after = await page.evaluate(() => location.href + document.activeElement.tagName);
  return before === after ? [] : [`${before} became ${after}`];
}
