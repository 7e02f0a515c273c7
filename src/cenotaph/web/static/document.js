// The document page: all pieces of the statement named in the address are outlined, not only the first.

function choose() {
  for (const mark of document.querySelectorAll("mark.chosen")) mark.classList.remove("chosen");
  const key = decodeURIComponent(window.location.hash.slice(1));
  if (!key) return;
  for (const mark of document.querySelectorAll("mark[data-on]")) {
    if (mark.dataset.on.split(" ").includes(key)) mark.classList.add("chosen");
  }
}

window.addEventListener("hashchange", choose);
choose();
