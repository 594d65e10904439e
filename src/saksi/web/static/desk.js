// What every page of the desk does; each part finds out by itself whether the page has what it needs.
import { bindKeys } from "./keys.js";
import { bindMarks } from "./marks.js";
import { bindRows } from "./rows.js";
import { bindViews } from "./views.js";

// On a phone a filter that asks nothing yet stands folded, so that what it filters is in sight.
if (window.matchMedia("(max-width: 40rem)").matches && location.search === "") {
  for (const filter of document.querySelectorAll("details.filters")) filter.open = false;
}

bindKeys();
bindViews();
bindMarks();
bindRows();
