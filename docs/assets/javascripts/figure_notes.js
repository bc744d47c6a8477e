// Shows what a number is and who says so, a term's meaning or a footnote, beside it: on hover, on focus, at the first tap.
// The words come from `title` and enter the page as text, never as HTML. Under them stands a link to where number, term or
// mark leads anyway. Without this script the browser shows the title and the number is a plain link.
const HOSTS = ".md-typeset :is(a.figure, a.term, a.footnote-ref, abbr)[title]";
for (const mark of document.querySelectorAll("a.footnote-ref")) {
  const copy = document.getElementById(decodeURIComponent(mark.hash.slice(1)))?.cloneNode(true);
  copy?.querySelectorAll(".footnote-backref").forEach((back) => back.remove());
  mark.title = copy?.textContent.trim() ?? "";
}
const note = document.createElement("div");
note.className = "figure-note";
const words = document.createElement("p");
words.id = "figure-note";
words.setAttribute("role", "tooltip");
const onward = document.createElement("a");
onward.tabIndex = -1; // the number itself is the link for the keyboard; a finger finds this one
note.append(words, onward);
let host = null;
let leaving = 0;

function hide() {
  clearTimeout(leaving);
  if (!host) return;
  host.title = host.dataset.title;
  delete host.dataset.title;
  host.removeAttribute("aria-describedby");
  note.remove();
  host = null;
}

function fill() {
  const [label, ...rest] = host.title.split(" · ");
  if (!host.matches(".figure")) {
    words.replaceChildren(host.title);
  } else {
    const name = document.createElement("strong");
    name.textContent = label;
    words.replaceChildren(name, ...rest.flatMap((part) => [document.createElement("br"), part]));
  }
  const { toFigure, toTerm, toNote } = document.querySelector(".page-text")?.dataset ?? {};
  onward.hidden = !host.href;
  onward.href = host.href ?? "";
  onward.textContent = (host.matches(".figure") ? toFigure : host.matches(".term") ? toTerm : toNote) ?? "";
}

// By the first line of a number that is broken over two; the edges of the screen are kept clear. Physical: rectangles are.
function place() {
  const space = 8;
  const line = host.getClientRects()[0];
  const frame = (note.offsetParent ?? document.documentElement).getBoundingClientRect();
  const centred = line.left + line.width / 2 - note.offsetWidth / 2;
  const left = Math.max(space, Math.min(centred, document.documentElement.clientWidth - note.offsetWidth - space));
  const above = line.top - note.offsetHeight - space;
  const least = Math.max(60, note.parentElement.getBoundingClientRect().top); // over no menu
  const top = above > least ? above : host.getBoundingClientRect().bottom + space;
  note.style.left = `${left - frame.left}px`;
  note.style.top = `${top - frame.top}px`;
}

function show(target) {
  clearTimeout(leaving);
  if (!target || target === host) return;
  hide();
  host = target;
  fill();
  host.dataset.title = host.title;
  host.removeAttribute("title");
  host.setAttribute("aria-describedby", words.id);
  (host.closest("article, main") ?? document.body).append(note);
  place();
}

const hostOf = (event) => event.target.closest?.(`${HOSTS}, [aria-describedby="${words.id}"]`);
const within = (node) => node && (host?.contains(node) || note.contains(node));

// The pointer may cross the gap between number and note, and rest on the note.
function leave(event) {
  if (!host || within(event.relatedTarget)) return;
  clearTimeout(leaving);
  leaving = setTimeout(hide, event.type === "mouseout" ? 250 : 0);
}

// A finger has no hover: its first tap shows the note, the second follows the link; a tap elsewhere puts it away.
let firstTap = false;
document.addEventListener("pointerdown", (event) => {
  const target = hostOf(event);
  firstTap = event.pointerType === "touch" && Boolean(target) && target !== host;
  if (event.pointerType === "touch" && !target && !within(event.target)) hide();
});
document.addEventListener("click", (event) => {
  if (firstTap && hostOf(event)) {
    event.preventDefault();
    show(hostOf(event));
  }
  firstTap = false;
});

document.addEventListener("mouseover", (event) => (note.contains(event.target) ? clearTimeout(leaving) : show(hostOf(event))));
document.addEventListener("focusin", (event) => !firstTap && show(hostOf(event)));
document.addEventListener("mouseout", leave);
document.addEventListener("focusout", leave);
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
