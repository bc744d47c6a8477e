// Finds the pages of one language. Everything happens in the browser, over the text of the whole site, which fits in
// one file; so nothing is stemmed or counted ahead, and the rules of words.js exist once.
import { base, distance, isNumber, normal, skeleton, stem, tokens } from "./words.js";

// Words of a question that say nothing of its subject.
const IDLE = new Set(
  (
    "من في علي الي عن هل كم ما ماذا متي لماذا كيف هو هي بين التي الذي هذا هذه ذلك مع او ان قد لا لم و اي اين عند بعد قبل كان كانت بلغ بلغت " +
    "the a an of in on at to for by with and or is are was were be do does did how what why when where which who much many it its this that from between"
  ).split(" "),
);

// How sure it is that two words are the same one.
const EXACT = 1;
const BASE = 0.9;
const STEM = 0.75;
const SKELETON = 0.4;
const BEGINNING = 0.5;
const MISSPELT = 0.5;
const HEADING = 3; // a word in a heading counts as often as this in the text
const TITLE = 2; // a word in the title of a page, beside its best section
const ELSEWHERE = 0.35; // what a page says in sections other than its best one
const NEXT = 0.5; // each further section of a page, beside the one before it
const REFERENCE = 0.5; // a list of entries, beside a page that explains
const ASIDE = 0.5; // what others have written, beside what the page says
const SHORT = 100; // words: sections that are shorter gain nothing by it

export class Engine {
  // `data` is search/<language>.json; its format is described in scripts/website/search_index.py.
  constructor({ pages, forms }) {
    this.pages = pages;
    this.places = []; // one per section: its page, its section, how many words it has
    this.hits = new Map(); // word → Map of place → how often, headings counted more
    this.titles = new Map(); // word → Set of pages that have it in their title
    this.telling = []; // how many words of each title say something
    pages.forEach((page, number) => {
      const title = [...tokens(page.title)].map(({ word }) => word);
      for (const word of title) at(this.titles, word, () => new Set()).add(number);
      this.telling.push(title.filter((word) => !IDLE.has(word)).length);
      page.sections.forEach(([, heading, text], section) => this.#read(number, section, heading, text));
    });
    this.mean = this.places.reduce((sum, place) => sum + place.words, 0) / Math.max(1, this.places.length);
    this.#sort([...new Set([...this.hits.keys(), ...this.titles.keys()])]);
    this.forms = forms.map((group) => group.map((form) => [...tokens(form)].map(({ word }) => word)));
  }

  #read(page, section, heading, text) {
    const place = this.places.length;
    let words = 0;
    const count = (part, weight) => {
      for (const { word } of tokens(part)) {
        words += 1;
        const places = at(this.hits, word, () => new Map());
        places.set(place, (places.get(place) ?? 0) + weight);
      }
    };
    count(heading, HEADING);
    count(text, 1);
    const weight = this.pages[page].sections[section][0] === "further-reading" ? ASIDE : 1;
    this.places.push({ page, section, weight, words: Math.max(words, SHORT) });
  }

  // Every word of the site by its reduced forms. A word whose particle hides another is read once the others are known.
  #sort(words) {
    this.vocabulary = new Set(words);
    this.bases = new Map();
    this.stems = new Map();
    this.skeletons = new Map();
    const articles = new Set(words.map((word) => base(word, () => false)));
    this.known = (word) => this.vocabulary.has(word) || articles.has(word);
    for (const word of words) {
      const bare = base(word, this.known);
      const short = stem(bare);
      at(this.bases, bare, () => []).push(word);
      at(this.stems, short, () => []).push(word);
      const bones = skeleton(short);
      if (bones) at(this.skeletons, bones, () => []).push(word);
    }
  }

  // The words of the site that a word of the query may mean, each with how sure that is.
  meanings(word, unfinished = false) {
    const found = new Map();
    const add = (words, weight) => {
      for (const one of words ?? []) if (!(found.get(one) >= weight)) found.set(one, weight);
    };
    if (this.vocabulary.has(word)) add([word], EXACT);
    if (isNumber(word)) {
      // 240 is shown as 240.1 and kept as 240.11; 24 is neither.
      const longer = word.includes(".") ? word : `${word}.`;
      add([...this.vocabulary].filter((one) => one.startsWith(longer)), BASE);
      return found;
    }
    const known = (rest) => this.known(rest) || this.stems.has(stem(rest));
    const bare = base(word, known);
    // What looks like the article may be part of the word: «ألياف» is no «ياف» with an article.
    for (const one of new Set([bare, word])) {
      const short = stem(one);
      if (this.vocabulary.has(one)) add([one], BASE);
      add(this.bases.get(one), BASE);
      add(this.stems.get(short), STEM);
      add(this.skeletons.get(skeleton(short)), SKELETON);
    }
    if (unfinished && bare.length > 2) {
      for (const [one, words] of this.bases) if (one.startsWith(bare)) add(words, BEGINNING);
    }
    if (bare.length > 3 && ![...found.values()].some((sureness) => sureness > SKELETON)) this.#misspelt(bare, add);
    return found;
  }

  #misspelt(word, add) {
    const most = word.length > 7 ? 2 : 1;
    for (let wrong = 1; wrong <= most; wrong += 1) {
      let any = false;
      for (const [one, words] of this.bases) {
        if (one.length < 4 || isNumber(one) || distance(word, one, wrong) > wrong) continue;
        add(words, MISSPELT / wrong);
        any = true;
      }
      if (any) return;
    }
  }

  // A query as its parts; of each part the ways to say it, and of each way the words, as Map of word → sureness.
  #parts(query) {
    let words = [...tokens(query)].map(({ word }) => word).filter(Boolean);
    const telling = words.filter((word) => !IDLE.has(word));
    if (telling.length) words = telling;
    const ends = /[\p{L}\p{M}]$/u.test(query);
    const parts = [];
    for (let start = 0; start < words.length; ) {
      const { ways, length } = this.#named(words, start);
      const own = words.slice(start, start + length).map((word, offset) => this.meanings(word, ends && start + offset === words.length - 1));
      parts.push([own, ...ways.map((way) => way.map((word) => this.meanings(word)))]);
      start += length;
    }
    return parts;
  }

  // What else the longest known name that begins here is called.
  #named(words, start) {
    let length = 1;
    let ways = [];
    const same = (word, other) => word === other || base(word, this.known) === base(other, this.known);
    for (const group of this.forms) {
      for (const form of group) {
        if (form.length < length || !form.every((word, offset) => words[start + offset] !== undefined && same(words[start + offset], word))) continue;
        if (form.length > length) ways = [];
        length = form.length;
        ways.push(...group.filter((other) => other !== form));
      }
    }
    return { ways, length };
  }

  // Pages that have what the query asks for, best first, with their best sections and the words found in them.
  search(query) {
    const parts = this.#parts(query).map((ways) => this.#measured(ways));
    if (!parts.length) return { pages: [], words: new Set() };
    const scores = new Map(); // page → { best, sections: Map place → { score, parts }, parts: best score of each }
    parts.forEach(({ places, rarity }, index) => {
      for (const [place, score] of places) {
        const { page } = this.places[place];
        const entry = at(scores, page, () => ({ sections: new Map(), parts: new Map(), title: 0, named: 0 }));
        const section = at(entry.sections, place, () => ({ score: 0, parts: 0 }));
        section.score += score * rarity;
        section.parts += 1;
        entry.parts.set(index, Math.max(entry.parts.get(index) ?? 0, score * rarity));
      }
    });
    parts.forEach(({ titles, rarity }, index) => {
      for (const [page, sureness] of titles) {
        const entry = at(scores, page, () => ({ sections: new Map(), parts: new Map(), title: 0, named: 0 }));
        entry.title += TITLE * sureness * rarity;
        entry.named += 1;
        entry.parts.set(index, Math.max(entry.parts.get(index) ?? 0, sureness * rarity));
      }
    });
    const found = [...scores].map(([page, entry]) => this.#page(page, entry, parts.length));
    const words = new Set(parts.flatMap(({ words: some }) => [...some]));
    return { pages: found.filter(({ parts: some }) => some >= parts.length / 2).sort((a, b) => b.score - a.score), words };
  }

  // One part of the query: where it is found and how well, and how rare it is.
  #measured(ways) {
    const places = new Map();
    const titles = new Map();
    const words = new Set();
    for (const way of ways) {
      const counts = way.map((meanings) => this.#counted(meanings));
      for (const place of counts[0].keys()) {
        const all = counts.map((count) => count.get(place));
        if (!all.every(Boolean)) continue; // a name of two words needs both
        const often = Math.min(...all.map((count) => count.often));
        const sureness = Math.min(...all.map((count) => count.sureness));
        const long = 0.25 + (0.75 * this.places[place].words) / this.mean;
        const score = (this.places[place].weight * sureness * 2.2 * often) / (often + 1.2 * long); // BM25
        places.set(place, Math.max(places.get(place) ?? 0, score));
      }
      for (const [page, sureness] of this.#titled(way)) titles.set(page, Math.max(titles.get(page) ?? 0, sureness));
      for (const meanings of way) for (const word of meanings.keys()) words.add(word);
    }
    const rarity = Math.log(1 + (this.places.length - places.size + 0.5) / (places.size + 0.5));
    return { places, titles, rarity, words };
  }

  // How often a word of the query is met in each place, and how sure the surest of those words is.
  #counted(meanings) {
    const counts = new Map();
    for (const [word, sureness] of meanings) {
      for (const [place, often] of this.hits.get(word) ?? []) {
        const count = at(counts, place, () => ({ often: 0, sureness: 0 }));
        count.often += often;
        count.sureness = Math.max(count.sureness, sureness);
      }
    }
    return counts;
  }

  // Pages whose title has every word of the part.
  #titled(way) {
    const sure = (meanings, page) => Math.max(0, ...[...meanings].map(([word, sureness]) => (this.titles.get(word)?.has(page) ? sureness : 0)));
    return this.pages.map((_, page) => [page, Math.min(...way.map((meanings) => sure(meanings, page)))]).filter(([, sureness]) => sureness > 0);
  }

  #page(number, entry, asked) {
    const page = this.pages[number];
    const share = (some) => (some / asked) ** 2;
    const sections = [...entry.sections]
      .map(([place, { score, parts }]) => ({ score: score * share(parts), section: page.sections[this.places[place].section] }))
      .sort((a, b) => b.score - a.score);
    const together = sections.slice(0, 5).reduce((sum, { score }, index) => sum + score * NEXT ** index, 0);
    const whole = [...entry.parts.values()].reduce((sum, score) => sum + score, 0);
    const title = entry.title * (1 + (entry.named / Math.max(1, this.telling[number])) ** 2); // the title and nothing else
    const score = ((together + ELSEWHERE * whole) * (page.list ? REFERENCE : 1) + title) * share(entry.parts.size);
    return { page, score, parts: entry.parts.size, sections };
  }
}

function at(map, key, make) {
  if (!map.has(key)) map.set(key, make());
  return map.get(key);
}

// Where the words found stand in a text, as [start, end]: whole words, so that no joined letters are parted.
export function spans(text, words) {
  return [...tokens(text)].filter(({ word }) => words.has(word)).map(({ start, end }) => [start, end]);
}
