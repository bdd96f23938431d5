import type { Exported } from '../../shared/api/exports.ts';
import { count } from './output.ts';

type Loss = Exported['losses'][number];

/** What an export could not hold, in a line: "3 discontinuous annotations become 7 (…)". */
export function lossText({ what, count: n, why, into }: Loss): string {
  if (into !== undefined) return `${counted(n, what)} ${n === 1 ? 'becomes' : 'become'} ${into} (${why})`;
  return `${GOES_OUT.test(what) ? 'goes out' : 'lost'}: ${counted(n, what)} (${why})`;
}

/** What is no loss: it goes out, and repeats what was to stay. */
const GOES_OUT = / in which \d+ or more characters of a text stand$/;

/** Words that have no plural. */
const UNCOUNTED = /^(?:metadata|confidence|structure)\b/;

/** "41 relations to another document": the first noun is the one that is counted. */
function counted(n: number, what: string): string {
  if (n === 1 || UNCOUNTED.test(what)) return `${n.toLocaleString('en')} ${what}`;
  const [, noun = what, rest = ''] = /^(.*?)((?: (?:of|to|on|in|that|whose|which) | \(|,).*)?$/s.exec(what) ?? [];
  const plural = /(?:s|x|ch)$/.test(noun) ? (noun.endsWith('labels') ? noun : `${noun}es`) : `${noun}s`;
  return `${n.toLocaleString('en')} ${plural}${rest.replace(/^ of an? (annotation|relation)$/, ' of $1s')}`;
}

/** What came back when an export was read again, in lines. */
export function proofText(
  out: string,
  { format, same, differences }: NonNullable<Exported['proof']>,
): readonly string[] {
  if (same) return [`${out}: read again as ${format}: everything came back that is not said to be lost`];
  const more = count(differences.length, 'difference');
  return [`${out}: read again as ${format}: ${more} to what was written`, ...differences.map((one) => `  ${one}`)];
}
