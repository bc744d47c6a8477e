// Marks on a page what the search was asked for. Painted over the text, not put into it: nothing of the page changes,
// and letters stay joined. Browsers that cannot do so show the page unmarked.
import { base, isNumber, stem, tokens } from "./words.js";

export function mark(query) {
  const address = new URL(location.href);
  address.searchParams.delete("found");
  history.replaceState(history.state, "", address);
  if (!globalThis.Highlight || !CSS.highlights) return;
  const root = document.querySelector("article") ?? document.body;
  const known = () => true;
  const reduced = (word) => stem(base(word, known));
  const wanted = new Set([...tokens(query)].flatMap(({ word }) => [word, reduced(word)]));
  const shown = (word) => wanted.has(word) || wanted.has(reduced(word)) || (isNumber(word) && wanted.has(word.split(".")[0]));
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const marks = new Highlight();
  while (texts.nextNode()) {
    for (const { start, end, word } of tokens(texts.currentNode.data)) {
      if (!shown(word)) continue;
      marks.add(new StaticRange({ startContainer: texts.currentNode, startOffset: start, endContainer: texts.currentNode, endOffset: end }));
    }
  }
  CSS.highlights.set("search", marks);
}
