import type { ChainDocument, ChainFacts, ChainMention, ChainSource } from '../../../shared/claims/chain-facts.ts';
import { findChains, type Chains } from '../../../shared/claims/chains.ts';
import type { Source } from '../../../shared/model/source.ts';
import { utf16 } from '../../../shared/text/units.ts';

/** A text with what is annotated in it, in few words. */
export interface Text {
  readonly outlet?: string;
  readonly outlets?: readonly string[];
  readonly author?: string;
  readonly date?: string;
  /** Sources by id: a name, or a name and a role; an empty name says nobody. */
  readonly sources?: Readonly<Record<string, string | readonly [name: string, role: string]>>;
  /** Claims by id: the ids of sources they are attributed to, by blanks; `author` and the like as they stand. */
  readonly claims: Readonly<Record<string, readonly [directness: string | null, ...sources: string[]]>>;
  /** `a>b`: a is relayed by b. */
  readonly relays?: readonly string[];
}

/** The facts of texts, by the letters that stand for their documents. */
export function factsOf(texts: Readonly<Record<string, Text>>): ChainFacts {
  const facts: {
    mentions: ChainMention[];
    sources: ChainSource[];
    cues: ChainFacts['cues'];
    links: ChainFacts['links'];
    documents: ChainDocument[];
  } = { mentions: [], sources: [], cues: [], links: [], documents: [] };
  for (const [id, { outlet, outlets = [], author, date, sources = {}, claims, relays = [] }] of Object.entries(texts)) {
    const all = outlet === undefined ? outlets : [outlet, ...outlets];
    const more = { ...(author !== undefined && { author }), ...(date !== undefined && { date }) };
    facts.documents.push({
      id,
      title: `Text ${id}`,
      publications: all.length === 0 ? [more] : all.map((one) => ({ outlet: one, ...more })),
    });
    const placed = { document: id, layer: 'ana', place: { start: utf16(0), end: utf16(1) } };
    for (const [source, said] of Object.entries(sources)) {
      const [name, role = null] = typeof said === 'string' ? [said] : said;
      facts.sources.push({ ...placed, id: source, quote: name, names: name === '' ? [] : [name], role });
    }
    for (const [claim, [directness, ...speakers]] of Object.entries(claims)) {
      facts.mentions.push({ ...placed, id: claim, quote: claim, card: 'card', directness });
      for (const to of speakers) facts.links.push({ type: 'attributed_to', from: claim, to });
    }
    for (const relay of relays) {
      const [from = '', to = ''] = relay.split('>');
      facts.links.push({ type: 'relayed_by', from, to });
    }
  }
  return facts;
}

/** The chains of texts. */
export const chainsOf = (texts: Readonly<Record<string, Text>>): Chains => findChains(factsOf(texts));

/** A source of the registry. */
export const source = (id: string, name: string, more: Partial<Source> = {}): Source => ({
  id,
  name,
  kind: 'organisation',
  aliases: [],
  ...more,
});
