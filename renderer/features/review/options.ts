import type { UnitView } from '../../../shared/api/adjudication.ts';
import { isSameSaid, valueKey, type Aspect, type Said } from '../../../shared/adjudication/compare.ts';
import { saidByAnnotation, saidByRelation, saidOfDocument } from '../../../shared/adjudication/said.ts';
import type { Annotation, AttributeValue } from '../../../shared/model/annotation.ts';

type Candidate = UnitView['candidates'][number];

/** One thing that can be accepted: what one layer says, or several of them alike. */
export interface Option {
  /** Its key, from 1. */
  readonly number: number;
  readonly layers: readonly string[];
  readonly candidate: Candidate;
  readonly said: Said;
}

/** The candidates of a unit, those that say the same as one; the layers that have most say come first. */
export function optionsOf(view: UnitView): readonly Option[] {
  const groups: { layers: string[]; candidate: Candidate; said: Said }[] = [];
  for (const candidate of view.candidates) {
    const said = saidBy(view, candidate);
    const same = groups.find((group) => isSameSaid(group.said, said));
    if (same) same.layers.push(candidate.layer);
    else groups.push({ layers: [candidate.layer], candidate, said });
  }
  return groups.toSorted((a, b) => b.layers.length - a.layers.length).map((group, i) => ({ number: i + 1, ...group }));
}

function saidBy({ same, candidates: [first] }: UnitView, { record, ends }: Candidate): Said {
  if ('fragments' in record) return saidByAnnotation(record, (card) => same[card] ?? card);
  if ('from' in record) return saidByRelation(record, ends?.from.key !== first?.ends?.from.key);
  return saidOfDocument(record.attributes);
}

/** The layers that could say something and have nothing there. */
export const absentOf = ({ voices }: UnitView): readonly string[] =>
  voices.filter(({ has }) => !has).map(({ layer }) => layer);

/** One line of the comparison: the same thing of every option. */
export interface Row {
  /** What it is of; an attribute has its name too. */
  readonly aspect: Exclude<Aspect, 'presence'> | 'from' | 'to';
  readonly name: string | null;
  readonly values: readonly (AttributeValue | null)[];
  readonly isDifferent: boolean;
}

/** What the options say, line by line: what differs first, then what is the same in all. Lines that nobody fills are left out. */
export function rowsOf(view: UnitView, options: readonly Option[]): readonly Row[] {
  const records = options.map(({ candidate }) => candidate.record);
  const rows: Omit<Row, 'isDifferent'>[] = [];
  const add = (aspect: Row['aspect'], values: Row['values'], name: string | null = null): void =>
    void rows.push({ aspect, name, values });
  if (view.kind === 'relation') {
    add(
      'label',
      records.map((record) => ('type' in record ? record.type : null)),
    );
    add(
      'from',
      options.map(({ candidate: { ends } }) => ends && `${ends.from.label}: ${ends.from.quote}`),
    );
    add(
      'to',
      options.map(({ candidate: { ends } }) => ends && `${ends.to.label}: ${ends.to.quote}`),
    );
  }
  if (view.kind === 'annotation') {
    const annotations = records.filter((record): record is Annotation => 'fragments' in record);
    add(
      'label',
      annotations.map(({ label }) => label),
    );
    add(
      'edges',
      annotations.map(({ quote }) => quote),
    );
  }
  const names = new Set(records.flatMap(({ attributes }) => Object.keys(attributes)));
  for (const name of names)
    add(
      'attributes',
      records.map(({ attributes }) => attributes[name] ?? null),
      name,
    );
  if (view.kind === 'annotation')
    add(
      'claim',
      options.map(({ said: { claim } }) => (claim === null ? null : (view.cards[claim] ?? claim))),
    );
  add(
    'note',
    records.map((record) => ('note' in record ? (record.note ?? null) : null)),
  );
  return rows
    .filter(({ values }) => values.some((value) => value !== null))
    .map((row) => ({ ...row, isDifferent: isDivided(row, options) }))
    .toSorted((a, b) => Number(b.isDifferent) - Number(a.isDifferent));
}

/** Places can differ where the words are the same. */
function isDivided({ aspect, values }: Omit<Row, 'isDifferent'>, options: readonly Option[]): boolean {
  const keys =
    aspect === 'edges' ? options.map(({ said }) => said.edges) : values.map((value) => valueKey(value ?? undefined));
  return keys.some((key) => key !== keys[0]);
}
