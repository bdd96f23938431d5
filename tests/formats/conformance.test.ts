import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUNDLE, FORMATS } from '../../electron/core/formats/table.ts';
import { ALL_PARTS, PARTS } from '../../electron/core/formats/parts.ts';
import { DOCX_HOSTILE } from '../unit/sources/docx-cases.ts';
import { HTML_HOSTILE, VECTORS } from '../unit/sources/html-cases.ts';
import { MARKDOWN_HOSTILE } from '../unit/sources/markdown-cases.ts';
import { PDF_HOSTILE } from '../unit/sources/pdf-cases.ts';
import { TEXT_HOSTILE } from '../unit/sources/text-cases.ts';
import { formatted } from './formatted.mjs';
import { NATIVE_HOSTILE } from './native-hostile.ts';
import { SUITES } from './suites/all.ts';
import { RUNS, type Suite } from './suites/suite.ts';
import { CSV_TEXTS_HOSTILE, JSONL_TEXTS_HOSTILE, PARQUET_TEXTS_HOSTILE } from './suites/texts-hostile.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PAGE = resolve(ROOT, 'docs/formats.md');
const MARKS = { start: '<!-- conformance: made by the tests -->', end: '<!-- conformance: end -->' };

const UNITS = { codepoint: 'code points', utf16: 'UTF-16', none: '–' } as const;

/** The cases that the tests of texts and of tables of texts run, by the format that they are for. */
const SOURCE_HOSTILE: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  txt: [TEXT_HOSTILE],
  markdown: [TEXT_HOSTILE, MARKDOWN_HOSTILE],
  html: [HTML_HOSTILE, VECTORS],
  docx: [DOCX_HOSTILE],
  pdf: [PDF_HOSTILE],
  'csv-texts': [CSV_TEXTS_HOSTILE],
  'jsonl-texts': [JSONL_TEXTS_HOSTILE],
  'parquet-texts': [PARQUET_TEXTS_HOSTILE],
};

/** What a format has no place for, by its own word. */
function notHeld({ format }: Suite): string {
  const held = new Set(format.holds);
  const names = ALL_PARTS.filter((part) => !held.has(part)).map((part) => PARTS[part]);
  return names.length === 0 ? 'nothing' : names.join(', ');
}

function row(suite: Suite): string {
  const { id, name, reader, writer, offsetUnit } = suite.format;
  const page = existsSync(resolve(ROOT, `docs/formats/${id}.md`)) ? `[${name}](formats/${id}.md)` : name;
  const cells = [
    page,
    `\`${id}\``,
    reader ? 'yes' : '–',
    writer ? 'yes' : '–',
    UNITS[offsetUnit],
    reader && writer ? `${RUNS} projects` : '–',
    suite.traps.length,
    reader ? suite.hostile.length : '–',
    suite.outside.map(({ reader: one }) => one).join(', ') || '–',
    reader && writer ? notHeld(suite) : '–',
  ];
  return `| ${cells.join(' | ')} |`;
}

function table(): string {
  const heads = [
    'format',
    'id',
    'in',
    'out',
    'offsets',
    'round trip',
    'traps',
    'hostile inputs',
    'read by others',
    'has no place for',
  ];
  const sources = FORMATS.filter(({ source, texts }) => source !== undefined || texts !== undefined).map(
    ({ id, name }) => {
      const page = existsSync(resolve(ROOT, `docs/formats/${id}.md`)) ? `[${name}](formats/${id}.md)` : name;
      const hostile = SOURCE_HOSTILE[id]?.flat().length ?? '–';
      return `| ${[page, `\`${id}\``, 'yes', '–', '–', '–', '–', hostile, '–', '–'].join(' | ')} |`;
    },
  );
  const native = `| [Claimwright dataset](#native-jsonl) | \`jsonl\` | yes | yes | code points | ${RUNS} projects | – | ${NATIVE_HOSTILE.length} | Python json, DuckDB | what is said [below](#what-it-cannot-hold) |`;
  const bundle = `| [${BUNDLE.name} (\`.${BUNDLE.extension}\`)](formats/${BUNDLE.id}.md) | \`${BUNDLE.id}\` | by merge | by bundle | code points | – | – | – | – | nothing: a whole project with its history, no dataset |`;
  return [
    `| ${heads.join(' | ')} |`,
    `|${heads.map(() => '---|').join('')}`,
    ...sources,
    native,
    ...SUITES.map(row),
    bundle,
  ].join('\n');
}

describe('the conformance table', () => {
  it('has a row for every format that there is', () => {
    const shown = new Set(SUITES.map(({ format }) => format.id));
    const foreign = FORMATS.filter(
      ({ id, source, texts, native }) =>
        source === undefined && texts === undefined && native === undefined && id !== 'tables',
    );
    expect(foreign.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
    expect([...shown].filter((id) => !FORMATS.some((format) => format.id === id))).toEqual([]);
  });

  it('has hostile inputs for everything that is read', () => {
    const sources = FORMATS.filter(({ source, texts }) => source !== undefined || texts !== undefined);
    expect(sources.map(({ id }) => id).filter((id) => SOURCE_HOSTILE[id] === undefined)).toEqual([]);
  });

  it('stands in docs/formats.md as the tests are (npm run conformance writes it)', async () => {
    const page = readFileSync(PAGE, 'utf8');
    const [before = '', rest = ''] = page.split(MARKS.start);
    const [, after = ''] = rest.split(MARKS.end);
    const wanted = `${before}${MARKS.start}\n\n${table()}\n\n${MARKS.end}${after}`;
    await expect(await formatted(PAGE, wanted)).toMatchFileSnapshot(PAGE);
  });
});
