// The map that ships with the register: countries of Natural Earth, labels drawn as images, no other host.

import { RATIO, colour, draw, loadMarks } from "/static/marks.js";

const ORIGIN = '<a href="https://www.naturalearthdata.com/">Natural Earth</a>, '
  + '<a href="https://www.geonames.org/">GeoNames</a> CC BY 4.0 · <a href="/about#map">borders</a>';

function baseStyle() {
  const label = (kind, size) => ({
    "icon-image": ["concat", `${kind}|`, ["get", "name"]],
    "icon-padding": size,
    "symbol-sort-key": ["get", "order"],
  });
  return {
    version: 8,
    sources: {
      countries: { type: "geojson", data: "/map/countries.geojson", attribution: ORIGIN, tolerance: 0.4 },
      labels: { type: "geojson", data: "/map/labels.geojson" },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": colour("land") } },
      { id: "borders", type: "line", source: "countries", paint: { "line-color": colour("border"), "line-width": 0.8 } },
      {
        id: "cities", type: "symbol", source: "labels", minzoom: 3,
        filter: ["all", ["==", ["get", "what"], "city"], ["<=", ["get", "zoom"], ["+", ["zoom"], 0.001]]],
        layout: { ...label("city", 6), "icon-anchor": "top", "icon-offset": [0, -3] },
      },
      {
        id: "country-names", type: "symbol", source: "labels", maxzoom: 8,
        filter: ["all", ["==", ["get", "what"], "country"], ["<=", ["get", "zoom"], ["+", ["zoom"], 0.001]]],
        layout: label("country", 4),
      },
    ],
  };
}

export async function makeMap(element, options) {
  const marks = await loadMarks("/static/marks.svg");
  const online = element.dataset.style;
  const { maplibregl } = window;
  const map = new maplibregl.Map({
    container: element,
    style: online || baseStyle(),
    attributionControl: { compact: true },
    dragRotate: false,
    pitchWithRotate: false,
    maxPitch: 0,
    maxZoom: 17,
    renderWorldCopies: true,
    ...options,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.on("styleimagemissing", ({ id }) => {
    const image = draw(marks, id);
    if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: RATIO });
  });
  if (!online) followColourScheme(map, marks);
  return map;
}

function followColourScheme(map, marks) {
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    map.setPaintProperty("sea", "background-color", colour("sea"));
    map.setPaintProperty("land", "fill-color", colour("land"));
    map.setPaintProperty("borders", "line-color", colour("border"));
    for (const id of map.listImages()) {
      const image = draw(marks, id);
      if (image) map.updateImage(id, image);
    }
  });
}
