// Light or dark: what the reader has chosen, else what the system prefers. A choice is read before the page is first drawn
// (overrides/partials/javascripts/palette.html); here it is made, kept, and followed in other windows.
const KEY = "colour-scheme";
const switches = [...document.querySelectorAll(".scheme-switch")];
const system = matchMedia("(prefers-color-scheme: dark)");
const bars = [...document.querySelectorAll("meta[name=theme-color]")]; // light, then dark
const papers = bars.map((bar) => bar.content);

function chosen() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is forbidden: the choice holds until the page is left
  }
}

function show(choice) {
  const scheme = choice ?? (system.matches ? "slate" : "default");
  document.body.dataset.mdColorScheme = scheme;
  for (const one of switches) one.hidden = one.dataset.from !== scheme;
  bars.forEach((bar, index) => {
    bar.content = papers[choice ? Number(scheme === "slate") : index];
  });
}

for (const one of switches) {
  one.addEventListener("click", () => {
    try {
      localStorage.setItem(KEY, one.dataset.to);
    } catch {} // as above
    show(one.dataset.to);
    switches.find((other) => !other.hidden)?.focus();
  });
}
system.addEventListener("change", () => show(chosen()));
addEventListener("storage", (event) => event.key === KEY && show(event.newValue));
show(chosen());
