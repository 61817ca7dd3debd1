// Copies the address of a calendar, where the browser has a clipboard, where it has none (an intranet without TLS), and where
// it lets nobody copy at all. WebKit lets a page copy only while it is told of the click, so that no other browser may wait either.

const CLIPBOARDS = {
  modern: () => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { if (globalThis.event?.type !== "click") throw new Error("too late"); globalThis.copied = text; } } });
    document.execCommand = () => false;
  },
  old: () => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => {
      if (globalThis.event?.type !== "click") return false;
      globalThis.copied = document.activeElement.value;
      return true;
    };
  },
  none: () => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  },
};

async function copied(page) {
  const button = page.locator("[data-tc-copy]").first();
  const press = async () => {
    await button.focus();
    await page.keyboard.press("Enter");
    await page.waitForTimeout(200);
    return page.textContent("[data-tc-copied]");
  };
  // Who copies another one hears it as well: the same text again would be no change.
  const heard = [await press(), await press()];
  return button.evaluate((here, [first, second]) => {
    const field = document.getElementById(here.dataset.tcCopy);
    const marked = field.selectionEnd - field.selectionStart === field.value.length;
    return {
      is: globalThis.copied === field.value,
      focus: document.activeElement === here ? "button" : document.activeElement === field && marked ? "marked" : "lost",
      seen: getComputedStyle(here, "::after").content.startsWith('"✓"'),
      said: first !== "" && first !== second && first.trim() === second.trim(),
    };
  }, heard);
}

export async function copying(open, address) {
  const found = [];
  for (const [name, clipboard] of Object.entries(CLIPBOARDS)) {
    const page = await open();
    await page.addInitScript(clipboard);
    await page.goto(address, { waitUntil: "networkidle" });
    const { is, focus, said, seen } = await copied(page);
    const can = name !== "none";
    if (is !== can) found.push(`${name}: copied ${is}`);
    if (seen !== can) found.push(`${name}: shows so ${seen}`);
    if (said !== can) found.push(`${name}: says so each time ${said}`);
    if (focus !== (can ? "button" : "marked")) found.push(`${name}: the focus is ${focus}`);
    await page.context().close();
  }
  return found;
}
