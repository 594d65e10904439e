// What every page of the desk does; each part finds out by itself whether the page has what it needs.
import { bindKeys } from "./keys.js";
import { bindMarks } from "./marks.js";
import { bindRows } from "./rows.js";
import { bindViews } from "./views.js";

bindKeys();
bindViews();
bindMarks();
bindRows();
