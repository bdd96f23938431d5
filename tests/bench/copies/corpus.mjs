import { changedCopy, createRandom } from '../../support/planted.ts';

const WORDS_A_DOCUMENT = 600;
const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu', 'na', 'pe', 'ri', 'so', 'tu', 'va'];
const COMMON = 'the of to and a in that for is on with as by at from it has said be was'.split(' ');
const BOILERPLATE =
  'Copyright of this article belongs to its publisher and nothing of it may be printed again without being asked before in writing.';

/** A word of a vocabulary of 32,768, by its rank. @param {number} rank */
const wordOf = (rank) =>
  [rank >> 12, (rank >> 8) & 15, (rank >> 4) & 15, rank & 15].map((place) => SYLLABLES[place & 15] ?? '').join('');

/**
 * A paragraph whose words are as frequent as in a language: a third are common, the others by Zipf's law.
 *
 * @param {() => number} random
 */
function paragraph(random) {
  const words = Array.from({ length: 30 + Math.floor(random() * 60) }, () =>
    random() < 0.35 ? COMMON[Math.floor(random() ** 2 * COMMON.length)] : wordOf(Math.floor(32_768 ** random())),
  );
  return `${words.join(' ')}.`;
}

/**
 * Texts of about 600 words: four fifths have nothing in common; a fifth repeat one to four paragraphs of an earlier one, with up to
 * 30 % of the words changed; a third end with the same notice. Answers the pairs that repeat each other, too.
 *
 * @param {number} count
 */
export function corpus(count) {
  const random = createRandom(20_241_028);
  const changing = createRandom(7);
  /** @type {string[][]} */
  const documents = [];
  /** @type {[number, number][]} */
  const planted = [];
  for (let n = 0; n < count; n += 1) {
    /** @type {string[]} */
    const parts = [];
    if (n > 0 && random() < 0.2) {
      const from = Math.floor(random() * n);
      const share = Math.floor(random() * 7) * 0.05;
      for (const text of documents[from]?.slice(1, 2 + Math.floor(random() * 4)) ?? []) {
        parts.push(changedCopy(text, share, changing));
      }
      planted.push([from, n]);
    }
    let words = parts.reduce((sum, part) => sum + part.split(' ').length, 0);
    while (words < WORDS_A_DOCUMENT) {
      const next = paragraph(random);
      parts.push(next);
      words += next.split(' ').length;
    }
    if (random() < 1 / 3) parts.push(BOILERPLATE);
    documents.push(parts);
  }
  return { texts: documents.map((parts, n) => `Article ${n}\n\n${parts.join('\n\n')}`), planted };
}
