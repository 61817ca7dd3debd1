// The script of every page. It comes beside the styles and may run before the page is there.

import { ask } from "./files.js";
import { start } from "./frame.js";

// The page of results, opened with a query, looks for the answer while the rest of it is still on its way.
if (new URLSearchParams(location.search).get("q")) {
  ask();
  import("./search/search.js");
  import("./search/results.js");
}
if (document.readyState === "loading") addEventListener("DOMContentLoaded", start, { once: true });
else start();
