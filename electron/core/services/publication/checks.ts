import { SEVERITIES, type Check, type Proposal } from '../../../../shared/api/publication.ts';
import { REPEAT } from '../../formats/repeats.ts';
import type { CardField, DatasetCard } from '../../../../shared/model/dataset-card.ts';

/** What is counted of a dataset before it is published. */
export interface DatasetFacts {
  readonly documents: number;
  readonly annotations: number;
  /** Layers of people with annotations or document labels in it. */
  readonly annotators: readonly string[];
  readonly hasGold: boolean;
  readonly hasGuidelines: boolean;
  /** Documents that nobody has annotated. */
  readonly withoutWork: readonly string[];
  /** Documents whose metadata name no language. */
  readonly withoutLanguage: number;
  /** By layer: annotations and documents that lack mandatory attributes. */
  readonly incomplete: readonly { readonly layer: string; readonly count: number }[];
  /** Open quality findings that are wrong or suspicious, missing answers aside: those are told by layer. Absent: not looked for. */
  readonly quality?: number;
  /** Documents that belong to no split. */
  readonly withoutSplit: readonly string[];
  /** Notes, claims, attributes … that repeat texts which stay out, and the documents of these; none where texts go out. */
  readonly quoting: { readonly count: number; readonly documents: readonly string[] };
}

/** What an export would do beside. */
export interface DatasetForm {
  readonly withoutText: boolean;
  readonly pseudonyms: boolean;
}

/** What the next release would be, and when the one before it was. */
export interface NextRelease {
  readonly proposal: Pick<Proposal, 'step' | 'version' | 'previous'>;
  readonly lastDate: string | undefined;
}

/** Documents that a check names at most. */
const MOST = 100;

type Told = Omit<Check, 'count' | 'severity'> & { readonly count?: number };

/** What is missing or undecided, the most severe first. Pure; O(facts). */
export function checksOf(
  card: DatasetCard,
  facts: DatasetFacts,
  form: DatasetForm,
  next?: NextRelease,
): readonly Check[] {
  const found: Check[] = [];
  const say = (severity: Check['severity'], { count, ...told }: Told): void => {
    found.push({ ...told, severity, count: count ?? null });
  };
  saidByCard(card, facts, say);
  rights(card, facts, form, say);
  work(facts, form, say);
  if (next) release(card, next, say);
  return found.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

type Say = (severity: Check['severity'], told: Told) => void;

/** Fields of the card that somebody has to fill in: severity, field, and why it matters. */
const ASKED: readonly (readonly [Check['severity'], Check['id'] & CardField, string, string])[] = [
  ['must', 'title', 'The dataset has no title.', 'Whoever finds it reads this first.'],
  ['must', 'description', 'Nothing says what the dataset is.', 'Search engines and readers need a paragraph on it.'],
  ['must', 'licence', 'The annotations have no licence.', 'Without one nobody may use them.'],
  ['must', 'authors', 'No authors are named.', 'Croissant asks for a creator, and people want to cite it.'],
  [
    'must',
    'sensitive',
    'Nothing says whether personal data are in it.',
    'Texts name people; say what you did about that.',
  ],
  ['must', 'date', 'The release has no date.', 'Files carry the date of the card, never that of the clock.'],
  ['should', 'homepage', 'The dataset has no homepage.', 'Croissant asks for an address where it can be found.'],
  ['should', 'contact', 'No contact is named.', 'People find mistakes, and some find themselves in the texts.'],
  [
    'should',
    'annotators',
    'Nothing says who annotated.',
    'Data statements ask who they were, how many, and what they know.',
  ],
  ['should', 'process', 'Nothing says how it was annotated.', 'Readers must know how disagreement was settled.'],
  ['should', 'uses', 'Nothing says what it is good for, or not.', 'Uses and limits keep others from mistakes.'],
];

function saidByCard(card: DatasetCard, facts: DatasetFacts, say: Say): void {
  for (const [severity, id, what, why] of ASKED) {
    if (card[id] === undefined) say(severity, { id, what, why, where: { kind: 'card', field: id } });
  }
  if (card.sourceSelection === undefined) {
    say('should', {
      id: 'source_selection',
      what: 'Nothing says how the texts were chosen.',
      why: 'What was left out is half of what a dataset says.',
      where: { kind: 'card', field: 'sourceSelection' },
    });
  }
  if (card.languages === undefined && (facts.withoutLanguage > 0 || facts.documents === 0)) {
    say('must', {
      id: 'languages',
      count: facts.withoutLanguage,
      what: `${many(facts.withoutLanguage, 'document')} without a language.`,
      why: 'Datasets are found by their language; name it on the card, or in the metadata of each document.',
      where: { kind: 'card', field: 'languages' },
    });
  }
  if (card.guidelines === undefined && !facts.hasGuidelines) {
    say('should', {
      id: 'guidelines',
      what: 'There are no guidelines.',
      why: 'Labels mean what the guidelines say; write them into the codebook, or say where they are.',
      where: { kind: 'codebook' },
    });
  }
}

function rights(card: DatasetCard, { quoting }: DatasetFacts, { withoutText }: DatasetForm, say: Say): void {
  if (card.textRights === undefined) {
    say('must', {
      id: 'text_rights',
      what: 'Nothing says whether the texts may be shared.',
      why: 'The licence of the annotations does not cover texts of others.',
      where: { kind: 'card', field: 'textRights' },
    });
  } else if (card.textRights === 'restricted' && !withoutText) {
    say('must', {
      id: 'texts_restricted',
      what: 'The texts may not be shared, but would be.',
      why: 'Export without text: hashes, titles and places of annotations go out, and whoever has the texts can join them.',
      where: { kind: 'export', option: 'withoutText' },
    });
  }
  if (quoting.count > 0 && card.textRights !== 'free') {
    say(card.textRights === 'restricted' ? 'must' : 'should', {
      id: 'texts_quoted',
      count: quoting.count,
      what: `${many(quoting.count, 'time')} a note, claim, attribute or the like quotes ${REPEAT} or more characters of a text.`,
      why: 'The texts stay here, but this goes out as it is: shorten it, or make sure that you may quote so much.',
      where: { kind: 'documents', documents: quoting.documents.slice(0, MOST) },
    });
  }
}

function work(facts: DatasetFacts, { pseudonyms }: DatasetForm, say: Say): void {
  const { documents, annotations, annotators, hasGold, withoutWork, incomplete, withoutSplit } = facts;
  if (documents === 0) {
    say('must', {
      id: 'no_documents',
      what: 'It has no documents.',
      why: 'There is nothing to publish.',
      where: LAYER,
    });
    return;
  }
  if (annotations === 0) {
    say('must', {
      id: 'no_annotations',
      what: 'It has no annotations.',
      why: 'Choose a layer that has some.',
      where: LAYER,
    });
  }
  if (withoutWork.length > 0) {
    say('should', {
      id: 'documents_without_work',
      count: withoutWork.length,
      what: `${many(withoutWork.length, 'document')} that nobody has annotated.`,
      why: 'Models learn from them that nothing is there.',
      where: { kind: 'documents', documents: withoutWork.slice(0, MOST) },
    });
  }
  for (const { layer, count } of incomplete) {
    say('should', {
      id: 'mandatory_missing',
      count,
      what: `${many(count, 'record')} in the layer ${layer} without mandatory attributes.`,
      why: 'The codebook promises these answers.',
      where: { kind: 'incomplete', layer },
    });
  }
  if (facts.quality !== undefined && facts.quality > 0) {
    say('should', {
      id: 'quality',
      count: facts.quality,
      what: `${many(facts.quality, 'quality finding')} that nobody has mended or called right.`,
      why: 'Slips of annotators become what models learn; look, mend them, or say that they are right.',
      where: { kind: 'quality' },
    });
  }
  if (annotators.length === 1) {
    say('may', {
      id: 'one_annotator',
      count: 1,
      what: 'Only one person has annotated.',
      why: 'Without a second opinion agreement cannot be measured.',
      where: LAYER,
    });
  }
  if (annotators.length > 1 && !hasGold) {
    say('should', {
      id: 'no_gold',
      count: annotators.length,
      what: 'There is no gold layer.',
      why: 'Readers need one answer where annotators disagree.',
      where: LAYER,
    });
  }
  if (withoutSplit.length > 0) {
    say('should', {
      id: 'splits',
      count: withoutSplit.length,
      what: `${many(withoutSplit.length, 'document')} in no split; all of it goes into train.`,
      why: 'Near-copies have to stay in one split, or models are tested on what they have seen.',
      where: { kind: 'copies' },
    });
  }
  if (!pseudonyms && annotators.length > 0) {
    say('may', {
      id: 'pseudonyms',
      count: annotators.length,
      what: `${many(annotators.length, 'annotator')} would be named by their handles.`,
      why: 'Ask them, or give them pseudonyms.',
      where: { kind: 'export', option: 'pseudonyms' },
    });
  }
}

function release(card: DatasetCard, { proposal, lastDate }: NextRelease, say: Say): void {
  const { version, step, previous } = proposal;
  if (card.version !== undefined && card.version !== version) {
    say('should', {
      id: 'version',
      what: `The card says ${card.version}, but the release would be ${version}.`,
      why: 'Croissant asks for a higher number: see what was changed.',
      where: { kind: 'card', field: 'version' },
    });
  }
  if (step !== 'same' && card.date !== undefined && card.date === lastDate) {
    say('should', {
      id: 'date',
      what: `The date is still that of ${previous ?? 'the last release'}.`,
      why: 'A new release has a date of its own.',
      where: { kind: 'card', field: 'date' },
    });
  }
}

const LAYER = { kind: 'export', option: 'layer' } as const;

const many = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
