// Pictures for the map, drawn here: marks of the states, rings of shares for clusters, labels in the reader's fonts.
// MapLibre asks for an image by its id; the id says all there is to draw, so that nothing has to be kept in step.

export const STATES = [
  "standing", "damaged", "removed", "relocated", "destroyed", "never_built", "disputed", "unknown",
];
export const SHARES = 12;
export const RATIO = Math.min(3, Math.max(2, Math.ceil(window.devicePixelRatio || 1)));

export async function loadMarks(url) {
  const text = await (await fetch(url)).text();
  const symbols = new DOMParser().parseFromString(text, "image/svg+xml").querySelectorAll("symbol");
  return new Map([...symbols].map((symbol) => [symbol.id, symbol.querySelector("path").getAttribute("d")]));
}

export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function canvas(width, height) {
  const element = document.createElement("canvas");
  element.width = Math.ceil(width * RATIO);
  element.height = Math.ceil(height * RATIO);
  const pen = element.getContext("2d", { willReadFrequently: true });
  pen.scale(RATIO, RATIO);
  return pen;
}

function finish(pen) {
  return pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height);
}

function drawSite(marks, state, by) {
  const size = 26, inner = by === "gazetteer" ? 13 : 18;
  const pen = canvas(size, size);
  const path = new Path2D(marks.get(state) ?? marks.get("unknown"));
  if (by === "gazetteer") {
    pen.lineWidth = 1.6;
    pen.setLineDash([2.6, 2.2]);
    pen.strokeStyle = colour(state);
    pen.fillStyle = colour("sheet");
    pen.globalAlpha = 0.7;
    pen.beginPath();
    pen.arc(size / 2, size / 2, 11.6, 0, 2 * Math.PI);
    pen.fill();
    pen.globalAlpha = 1;
    pen.stroke();
    pen.setLineDash([]);
  }
  pen.translate((size - inner) / 2, (size - inner) / 2);
  pen.scale(inner / 24, inner / 24);
  pen.lineJoin = "round";
  pen.lineWidth = 5;
  pen.strokeStyle = colour("sheet");
  pen.stroke(path);
  pen.fillStyle = colour(state);
  pen.fill(path, "evenodd");
  return finish(pen);
}

function drawCluster(count, shares) {
  const radius = count.length > 3 ? 24 : count.length > 2 ? 21 : count.length > 1 ? 18 : 16;
  const size = 2 * radius + 4, middle = size / 2;
  const pen = canvas(size, size);
  const whole = shares.reduce((sum, share) => sum + share, 0) || 1;
  pen.beginPath();
  pen.arc(middle, middle, radius, 0, 2 * Math.PI);
  pen.fillStyle = colour("sheet");
  pen.fill();
  let angle = -Math.PI / 2;
  shares.forEach((share, index) => {
    if (!share) return;
    const next = angle + (2 * Math.PI * share) / whole;
    pen.beginPath();
    pen.arc(middle, middle, radius - 2.5, angle, next);
    pen.lineWidth = 5;
    pen.strokeStyle = colour(STATES[index]);
    pen.stroke();
    angle = next;
  });
  pen.fillStyle = colour("ink");
  pen.font = `600 13px ${colour("sans")}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(count, middle, middle + 0.5);
  return finish(pen);
}

function drawCountry(text) {
  return drawWords(text.toUpperCase(), { font: `600 12.5px ${colour("sans")}`, spacing: "1.2px", top: 0 });
}

function drawCity(text) {
  return drawWords(text, { font: `400 12px ${colour("sans")}`, spacing: "0px", top: CITY_DOT });
}

// A city's picture hangs from its dot, so that a mark on the same spot leaves the name readable.
const CITY_DOT = 14;

function drawWords(words, { font, spacing, top }) {
  const probe = canvas(1, 1);
  probe.font = font;
  probe.letterSpacing = spacing;
  const width = Math.min(260, probe.measureText(words).width + 8);
  const pen = canvas(width, 19 + top);
  pen.fillStyle = colour("label");
  if (top) {
    pen.beginPath();
    pen.arc(width / 2, 3, 1.8, 0, 2 * Math.PI);
    pen.fill();
  }
  pen.font = font;
  pen.letterSpacing = spacing;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 3;
  pen.strokeStyle = colour("land");
  pen.strokeText(words, width / 2, 10 + top);
  pen.fillText(words, width / 2, 10 + top);
  return finish(pen);
}

export function draw(marks, id) {
  const [what, first, ...rest] = id.split("|");
  if (what === "site") return drawSite(marks, first, rest[0]);
  if (what === "cluster") return drawCluster(first, rest.map(Number));
  if (what === "country") return drawCountry([first, ...rest].join("|"));
  if (what === "city") return drawCity([first, ...rest].join("|"));
  return null;
}

export function markOf(state) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", `mark mark-${state}`);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/static/marks.svg#${state}`);
  svg.append(use);
  return svg;
}
