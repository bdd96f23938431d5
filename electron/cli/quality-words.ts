import { QUALITY_KIND_NAMES, type QualityFinding, type QualityReport } from '../../shared/api/quality.ts';
import { count, table } from './output.ts';

/** Places that are told of answers that are alike, and findings of each other kind. */
const FIRST_PLACES = 3;
const FIRST_FINDINGS = 20;

/** Findings about answers: hundreds of them have one cause, a question that nobody was asked before. */
const ABOUT_ANSWERS: readonly QualityFinding['kind'][] = [
  'missing_value',
  'unfit_value',
  'unknown_attribute',
  'retired_attribute',
];

/**
 * What the checks found, for people: how much of each kind; answers by label and attribute, with the first places; of each other kind the first findings. What is left out
 * is said.
 *
 * @param all each finding on a line of its own.
 */
export function qualityText({ looked, kinds, findings }: QualityReport, all: boolean): string {
  const at = `${count(looked.annotations, 'annotation')} in ${count(looked.documents, 'document')}, ${count(looked.relations, 'relation')}, ${count(looked.cards, 'claim card')}`;
  if (findings.length === 0) return `Nothing suspicious in ${at}.\n`;
  const answers = all ? [] : findings.filter(({ kind }) => ABOUT_ANSWERS.includes(kind));
  const others = all ? findings : firstOfEach(findings.filter(({ kind }) => !ABOUT_ANSWERS.includes(kind)));
  const found = kinds.reduce((sum, { open }) => sum + open, 0) + findings.filter(({ dismissed }) => dismissed).length;
  const left = found - answers.length - others.length;
  return [
    table(
      ['KIND', 'WEIGHT', 'OPEN', 'RIGHT'],
      kinds.map(({ kind, severity, open, dismissed }) => [kind, severity, open, dismissed]),
    ),
    ...(answers.length > 0 ? [answersTable(answers)] : []),
    ...(others.length > 0 ? [findingsTable(others)] : []),
    ...(left > 0 ? [`And ${count(left, 'more finding')}${all ? '' : '; --all lists each'}.\n`] : []),
    `Looked at ${at}.\n`,
  ].join('\n');
}

/** The first findings of each kind. */
function firstOfEach(findings: readonly QualityFinding[]): QualityFinding[] {
  const kinds = Map.groupBy(findings, ({ kind }) => kind);
  return [...kinds.values()].flatMap((same) => same.slice(0, FIRST_FINDINGS));
}

/** A finding says all that one annotation lacks; here each attribute counts. */
const attributesOf = ({ facts }: QualityFinding): string[] =>
  facts['names'] === undefined ? [String(facts['name'] ?? '')] : String(facts['names']).split(', ');

/** How often an attribute of a label has something wrong, the most frequent of each kind first. */
function answersTable(findings: readonly QualityFinding[]): string {
  const each = findings.flatMap((finding) => attributesOf(finding).map((attribute) => ({ finding, attribute })));
  const groups = Map.groupBy(
    each,
    ({ finding: { kind, label }, attribute }) => `${kind}\n${label ?? ''}\n${attribute}`,
  );
  const rows = [...groups.values()].toSorted(
    ([a, ...more], [b, ...others]) => orderOf(a) - orderOf(b) || others.length - more.length,
  );
  return table(
    ['KIND', 'LABEL', 'ATTRIBUTE', 'COUNT', 'FIRST PLACES'],
    rows.map((same) => {
      const [one] = same;
      const places = same.slice(0, FIRST_PLACES).map(({ finding }) => placeText(finding));
      const rest = same.length > FIRST_PLACES ? '; …' : '';
      return [
        one?.finding.kind ?? '',
        one?.finding.label ?? 'documents',
        one?.attribute ?? '',
        same.length,
        `${places.join('; ')}${rest}`,
      ];
    }),
  );
}

const orderOf = (one: { readonly finding: QualityFinding } | undefined): number =>
  one === undefined ? 0 : QUALITY_KIND_NAMES.indexOf(one.finding.kind);

/** The words, or the document where it is about the document as a whole. */
const placeText = ({ place }: QualityFinding): string =>
  place === null
    ? ''
    : place.quote === ''
      ? place.title
      : `"${shortened(place.quote, 30)}" (${shortened(place.title, 30)})`;

const findingsTable = (findings: readonly QualityFinding[]): string =>
  table(
    ['KIND', 'LAYER', 'LABEL', 'DOCUMENT', 'QUOTE', 'FINDING'],
    findings.map(({ kind, layer, label, place, what }) => [
      kind,
      layer ?? '',
      label ?? '',
      place?.title ?? '',
      shortened(place?.quote ?? '', 60),
      what,
    ]),
  );

const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text;
