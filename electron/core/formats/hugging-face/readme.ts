import type { DatasetCard } from '../../../../shared/model/dataset-card.ts';
import type { Codebook } from '../../../../shared/model/codebook.ts';
import { featuresOf, type Config } from './configs.ts';
import type { TextForm } from '../format.ts';
import { licenceFields, licenceUrl, textsOutside } from './licence.ts';
import { meaningOf, TABLE_MEANINGS } from './meanings.ts';
import type { Plan } from './plan.ts';
import type { Table } from './tables.ts';
import { yaml, type Yaml } from './yaml.ts';

/** What the card of a dataset is written from. */
export interface CardSource {
  readonly name: string;
  readonly version: string;
  readonly card: DatasetCard;
  readonly codebook: Codebook;
  readonly languages: readonly string[];
  readonly plan: Plan;
  readonly configs: readonly Config[];
  readonly form: TextForm;
}

/** `README.md`: the dataset card, whose head is what the Hub and `datasets` read. */
export const readme = (source: CardSource): string => `---\n${yaml(head(source))}---\n\n${body(source)}`;

function head({ name, card, languages, plan, configs }: CardSource): { readonly [key: string]: Yaml } {
  const codes = [...new Set(languages.map((tag) => tag.split('-')[0] ?? tag))];
  const tasks = [
    ...(plan.annotations > 0 ? ['token-classification'] : []),
    ...(plan.documentLabels > 0 ? ['text-classification'] : []),
  ];
  return {
    ...(codes.length > 0 && { language: codes }),
    ...(languages.some((tag) => tag.includes('-')) && { language_bcp47: languages }),
    ...licenceFields(card),
    ...creators(plan),
    ...(codes.length > 0 && { multilinguality: [codes.length > 1 ? 'multilingual' : 'monolingual'] }),
    pretty_name: name,
    size_categories: [sizeCategory(plan.documents)],
    tags: [...new Set(['claimwright', ...(card.keywords ?? [])])],
    ...(tasks.length > 0 && { task_categories: tasks }),
    configs: configs.map((config) => ({
      config_name: config.name,
      data_files: config.splits.map(({ name: split, files }) => ({ split, path: files })),
      ...(config.name === 'documents' && { default: true }),
    })),
    dataset_info: configs.map((config) => ({
      config_name: config.name,
      features: featuresOf(config.columns),
      splits: config.splits.map((split) => ({ name: split.name, num_bytes: split.size, num_examples: split.rows })),
      download_size: config.bytes,
      dataset_size: config.splits.reduce((sum, { size }) => sum + size, 0),
    })),
  };
}

/** Who made the annotations, where that is known: of people the card says it in prose, and nobody has said whether they are experts. */
function creators({ annotations, documentLabels, origins }: Plan): { readonly [key: string]: Yaml } {
  if (annotations + documentLabels === 0) return { annotations_creators: ['no-annotation'] };
  const byMachine = ['rule', 'recommender', 'propagation'].some((kind) => origins.has(kind));
  return byMachine ? { annotations_creators: ['machine-generated'] } : {};
}

const SIZES = ['1K', '10K', '100K', '1M', '10M', '100M', '1B'] as const;

/** By the Hub's list. */
function sizeCategory(n: number): string {
  const at = SIZES.findIndex((_, i) => n < 1000 * 10 ** i);
  if (at === 0) return 'n<1K';
  return at < 0 ? 'n>1B' : `${SIZES[at - 1] ?? ''}<n<${SIZES[at] ?? ''}`;
}

function body(source: CardSource): string {
  const { name, version, card, codebook, plan, configs, form } = source;
  const url = licenceUrl(card);
  const rows = configs.map((config) => {
    const total = config.splits.reduce((sum, split) => sum + split.rows, 0);
    return `| \`${cell(config.name)}\` | ${config.splits.map((split) => split.name).join(', ')} | ${total} |`;
  });
  const tables = configs.filter((config) => Object.hasOwn(TABLE_MEANINGS, config.name));
  return [
    `# ${line(name)}`,
    card.description ?? 'Nothing was said of this dataset yet.',
    `Version ${version}${card.date === undefined ? '' : ` of ${card.date}`}. What each version changed is in [CHANGELOG.md](CHANGELOG.md).`,
    ...(card.homepage === undefined ? [] : [`Homepage: <${card.homepage}>`]),
    ...(card.contact === undefined ? [] : [`Contact: ${line(card.contact)}`]),
    '## Load it',
    [
      '```python',
      'from datasets import load_dataset',
      'annotations = load_dataset("PATH_OR_NAME", "annotations")',
      '```',
    ].join('\n'),
    ['```sql', "SELECT * FROM 'data/documents/*.parquet'; -- DuckDB", '```'].join('\n'),
    'Offsets count code points of `text`, as Python does: `text[start:end]`. Rows whose `since` is not later than a version are those that it had, where the major version is the same.',
    !form.withoutText
      ? 'The texts are in it.'
      : `${textsOutside(source)} Whoever has them finds each by the SHA-256 of its UTF-8 in \`text_sha256\`; offsets fit that text exactly.`,
    '## Configurations',
    ['| name | splits | rows |', '| --- | --- | --- |', ...rows].join('\n'),
    ...tables.map((config) => tableOf(config, config.name as Table['name'])),
    '## Labels',
    ['| label | annotations | meaning |', '| --- | --- | --- |', ...labelRows(codebook, plan)].join('\n'),
    `${form.withoutText ? 'The' : 'The whole'} codebook, version ${line(codebook.version)}, is in [codebook.json](codebook.json)${form.withoutText ? ', without its examples: they are quotes of the texts' : ''}.`,
    '## Licence',
    `${card.licence === undefined ? 'No licence was chosen.' : `Annotations: ${card.licence}${url === null ? '' : ` (<${url}>)`}.`} The rights of the texts are in [LICENSE.md](LICENSE.md).`,
    ...(card.citation === undefined ? [] : ['## Citation', fenced(card.citation)]),
    '## More',
    'How it was made, what is in it and what it is good for: [DATASHEET.md](DATASHEET.md) and [DATA_STATEMENT.md](DATA_STATEMENT.md). For machines: [croissant.json](croissant.json). Checksums: SHA256SUMS.\n',
  ].join('\n\n');
}

const tableOf = ({ columns }: Config, name: Table['name']): string =>
  [
    `### ${name}`,
    '',
    TABLE_MEANINGS[name],
    '',
    '| column | meaning |',
    '| --- | --- |',
    ...columns.map((column) => `| \`${column.name}\` | ${meaningOf(name, column.name)} |`),
  ].join('\n');

const labelRows = ({ labels }: Codebook, plan: Plan): string[] =>
  labels.map(({ name, definition }) => `| ${cell(name)} | ${plan.labels.get(name) ?? 0} | ${cell(definition)} |`);

/** One line of Markdown: what somebody wrote cannot begin another part of the card. */
export const line = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const cell = (text: string): string => line(text).replaceAll('|', '\\|');

/** A fence that is longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}bibtex\n${text}\n${fence}`;
}
