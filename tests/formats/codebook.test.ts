import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../shared/codebook/apply.ts';
import { LEAST_CONTRAST } from '../../shared/codebook/contrast.ts';
import { editsBetween } from '../../shared/codebook/diff.ts';
import { codebookSchema, type Codebook } from '../../shared/model/codebook.ts';
import { codebookOfQdc } from '../../electron/core/formats/codebook/qdc-codebook.ts';
import { readQdc } from '../../electron/core/formats/codebook/qdc-read.ts';
import { guidOf, writeQdc } from '../../electron/core/formats/codebook/qdc-write.ts';
import { writeCodebook } from '../../electron/core/formats/codebook/schema.ts';
import { parseCodebook, readCodebookText } from '../../electron/core/services/codebook.ts';
import { SEEDS } from '../support/core.ts';
import { temporaryFolder } from '../support/project.ts';

const seed = (): Codebook =>
  parseCodebook(JSON.parse(readFileSync(join(SEEDS, 'codebook.json'), 'utf8')), 'codebook.json');

const name = fc.stringMatching(/^[A-Za-z가-힣é][A-Za-z /|()]{0,8}$/).map((text) => text.trim());
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((piece) => piece.replaceAll('\0', ''));
const flag = fc.boolean();
const named = <T>(rest: fc.Arbitrary<T>, most: number, least = 0): fc.Arbitrary<(T & { name: string })[]> =>
  fc.uniqueArray(
    fc.tuple(name, rest).map(([own, more]) => ({ ...more, name: own })),
    {
      selector: (one) => one.name,
      minLength: least,
      maxLength: most,
    },
  );
const maybe = <T>(key: string, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.oneof(
    fc.constant({}),
    value.map((one) => ({ [key]: one })),
  );
const merged = (...parts: fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as object);

const codebook: fc.Arbitrary<Codebook> = fc
  .record({
    labels: named(
      merged(
        fc.record({
          definition: text,
          color: fc.oneof(fc.integer({ min: 0, max: 11 }), fc.constant('#7d6b12')),
          badge: fc.constantFrom('A', 'B', 'Ba'),
          mandatory: flag,
          examples: fc.array(fc.record({ quote: text }), { maxLength: 2 }),
        }),
        maybe('retired', fc.constant(true)),
        maybe('key', fc.constantFrom('1', 'k')),
      ),
      4,
      1,
    ),
    attributes: named(
      merged(
        fc.record({
          on: fc.constantFrom('any', 'document'),
          type: fc.constantFrom('choice', 'number', 'text', 'boolean', 'date', 'entity'),
          mandatory: flag,
          multiple: flag,
          definition: text,
          values: fc.array(fc.record({ name: fc.oneof(text, fc.integer()), definition: text }), { maxLength: 2 }),
          needs: fc.constant([]),
          examples: fc.constant([]),
        }),
        maybe('default', fc.oneof(text, flag, fc.integer())),
        maybe('scale', text),
        maybe('when', fc.constant([{ attribute: 'x/y', values: [true, 1, 'a'] }])),
        maybe('retired', fc.constant(true)),
      ),
      4,
    ),
    relations: named(
      merged(
        fc.record({
          from: fc.array(name, { maxLength: 2 }),
          to: fc.array(name, { maxLength: 2 }),
          scope: fc.constantFrom('same document', 'any'),
          symmetric: flag,
          transitive: flag,
          definition: text,
        }),
        maybe('retired', fc.constant(true)),
      ),
      3,
    ),
    guidelines: fc.option(text, { nil: undefined }),
  })
  .map(({ guidelines, ...rest }) =>
    codebookSchema.parse({ id: 'a/b', version: '1.2.3', ...rest, ...(guidelines !== undefined && { guidelines }) }),
  );

describe('a codebook as our file', () => {
  it('is read as it was written, and written again byte for byte', () => {
    fc.assert(
      fc.property(codebook, (one) => {
        const file = writeCodebook(one);
        const read = readCodebookText(file, 'book.json');
        expect(read).toEqual(one);
        expect(writeCodebook(read)).toBe(file);
      }),
      { numRuns: 300 },
    );
    expect(readCodebookText(writeCodebook(seed()), 'book.json')).toEqual(seed());
  });

  it('of a later form is refused as newer', () => {
    expect(() => readCodebookText('{"format": "claimwright-codebook/2"}', 'book.json')).toThrow(
      /this program reads "claimwright-codebook\/1"/,
    );
  });
});

describe('the difference of two codebooks', () => {
  it('is edits that make the one say what the other says, and lose nothing', () => {
    fc.assert(
      fc.property(codebook, codebook, (now, wanted) => {
        const { codebook: after } = applyEdits(now, editsBetween(now, wanted));
        for (const label of wanted.labels) expect(after.labels).toContainEqual(label);
        for (const relation of wanted.relations) expect(after.relations).toContainEqual(relation);
        const there = new Set([...after.labels, ...after.attributes, ...after.relations].map((one) => one.name));
        for (const one of [...now.labels, ...now.relations]) expect(there).toContain(one.name);
        const left = after.labels.filter((label) => !wanted.labels.some((other) => other.name === label.name));
        expect(left.every(({ retired }) => retired === true)).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(editsBetween(seed(), seed())).toEqual([]);
  });
});

describe('a REFI-QDA codebook', () => {
  it('has the elements and attributes of the specification, in its order', () => {
    const path = join(temporaryFolder(), 'book.qdc');
    const one = seed();
    const [first, ...others] = one.labels;
    const definition = 'Two\r\nlines, <tags> & "quotes" — 北朝鮮';
    const labels = [...(first ? [{ ...first, definition, color: '#7d6b12' as const }] : []), ...others];
    const { xml, losses } = writeQdc({ ...one, labels });
    writeFileSync(path, xml);
    const out = execFileSync('python3', [join(import.meta.dirname, 'qdc.py'), path], { encoding: 'utf8' });
    expect(out).toContain(`CLAIM=${definition}`);
    expect(losses.join()).toMatch(/\d+ attributes, \d+ relation types.* labels only/);
  });

  it('comes back with the names, definitions and colours that went out, and the rest as the project has it', () => {
    const one = seed();
    const { codebook: back } = codebookOfQdc(readQdc(writeQdc(one).xml), 'book.qdc', one);
    expect(editsBetween(one, back)).toEqual([]);
    expect(guidOf('CLAIM')).toBe(guidOf('CLAIM'));
    expect(guidOf('CLAIM')).not.toBe(guidOf('SOURCE'));
  });

  const book = (codes: string, more = ''): string =>
    `<?xml version="1.0"?>${more}<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Other"><Codes>${codes}</Codes></CodeBook>`;

  it('of another program: headings are left out, colours mended, and both said', () => {
    const file = book(
      '<Code guid="1" name="Group" isCodable="false"><Code guid="2" name="A" isCodable="true" color="#FF0"><Description>What</Description></Code><Code guid="3" name="B" isCodable="true"/></Code>',
    );
    const { codebook: read, notes } = codebookOfQdc(readQdc(file), 'other.qdc');
    expect(read.labels.map(({ name: own, definition, badge }) => [own, definition, badge])).toEqual([
      ['A', 'What', 'A'],
      ['B', '', 'B'],
    ]);
    expect(read.labels[0]?.color).toMatch(/^#[0-9a-f]{6}$/);
    expect(notes.join('\n')).toMatch(/Headings .*: Group\.\n.*A: #ffff00 became #[0-9a-f]{6}/);
    expect(LEAST_CONTRAST).toBe(3);
  });

  it.each([
    ['a DOCTYPE', book('<Code name="A"/>', '<!DOCTYPE x [<!ENTITY a "aaaa">]>'), /DOCTYPE/],
    ['an entity of its own', book('<Code name="A"><Description>&a;</Description></Code>'), /not well-formed/],
    ['no end', '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>', /not well-formed/],
    ['another kind of XML', '<html/>', /no REFI-QDA codebook/],
    ['deep nesting', book('<Code name="A">'.repeat(70) + '</Code>'.repeat(70)), /more than 64 deep/],
    ['a code without a name', book('<Code guid="1"/>'), /a Code has no name/],
    ['no codes', book(''), /no codes/],
    ['a name twice', book('<Code name="A"/><Code name="A"/>'), /"A" stands there twice/],
    ['a colour that is none', book('<Code name="A" color="red"/>'), /color "red" of "A"/],
    ['a name that cannot be seen', book('<Code name="&#x200B;"/>'), /none for a label/],
  ])('with %s is refused', (_, file, message) => {
    expect(() => codebookOfQdc(readQdc(file), 'book.qdc')).toThrow(message);
  });
});
