// The search box: a combobox over /api/search. Without this file the form opens the list of sites.

import { markOf } from "/static/marks.js";

const box = document.getElementById("q");
const options = document.getElementById("found");
const said = document.getElementById("found-count");
const WAIT_MS = 160;

let timer = 0;
let turn = 0;

function close() {
  options.hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

function optionOf(site, index) {
  const option = document.createElement("li");
  option.id = `found-${index}`;
  option.role = "option";
  option.setAttribute("aria-selected", "false");
  option.dataset.href = site.href;
  const name = document.createElement("span");
  name.dir = "auto";
  name.textContent = ` ${site.name}`;
  const about = document.createElement("div");
  about.className = "small soft";
  about.textContent = site.about;
  option.append(markOf(site.state), name, about);
  option.addEventListener("pointerdown", (event) => event.preventDefault());
  option.addEventListener("click", () => { window.location.href = site.href; });
  return option;
}

function none() {
  const item = document.createElement("li");
  item.className = "none";
  item.textContent = "No site of this register has these words.";
  return item;
}

async function look() {
  const text = box.value.trim();
  const mine = ++turn;
  if (text.length < 2) {
    close();
    said.textContent = "";
    return;
  }
  const answer = await fetch(`/api/search?limit=12&q=${encodeURIComponent(text)}`);
  if (!answer.ok || mine !== turn) return;
  const { sites } = await answer.json();
  options.replaceChildren(...(sites.length ? sites.map(optionOf) : [none()]));
  options.hidden = false;
  box.setAttribute("aria-expanded", "true");
  said.textContent = sites.length === 1 ? "1 site found" : `${sites.length} sites found`;
}

function choose(step) {
  const items = [...options.querySelectorAll('[role="option"]')];
  if (!items.length || options.hidden) return;
  const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  const next = at < 0 ? (step > 0 ? 0 : items.length - 1) : (at + step + items.length) % items.length;
  items.forEach((item, index) => item.setAttribute("aria-selected", String(index === next)));
  box.setAttribute("aria-activedescendant", items[next].id);
  items[next].scrollIntoView({ block: "nearest" });
}

box.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(look, WAIT_MS);
});
box.addEventListener("keydown", (event) => {
  const chosen = options.querySelector('[aria-selected="true"]');
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (options.hidden) look();
    choose(event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
  } else if (event.key === "Escape") {
    close();
  } else if (event.key === "Enter" && chosen && !options.hidden) {
    window.location.href = chosen.dataset.href;
    event.preventDefault();
  }
});
box.addEventListener("blur", close);
