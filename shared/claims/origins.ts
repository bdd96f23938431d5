import type { Source } from '../model/source.ts';
import { AUTHOR_VOICE, type Chain, type MentionChains } from './chains.ts';
import type { ChainDocument } from './chain-facts.ts';
import type { Registry } from './source-names.ts';
import { sourceKey } from '../model/source.ts';

/** Why nobody can tell where a mention comes from. */
export type UnknownOrigin =
  /** The text hides who it was. */
  | 'unnamed'
  /** A source is linked, but nobody has said who that is. */
  | 'unsaid'
  /** Several sources of the registry have the name. */
  | 'ambiguous'
  /** It is attributed to somebody, and no source is linked. */
  | 'unlinked'
  /** Its sources are heard through each other in a circle. */
  | 'circular';

/** Where a mention comes from: who said it first, as far as the text tells. Two of one key are one origin. */
export interface Origin {
  readonly key: string;
  /** The source of the registry; else a name from a text, or the title of a document. */
  readonly name: string;
  readonly source: Source | null;
  /** `named`: a name that the registry does not know. `text`: the text itself, whose outlet and author nobody has said. */
  readonly kind: 'source' | 'named' | 'text' | 'unknown';
  /** The text says it in the author's own voice. */
  readonly isVoice: boolean;
  readonly why: UnknownOrigin | null;
  /** The way that it came, without an origin that only stands for it; null in the author's voice, or without a way. */
  readonly chain: Chain | null;
}

/** The origins of a mention: one for each chain, or else the author's voice, or one that says why there is none. Never empty. */
export function originsOf(
  { mention, document, chains, isLinked }: MentionChains,
  registry: Registry,
): readonly Origin[] {
  if (chains.length > 0) return chains.map((chain) => originOfChain(chain, registry));
  const unknown = { name: '', source: null, kind: 'unknown', isVoice: false, chain: null } as const;
  if (isLinked) return [{ ...unknown, key: `unknown:${mention.id}`, why: 'circular' }];
  if (mention.directness !== AUTHOR_VOICE && mention.directness !== null)
    return [{ ...unknown, key: `unknown:${mention.id}`, why: 'unlinked' }];
  return [voiceOf(document, registry)];
}

/**
 * Who stands for a source: its organisation where it is a person, a document or somebody unnamed of one. A spokeswoman and her
 * ministry are one origin; two services of one state are two.
 */
export function standsFor(source: Source, registry: Registry): Source {
  let at = source;
  // A registry that came from elsewhere may hold a circle for a moment.
  for (let n = 0; n < 100 && speaksForAnother(at) && at.partOf !== undefined; n++) {
    const whole = registry.get(at.partOf);
    if (whole === undefined) break;
    at = whole;
  }
  return at;
}

const speaksForAnother = ({ kind }: Source): boolean => kind === 'person' || kind === 'document' || kind === 'unnamed';

function originOfChain(chain: Chain, registry: Registry): Origin {
  const [first] = chain;
  const [name] = first.names;
  const base = { source: null, isVoice: false, chain, why: null } as const;
  const unknown = (why: UnknownOrigin): Origin => {
    const called = name ?? first.quote;
    return { ...base, key: `unknown:${first.document}:${sourceKey(called)}`, name: called, kind: 'unknown', why };
  };
  if (name === undefined) return unknown('unsaid');
  const meaning = registry.meaning(name);
  if (meaning.kind === 'ambiguous') return unknown('ambiguous');
  if (meaning.kind === 'unknown') {
    // A name in a text, "officials", is one that another text may give to other people.
    return first.role === 'unnamed' ? unknown('unnamed') : { ...base, key: nameKey(name), name, kind: 'named' };
  }
  const source = standsFor(meaning.source, registry);
  if (source.kind === 'unnamed') return { ...unknown('unnamed'), name: source.name };
  return { ...base, key: `source:${source.id}`, name: source.name, source, kind: 'source' };
}

/** The author's voice is that of the one outlet, or author, of a text; one that several printed speaks for itself. */
function voiceOf({ id, title, publications }: ChainDocument, registry: Registry): Origin {
  const only = onlyOne(publications.map(({ outlet }) => outlet)) ?? onlyOne(publications.map(({ author }) => author));
  const base = { source: null, isVoice: true, chain: null, why: null } as const;
  if (only === undefined) return { ...base, key: `text:${id}`, name: title, kind: 'text' };
  const meaning = registry.meaning(only);
  if (meaning.kind !== 'source') return { ...base, key: nameKey(only), name: only, kind: 'named' };
  const source = standsFor(meaning.source, registry);
  return { ...base, key: `source:${source.id}`, name: source.name, source, kind: 'source' };
}

const nameKey = (name: string): string => `name:${sourceKey(name)}`;

function onlyOne(names: readonly (string | undefined)[]): string | undefined {
  const said = names.map((name = '') => name.trim()).filter((name) => name !== '');
  return new Set(said.map(sourceKey)).size === 1 ? said[0] : undefined;
}
