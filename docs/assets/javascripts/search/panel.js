// The dialog: a box to type in, and the pages found as a list of links. Words of the site enter the page as text only.
import { Engine, spans } from "./engine.js";

const SECTIONS = 3; // of a page
const AROUND = 150; // letters of an excerpt
const LONGEST = 200; // letters of a query

export class Panel {
  constructor(link) {
    this.link = link;
    this.base = new URL(link.dataset.base, location.href);
    this.dialog = document.querySelector("template.search-panel").content.firstElementChild.cloneNode(true);
    for (const part of ["input", "status", "results", "other"]) this[part] = this.dialog.querySelector(`.search-${part}`);
    this.plural = new Intl.PluralRules(document.documentElement.lang);
    this.ready = Promise.all([this.#style(), fetch(new URL(link.dataset.index, location.href)).then((answer) => answer.json())]).then(([, data]) => {
      this.engine = new Engine(data);
    });
    this.ready.catch(() => {}); // open() waits for it and tells
    this.input.addEventListener("input", () => this.#show());
    this.dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#links()[0]?.focus();
    });
    this.dialog.querySelector(".search-close").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("keydown", (event) => this.#step(event));
    this.dialog.addEventListener("click", ({ target }) => {
      if (target === this.dialog || target.closest("a")) this.dialog.close(); // beside the panel; to a place on this very page
    });
    document.body.append(this.dialog);
  }

  // The style is fetched with the panel. Opened without it, the panel would be a heap.
  #style() {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = this.link.dataset.style;
    const loaded = new Promise((done, failed) => {
      sheet.onload = done;
      sheet.onerror = () => failed(new Error("no style"));
    });
    document.head.append(sheet);
    this.styled = loaded;
    return loaded;
  }

  async open(query) {
    await this.styled;
    if (!this.dialog.open) this.dialog.showModal();
    if (query !== undefined) this.input.value = query.slice(0, LONGEST);
    this.input.focus();
    this.input.select();
    this.status.textContent = this.engine ? "" : this.dialog.dataset.wait;
    await this.ready;
    this.#show();
  }

  #show() {
    const query = this.input.value.trim();
    this.input.dir = query ? "auto" : "";
    if (!this.engine) return;
    const other = this.other.querySelector("a"); // a page may have no twin
    if (other) other.search = new URLSearchParams({ q: query });
    this.other.hidden = !query || !other;
    const { pages, words } = query ? this.engine.search(query) : { pages: [], words: new Set() };
    this.results.replaceChildren(...pages.map(({ page, sections }) => this.#item(page, sections, words, query)));
    this.status.textContent = query ? this.#count(pages.length) : "";
    this.results.parentElement.scrollTop = 0;
  }

  // «صفحتان» · «3 صفحات» · «11 صفحة» · "1 page"
  #count(number) {
    const { dataset } = this.dialog;
    const pattern = (number === 0 ? dataset.none : dataset[this.plural.select(number)]) ?? dataset.other;
    return pattern.replace("#", number);
  }

  #item(page, sections, words, query) {
    const item = element("li", "search-item");
    const best = sections.slice(0, SECTIONS);
    const whole = best.find(({ section: [id] }) => !id);
    item.append(this.#anchor("search-page", page, "", page.title, words, query));
    if (whole) item.append(excerpt(whole.section[2], words));
    const list = element("ul", "search-sections");
    for (const { section } of best.filter((one) => one !== whole)) {
      const [id, heading, text] = section;
      const part = element("li", "");
      part.append(this.#anchor("search-section", page, id, heading, words, query), excerpt(text, words));
      list.append(part);
    }
    if (list.childElementCount) item.append(list);
    return item;
  }

  #anchor(name, page, id, text, words, query) {
    const anchor = element("a", name);
    const address = new URL(page.url, this.base);
    address.searchParams.set("found", query);
    address.hash = id;
    anchor.href = address;
    marked(anchor, text, spans(text, words));
    return anchor;
  }

  #links() {
    return [...this.dialog.querySelectorAll(".search-results a, .search-other:not([hidden]) a")];
  }

  // Up and down go through box and links; typing goes back to the box.
  #step(event) {
    const places = [this.input, ...this.#links()];
    const place = places.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && place >= 0 && !event.isComposing) {
      event.preventDefault();
      places[(place + step + places.length) % places.length].focus();
    } else if (place > 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.input.focus();
    }
  }
}

function element(tag, name) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  return made;
}

// The text with its marks. A mark is a whole word, so that no joined letters are parted.
function marked(host, text, found) {
  let position = 0;
  for (const [start, end] of found) {
    const word = element("mark", "");
    word.textContent = text.slice(start, end);
    host.append(text.slice(position, start), word);
    position = end;
  }
  host.append(text.slice(position));
}

// The stretch of the text in which most of the words found stand, cut between words.
function excerpt(text, words) {
  const found = spans(text, words);
  const within = (start) => found.filter(([from, to]) => from >= start && to <= start + AROUND).length;
  const best = found.reduce((chosen, one) => (within(one[0]) > within(chosen[0]) ? one : chosen), found[0] ?? [0, 0]);
  let start = Math.max(0, best[0] - AROUND / 4);
  if (start) start = text.indexOf(" ", start) + 1;
  let end = Math.min(text.length, start + AROUND);
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), best[1]);
  const quote = element("p", "search-excerpt");
  const shown = found.filter(([from, to]) => from >= start && to <= end).map(([from, to]) => [from - start, to - start]);
  if (start) quote.append("… ");
  marked(quote, text.slice(start, end), shown);
  if (end < text.length) quote.append(" …");
  return quote;
}
