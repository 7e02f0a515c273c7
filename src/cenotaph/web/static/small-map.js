// One site on a small map.

import { makeMap } from "/static/base-map.js";

const element = document.getElementById("small-map");

async function start() {
  const { lon, lat, state, by } = element.dataset;
  const at = [Number(lon), Number(lat)];
  const map = await makeMap(element, { center: at, zoom: by === "gazetteer" ? 5 : 6.5, cooperativeGestures: true });
  map.addControl(new window.maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.on("load", () => {
    element.querySelector(".maplibregl-ctrl-attrib")?.classList.remove("maplibregl-compact-show");
    const data = { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: at } };
    map.addSource("site", { type: "geojson", data });
    map.addLayer({
      id: "site", type: "symbol", source: "site",
      layout: { "icon-image": `site|${state}|${by}`, "icon-allow-overlap": true, "icon-size": 1.3 },
    });
    map.once("idle", () => { element.dataset.ready = "yes"; });
  });
}

start().catch(() => { element.closest("figure").querySelector(".canvas").remove(); });
