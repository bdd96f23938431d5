import type { Exported } from '../../../shared/api/exports.ts';
import { t } from '../../strings/t.ts';

type Loss = Exported['losses'][number];

/** What the core calls a thing that is lost, and the window's own word for it. */
const THINGS = {
  title: 'title',
  'set of metadata': 'metadata',
  publication: 'publication',
  'kind of text (Markdown, HTML, DOCX or PDF)': 'kind',
  'outline of an HTML, DOCX or PDF file (headings and paragraphs)': 'structure',
  'set of document labels': 'documentLabels',
  'claim card': 'card',
  source: 'source',
  'source of the registry': 'source',
  'id of an annotation': 'annotationId',
  annotator: 'annotator',
  'discontinuous annotation': 'discontinuous',
  attribute: 'attribute',
  note: 'note',
  confidence: 'confidence',
  'assignment to a claim card': 'assignment',
  flag: 'flag',
  'origin of an annotation': 'origin',
  'codebook version of an annotation': 'version',
  relation: 'relation',
  'id of a relation': 'relationId',
  'relation to another document': 'across',
  'attribute of a relation': 'relationAttribute',
  'note of a relation': 'relationNote',
  'annotator of a relation': 'relationAnnotator',
  'dangling relation': 'dangling',
  'original file': 'original',
  status: 'status',
} as const;

/** Why, as the core says it, and the window's own words for it. */
const REASONS = {
  'the format cannot hold it': 'noPlace',
  'each fragment becomes an annotation of its own': 'apart',
  'texts are written as UTF-8': 'utf8',
  'texts are written as UTF-8 without a mark': 'utf8',
  'it becomes the name of a file': 'fileName',
  'it stays here, and is given by its hash': 'staysHere',
  'values are texts in this format, and the codebook gives this one no other type': 'asText',
  'values are written as text, and this one is not of the type that the codebook asks for': 'asText',
  'what the codebook does not type is a text in this format': 'asText',
  'the format cannot hold how far the work is': 'noPlace',
  'no annotation is on it': 'idleCard',
  'nothing that is written names it': 'idleSource',
  'new ones are given when it is read again': 'newIds',
  'one of its ends is not exported': 'endOutside',
  'one of its ends was deleted': 'endDeleted',
} as const;

const has = <T extends object>(table: T, key: string): key is keyof T & string => Object.hasOwn(table, key);

/** A piece of text, and whether it is English whatever the window speaks. */
export interface Said {
  readonly text: string;
  readonly isEnglish: boolean;
}

/** What is lost and how often: "41 relations to another document", "3 discontinuous annotations become 7". */
export function lossInWords({ what, count, into }: Loss): Said {
  if (!has(THINGS, what)) {
    const text = t('exporting.times', { count, what });
    return { text: into === undefined ? text : t('exporting.become', { what: text, count: into }), isEnglish: true };
  }
  const text = t(`exporting.things.${THINGS[what]}`, { count });
  return { text: into === undefined ? text : t('exporting.become', { what: text, count: into }), isEnglish: false };
}

/** Why it is lost. */
export const reasonInWords = ({ why }: Loss): Said =>
  has(REASONS, why)
    ? { text: t(`exporting.reasons.${REASONS[why]}`), isEnglish: false }
    : { text: `${why.charAt(0).toUpperCase()}${why.slice(1)}.`, isEnglish: true };
