// The document page: all pieces of the statement named in the address are outlined, not only the first, and its box on
// the page of a scan.

function choose() {
  for (const mark of document.querySelectorAll(".chosen")) mark.classList.remove("chosen");
  const key = decodeURIComponent(window.location.hash.slice(1)).replace(/^(drawn|note)-/, "");
  if (!key) return;
  for (const mark of document.querySelectorAll("[data-on]")) {
    if (mark.dataset.on.split(" ").includes(key)) mark.classList.add("chosen");
  }
}

window.addEventListener("hashchange", choose);
choose();
