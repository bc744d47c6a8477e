// How a word is reduced so that two spellings of it meet. The same for pages and queries; nothing here knows the site,
// and nothing that is shown comes from here. Levels, from sure to bold: normal < base < stem < skeleton.

// A number with its separators, or a word with its marks, tatweel and apostrophes.
const TOKEN = /\p{Nd}+(?:[.,٫٬]\p{Nd}+)*|[\p{L}\p{M}\p{Nd}ـ'’]+/gu;
const DIGIT = /\p{Nd}/gu;
const ARABIC = /[ء-ي]/;
const OTHER_LETTERS = { ٱ: "ا", ى: "ي", ی: "ي", ې: "ي", ے: "ي", ة: "ه", ۃ: "ه", ہ: "ه", ھ: "ه", ک: "ك", گ: "غ", پ: "ب", چ: "ج", ڤ: "ف", ڨ: "ق" };

export function* tokens(text) {
  for (const { 0: word, index } of text.matchAll(TOKEN)) {
    if (!seen.has(word)) seen.set(word, normal(word));
    yield { start: index, end: index + word.length, word: seen.get(word) };
  }
}

const seen = new Map(); // a site says most of its words many times

export const isNumber = (word) => /^[0-9]/.test(word);

// ٢٤٠٫١ is 240.1 and 632,341 is 632341; marks and tatweel go; alef, yeh, heh and hamza have one form each.
export function normal(word) {
  if (/^\p{Nd}/u.test(word)) return word.normalize("NFKC").replace(DIGIT, digit).replace(/[,٬]/g, "").replace("٫", ".");
  return word
    .toLowerCase()
    .replace(/['’]s$/, "")
    .replace(/[ؤئ]/g, "ء")
    .normalize("NFKD")
    .replace(/[\p{M}ـ'’]/gu, "")
    .replace(DIGIT, digit)
    .replace(/[^a-z]/g, (letter) => OTHER_LETTERS[letter] ?? letter)
    .replace(/يء$/, "ء")
    .replace(/(?<=..)اء$/, "ا");
}

// The digits of a script stand in a row, nought first, with no other digits before them.
function digit(sign) {
  let value = 0;
  for (let point = sign.codePointAt(0) - 1; value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point)); point -= 1) value += 1;
  return String(value);
}

// Particles and the article. A particle without the article is taken off only if what is left is a word of the site:
// «وأوروبا» is «أوروبا», but «ولاية» is not «لاية».
const ARTICLES = /^(?:[وف]?[بك]?ال|[وف]?لل)(?=...)/;
const PARTICLES = ["و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "س", "وس"];

export function base(word, known) {
  if (!ARABIC.test(word)) return word;
  const bare = word.replace(ARTICLES, "");
  if (bare !== word) return bare;
  const particle = PARTICLES.findLast((one) => word.startsWith(one) && word.length - one.length > 2 && known(word.slice(one.length)));
  return particle ? word.slice(particle.length) : word;
}

const ENDINGS = /(?<=...)(?:ات(?:ها|هم|هما|نا|ه)?|يتين|تين|تان|ت(?:ها|هم|ه)|يين|يون|ين|ون|ان|يه|ها|هم|هما|نا|ه|ي|ا)$/;

export function stem(word) {
  if (!ARABIC.test(word)) return isNumber(word) ? word : english(word);
  return word.replace(ENDINGS, "").replace(ENDINGS, "").replace(/اء$/, "ا");
}

function english(word) {
  let short = word.replace(/(?<=...)ies$/, "y").replace(/(?<=(?:ss|x|z|ch|sh))es$/, "").replace(/(?<=..[^sui])s$/, "");
  short = short.replace(/(?<=[a-z]*[aeiouy][a-z]*..)(?:ing|ed)$/, "").replace(/([^aeiouls])\1$/, "$1");
  return short.replace(/(?<=...)e$/, "").replace(/(?<=..)y$/, "i");
}

// What singular and broken plural share: «مصنع، مصانع» «هاتف، هواتف» «سعر، أسعار» «رقاقة، رقائق» «سوق، أسواق».
export function skeleton(stemmed) {
  if (!ARABIC.test(stemmed) || stemmed.length < 3) return "";
  const strong = stemmed
    .replace(/^ا(..)ا(.)$/, "$1$2") // أفعال
    .replace(/^[ايتن]([^اوي]{3})$/, "$1") // أفعل، أفعلة; a verb with its person
    .replace(/^(.[^و])اء(.)$/, "$1$2"); // فعائل
  const bones = strong[0] + strong.slice(1).replace(/[اوي]/g, "");
  if (bones.length > 2) return bones;
  return strong.replace(/^([^اوي])[اوي]([^اوي])$/, "$1و$2"); // a weak letter in the middle: «مال، أموال»
}

// Letters to change, add, drop or swap to make one word of the other; more than `most` is not counted out.
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) cost = Math.min(cost, before[column - 2] + 1);
      line.push(cost);
    }
    if (Math.min(...line) > most) return most + 1;
    [before, last] = [last, line];
  }
  return last[other.length];
}
