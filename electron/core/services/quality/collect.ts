import { hash } from 'node:crypto';
import {
  QUALITY_KIND_NAMES,
  QUALITY_KINDS,
  type QualityFinding,
  type QualityKind,
  type QualityReport,
} from '../../../../shared/api/quality.ts';
import type { Parsed } from '../../../../shared/api/procedures.ts';
import { compareStrings } from '../../../../shared/model/annotation.ts';
import { findingOf } from '../../../../shared/model/dismissal.ts';
import { utf16 } from '../../../../shared/text/units.ts';
import type { ReadDb } from '../../db/types.ts';
import type { RawFinding } from '../../quality/raw.ts';
import { say } from '../../quality/say.ts';
import { createShelf, type Shelf } from '../../quality/shelf.ts';
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
type About = Pick<RawFinding, 'kind' | 'document' | 'layer' | 'label'>;

/** Takes findings one by one, counts all and keeps what was asked for. In memory: two times as many as are told, and those of one document. */
export interface Collection {
  take(finding: RawFinding): void;
  /** The same of one of so many that most are only counted: it is made where it is kept. */
  offer(about: About, make: () => RawFinding): void;
  /** What was asked for, with its words in the text: each text is read once. */
  report(pace: Pace): Promise<Pick<QualityReport, 'kinds' | 'labels' | 'layers' | 'documents' | 'findings'>>;
}

/** Makes it. */
export function createCollection(db: ReadDb, asked: Asked): Collection {
  const { limit = LIMIT } = asked;
  // Backwards: where several have said it, what stands under the finding's own name is told.
  const dismissed = new Map(
    listDismissals(db)
      .toReversed()
      .map((one) => [findingOf(one), one.by]),
  );
  /** Kinds of which something was dismissed: only their findings must be known by name to be counted. */
  const named = new Set([...dismissed.keys()].map((id) => id.slice(0, id.indexOf('.'))));
  const order = importOrder(db);
  const counts = new Map<QualityKind, { open: number; dismissed: number }>();
  const kept = new Map<QualityKind, Shelf<RawFinding>>();
  const facets = {
    labels: new Map<string, number>(),
    layers: new Map<string, number>(),
    documents: new Map<string, number>(),
  };

  function offer({ kind, label, layer, document }: About, make: () => RawFinding): void {
    const finding = named.has(kind) ? make() : null;
    const isOpen = finding === null || !dismissed.has(idOf(finding));
    if (isOpen) {
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
    count[isOpen ? 'open' : 'dismissed'] += 1;
    if (!isOpen && asked.dismissed !== true) return;
    const shelf = kept.get(kind) ?? createShelf(limit);
    kept.set(kind, shelf);
    const place = placeIn(order, document);
    if (shelf.wants(place)) shelf.put(place, finding ?? make());
  }

  /** The first ones of a kind, by place. */
  async function first(kind: QualityKind, pace: Pace): Promise<Kept[]> {
    const all: Kept[] = [];
    for (const group of kept.get(kind)?.inOrder() ?? []) {
      await pace.step('reading', 0, null);
      if (all.length >= limit) break;
      const told = group.map((finding): Kept => {
        const id = idOf(finding);
        return { ...finding, id, by: dismissed.get(id) ?? null };
      });
      for (const one of told.toSorted(bySpan).slice(0, limit - all.length)) all.push(one);
    }
    return all;
  }

  return {
    offer,
    take: (finding) => offer(finding, () => finding),
    async report(pace) {
      const all: Kept[] = [];
      for (const kind of QUALITY_KIND_NAMES) for (const finding of await first(kind, pace)) all.push(finding);
      const told = new Map<Kept, QualityFinding>();
      for (const [document, findings] of Map.groupBy(all, (finding) => finding.document)) {
        const text = document !== null && findings.some(({ span }) => span) ? (textOf(db, document) ?? '') : '';
        const title = document === null ? '' : (documentTitle(db, document) ?? document);
        for (const finding of findings) {
          await pace.step('reading', told.size, all.length);
          told.set(finding, tell(finding, title, text));
        }
      }
      const titles = new Map<string, string>();
      for (const id of facets.documents.keys()) {
        await pace.step('reading', all.length, all.length);
        titles.set(id, documentTitle(db, id) ?? id);
      }
      return {
        findings: all.flatMap((finding) => told.get(finding) ?? []),
        kinds: QUALITY_KIND_NAMES.flatMap((kind) => {
          const count = counts.get(kind);
          return count ? [{ kind, severity: QUALITY_KINDS[kind], ...count }] : [];
        }),
        labels: ranked(facets.labels),
        layers: ranked(facets.layers),
        documents: ranked(facets.documents, (id) => titles.get(id) ?? id),
      };
    },
  };
}

/** Of one document: by place, what stands at one place by name. */
const bySpan = (a: Kept, b: Kept): number =>
  (a.span?.start ?? 0) - (b.span?.start ?? 0) || (a.span?.end ?? 0) - (b.span?.end ?? 0) || compareStrings(a.id, b.id);

/** What a finding is called as long as it is about the same. */
const idOf = ({ kind, annotation, key }: RawFinding): string =>
  `${kind}.${hash('sha256', JSON.stringify([kind, annotation, ...key]), 'base64url').slice(0, 22)}`;

const placeIn = (order: ReadonlyMap<string, number>, document: string | null): number =>
  document === null ? -1 : (order.get(document) ?? Number.MAX_SAFE_INTEGER);

function tell(finding: Kept, title: string, text: string): QualityFinding {
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
            title,
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
