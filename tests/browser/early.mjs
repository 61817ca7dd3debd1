// Comes to the search before the program of the page has run: the index and the program are asked for at once, and once.

const SLOW = 1500;

export async function early(open, base) {
  const found = [];
  const page = await open();
  const asked = (file) => page.asked.filter((url) => url.includes(file)).length;
  // The program of the page is late; what the inline script asks for is not.
  await page.route(/\/catalogue\.js/, async (route) => { await new Promise((resolve) => setTimeout(resolve, SLOW)); await route.continue(); });
  await page.goto(base, { waitUntil: "commit" });
  await page.waitForSelector(".tc-header .tc-search__query", { state: "attached" });
  await page.evaluate(() => document.querySelector(".tc-header .tc-search__query").focus());
  await page.waitForTimeout(SLOW / 3);
  for (const file of ["search.js", "box.js", "words.bin"]) if (asked(file) !== 1) found.push(`${file} is asked for ${asked(file)} times before the program is there`);
  await page.keyboard.type("zoom");
  await page.waitForSelector(".tc-header .tc-hit").catch(() => found.push("no hit"));
  for (const file of ["search.js", "box.js", "words.bin"]) if (asked(file) !== 1) found.push(`${file} is asked for ${asked(file)} times`);
  await page.context().close();
  return found;
}
