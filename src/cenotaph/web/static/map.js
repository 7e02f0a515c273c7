// The map page: one request for the filtered sites, drawn as marks and clusters, listed beside the map.

import { makeMap } from "/static/base-map.js";
import { SHARES, STATES, markOf } from "/static/marks.js";

const LISTED = 100;
const CLUSTERS_UP_TO_ZOOM = 13;
const form = document.getElementById("filters");
const tally = document.getElementById("tally");
const list = document.getElementById("sites");
const more = document.getElementById("more");
const unplaced = document.getElementById("unplaced");
const note = document.getElementById("map-note");
const canvas = document.getElementById("map");

let map = null;
let placed = [];
let shown = LISTED;
let ring = null;
let latest = 0;

const numbers = new Intl.NumberFormat("en");
const byName = new Intl.Collator("en", { numeric: true });

// --- the list

function sitePath(id) {
  return `/site/${encodeURIComponent(id).replaceAll("%2F", "/").replaceAll("%3A", ":")}`;
}

function itemOf(feature) {
  const { i, n, k, s, c, p, d } = feature.properties;
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = sitePath(i) + asOfQuery();
  const name = document.createElement("span");
  name.className = "name";
  name.dir = "auto";
  name.textContent = n;
  const about = document.createElement("span");
  about.className = "about";
  about.textContent = [labelOf("kind", k), p, labelOf("country", c), labelOf("state", s), d ? "from a list" : ""].filter(Boolean).join(" · ");
  link.append(markOf(s), name, about);
  item.append(link);
  if (feature.geometry) {
    for (const event of ["pointerenter", "focusin"]) item.addEventListener(event, () => showRing(feature));
    for (const event of ["pointerleave", "focusout"]) item.addEventListener(event, hideRing);
  }
  return item;
}

function asOfQuery() {
  const day = form.elements.as_of.value;
  return day ? `?as_of=${day}` : "";
}

function labelOf(name, value) {
  if (!value) return "";
  const box = form.querySelector(`[name="${name}"][value="${CSS.escape(value)}"], [name="${name}"] option[value="${CSS.escape(value)}"]`);
  return box?.dataset.label ?? value;
}

function inView() {
  if (!map) return placed;
  const bounds = map.getBounds();
  return placed.filter(({ geometry }) => bounds.contains(geometry.coordinates));
}

function fillList() {
  const visible = inView();
  list.replaceChildren(...visible.slice(0, shown).map(itemOf));
  document.getElementById("in-view").textContent = numbers.format(visible.length);
  more.hidden = visible.length <= shown;
}

more.addEventListener("click", () => {
  const before = shown;
  shown += LISTED;
  fillList();
  list.children[before]?.querySelector("a").focus();
});

function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step && event.key !== "Home" && event.key !== "End") return;
  const links = [...event.currentTarget.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  if (at < 0) return;
  const next = event.key === "Home" ? links[0] : event.key === "End" ? links.at(-1) : links[at + step];
  next?.focus();
  event.preventDefault();
}
list.addEventListener("keydown", walk);
unplaced.addEventListener("keydown", walk);

function showRing(feature) {
  if (!map) return;
  if (!ring) {
    const element = document.createElement("div");
    element.className = "ring";
    ring = new window.maplibregl.Marker({ element });
  }
  ring.setLngLat(feature.geometry.coordinates).addTo(map);
}

function hideRing() {
  ring?.remove();
}

// --- filters

function queryOf() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.append(name, value);
  const all = form.querySelectorAll('[name="state"]').length;
  if (query.getAll("state").length === all) query.delete("state");
  query.sort();
  return query;
}

function writeAddress(query) {
  const kept = new URLSearchParams(query);
  const style = new URLSearchParams(window.location.search).get("style");
  if (style) kept.set("style", style);
  const text = kept.toString();
  window.history.replaceState(null, "", `${window.location.pathname}${text ? `?${text}` : ""}${window.location.hash}`);
}

async function refresh({ fit = false } = {}) {
  const query = queryOf();
  writeAddress(query);
  const turn = ++latest;
  let found;
  try {
    const answer = await fetch(`/api/sites.geojson?${query}`);
    found = await answer.json();
    if (!answer.ok) throw new Error(found.error);
  } catch (error) {
    tally.textContent = `The sites could not be loaded: ${error.message}`;
    return;
  }
  if (turn !== latest) return;
  show(found, fit);
}

function show(found, fit) {
  found.features.sort((a, b) => byName.compare(a.properties.n, b.properties.n));
  placed = found.features.filter((feature) => feature.geometry);
  const without = found.features.filter((feature) => !feature.geometry);
  const hidden = found.total - found.matched;
  document.getElementById("matched").textContent = numbers.format(found.matched);
  document.getElementById("hidden-count").textContent = hidden ? `, ${numbers.format(hidden)} hidden by the filters` : "";
  document.getElementById("without").textContent = numbers.format(without.length);
  document.getElementById("unplaced-box").hidden = !without.length;
  unplaced.replaceChildren(...without.slice(0, 500).map(itemOf));
  shown = LISTED;
  if (map) {
    map.getSource("sites")?.setData({ type: "FeatureCollection", features: placed });
    if (fit) fitAll();
  }
  fillList();
}

function fitAll() {
  if (!placed.length) return;
  const bounds = new window.maplibregl.LngLatBounds();
  for (const { geometry } of placed) bounds.extend(geometry.coordinates);
  map.fitBounds(bounds, { padding: 48, maxZoom: 11, animate: false });
}

form.addEventListener("change", () => refresh({ fit: true }));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  refresh({ fit: true });
});
form.addEventListener("reset", () => setTimeout(() => {
  for (const box of form.querySelectorAll('input[type="checkbox"]')) box.checked = false;
  for (const field of form.querySelectorAll('select, input:not([type="checkbox"])')) field.value = "";
  refresh({ fit: true });
}));

// --- the map

function siteLayers() {
  const share = (state) => ["to-string", ["ceil", ["/", ["*", SHARES, ["get", state]], ["get", "point_count"]]]];
  map.addSource("sites", {
    type: "geojson",
    data: { type: "FeatureCollection", features: placed },
    cluster: true,
    clusterRadius: 46,
    clusterMaxZoom: CLUSTERS_UP_TO_ZOOM,
    clusterProperties: Object.fromEntries(
      STATES.map((state) => [state, ["+", ["case", ["==", ["get", "s"], state], 1, 0]]]),
    ),
  });
  map.addLayer({
    id: "site-marks", type: "symbol", source: "sites", filter: ["!", ["has", "point_count"]],
    layout: {
      "icon-image": ["concat", "site|", ["get", "s"], "|", ["get", "l"]],
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
    },
  });
  map.addLayer({
    id: "site-clusters", type: "symbol", source: "sites", filter: ["has", "point_count"],
    layout: {
      "icon-image": ["concat", "cluster|", ["to-string", ["get", "point_count_abbreviated"]],
        ...STATES.flatMap((state) => ["|", share(state)])],
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
    },
  });
}

async function openCluster(feature) {
  const source = map.getSource("sites");
  const { cluster_id: id, point_count: count } = feature.properties;
  const zoom = await source.getClusterExpansionZoom(id);
  if (zoom <= CLUSTERS_UP_TO_ZOOM) {
    map.easeTo({ center: feature.geometry.coordinates, zoom });
    return;
  }
  openPopup(feature.geometry.coordinates, await source.getClusterLeaves(id, Math.min(count, 200), 0));
}

function openPopup(at, features) {
  const box = document.createElement("ul");
  box.className = "sites";
  box.append(...features.map(itemOf));
  new window.maplibregl.Popup({ maxWidth: "320px", offset: 12 }).setLngLat(at).setDOMContent(box).addTo(map);
}

function listen() {
  map.on("click", "site-clusters", (event) => openCluster(event.features[0]));
  map.on("click", "site-marks", (event) => openPopup(event.features[0].geometry.coordinates, event.features));
  for (const layer of ["site-clusters", "site-marks"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  map.on("moveend", () => { shown = LISTED; fillList(); });
}

async function start() {
  const loading = refresh();
  const placedByHash = window.location.hash.startsWith("#map=");
  try {
    map = await makeMap(canvas, { hash: "map", center: [20, 35], zoom: 1.3 });
    map.addControl(new window.maplibregl.NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new window.maplibregl.ScaleControl(), "bottom-left");
    map.getCanvas().setAttribute("aria-label", canvas.getAttribute("aria-label"));
  } catch {
    map = null;
    note.hidden = false;
    return;
  }
  await Promise.all([loading, new Promise((resolve) => { map.once("load", resolve); })]);
  siteLayers();
  listen();
  if (!placedByHash) fitAll();
  fillList();
  map.once("idle", () => { canvas.dataset.ready = "yes"; });
}

start();
