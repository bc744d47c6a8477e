// Shows the source of a number, or a term's meaning, on hover and on focus. The words come from `title` and enter
// the page as text: the theme's own tooltips would read them as HTML. Without this script the browser shows the title.
const note = document.createElement("div");
note.className = "figure-note";
note.id = "figure-note";
note.setAttribute("role", "tooltip");
let host = null;

function hide() {
  if (!host) return;
  host.title = note.textContent;
  host.removeAttribute("aria-describedby");
  note.remove();
  host = null;
}

function show(event) {
  const target = event.target.closest?.(".md-typeset :is(a.figure, a.term, abbr)[title]");
  if (!target || target === host) return;
  hide();
  host = target;
  note.textContent = host.title;
  host.removeAttribute("title");
  host.setAttribute("aria-describedby", note.id);
  document.body.append(note);
  // First line of a number that is broken over two; the viewport's edges are kept clear. Physical: getClientRects is.
  const line = host.getClientRects()[0];
  const space = 16;
  const centred = line.left + line.width / 2 - note.offsetWidth / 2;
  const left = Math.max(space, Math.min(centred, document.documentElement.clientWidth - note.offsetWidth - space));
  const above = line.top - note.offsetHeight - 8;
  const top = above > 60 ? above : host.getBoundingClientRect().bottom + 8;
  note.style.left = `${left - document.body.getBoundingClientRect().left}px`;
  note.style.top = `${top + scrollY}px`;
}

function leave(event) {
  if (host && !host.contains(event.relatedTarget)) hide();
}

// A finger has no hover: its first tap on a term shows the meaning, the second follows the link.
let firstTap = false;
document.addEventListener("pointerdown", (event) => {
  const term = event.target.closest?.(".md-typeset a.term");
  firstTap = Boolean(term) && event.pointerType === "touch" && term !== host;
});
document.addEventListener("click", (event) => {
  if (firstTap && event.target.closest?.(".md-typeset a.term")) {
    event.preventDefault();
    show(event);
  }
  firstTap = false;
});

document.addEventListener("mouseover", show);
document.addEventListener("focusin", show);
document.addEventListener("mouseout", leave);
document.addEventListener("focusout", leave);
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
