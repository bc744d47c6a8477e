// Sets the page beside its twin, block by block. The twins hold the same sections with the same blocks in the same
// order (the checks see to that), so the blocks of a section are simply paired. Without this script the control is an
// ordinary link to the twin. The address carries ?parallel, so that the view can be shared.
const link = document.querySelector(".parallel-link");
const text = document.querySelector(".page-text");
const PARAMETER = "parallel";

// The blocks of each section, by the id of its heading; the heading is the first of them.
function sections(root) {
  const found = new Map([["", []]]);
  let name = "";
  for (const block of root.children) {
    if (/^H[2-6]$/.test(block.tagName) && block.id) name = block.id;
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(block);
  }
  return found;
}

// A block of the twin, made fit for this page: ids would stand twice, and relative addresses count from the twin.
function adopted(block, base, twin) {
  const copy = document.importNode(block, true);
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    element.removeAttribute("id");
    element.removeAttribute("aria-labelledby");
    for (const name of ["href", "src"]) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, new URL(value, base).href);
    }
  }
  copy.querySelectorAll(".headerlink").forEach((element) => element.remove());
  const frame = document.createElement("div");
  frame.className = "parallel-twin";
  frame.lang = twin.lang;
  frame.dir = twin.dir;
  frame.append(copy);
  return frame;
}

function row(own, other) {
  const element = document.createElement("div");
  element.className = "parallel-row";
  element.append(...[own, other].filter(Boolean));
  return element;
}

async function twin() {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

let original = null;

async function open() {
  const page = await twin();
  const there = sections(page.querySelector(".page-text"));
  const { lang, dir } = page.documentElement;
  original = [...text.children];
  const rows = [];
  for (const [name, blocks] of sections(text)) {
    const others = there.get(name) ?? [];
    for (let index = 0; index < Math.max(blocks.length, others.length); index += 1) {
      const other = others[index] && adopted(others[index], link.href, { lang, dir });
      rows.push(row(blocks[index], other));
    }
  }
  text.replaceChildren(...rows);
}

function close() {
  text.replaceChildren(...original);
  original = null;
}

if (link && text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "parallel-button";
  button.textContent = link.dataset.label;
  link.replaceWith(button);

  const set = async (wanted) => {
    if (wanted === Boolean(original)) return;
    button.disabled = true;
    try {
      if (wanted) await open();
      else close();
    } catch {
      location.assign(link.href);
      return;
    }
    button.disabled = false;
    button.setAttribute("aria-pressed", String(wanted));
    document.body.classList.toggle("parallel-open", wanted);
    const address = new URL(location.href);
    if (wanted) address.searchParams.set(PARAMETER, "");
    else address.searchParams.delete(PARAMETER);
    history.replaceState(history.state, "", address.href.replace(`${PARAMETER}=`, PARAMETER));
  };

  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => set(!original));
  if (new URLSearchParams(location.search).has(PARAMETER)) {
    const section = decodeURIComponent(location.hash.slice(1)); // the theme moves the hash while the page grows
    set(true).then(() => section && document.getElementById(section)?.scrollIntoView());
  }
}
