// Tells what a mark under pointer, finger or arrow keys stands for; browsers alone show titles.
const markNote = document.createElement("div");
markNote.className = "figure-note chart-value";
markNote.setAttribute("role", "status");
document.body.append(markNote);
const markTitles = new Map();

function tellMark(mark) {
  document.querySelector(".is-shown")?.classList.remove("is-shown");
  markNote.textContent = markTitles.get(mark) ?? "";
  if (!mark) return;
  mark.classList.add("is-shown");
  const box = mark.getBoundingClientRect();
  const page = document.body.getBoundingClientRect();
  const left = Math.min(box.x + (box.width - markNote.offsetWidth) / 2, page.right - markNote.offsetWidth - 8);
  const top = box.y - markNote.offsetHeight - 8;
  markNote.style.left = `${Math.max(8, left) - page.x}px`;
  markNote.style.top = `${(top > 60 ? top : box.bottom + 8) + scrollY}px`;
}

document.querySelectorAll(".chart").forEach((chart) => {
  const marks = [...chart.querySelectorAll("[data-key]")];
  for (const mark of marks) {
    markTitles.set(mark, mark.textContent);
    mark.replaceChildren();
  }
  const on = chart.dataset.flow ? -1 : 1; // rightwards
  const steps = { ArrowRight: on, ArrowLeft: -on, ArrowDown: 1, ArrowUp: -1, Home: -1e3, End: 1e3 };
  let at = 0;
  chart.tabIndex = 0;
  chart.onfocus = () => chart.matches(":focus-visible") && tellMark(marks[at]);
  chart.onkeydown = (event) => {
    if (event.key === "Escape") tellMark();
    if (!steps[event.key]) return;
    event.preventDefault();
    at = Math.max(0, Math.min(marks.length - 1, at + steps[event.key]));
    tellMark(marks[at]);
  };
  chart.onclick = chart.onpointermove = ({ x, y }) => {
    const far = marks.map((mark) => {
      const box = mark.getBoundingClientRect();
      return Math.hypot(Math.max(box.x - x, 0, x - box.right), Math.max(box.y - y, 0, y - box.bottom));
    });
    const least = Math.min(...far);
    tellMark(least < 40 && marks[far.indexOf(least)]);
  };
  chart.onblur = chart.onpointerleave = () => tellMark();
});
