import type { DatasetCard } from '../../../../shared/model/dataset-card.ts';
import { textsOutside } from './licence.ts';
import { line, type CardSource } from './readme.ts';

const UNSAID = 'Nothing was said about this.';

type Section = readonly [title: string, ...questions: (readonly [question: string, answer: string | undefined])[]];

const written = (title: string, intro: string, sections: readonly Section[]): string =>
  [
    `# ${title}`,
    intro,
    ...sections.flatMap(([section, ...questions]) => [
      `## ${section}`,
      ...questions.flatMap(([question, answer]) => [`**${question}**`, answer ?? UNSAID]),
    ]),
  ].join('\n\n') + '\n';

/** `DATASHEET.md`: the questions of Gebru et al. (2021), "Datasheets for Datasets", that a card and the data can answer. */
export function datasheet(source: CardSource): string {
  const { name, version, card, codebook, plan, form } = source;
  const labels = [...plan.labels].map(([label, n]) => `${line(label)}: ${n}`).join('; ');
  return written(
    `Datasheet for ${line(name)}`,
    `Version ${version}. After Gebru et al., "Datasheets for Datasets", CACM 64(12), 2021.`,
    [
      [
        'Motivation',
        ['For what purpose was the dataset created?', card.description],
        ['Who created it?', card.authors?.map(line).join(', ')],
      ],
      [
        'Composition',
        [
          'What do the instances represent, and how many are there?',
          `${plan.documents} documents with ${plan.characters} characters, and ${plan.annotations} annotations${plan.layers.length === 0 ? '' : ` by ${plan.layers.join(', ')}`}. ${labels === '' ? '' : `By label: ${labels}.`}`.trim(),
        ],
        [
          'Is there a label or target associated with each instance?',
          `Labels, attributes and relations of the codebook ${line(codebook.id)}, version ${line(codebook.version)}.`,
        ],
        ['Are there recommended data splits?', splitsOf(plan)],
        ['Does it contain data that might be confidential, sensitive or personal?', card.sensitive],
      ],
      [
        'Collection process',
        ['How was the data acquired, and how was it chosen?', card.sourceSelection],
        ['Who was involved, and how were they paid?', joined(card.annotators, card.pay)],
      ],
      [
        'Preprocessing, cleaning, labelling',
        ['How was it labelled?', card.process],
        [
          'By what guidelines?',
          card.guidelines ?? (codebook.guidelines === undefined ? undefined : 'They are in `codebook.json`.'),
        ],
        ['How were annotators trained?', card.training],
      ],
      [
        'Uses',
        ['What could the dataset be used for?', card.uses],
        ['What should it not be used for, and what are its limits?', card.limits],
      ],
      [
        'Distribution',
        ['Under what licence are the annotations?', card.licence],
        ['What are the rights of the texts?', rightsOf(card)],
        ['Are the texts in it?', form.withoutText ? `No. ${textsOutside(source)}` : 'Yes.'],
      ],
      [
        'Maintenance',
        ['Who can be asked?', card.contact],
        ['How are changes made known?', 'By a new version; see `CHANGELOG.md`.'],
      ],
    ],
  );
}

/** `DATA_STATEMENT.md`: the elements of Bender and Friedman (2018), "Data Statements for NLP". */
export const dataStatement = ({ name, version, card, languages, plan }: CardSource): string =>
  written(
    `Data statement for ${line(name)}`,
    `Version ${version}. After Bender and Friedman, "Data Statements for Natural Language Processing", TACL 6, 2018.`,
    [
      ['A. Curation rationale', ['Which texts were included, and why?', card.sourceSelection]],
      [
        'B. Language variety',
        ['Which languages, as tags of BCP 47?', languages.length === 0 ? undefined : languages.join(', ')],
      ],
      ['C. Speaker demographic', ['Who speaks or writes in the texts?', undefined]],
      [
        'D. Annotator demographic',
        ['Who annotated?', card.annotators],
        ['How were they trained?', card.training],
        ['How were they paid?', card.pay],
      ],
      ['E. Speech situation', ['When, where and for whom were the texts written?', card.textRightsNote]],
      [
        'F. Text characteristics',
        ['Genre, topic and size', `${plan.documents} documents, ${plan.characters} characters.`],
      ],
      ['G. Recording quality', ['How were texts recorded?', 'They are written texts.']],
      ['H. Other', ['Personal or sensitive information', card.sensitive], ['Limits', card.limits]],
      [
        'I. Provenance appendix',
        ['Where texts appeared', 'The column `publications` of the table `documents` says it of each.'],
      ],
    ],
  );

const joined = (...parts: readonly (string | undefined)[]): string | undefined => {
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join('\n\n');
};

function rightsOf({ textRights, textRightsNote }: DatasetCard): string | undefined {
  if (textRights === undefined) return textRightsNote;
  return joined(textRights === 'free' ? 'They may be shared.' : 'They may not be shared.', textRightsNote);
}

function splitsOf({ groups }: CardSource['plan']): string {
  const splits = groups.filter(({ table }) => table === 'documents').map(({ split, rows }) => `${split} (${rows})`);
  return splits.length < 2 ? 'No: all documents are in one split.' : `${splits.join(', ')} documents.`;
}
