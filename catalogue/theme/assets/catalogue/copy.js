// Copies the address of a calendar and says so; without it the address can be marked and copied by hand.

const status = document.querySelector("[data-tc-copied]");

for (const button of document.querySelectorAll("[data-tc-copy]")) {
  const field = document.getElementById(button.dataset.tcCopy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy");
    }
    status.textContent = "";
    requestAnimationFrame(() => { status.textContent = status.dataset.tcCopied; });
  });
}
