// Forms whose values are words of the report: the words selected in the text go into the row that waits for them.
import { rawText, selected, selectByKeys, wholeSentences } from "./words.js";

export function bindRows() {
  const text = document.querySelector("#text");
  const form = document.querySelector("#edit, #missed");
  if (text === null || form === null) return;
  let target = form.querySelector("[data-row]");

  function aim(row) {
    target?.classList.remove("target");
    target = row;
    target?.classList.add("target");
  }

  function fill(range) {
    if (range === null || target === null) return;
    const found = form.dataset.snap === "sentence" ? wholeSentences(text, range) : range;
    const words = [...rawText(text)].slice(found.start, found.end).join("").replace(/\s+/gu, " ");
    target.querySelector("[name=words]").value = words;
    target.querySelector("[name=start]").value = found.start;
    target.querySelector("[name=end]").value = found.end;
    target.querySelector("[data-take]").focus();
  }

  function selectWords() {
    const said = document.querySelector("#selecting");
    said.textContent = said.dataset.active;
    const begin = Number(target?.querySelector("[name=start]").value || text.querySelector("[data-m]")?.dataset.s || 0);
    const quiet = () => { said.textContent = said.dataset.idle; };
    selectByKeys(text, begin, {
      take: () => { quiet(); fill(selected(text)); },
      leave: () => { quiet(); target?.querySelector("[data-take]").focus(); },
    });
  }

  form.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row !== null) aim(row);
  });
  form.addEventListener("input", (event) => {
    // Words typed by hand have no place yet: the server looks for them.
    if (event.target.matches("[data-words]")) {
      const row = event.target.closest("[data-row]");
      row.querySelector("[name=start]").value = "";
      row.querySelector("[name=end]").value = "";
    }
  });
  form.addEventListener("click", (event) => {
    const row = event.target.closest("[data-row]");
    if (event.target.matches("[data-take]")) {
      aim(row);
      const range = selected(text);
      if (range === null) selectWords();
      else fill(range);
    } else if (event.target.matches("[data-remove-row]")) {
      const others = [...form.querySelectorAll("[data-row]")].filter((other) => other !== row);
      row.remove();
      aim(others[0] ?? null);
      (others[0] ?? form).querySelector("button, input:not([type=hidden])")?.focus();
    } else if (event.target.matches("[data-add-row]")) {
      const added = form.querySelector("#row-template").content.cloneNode(true);
      form.querySelector("#rows").append(added);
      aim(form.querySelector("#rows > [data-row]:last-child"));
      target.querySelector("input, textarea").focus();
    }
  });
  document.querySelector("[data-select-for]")?.addEventListener("click", selectWords);
  aim(target);
}
