/** Words of the field that mean the same, without blanks and in the singular. A codebook that has one of a row is meant by all of them. */
const ALIASES: readonly (readonly string[])[] = [
  ['claim', 'assertion', 'statement', 'proposition', 'factualclaim'],
  ['evidence', 'premise', 'support', 'datum'],
  ['source', 'speaker', 'attribution', 'holder'],
  ['quantity', 'number', 'numeral', 'figure', 'cardinal', 'amount'],
  ['time', 'date', 'timex', 'datetime'],
  ['place', 'location', 'loc', 'gpe'],
  ['person', 'per'],
  ['organisation', 'organization', 'org'],
  ['cue', 'hedge', 'reportingverb', 'cueword'],
  ['quote', 'quotation', 'directspeech'],
  ['checkworthy', 'checkworthiness', 'checkworthyness'],
  ['certainty', 'confidencelevel', 'factuality', 'modality'],
  ['attributedto', 'attribution', 'saidby', 'source', 'hassource'],
  ['contradict', 'contradiction', 'refute', 'disagree', 'attack', 'conflict'],
  ['evidencefor', 'support', 'back', 'supportedby'],
  ['sameclaim', 'sameas', 'equivalent', 'duplicateof', 'paraphrase', 'coreference'],
  ['hasquantity', 'quantityof'],
];

/** A name as names are compared: without case, blanks and `_-`, accents kept; what stands before the last `.`, `/`, `#` or `:` is a namespace. */
export const wordKey = (name: string): string =>
  lastPart(name)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '');

const lastPart = (name: string): string => /[^./#:]+$/.exec(name)?.[0] ?? name;

/** The singular of an English word, roughly: both sides of a comparison go through it. */
function singular(key: string): string {
  if (key.endsWith('ies') && key.length > 4) return `${key.slice(0, -3)}y`;
  return key.endsWith('s') && !key.endsWith('ss') && key.length > 3 ? key.slice(0, -1) : key;
}

const isAlias = (a: string, b: string): boolean => ALIASES.some((row) => row.includes(a) && row.includes(b));

/** How two names can be the same, the surest first. */
const WAYS: readonly ((a: string, b: string) => boolean)[] = [
  (a, b) => a === b,
  (a, b) => wordKey(a) === wordKey(b) && wordKey(a) !== '',
  (a, b) => singular(wordKey(a)) === singular(wordKey(b)) && wordKey(a) !== '',
  (a, b) => isAlias(singular(wordKey(a)), singular(wordKey(b))),
];

/**
 * The one of the known names that a foreign name means: the same; the same without case, `_`, `-`, blanks and camel case; in the other
 * number; by another word of the field. Undefined where none is meant, or several in the same way.
 */
export function sameWord(name: string, known: readonly string[]): string | undefined {
  for (const way of WAYS) {
    const found = known.filter((one) => way(name, one));
    if (found.length === 1) return found[0];
    if (found.length > 1) return undefined;
  }
  return undefined;
}
