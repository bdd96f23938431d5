import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QualityFinding, QualityKind, QualityReport } from '../../../shared/api/quality.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { testCore, type TestCore } from '../../support/core.ts';

const TEXT = `North Korea has sent 10,000 troops to Russia, the ministry said.

A spokesman said that 10,000 troops were few. The minister, Kim, said nothing.`;

describe('quality of a project', () => {
  let at: TestCore;
  let document = '';
  let other = '';
  const ids = new Map<string, string>();
  let report: QualityReport;

  const check = (asked: object = {}): Promise<QualityReport> =>
    at.client.call('quality.check', { task: uuid(), ...asked });
  const kinds = (): string[] => report.kinds.flatMap(({ kind, open }) => (open > 0 ? [`${kind} ${open}`] : []));

  function one(kind: QualityKind): QualityFinding {
    const [found, ...more] = report.findings.filter((finding) => finding.kind === kind);
    expect(more).toEqual([]);
    if (!found) throw new Error(`nothing of ${kind} was found`);
    return found;
  }

  /** Tags text as it stands, whatever its ends are. */
  async function tag(name: string, quote: string, label: string, from = 0): Promise<void> {
    const id = uuid();
    const start = utf16(TEXT.indexOf(quote, from));
    const fragments = [{ start, end: utf16(start + quote.length) }];
    const annotations = [{ id, document, label, fragments, quote }];
    await at.client.call('annotations.create', { batch: uuid(), annotations });
    ids.set(name, id);
  }

  async function add(text: string, name: string): Promise<string> {
    const source = { kind: 'bytes', name, base64: Buffer.from(text).toString('base64') } as const;
    const staged = await at.client.call('import.stage', { task: uuid(), source });
    await at.client.call('import.commit', { batch: uuid(), task: uuid(), ids: staged.map(({ id }) => id) });
    const { documents } = await at.client.call('documents.list', {});
    return documents.find(({ fileName }) => fileName === name)?.id ?? '';
  }

  beforeAll(async () => {
    at = await testCore();
    await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
    await at.client.call('project.create', { name: 'Quality' });
    document = await add(TEXT, 'one.txt');
    other = await add('Nobody has read this.', 'two.txt');
    await tag('blank', ' 10,000 troops', 'QUANTITY');
    await tag('half', 'he minister', 'SOURCE', TEXT.indexOf('The minister'));
    await tag('comma', 'Kim,', 'SOURCE');
    await tag('first', 'the ministry', 'SOURCE');
    await tag('second', 'the ministry', 'SOURCE');
    await tag('across', 'the ministry said.\n\nA spokesman', 'CUE');
    report = await check();
  });
  afterAll(() => at.core.close());

  it('says what was looked at and how much of each kind was found, the gravest first', () => {
    expect(report.looked).toEqual({ documents: 2, annotations: 6, relations: 0, cards: 0, layers: ['ana'] });
    expect(kinds()).toEqual([
      'missing_value 6',
      'same_twice 1',
      'blank_edge 1',
      'half_word 1',
      'punctuation_edge 1',
      'block_edge 1',
      'twin 1',
      'no_work 1',
    ]);
    expect(report.labels.map(({ name, count }) => [name, count])).toEqual([
      ['SOURCE', 7],
      ['QUANTITY', 3],
      ['CUE', 1],
    ]);
  });

  it('tells each finding with its place, its reason and what mends it', () => {
    expect(one('blank_edge')).toMatchObject({
      severity: 'suspicious',
      layer: 'ana',
      label: 'QUANTITY',
      what: 'White space stands at an end of the span.',
      place: { document, title: expect.any(String) as string, annotation: ids.get('blank'), quote: ' 10,000 troops' },
      fix: { kind: 'place', quote: '10,000 troops' },
    });
    expect(one('half_word')).toMatchObject({
      what: 'An end cuts a word: "The minister" is whole.',
      place: {
        before: expect.stringMatching(/were few\. T$/) as string,
        after: expect.stringMatching(/^, Kim/) as string,
      },
      fix: { kind: 'place', quote: 'The minister' },
    });
    expect(one('punctuation_edge')).toMatchObject({ fix: { kind: 'place', quote: 'Kim' } });
    expect(one('same_twice').fix).toEqual({ kind: 'delete', annotation: ids.get('second'), keep: ids.get('first') });
    expect(one('no_work').place).toMatchObject({ document: other, annotation: null, quote: '' });
  });

  it('offers no fix to somebody else, and none where the work is locked', async () => {
    const lock = (locked: boolean) =>
      at.client.call('team.lock', { batch: uuid(), locked, places: [{ layer: 'ana', document }] });
    await lock(true);
    expect((await check()).findings.filter(({ fix }) => fix !== null)).toEqual([]);
    await lock(false);
    await at.client.call('preferences.save', { annotator: { id: 'ben', name: 'Ben' } });
    expect((await check()).findings.filter(({ fix }) => fix !== null)).toEqual([]);
    await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  });

  it('lets findings be dismissed, in one step that undo takes back; they come back when the annotation changes', async () => {
    const { id, kind } = one('punctuation_edge');
    const batch = uuid();
    await at.client.call('quality.dismiss', { batch, findings: [{ id, kind, about: 'Kim,' }], right: true });
    report = await check();
    expect(report.kinds).toContainEqual({ kind, severity: 'suspicious', open: 0, dismissed: 1 });
    expect(report.findings.some((finding) => finding.id === id)).toBe(false);
    expect((await check({ dismissed: true })).findings.find((finding) => finding.id === id)?.dismissed).toBe('ana');
    // A note changes nothing about the ends; another end does.
    const annotation = ids.get('comma') ?? '';
    await at.client.call('annotations.update', { batch: uuid(), id: annotation, note: 'seen' });
    expect((await check()).findings.some((finding) => finding.kind === kind)).toBe(false);
    const start = utf16(TEXT.indexOf(' Kim,'));
    const place = { fragments: [{ start, end: utf16(start + 5) }], quote: ' Kim,' };
    await at.client.call('annotations.update', { batch: uuid(), id: annotation, place });
    report = await check();
    expect(kinds()).toContain('blank_edge 2');
    const back = { fragments: [{ start: utf16(start + 1), end: utf16(start + 5) }], quote: 'Kim,' };
    await at.client.call('annotations.update', { batch: uuid(), id: annotation, place: back });
    expect((await check()).kinds).toContainEqual({ kind, severity: 'suspicious', open: 0, dismissed: 1 });
    const again = { findings: [{ id, kind, about: 'Kim,' }], right: false };
    await at.client.call('quality.dismiss', { batch: uuid(), ...again });
    expect((await check()).kinds).toContainEqual({ kind, severity: 'suspicious', open: 1, dismissed: 0 });
    const undone = await at.client.call('history.undo', { batch: uuid() });
    expect(undone.name).toBe('look at it again');
    expect((await check()).kinds).toContainEqual({ kind, severity: 'suspicious', open: 0, dismissed: 1 });
    await at.client.call('quality.dismiss', { batch: uuid(), ...again });
    report = await check();
  });

  it('finds the twins of what has a label, where somebody has worked', async () => {
    const { fix } = one('blank_edge');
    if (fix?.kind !== 'place') throw new Error('there is no fix');
    const { annotation: id, fragments, quote } = fix;
    await at.client.call('annotations.change', { batch: uuid(), update: [{ id, place: { fragments, quote } }] });
    report = await check();
    const twin = one('twin');
    const start = TEXT.lastIndexOf('10,000 troops');
    expect(twin).toMatchObject({
      label: 'QUANTITY',
      what: 'The same words are a QUANTITY in 1 of 2 places, and not here.',
      place: { start, annotation: null },
      fix: { kind: 'tag', label: 'QUANTITY', quote: '10,000 troops' },
    });
    await tag('twin', '10,000 troops', 'QUANTITY', start);
    expect((await check()).findings.some(({ kind }) => kind === 'twin')).toBe(false);
  });

  it('filters by layer, label, document and kind, and tells the first of each kind only', async () => {
    expect((await check({ label: 'CUE' })).findings.map(({ kind }) => kind)).toEqual(['block_edge']);
    expect((await check({ layer: 'ben' })).findings).toEqual([]);
    expect((await check({ document: other })).findings.map(({ kind }) => kind)).toEqual(['no_work']);
    expect((await check({ kinds: ['half_word'] })).findings.map(({ kind }) => kind)).toEqual(['half_word']);
    await tag('more', 'A spokesman ', 'SOURCE');
    await tag('most', ' to Russia', 'PLACE');
    const { kinds: counted, findings } = await check({ kinds: ['blank_edge'], limit: 1 });
    expect(counted).toEqual([{ kind: 'blank_edge', severity: 'suspicious', open: 2, dismissed: 0 }]);
    expect(findings.map(({ place }) => place?.quote)).toEqual([' to Russia']);
  });

  it('finds claims off cards and cards with one mention, once there are cards; relations without an end', async () => {
    await tag('claim', 'North Korea has sent 10,000 troops to Russia', 'CLAIM');
    await tag('claim2', '10,000 troops were few', 'CLAIM');
    report = await check();
    expect(kinds()).not.toContain('no_card 2');
    const [claim = '', claim2 = '', source = ''] = ['claim', 'claim2', 'first'].map((name) => ids.get(name));
    await at.client.call('claims.create', {
      batch: uuid(),
      id: uuid(),
      text: 'Troops were sent.',
      annotations: [claim],
    });
    await at.client.call('relations.create', {
      batch: uuid(),
      id: uuid(),
      type: 'attributed_to',
      from: claim2,
      to: source,
    });
    await at.client.call('annotations.delete', { batch: uuid(), ids: [source] });
    report = await check();
    expect(one('no_card').place?.annotation).toBe(claim2);
    expect(one('card_single')).toMatchObject({ what: 'It is the only mention of the claim card "Troops were sent.".' });
    expect(one('relation_end_gone')).toMatchObject({
      severity: 'wrong',
      place: { annotation: claim2 },
      fix: { kind: 'unrelate' },
    });
    expect(report.looked).toMatchObject({ relations: 1, cards: 1 });
  });

  it('is a task that can be ended', async () => {
    const task = uuid();
    const going = at.client.call('quality.check', { task });
    await at.client.call('task.cancel', { task });
    await expect(going).rejects.toMatchObject({ code: 'cancelled' });
  });
});
