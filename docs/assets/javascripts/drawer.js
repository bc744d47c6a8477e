// The menu of narrow screens opens and closes by a checkbox, without any script. This adds what a keyboard expects: Escape
// closes it, the focus goes in and comes back, and the page behind it is out of reach meanwhile.
const drawer = document.getElementById("__drawer");
const menu = document.querySelector(".md-sidebar--primary");
const behind = [...document.querySelectorAll(".md-content, .md-sidebar--secondary, .section-pages, .md-footer, .md-skip, .md-banner")];

function changed() {
  drawer.setAttribute("aria-expanded", String(drawer.checked));
  for (const element of behind) element.inert = drawer.checked;
  if (drawer.checked) menu.querySelector("a")?.focus();
}

if (drawer && menu) {
  drawer.setAttribute("aria-expanded", "false");
  drawer.addEventListener("change", changed);
  drawer.addEventListener("keydown", (event) => event.key === "Enter" && drawer.click());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    drawer.focus();
  });
}
