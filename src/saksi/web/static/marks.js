// Fields and their words: hover or focus a value to see its words, click it to go there; click a word to see its field.

function marksOf(piece) {
  return piece.dataset.m.split(" ");
}

export function bindMarks() {
  const pieces = [...document.querySelectorAll("#text [data-m]")];
  const values = [...document.querySelectorAll("[data-mark]")];

  function light(names) {
    const wanted = new Set(names);
    for (const piece of pieces) piece.classList.toggle("lit", marksOf(piece).some((name) => wanted.has(name)));
    for (const value of values) value.classList.toggle("lit", wanted.has(value.dataset.mark));
  }

  for (const value of values) {
    const own = [value.dataset.mark];
    value.addEventListener("mouseenter", () => light(own));
    value.addEventListener("focus", () => light(own));
    value.addEventListener("mouseleave", () => light([]));
    value.addEventListener("blur", () => light([]));
    value.addEventListener("click", () => {
      light(own);
      const words = pieces.find((piece) => marksOf(piece).includes(own[0]) && piece.offsetParent !== null);
      words?.scrollIntoView({ block: "center" });
    });
  }
  // A record on the desk: its words are in sight from the first, however long the report.
  const lead = document.querySelector("[data-lead] #text .f-event_type, [data-lead] #text [data-m]");
  if (lead !== null && lead.getBoundingClientRect().bottom > window.innerHeight) lead.scrollIntoView({ block: "center" });

  for (const piece of pieces) {
    piece.addEventListener("click", () => {
      if (!document.getSelection().isCollapsed) return;
      const names = marksOf(piece);
      light(names);
      // Evidence covers everything: what is told more narrowly comes first.
      const narrow = names.filter((name) => !name.includes("-evidence-"));
      const wanted = narrow.length > 0 ? narrow : names;
      values.find((value) => wanted.includes(value.dataset.mark))?.scrollIntoView({ block: "nearest" });
    });
  }
}
