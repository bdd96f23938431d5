import type { Imported, Staged } from '../../shared/api/imports.ts';
import { isReadOtherwise, type ForeignContent, type LeftOutCount } from '../../shared/api/staged.ts';
import { count, oneLine } from './output.ts';
import { describeTable } from './table-choice.ts';

/** A staged file and where it is, as the command line named it. */
export interface Found {
  readonly place: string;
  readonly staged: Staged;
}

/** Cases that are told one by one; `--json` has 500. */
const MOST_CASES = 20;

/** What importing a file would bring, in lines. */
export function stagedText({ place, staged }: Found): string {
  const [first, ...more] = linesOf(staged);
  return [`${place}: ${first ?? 'left out'}`, ...more.map((line) => `  ${line}`)].map((line) => `${line}\n`).join('');
}

function linesOf({ content }: Staged): readonly string[] {
  switch (content?.kind) {
    case undefined:
      return [];
    case 'document': {
      const same = content.duplicateOf === null ? '' : `, the same text as "${oneLine(content.duplicateOf)}"`;
      const leftOut = [...likeText(content), ...content.leftOut.map(leftOutText)];
      return [`"${oneLine(content.title)}" (${content.mediaType}, ${content.encoding})${same}`, ...leftOut];
    }
    case 'dataset': {
      const documents = `${count(content.documents, 'document')} (${content.newDocuments} new)`;
      const annotations = `${count(content.annotations, 'annotation')} (${content.newAnnotations} new)`;
      return [`${content.format}: ${documents}, ${annotations}, ${count(content.relations, 'relation')}`];
    }
    case 'foreign':
      return foreignLines(content);
    case 'table':
      return [describeTable(content)];
  }
}

function foreignLines(content: ForeignContent): readonly string[] {
  const { format, documents, newDocuments, annotations, relations, words, mapping } = content;
  const arrow = (name: string, n: number, to: string | null | undefined): string =>
    `${oneLine(name)} (${n}) -> ${to === null || to === undefined ? 'left out' : oneLine(to)}`;
  return [
    `${format}: ${count(documents, 'document')} (${newDocuments} new), ${count(annotations, 'annotation')}, ${count(relations, 'relation')}`,
    ...words.labels.flatMap(({ name, count: n, attributes }) => {
      const label = mapping.labels[name];
      const set = Object.entries(label?.set ?? {}).map(([attribute, value]) => `${attribute} = ${value}`);
      return [
        `${arrow(name, n, label?.to)}${set.length > 0 ? ` with ${set.join(', ')}` : ''}`,
        ...(label?.to === null ? [] : attributes).map(
          (one) => `  ${arrow(one.name, one.count, label?.attributes[one.name]?.to)}`,
        ),
      ];
    }),
    ...words.relations.map(({ name, count: n }) => `relation ${arrow(name, n, mapping.relations[name]?.to)}`),
    ...words.documentLabels.map(({ name, count: n }) => `document ${arrow(name, n, mapping.documentLabels[name]?.to)}`),
    ...words.annotators.map(({ name, count: n }) => `annotator ${arrow(name, n, mapping.annotators[name])}`),
    ...content.additions.map((name) => `the codebook gets ${name}`),
    ...content.unmapped.map((name) => `not in the codebook: ${name}`),
    ...(content.unused.length === 0 ? [] : [unusedText(content.unused)]),
    ...foreignNotes(content),
    ...(content.waiting === null ? [] : [`cannot be imported so: ${content.waiting}`]),
  ];
}

/** What a foreign dataset loses or moves on its way in. */
function foreignNotes({ leftOut, places, otherTexts, anchor, here, again, asOne }: ForeignContent): readonly string[] {
  const { exact, moved, ambiguous, lost, cases } = places;
  const isPlain = moved + ambiguous + lost === 0;
  const other =
    otherTexts > 0 && anchor === 'own'
      ? [
          `${count(otherTexts, 'text')} of another wording than the project's of the same name: a document of its own each; --anchor finds the annotations in the project's`,
        ]
      : [];
  return [
    ...asOne,
    ...leftOut.map(leftOutText),
    ...hereText(here, again),
    ...other,
    ...(isPlain
      ? []
      : [
          `places: ${exact} exact, ${moved} moved, ${ambiguous} ambiguous, ${lost} lost; what is ambiguous or lost is not imported`,
        ]),
    ...cases
      .slice(0, MOST_CASES)
      .map(({ outcome, label, quote, where }) => `${outcome}: ${label} "${oneLine(quote)}" (${oneLine(where)})`),
    ...(cases.length > MOST_CASES ? [`and ${cases.length - MOST_CASES} more; --json has the first 500`] : []),
  ];
}

/** Names that an ontology declares may be many. */
const MOST_UNUSED = 10;

function unusedText(unused: readonly string[]): string {
  const more = unused.length > MOST_UNUSED ? ` and ${unused.length - MOST_UNUSED} more` : '';
  return `declared, not used and not in the codebook (left out): ${unused.slice(0, MOST_UNUSED).join(', ')}${more}`;
}

/** A hint: it is imported all the same. */
function likeText({ like }: Extract<Staged['content'], { kind: 'document' }>): string[] {
  if (like === null) return [];
  return [
    `very like "${oneLine(like.title)}" (${Math.floor(like.similarity * 100)} %), which is in the project already`,
  ];
}

const leftOutText = (one: LeftOutCount): string =>
  `${isReadOtherwise(one) ? 'not as the file has it' : 'left out'}: ${one.what} (${one.count})`;

/** What of it the project has already. */
function hereText({ annotations, relations, other }: ForeignContent['here'], again: ForeignContent['again']): string[] {
  if (annotations + relations === 0) return [];
  const parts = [
    ...(annotations > 0 ? [count(annotations, 'annotation')] : []),
    ...(relations > 0 ? [count(relations, 'relation')] : []),
  ];
  const one = other === 1;
  const otherwise =
    other === 0
      ? ''
      : `; ${other} of them ${one ? 'has' : 'have'} another label or other values in the project, and ${one ? 'stays' : 'stay'} so: --again add brings ${one ? 'it' : 'them'} in beside ${one ? 'that' : 'those'}`;
  const added = again === 'add' ? '; what differed is added beside it, as --again says' : '';
  return [`in the project already: ${parts.join(', ')}${otherwise}${added}`];
}

/** What is to be known of a file that was imported. */
export function notesOf({ place, staged: { content } }: Found): readonly string[] {
  if (content?.kind === 'foreign') {
    const additions = content.additions.map((name) => `the codebook got ${name}`);
    return [...additions, ...foreignNotes(content)].map((note) => `${place}: ${note}`);
  }
  if (content?.kind === 'document')
    return [...likeText(content), ...content.leftOut.map(leftOutText)].map((note) => `${place}: ${note}`);
  if (content?.kind !== 'table') return [];
  return content.leftOut.map((one) => `${place}: ${leftOutText(one)}`);
}

/** A staged file as JSON. */
export const stagedJson = ({ place, staged: { content, bytes } }: Found): object => ({ place, bytes, content });

/** What an import brought, as JSON. */
export const importedJson = ({ documents, known, repeated, kept, annotations, relations }: Imported): object => ({
  documents,
  known,
  repeated,
  kept,
  annotations,
  relations,
});

/** What an import brought, in a line. */
export const importedText = (imported: Imported): string => `imported ${broughtText(imported)}\n`;

/** What several files would bring together, in a line: what stands in two of them counts once. */
export const togetherText = (would: Imported): string => `together: ${broughtText(would)}\n`;

function broughtText({ documents, known, repeated, annotations, relations }: Imported): string {
  const parts = [
    count(documents.length - known, 'document'),
    count(annotations, 'annotation'),
    count(relations, 'relation'),
  ];
  const met = [
    ...(known > 0 ? [`${count(known, 'text')} known already`] : []),
    ...(repeated > 0 ? [`${count(repeated, 'text')} more than once`] : []),
  ];
  return [parts.join(', '), ...met].join('; ');
}
