// Prints an offer as a notice for the board: its head and facts in large type, and a QR code that leads back to the page.

import { qrPicture } from "./qr.js";

export function notice(button) {
  const page = document.querySelector(".tc-offer");
  const address = page.querySelector("[data-tc-address]").textContent.trim();
  const figure = document.createElement("figure");
  figure.className = "tc-notice";
  const caption = document.createElement("figcaption");
  const [words, link] = [document.createElement("strong"), document.createElement("span")];
  words.textContent = button.dataset.tcScan;
  link.textContent = address.replace(/^https?:\/\//, "").replace(/\/$/, "");
  caption.append(words, link);
  figure.append(...[qrPicture(address), caption].filter(Boolean));
  page.append(figure);
  document.documentElement.dataset.tcPrint = "notice";
  addEventListener("afterprint", () => {
    figure.remove();
    delete document.documentElement.dataset.tcPrint;
  }, { once: true });
  print();
}
