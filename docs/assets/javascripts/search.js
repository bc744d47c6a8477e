// Opens the search. Nothing else of it is fetched before: not the panel, not its style, not the text of the site.
// Without this script, or where a part of it cannot be had, the link in the header leads to the list of pages.
const link = document.querySelector(".search-open");
let panel = null;

async function open(query) {
  try {
    panel ??= import("./search/panel.js").then(({ Panel }) => new Panel(link));
    await (await panel).open(query);
  } catch {
    location.assign(link.href);
  }
}

if (link) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const here = event.target === link && event.key === " ";
    const anywhere = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyK"; // on every layout
    if (!here && !anywhere) return;
    event.preventDefault();
    open();
  });
  const asked = new URLSearchParams(location.search);
  if (asked.has("q")) open(asked.get("q"));
  if (asked.has("found")) import("./search/marks.js").then(({ mark }) => mark(asked.get("found")));
}
