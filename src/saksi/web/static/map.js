// The map of incidents. Nothing of a report becomes markup here: all words are set as text.
const box = document.getElementById("map");
const words = box.dataset;
const status = document.getElementById("map-status");
const styles = getComputedStyle(document.documentElement);
const colour = (name) => styles.getPropertyValue(name).trim();

const map = L.map(box, { preferCanvas: true, worldCopyJump: true, minZoom: 1, maxZoom: 14, zoomControl: false });
map.attributionControl.setPrefix(false).addAttribution("Natural Earth");
L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
map.createPane("ground").style.zIndex = 150;
map.createPane("holders").style.zIndex = 590; // below the incidents, whose counts stay readable

const incidents = L.markerClusterGroup({
  showCoverageOnHover: false,
  spiderLegPolylineOptions: { weight: 1.5, color: colour("--ink") },
  iconCreateFunction: (cluster) => many(cluster.getChildCount()),
});
const clusters = L.layerGroup();
const circles = L.layerGroup();
const holders = L.layerGroup();
const found = L.layerGroup([incidents, clusters]);
for (const layer of [found, circles, holders]) layer.addTo(map);
const layers = { [words.layerIncidents]: found, [words.layerCircles]: circles, [words.layerHolders]: holders };
L.control.layers({}, layers, { collapsed: true }).addTo(map);

function many(count) {
  const size = Math.min(26 + 6 * Math.log10(count + 1) * 2, 60);
  const held = document.createElement("span");
  held.textContent = count;
  return L.divIcon({ className: "incident-many", html: held, iconSize: [size, size] });
}

function popup(title, href, lines) {
  const held = document.createElement("div");
  const link = document.createElement(href ? "a" : "b");
  link.textContent = title;
  if (href) link.href = href;
  held.append(link);
  for (const line of lines.filter(Boolean)) {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    held.append(paragraph);
  }
  return held;
}

function toll(low, high) {
  if (high === null || high === undefined) return "";
  return `${low !== null && low !== undefined && low !== high ? `${low}–${high}` : high} ${words.dead}`;
}

function at(feature) {
  const [lon, lat] = feature.geometry.coordinates;
  return [lat, lon];
}

function drawPoint(feature) {
  const told = feature.properties;
  const title = [told.title, told.days, told.place].filter(Boolean).join(", ");
  const icon = L.divIcon({ className: "incident-dot", iconSize: [14, 14] });
  const marker = L.marker(at(feature), { icon, title, alt: title });
  const precision = told.kilometres ? words.within.replace("{km}", told.kilometres) : "";
  marker.bindPopup(() => popup(told.title, `/incidents/${encodeURIComponent(told.id)}`, [told.days, told.place, precision, toll(told.low, told.high)]));
  if (told.kilometres) {
    L.circle(at(feature), {
      radius: told.kilometres * 1000, color: colour("--dot"), weight: 1, dashArray: "4 4", fillOpacity: 0.05, interactive: false,
    }).addTo(circles);
  }
  return marker;
}

function drawCluster(feature) {
  const told = feature.properties;
  const title = `${told.incidents} ${words.many}`;
  const marker = L.marker(at(feature), { icon: many(told.incidents), title, alt: title });
  if (told.id) marker.bindPopup(() => popup(title, `/incidents/${encodeURIComponent(told.id)}`, [toll(null, told.high)]));
  else marker.on("click", () => map.setView(marker.getLatLng(), Math.min(map.getZoom() + 2, 14)));
  return marker;
}

function drawHolder(feature) {
  const told = feature.properties;
  const who = [told.holders.join(" + "), told.rivals.join(", ")].filter(Boolean).join(" / ");
  const title = `${told.name}: ${words[told.state]}${who ? `, ${who}` : ""}`;
  const filled = told.colour === null || told.state === "unknown" ? "" : ` holder-${told.colour}`;
  const icon = L.divIcon({ className: `holder-mark ${told.state}${filled}`, iconSize: [16, 16], iconAnchor: [24, 24] });
  const marker = L.marker(at(feature), { icon, title, alt: title, pane: "holders" });
  marker.bindPopup(() => popup(told.name, `/control?place=${encodeURIComponent(told.name)}`, [words[told.state], who, told.start]));
  return marker;
}

async function ask(address, signal) {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

let waiting = new AbortController();

async function load() {
  waiting.abort();
  waiting = new AbortController();
  const seen = map.getBounds();
  const query = new URLSearchParams({
    south: Math.max(seen.getSouth(), -90), north: Math.min(seen.getNorth(), 90),
    west: Math.max(seen.getWest(), -180), east: Math.min(seen.getEast(), 180),
  });
  const address = words.incidents + (words.incidents.includes("?") ? "&" : "?") + query;
  try {
    const { features } = await ask(address, waiting.signal);
    for (const layer of [incidents, clusters, circles]) layer.clearLayers();
    const clustered = features.some((feature) => "incidents" in feature.properties);
    if (clustered) features.forEach((feature) => drawCluster(feature).addTo(clusters));
    else incidents.addLayers(features.map(drawPoint));
    box.dataset.loaded = features.length;
  } catch (error) {
    if (error.name !== "AbortError") status.textContent = words.failed;
  }
}

async function begin() {
  map.setView([10, 40], 2);
  const world = ask(words.world).then(({ features }) => drawWorld(features));
  const held = ask(words.holders).then(({ features }) => {
    features.forEach((feature) => drawHolder(feature).addTo(holders));
    return features;
  });
  const all = ask(words.incidents).then(({ features }) => features);
  const [told, holding] = await Promise.all([all, held]);
  const points = (told.length ? told : holding).map(at);
  if (points.length) map.fitBounds(L.latLngBounds(points).pad(0.2), { maxZoom: 7, animate: false });
  map.on("moveend", load);
  await load();
  await world;
  box.dataset.ready = "yes";
}

function drawWorld(features) {
  const renderer = L.canvas({ pane: "ground", padding: 0.3 });
  const looks = {
    land: { stroke: false, fillColor: colour("--land"), fillOpacity: 1 },
    country: { color: colour("--border"), weight: 1, fill: false },
    region: { color: colour("--inner"), weight: 0.7, fill: false },
  };
  const draw = (wanted) => L.geoJSON(
    { type: "FeatureCollection", features: features.filter((feature) => wanted.includes(feature.properties.kind)) },
    { renderer, pane: "ground", interactive: false, style: (feature) => looks[feature.properties.kind] },
  );
  draw(["land"]).addTo(map);
  const regions = draw(["region"]);
  draw(["country"]).addTo(map);
  const show = () => (map.getZoom() >= 5 ? regions.addTo(map) : regions.remove());
  map.on("zoomend", show);
  show();
}

begin().catch(() => { status.textContent = words.failed; });
