import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Mapping } from '../../../shared/model/mapping.ts';
import type { ReadDb } from '../db/types.ts';
import { halfOf, recordsOf, type LeftOut } from '../formats/mapping/apply.ts';
import type { PlacedDocument } from '../formats/mapping/annotation.ts';
import { leave, type MappingContext, type Tally } from '../formats/mapping/context.ts';
import type { Steps } from '../formats/mapping/steps.ts';
import { foreignDocuments } from '../spool/foreign-spool.ts';
import type { Met } from '../spool/met.ts';
import { spooledHalves } from '../spool/halves.ts';
import { documentId } from '../sources/identity.ts';
import type { TextFacts } from '../sources/text-facts.ts';
import { createDataset, type Dataset } from './dataset.ts';
import { placeDocuments, type Places } from './foreign-place.ts';
import { thereIn, type Here } from './foreign-there.ts';
import type { ForeignEntry } from './staging-entry.ts';
import type { Pace } from './task.ts';

/** A foreign dataset in the words of the codebook. */
export interface MappedDataset extends Places {
  /** To be discarded by the caller. */
  readonly dataset: Dataset;
  readonly leftOut: LeftOut;
  readonly here: Here;
}

/** A text that the project has already: what is to be known of it stands there. */
const KNOWN: TextFacts = { blocks: [], marks: [], words: 0 };

/**
 * Finds the places of a staged dataset's annotations in the project's texts or its own, and maps them. What is in memory does not grow with
 * them. Gives way between documents.
 *
 * @throws Refusal with file and line; `cancelled`.
 */
export async function mapEntry(
  db: ReadDb,
  entry: ForeignEntry,
  how: {
    readonly mapping: Mapping;
    readonly codebook: Codebook;
    readonly annotator: string | undefined;
    /** What other datasets have met that are imported with it. */
    readonly met: Met;
  },
  pace: Pace,
): Promise<MappedDataset> {
  const { mapping, codebook, annotator } = how;
  const here: Here = { annotations: 0, relations: 0, other: 0 };
  const there = thereIn(db, { again: entry.told.again ?? 'leave', here, met: how.met });
  const context: MappingContext = { mapping, codebook, defaultAnnotator: annotator, format: entry.format.id, there };
  const leftOut: Tally = new Map();
  const halves = spooledHalves();
  const made = createDataset({ file: entry.place, isTree: true, isForeign: true });
  try {
    const found = await placeDocuments(
      db,
      {
        ...placing(entry),
        async each(placed) {
          halves.add(
            await run(halfOf(placed, context, leftOut), () =>
              pace.step('mapping', halves.count, entry.content.documents * 2),
            ),
          );
        },
      },
      pace,
    );
    let done = halves.count;
    for (const { record, origin } of recordsOf(halves, context, leftOut)) {
      await pace.step('mapping', done++, halves.count * 2);
      made.add({ record, facts: origin.facts ?? KNOWN, place: origin.foreign.place });
    }
    return { ...found, dataset: made.finish(), leftOut, here };
  } catch (error) {
    made.discard();
    throw error;
  } finally {
    halves.close();
  }
}

/**
 * Only finds the places, counts the texts that the project would get, and what the reader of the format has left out. @throws Refusal with file
 * and line; `cancelled`
 */
export async function placeEntry(
  db: ReadDb,
  entry: ForeignEntry,
  pace: Pace,
): Promise<Places & { texts: ReadonlySet<string>; leftOut: LeftOut }> {
  const texts = new Set<string>();
  const leftOut: Tally = new Map();
  const each = ({ text, foreign }: PlacedDocument): Promise<void> => {
    texts.add(documentId(text));
    for (const { what, count } of foreign.leftOut ?? []) leave(leftOut, what, count);
    return Promise.resolve();
  };
  return { ...(await placeDocuments(db, { ...placing(entry), each }, pace)), texts, leftOut };
}

const placing = ({ content, told }: ForeignEntry) => ({
  documents: foreignDocuments(content.spool),
  total: content.documents,
  anchor: told.anchor ?? ('own' as const),
});

/** Takes steps, and gives way between them. */
async function run<T>(steps: Steps<T>, giveWay: () => Promise<void>): Promise<T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    await giveWay();
  }
}
