// What a sheet must show that a screen scrolls, folds away or colours: nobody scrolls, unfolds or lights up paper.

const LONG = "Verwaltungsvorschriftensammlung";
// A sheet of A4 between its margins, in pixels.
const SHEET = { width: 672, height: 1009 };

// Returns what is wrong with the printed page of a guide, into which stands written what only some guides have.
export async function paper(page) {
  await page.evaluate((long) => document.querySelector(".tc-body").insertAdjacentHTML("beforeend", `
    <details><summary>Wenn es nicht klappt</summary><p id="folded">Rufen Sie an.</p></details>
    <pre><code>${long.repeat(8)}</code></pre>
    <table><tr>${`<td>${long}</td>`.repeat(8)}</tr></table>
    <p><img id="tall" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='800' height='1600'/>" alt=""></p>`), LONG);
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: "print" });
  await page.waitForFunction(() => document.querySelector("#tall").complete);
  return page.evaluate(() => {
    const colour = (selector) => getComputedStyle(document.querySelector(selector)).color;
    const sound = {
      "what was closed is printed": document.querySelector("#folded").checkVisibility(),
      "tables and code are as wide as the sheet": document.documentElement.scrollWidth <= innerWidth && [...document.querySelectorAll(".tc-body :is(table, pre)")].every((one) => one.scrollWidth <= one.clientWidth + 1),
      "two tall pictures have room on a sheet": document.querySelector("#tall").getBoundingClientRect().height < innerHeight / 2,
      "the sign of the site is black": colour(".tc-brand__logo") === "rgb(0, 0, 0)",
      "the colour of the category is black": getComputedStyle(document.querySelector(".tc-chip")).getPropertyValue("--tc-cat") === "#000",
    };
    return Object.keys(sound).filter((one) => !sound[one]).map((one) => `not: ${one}`);
  });
}
