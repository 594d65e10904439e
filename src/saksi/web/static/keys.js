// One-key commands: an element with data-key="a" is pressed by that key, or focused if it has data-key-focus.
// The list of keys is made from these very elements, so that it cannot lie.

const STORED = "saksi-keys";

const keysOn = () => localStorage.getItem(STORED) !== "off";

function isWriting(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") !== null;
}

function run(element) {
  if (element.hasAttribute("data-key-focus")) element.focus();
  else element.click();
}

function nameOf(element) {
  return element.dataset.keyName || element.getAttribute("aria-label") || element.closest("label")?.firstChild.textContent.trim() || element.textContent.trim();
}

function showHelp(dialog) {
  const list = dialog.querySelector("#help-keys");
  list.replaceChildren();
  for (const element of document.querySelectorAll("[data-key]")) {
    const key = document.createElement("kbd");
    key.textContent = element.dataset.key;
    const term = document.createElement("dt");
    term.append(key);
    const told = document.createElement("dd");
    told.textContent = nameOf(element);
    list.append(term, told);
  }
  dialog.showModal();
}

/** On the link that edits a field, the arrows go to that of the next field. */
function alongFields(event) {
  const links = [...document.querySelectorAll("a.edit")];
  const at = links.indexOf(event.target);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (at < 0 || step === undefined) return false;
  links[(at + step + links.length) % links.length].focus();
  return true;
}

/** Enter in the note of a decision decides nothing: it leaves the note, so that a key or button does. */
function bindNotes() {
  for (const note of document.querySelectorAll(".verdicts input[name=note]")) {
    note.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      note.blur();
    });
  }
}

export function bindKeys() {
  bindNotes();
  const dialog = document.querySelector("#help");
  const toggle = document.querySelector("#keys-on");
  toggle.checked = keysOn();
  toggle.addEventListener("change", () => localStorage.setItem(STORED, toggle.checked ? "on" : "off"));
  document.querySelector("#help-button").addEventListener("click", () => showHelp(dialog));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || dialog.open || !keysOn()) return;
    if (isWriting(event.target) && event.key !== "Escape") return;
    if (alongFields(event)) {
      event.preventDefault();
      return;
    }
    const element = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (element !== null) {
      event.preventDefault();
      run(element);
    } else if (event.key === "Escape" && isWriting(event.target)) {
      event.target.blur();  // out of the note, so that the keys decide again
    }
  });
}
