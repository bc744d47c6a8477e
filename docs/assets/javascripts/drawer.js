// The menu of narrow screens opens and closes by a checkbox and its label, without any script. This puts a button in the
// place of the label, for the keyboard: Escape closes the menu, the focus goes in and comes back, and what lies behind it
// is out of reach meanwhile.
const drawer = document.getElementById("__drawer");
const label = document.querySelector(".md-header label[for='__drawer']");
const handle = document.createElement("button");
const menu = document.querySelector(".md-sidebar--primary");
const behind = [...document.querySelectorAll(".md-content, .md-sidebar--secondary, .section-pages, .md-footer, .md-skip, .md-banner")];

function changed() {
  handle.setAttribute("aria-expanded", String(drawer.checked));
  for (const element of behind) element.inert = drawer.checked;
  if (drawer.checked) menu.querySelector("a")?.focus();
}

if (drawer && label && menu) {
  handle.type = "button";
  handle.className = `${label.className} drawer-button`;
  handle.setAttribute("aria-label", drawer.getAttribute("aria-label"));
  handle.setAttribute("aria-expanded", "false");
  handle.append(...label.childNodes);
  label.replaceWith(handle);
  handle.addEventListener("click", () => drawer.click());
  drawer.addEventListener("change", changed);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    handle.focus();
  });
}
