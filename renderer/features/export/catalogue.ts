import type { FormatInfo } from '../../../shared/api/exports.ts';
import { t } from '../../strings/t.ts';

/** The shelves that formats stand on, in the order of the dialog: whole datasets first, since they lose least. */
const SHELVES = {
  datasets: ['jsonl', 'csv', 'csv-spreadsheet', 'parquet'],
  publication: ['hugging-face', 'standoff'],
  tools: ['brat', 'webanno-tsv', 'xmi', 'cas-json', 'doccano', 'label-studio', 'prodigy', 'refi-qda'],
  language: ['conll', 'conll-bilou', 'conll-2003', 'spacy'],
  standards: ['web-annotation', 'claim-review'],
} as const;

/** A format that the window has words of its own for. */
type Known = (typeof SHELVES)[Shelf][number];
/** A kind of formats. */
export type Shelf = keyof typeof SHELVES;

/** A shelf with what of it a query finds. */
export interface ShelfOfFormats {
  readonly shelf: Shelf;
  readonly formats: readonly FormatInfo[];
}

const SHELF_NAMES = Object.keys(SHELVES) as readonly Shelf[];
const shelfOf = (id: string): Shelf =>
  SHELF_NAMES.find((shelf) => SHELVES[shelf].some((known) => known === id)) ?? 'datasets';
const isKnown = (id: string): id is Known => SHELF_NAMES.some((shelf) => SHELVES[shelf].some((known) => known === id));

/** What a format is for, in the window's language; one that the window does not know says it in its own words. */
export const purposeOf = ({ id, description }: FormatInfo): { readonly text: string; readonly isEnglish: boolean } =>
  isKnown(id) ? { text: t(`exporting.purposes.${id}`), isEnglish: false } : { text: description, isEnglish: true };

/**
 * The formats by shelf, empty shelves left out, that have every word of the query in their name, their ending, their purpose or the
 * name of their shelf. Case does not matter.
 */
export function shelvesOf(formats: readonly FormatInfo[], query: string): readonly ShelfOfFormats[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const isFound = (format: FormatInfo): boolean => {
    const { id, name, extension } = format;
    const said = [id, name, `.${extension}`, purposeOf(format).text, t(`exporting.shelves.${shelfOf(id)}`)]
      .join(' ')
      .toLocaleLowerCase();
    return words.every((word) => said.includes(word));
  };
  return SHELF_NAMES.map((shelf) => {
    const order: readonly string[] = SHELVES[shelf];
    const here = formats.filter((format) => shelfOf(format.id) === shelf && isFound(format));
    // What the window does not know stands below what it knows.
    const place = ({ id }: FormatInfo): number => (order.includes(id) ? order.indexOf(id) : order.length);
    return { shelf, formats: here.toSorted((a, b) => place(a) - place(b)) };
  }).filter((one) => one.formats.length > 0);
}
