// The timeline above a table: asked for when the page is there, since it counts every incident.

for (const place of document.querySelectorAll("[data-timeline]")) {
  const answer = await fetch(place.dataset.timeline);
  if (!answer.ok) continue;
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  place.replaceChildren(...made.body.childNodes);
  place.dataset.ready = "yes";
}
