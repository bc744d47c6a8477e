// Follows the reader down the page: marks the section in the list of sections, and writes it into the address, so that the
// language switch and a copied address keep it. Puts the title of the page into the header once it is out of sight, and
// offers the way back to the top to who scrolls up. Nothing is measured before the reader scrolls.
const links = [...document.querySelectorAll("[data-md-component=toc] a[href^='#']")];
const idOf = (link) => decodeURIComponent(link.hash.slice(1));
const headings = [...new Set(links.map(idOf))].map((id) => document.getElementById(id)).filter(Boolean);
const header = document.querySelector(".md-header");
const title = document.querySelector("[data-md-component=header-title]");
const top = document.querySelector(".md-top");
const SETTLED = 200; // ms without scrolling; browsers refuse to rewrite an address at every step
let section = null;
let before = 0;
let asked = 0;
let settling = 0;

// The last heading that has reached the header: the one the reader is under.
function here() {
  const line = header.getBoundingClientRect().bottom + 24;
  return headings.findLast((heading) => heading.getBoundingClientRect().top <= line) ?? null;
}

function mark(heading) {
  if (heading === section) return;
  section = heading;
  for (const link of links) {
    const active = idOf(link) === heading?.id;
    link.classList.toggle("md-nav__link--active", active);
    if (active) keepInView(link);
  }
}

// The list of sections scrolls by itself where it is longer than the window.
function keepInView(link) {
  const list = link.closest(".md-sidebar--secondary .md-sidebar__scrollwrap");
  if (!list || list.scrollHeight <= list.clientHeight) return;
  const [inner, outer] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) list.scrollTop += inner.top - outer.top - outer.height / 2;
}

function writeAddress() {
  const address = new URL(location.href);
  address.hash = section?.id ?? "";
  if (!section) address.href = address.href.replace(/#$/, "");
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

function follow() {
  asked = 0;
  mark(here());
  if (top) top.hidden = scrollY < innerHeight || scrollY >= before;
  before = scrollY;
}

addEventListener(
  "scroll",
  () => {
    asked ||= requestAnimationFrame(follow);
    clearTimeout(settling);
    settling = setTimeout(writeAddress, SETTLED);
  },
  { passive: true },
);
if (location.hash) mark(headings.find((heading) => heading.id === decodeURIComponent(location.hash.slice(1))) ?? null);

const named = document.querySelector("h1");
if (named && title) {
  new IntersectionObserver(([entry]) => {
    title.classList.toggle("md-header__title--active", !entry.isIntersecting && entry.boundingClientRect.top < 0);
  }).observe(named);
}

top?.addEventListener("click", () => {
  scrollTo({ top: 0, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  document.querySelector(".md-logo")?.focus({ preventScroll: true }); // the button goes; the keyboard goes on from the top
});
