import type { Parsed } from '../../../../shared/api/procedures.ts';
import { createScheme } from '../../../../shared/model/attributes.ts';
import { compareStrings } from '../../../../shared/model/annotation.ts';
import { SAMPLE_LAYER } from '../../../../shared/model/layer.ts';
import { ON_DOCUMENT, type Codebook } from '../../../../shared/model/codebook.ts';
import type { ReadDb } from '../../db/types.ts';
import { annotationsOf } from '../../repositories/annotations.ts';
import { documentLabelsOf } from '../../repositories/document-labels.ts';
import { documentById } from '../../repositories/documents.ts';
import { listLayers, readCodebook } from '../../repositories/small.ts';
import { createRepeats, saidOfAll } from '../../formats/repeats.ts';
import { selectedRecords } from '../export-records.ts';
import { select, type Selection } from '../export-selection.ts';
import type { Pace } from '../task.ts';
import { cardOf } from './card.ts';
import type { DatasetFacts } from './checks.ts';
import { splitOf } from '../../formats/hugging-face/splits.ts';

/**
 * Counts what an export with these choices would publish. One pass over its annotations.
 *
 * @throws Refusal as the export itself for a layer, document or label that is not there; `cancelled`.
 */
export async function factsOf(
  db: ReadDb,
  choice: Pick<Parsed<'dataset.checklist'>, 'layer' | 'documents' | 'labels' | 'withoutText'>,
  pace: Pace,
): Promise<DatasetFacts> {
  const selection = select(db, choice);
  const codebook = readCodebook(db);
  const scheme = createScheme(codebook?.attributes ?? []);
  const kinds = new Map(listLayers(db).map(({ id, kind }) => [id, kind]));
  const layers = new Set<string>();
  const incomplete = new Map<string, number>();
  const withoutWork: string[] = [];
  const withoutSplit: string[] = [];
  let withoutLanguage = 0;
  let annotations = 0;
  for (const [i, id] of selection.documents.entries()) {
    await pace.step('checking documents', i, selection.documents.length);
    const metadata = documentById(db, id)?.metadata ?? {};
    if (typeof metadata['language'] !== 'string') withoutLanguage += 1;
    if (splitOf(metadata) === null) withoutSplit.push(id);
    const here = annotationsOf(db, id).filter((annotation) => selection.keeps(annotation));
    const labels = documentLabelsOf(db, id).filter(({ layer }) => selection.keepsLayer(layer));
    annotations += here.length;
    if (here.length + labels.length === 0) withoutWork.push(id);
    const asked = [...here, ...labels.map(({ layer, attributes }) => ({ layer, label: ON_DOCUMENT, attributes }))];
    for (const one of asked) {
      layers.add(one.layer);
      if (scheme.missing(one).length > 0) incomplete.set(one.layer, (incomplete.get(one.layer) ?? 0) + 1);
    }
  }
  const quoting = choice.withoutText === true ? await quotingTexts(db, selection, codebook, pace) : NO_QUOTES;
  return {
    quoting,
    documents: selection.documents.length,
    annotations,
    annotators: [...layers]
      .filter((layer) => kinds.get(layer) === 'annotator' && layer !== SAMPLE_LAYER)
      .toSorted(compareStrings),
    hasGold: [...layers].some((layer) => kinds.get(layer) === 'gold'),
    hasGuidelines: codebook?.guidelines !== undefined,
    withoutWork,
    withoutLanguage,
    incomplete: [...incomplete]
      .map(([layer, count]) => ({ layer, count }))
      .toSorted((a, b) => (a.layer < b.layer ? -1 : 1)),
    withoutSplit,
  };
}

const NO_QUOTES: DatasetFacts['quoting'] = { count: 0, documents: [] };

/** What would go out and repeats the texts, though these stay. One more pass. */
async function quotingTexts(
  db: ReadDb,
  selection: Selection,
  codebook: Codebook | undefined,
  pace: Pace,
): Promise<DatasetFacts['quoting']> {
  const repeats = createRepeats(codebook ? saidOfAll(codebook, cardOf(db)) : []);
  const documents: string[] = [];
  let count = 0;
  for await (const { record } of selectedRecords(db, selection, () => {}, pace)) {
    const here = repeats.in(record).length;
    count += here;
    if (here > 0) documents.push(record.id);
  }
  return { count, documents };
}
