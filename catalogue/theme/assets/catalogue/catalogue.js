// Brings what depends on today up to date in the browser: the site may have been built yesterday.

const now = new Date();
const today = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);

// Sessions that are over leave the lists of coming dates and are marked on their course's page.
for (const element of document.querySelectorAll("[data-tc-over]")) {
  const over = element.dataset.tcOver;
  const past = over.length > 10 ? new Date(over) < now : over <= today;
  if (past && element.matches(".tc-date") && element.closest("[data-tc-coming]")) element.hidden = true;
  if (past) element.classList.add("tc-over");
}

// A closing day that has passed since the build is said to be so.
for (const element of document.querySelectorAll("[data-tc-closes]")) {
  if (element.dataset.tcCloses < today) element.classList.add("tc-closed");
}
