// The three views of one text: clean reading, with repairs, as received.

export function bindViews() {
  const text = document.querySelector("#text");
  if (text === null) return;
  const buttons = [...document.querySelectorAll("button[data-view]")];

  function show(view) {
    text.dataset.view = view;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }

  for (const button of buttons) button.addEventListener("click", () => show(button.dataset.view));
  document.querySelector("[data-next-view]")?.addEventListener("click", () => {
    const at = buttons.findIndex((button) => button.dataset.view === text.dataset.view);
    show(buttons[(at + 1) % buttons.length].dataset.view);
  });
}
