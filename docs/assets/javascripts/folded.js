// Opens what is folded for who comes to something in it by its address, and all of it for paper.
function reveal() {
  let hidden = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details:not([open])");
  while (hidden) {
    hidden.open = true;
    hidden = hidden.parentElement.closest("details:not([open])");
  }
}

addEventListener("hashchange", reveal);
if (location.hash) reveal();

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const one of opened) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of opened) one.open = false;
});
