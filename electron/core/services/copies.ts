import { Refusal } from '../../../shared/api/reply.ts';
import type { CopyGroup, CopyMember } from '../../../shared/api/copies.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import { compareStrings } from '../../../shared/model/annotation.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { ReadDb } from '../db/types.ts';
import { groupsOf, strandsOf, type Member, type Repeat } from '../metrics/near-duplicates/groups.ts';
import { combined } from '../metrics/near-duplicates/hashing.ts';
import type { Worded } from '../metrics/near-duplicates/map-span.ts';
import type { Hit, Shared } from '../metrics/near-duplicates/passages.ts';
import { profiling, type Profile } from '../metrics/near-duplicates/profile.ts';
import { repeatsIn } from '../metrics/near-duplicates/search.ts';
import { tokensOf, type Tokens } from '../metrics/near-duplicates/tokens.ts';
import { documentById, documentIds } from '../repositories/documents.ts';
import { textOf } from '../repositories/texts.ts';
import { nameOfDocument } from './document-name.ts';
import { createSharing } from './shared-work.ts';
import type { Pace } from './task.ts';

/** Finding passages that stand in several documents; what was computed is kept in memory as long as its documents are there. */
export interface Copies {
  /** @throws Refusal `cancelled`. */
  find(db: ReadDb, pace: Pace): Promise<Output<'copies.find'>>;
  /**
   * The places whose words stand in other documents, by document.
   *
   * @throws Refusal `cancelled`.
   */
  strands(db: ReadDb, pace: Pace): Promise<readonly StrandPlace[]>;
}

/** A place in a document, in UTF-16 code units; the same words stand in the other places of its strand. */
export interface StrandPlace {
  readonly strand: number;
  readonly document: string;
  readonly start: number;
  readonly end: number;
}

/** What a project of the same documents repeats. */
interface Found {
  readonly key: string;
  readonly ids: readonly string[];
  readonly groups: readonly CopyGroup[];
  readonly repeats: readonly Repeat[];
  strands: readonly StrandPlace[] | null;
}

/** Texts whose words are kept while documents are compared. */
const MOST_TEXTS = 64;
/** Steps in which progress is told. */
const STEPS = 1000;
/** Characters of a group's excerpt. */
const EXCERPT = 240;

/**
 * Makes the finder. A document's id comes from its text, so what is kept by id never goes stale. In memory: about 10 kB a document of
 * 600 words.
 */
export function createCopies(): Copies {
  const profiles = new Map<string, Profile>();
  let shared = new Map<string, readonly Shared[]>();
  const shareOf = createSharing<Found>();
  let last: Found | null = null;

  async function profilesOf(db: ReadDb, ids: readonly string[], pace: Pace): Promise<Profile[]> {
    const known = new Set(ids);
    for (const id of profiles.keys()) if (!known.has(id)) profiles.delete(id);
    const all: Profile[] = [];
    for (const [i, id] of ids.entries()) {
      await pace.step('reading', i, ids.length * 2);
      let profile = profiles.get(id);
      if (profile === undefined) {
        const work = profiling(tokensOf(readText(db, id)), documentById(db, id)?.blocks ?? []);
        let step = work.next();
        for (; step.done !== true; step = work.next()) await pace.step('reading', i, ids.length * 2);
        profile = step.value;
        profiles.set(id, profile);
      }
      all.push(profile);
    }
    return all;
  }

  async function search(db: ReadDb, key: string, ids: readonly string[], pace: Pace): Promise<Found> {
    const all = await profilesOf(db, ids, pace);
    const texts = createTexts(db, ids);
    const kept = new Map<string, readonly Shared[]>();
    const pairKey = (a: number, b: number, hits: readonly Hit[]): string =>
      `${ids[a] ?? ''} ${ids[b] ?? ''} ${hits.reduce((hash, hit) => combined(combined(hash, hit.atA), hit.atB), 0)}`;
    const work = repeatsIn({
      profiles: all,
      wordsOf: (document) => texts.words(document),
      known(a, b, hits) {
        const pair = pairKey(a, b, hits);
        const passages = shared.get(pair);
        if (passages) kept.set(pair, passages);
        return passages;
      },
      found: (a, b, hits, passages) => void kept.set(pairKey(a, b, hits), passages),
    });
    for (;;) {
      const step = work.next();
      if (step.done === true) {
        // Only what the documents of now share is kept.
        shared = kept;
        const groups: CopyGroup[] = [];
        for (const members of groupsOf(step.value)) {
          // The same notice can stand in thousands of texts.
          const work = texts.group(members);
          let part = work.next();
          for (; part.done !== true; part = work.next()) await pace.step('comparing', STEPS * 2, STEPS * 2);
          groups.push(part.value);
        }
        return { key, ids, groups, repeats: step.value, strands: null };
      }
      await pace.step('comparing', Math.round(STEPS * (1 + step.value)), STEPS * 2);
    }
  }

  async function foundIn(db: ReadDb, pace: Pace): Promise<Found> {
    const ids = documentIds(db);
    const key = ids.join(' ');
    if (last?.key === key) return last;
    const found = await shareOf(key, pace, (both) => search(db, key, ids, both));
    last = found;
    return found;
  }

  return {
    async strands(db, pace) {
      const found = await foundIn(db, pace);
      if (found.strands !== null) return found.strands;
      const texts = createTexts(db, found.ids);
      const places = strandsOf(found.repeats)
        .flatMap((members, strand) => members.map((member) => ({ ...member, strand })))
        // By document: each text is read once.
        .toSorted((a, b) => a.document - b.document);
      const strands: StrandPlace[] = [];
      for (const [i, { strand, ...member }] of places.entries()) {
        await pace.step('reading', i, places.length);
        const { document, start, end } = texts.member(member);
        strands.push({ strand, document, start, end });
      }
      found.strands = strands;
      return strands;
    },
    async find(db, pace) {
      const { groups } = await foundIn(db, pace);
      const named = new Set(groups.flatMap(({ members }) => members.map(({ document }) => document)));
      const documents: Output<'copies.find'>['documents'] = {};
      for (const id of named) {
        await pace.step('naming', STEPS * 2, STEPS * 2);
        documents[id] = nameOfDocument(db, id);
      }
      return { groups: groups.map((group) => ordered(group, documents)), documents };
    },
  };
}

function readText(db: ReadDb, id: string): string {
  const text = textOf(db, id);
  if (text === undefined) throw new Refusal('damaged', `The text of ${id} is missing. Run verify.`);
  return text;
}

/** Texts with their words, the last ones that were asked for. */
function createTexts(db: ReadDb, ids: readonly string[]) {
  const recent = new Map<number, Worded>();

  function worded(document: number): Worded {
    const known = recent.get(document);
    if (known) return known;
    const text = readText(db, ids[document] ?? '');
    const made = { text, tokens: tokensOf(text) };
    recent.set(document, made);
    const [oldest] = recent.keys();
    if (recent.size > MOST_TEXTS && oldest !== undefined) recent.delete(oldest);
    return made;
  }

  function member({ document, start, end, similarity }: Member): CopyMember {
    const id = ids[document] ?? '';
    const { text, tokens } = worded(document);
    return {
      document: id,
      start: utf16(outwards(text, tokens.starts[start] ?? 0, tokens.ends[start - 1] ?? 0, -1)),
      end: utf16(outwards(text, tokens.ends[end - 1] ?? 0, tokens.starts[end] ?? text.length, 1)),
      similarity,
    };
  }

  return {
    words: (document: number): Tokens => worded(document).tokens,
    member,
    /** Yields before each text that is read. */
    *group(members: readonly Member[]): Generator<undefined, CopyGroup> {
      const all: CopyMember[] = [];
      for (const one of members) {
        yield;
        all.push(member(one));
      }
      const [first] = all;
      const excerpt = first
        ? readText(db, first.document).slice(first.start, Math.min(first.end, first.start + EXCERPT))
        : '';
      return {
        id: all.map(({ document, start, end }) => `${document}:${start}-${end}`)[0] ?? '',
        excerpt: excerpt.toWellFormed(),
        words: Math.max(...members.map(({ start, end }) => end - start)),
        similarity: Math.min(...all.map(({ similarity }) => similarity)),
        members: all,
      };
    },
  };
}

/** From the edge of a word outwards over what is written without a blank: quotes, full stops. */
function outwards(text: string, from: number, limit: number, step: 1 | -1): number {
  let at = from;
  while (at !== limit && /\S/u.test(text.charAt(step === 1 ? at : at - 1))) at += step;
  return at === limit && limit !== 0 && limit !== text.length ? from : at;
}

/** The members of a group by date, as far as it is known: what was published first is the likelier source. */
function ordered(group: CopyGroup, documents: Output<'copies.find'>['documents']): CopyGroup {
  const dateOf = ({ document }: CopyMember): string => documents[document]?.date ?? '\uffff';
  const members = group.members.toSorted(
    (a, b) => compareStrings(dateOf(a), dateOf(b)) || compareStrings(a.document, b.document) || a.start - b.start,
  );
  return { ...group, members };
}
