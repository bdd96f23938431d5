import { createHash } from 'node:crypto';
import {
  QUALITY_KIND_NAMES,
  QUALITY_KINDS,
  type QualityFinding,
  type QualityKind,
  type QualityReport,
} from '../../../../shared/api/quality.ts';
import type { Parsed } from '../../../../shared/api/procedures.ts';
import { compareStrings } from '../../../../shared/model/annotation.ts';
import { utf16 } from '../../../../shared/text/units.ts';
import type { ReadDb } from '../../db/types.ts';
import type { RawFinding } from '../../quality/raw.ts';
import { say } from '../../quality/say.ts';
import { listDismissals } from '../../repositories/dismissals.ts';
import { documentTitle, importOrder } from '../../repositories/documents.ts';
import { textOf } from '../../repositories/texts.ts';
import type { Pace } from '../task.ts';

/** Findings of each kind that are told where nobody says otherwise. */
const LIMIT = 1000;
/** Characters of context on each side, and of a quote. */
const CONTEXT = 60;
const QUOTE = 300;

type Asked = Pick<Parsed<'quality.check'>, 'layer' | 'label' | 'document' | 'kinds' | 'dismissed' | 'limit'>;
type Kept = RawFinding & { readonly id: string; readonly by: string | null };
type Facet = QualityReport['labels'][number];

/** Takes findings one by one, counts all and keeps what was asked for. */
export interface Collection {
  take(finding: RawFinding): void;
  /** What was asked for, with its words in the text: each text is read once. */
  report(pace: Pace): Promise<Pick<QualityReport, 'kinds' | 'labels' | 'layers' | 'documents' | 'findings'>>;
}

/** Makes it. */
export function createCollection(db: ReadDb, asked: Asked): Collection {
  const { limit = LIMIT } = asked;
  const dismissed = new Map(listDismissals(db).map(({ id, by }) => [id, by]));
  const order = importOrder(db);
  const counts = new Map<QualityKind, { open: number; dismissed: number }>();
  const kept = new Map<QualityKind, Kept[]>();
  const facets = {
    labels: new Map<string, number>(),
    layers: new Map<string, number>(),
    documents: new Map<string, number>(),
  };
  const byPlace = (a: Kept, b: Kept): number =>
    placeIn(order, a.document) - placeIn(order, b.document) ||
    (a.span?.start ?? 0) - (b.span?.start ?? 0) ||
    (a.span?.end ?? 0) - (b.span?.end ?? 0) ||
    compareStrings(a.id, b.id);

  return {
    take(finding) {
      const { kind, label, layer, document } = finding;
      const id = idOf(finding);
      const by = dismissed.get(id) ?? null;
      if (by === null) {
        if (label !== null) add(facets.labels, label);
        if (layer !== null) add(facets.layers, layer);
        if (document !== null) add(facets.documents, document);
      }
      if (asked.label !== undefined && asked.label !== label) return;
      if (asked.layer !== undefined && asked.layer !== layer) return;
      if (asked.document !== undefined && asked.document !== document) return;
      if (asked.kinds !== undefined && !asked.kinds.includes(kind)) return;
      const count = counts.get(kind) ?? { open: 0, dismissed: 0 };
      counts.set(kind, count);
      count[by === null ? 'open' : 'dismissed'] += 1;
      if (by !== null && asked.dismissed !== true) return;
      const list = kept.get(kind) ?? [];
      kept.set(kind, list);
      list.push({ ...finding, id, by });
      // The first ones by place are wanted, and they come in any order: twice as many are held at most.
      if (list.length >= 2 * limit) kept.set(kind, list.toSorted(byPlace).slice(0, limit));
    },
    async report(pace) {
      const all = QUALITY_KIND_NAMES.flatMap((kind) => (kept.get(kind) ?? []).toSorted(byPlace).slice(0, limit));
      const told = new Map<Kept, QualityFinding>();
      let text: { readonly of: string | null; readonly text: string } = { of: null, text: '' };
      for (const [i, finding] of all
        .toSorted((a, b) => placeIn(order, a.document) - placeIn(order, b.document))
        .entries()) {
        await pace.step('reading', i, all.length);
        const { document } = finding;
        if (document !== text.of && document !== null && finding.span)
          text = { of: document, text: textOf(db, document) ?? '' };
        told.set(finding, tell(db, finding, text.text));
      }
      return {
        findings: all.flatMap((finding) => told.get(finding) ?? []),
        kinds: QUALITY_KIND_NAMES.flatMap((kind) => {
          const count = counts.get(kind);
          return count ? [{ kind, severity: QUALITY_KINDS[kind], ...count }] : [];
        }),
        labels: ranked(facets.labels),
        layers: ranked(facets.layers),
        documents: ranked(facets.documents, (id) => documentTitle(db, id) ?? id),
      };
    },
  };
}

/** What a finding is called as long as it is about the same. */
const idOf = ({ kind, annotation, key }: RawFinding): string =>
  `${kind}.${createHash('sha256')
    .update(JSON.stringify([kind, annotation, ...key]))
    .digest('base64url')
    .slice(0, 22)}`;

const placeIn = (order: ReadonlyMap<string, number>, document: string | null): number =>
  document === null ? -1 : (order.get(document) ?? Number.MAX_SAFE_INTEGER);

function tell(db: ReadDb, finding: Kept, text: string): QualityFinding {
  const { id, kind, label, layer, facts, document, annotation, span, relation, card, fix, by } = finding;
  const { start, end } = span ?? { start: utf16(0), end: utf16(0) };
  const quote = text.slice(start, end);
  return {
    id,
    kind,
    severity: QUALITY_KINDS[kind],
    what: say(kind, label, facts),
    facts,
    label,
    layer,
    relation,
    card,
    fix,
    dismissed: by,
    place:
      document === null
        ? null
        : {
            document,
            title: documentTitle(db, document) ?? document,
            annotation,
            start,
            end,
            quote: span === null ? '' : cut(quote),
            before: span === null ? '' : text.slice(Math.max(0, start - CONTEXT), start).toWellFormed(),
            after: span === null ? '' : text.slice(end, end + CONTEXT).toWellFormed(),
          },
  };
}

const cut = (quote: string): string =>
  quote.length <= QUOTE ? quote : `${quote.slice(0, QUOTE - 80).toWellFormed()} … ${quote.slice(-79).toWellFormed()}`;

const add = (counts: Map<string, number>, name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);

const ranked = (counts: ReadonlyMap<string, number>, titleOf = (name: string): string => name): Facet[] =>
  [...counts]
    .map(([name, count]) => ({ name, title: titleOf(name), count }))
    .toSorted((a, b) => b.count - a.count || compareStrings(a.name, b.name));
