// Copies the address of a calendar and says so; without it the address can be marked and copied by hand.

export async function copy(button) {
  const field = document.getElementById(button.dataset.tcCopy);
  const status = document.querySelector("[data-tc-copied]");
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy");
  }
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = status.dataset.tcCopied; });
}
