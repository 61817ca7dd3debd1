// The script of every page. It comes beside the styles and may run before the page is there.

import { start } from "./frame.js";

if (document.readyState === "loading") addEventListener("DOMContentLoaded", start, { once: true });
else start();
