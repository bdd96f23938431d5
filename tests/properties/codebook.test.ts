import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdits } from '../../shared/codebook/apply.ts';
import { codebookEditSchema } from '../../shared/codebook/edit.ts';
import { migratedAnnotation } from '../../shared/codebook/migrate.ts';
import { annotationSchema, type Annotation } from '../../shared/model/annotation.ts';
import { codebookSchema } from '../../shared/model/codebook.ts';
import { utf16 } from '../../shared/text/units.ts';
import { BIG_CODEBOOK } from '../support/big-project.ts';
import { edit, value } from './codebook-edits.ts';

const annotation: fc.Arbitrary<Annotation> = fc
  .record({
    label: fc.constantFrom('CLAIM', 'SOURCE', 'QUANTITY', 'REMARK'),
    attributes: fc.dictionary(
      fc.constantFrom('certainty', 'role', 'amount', 'kinds', 'sure', 'stray'),
      fc.oneof(value, fc.uniqueArray(value, { minLength: 1, maxLength: 2 })),
      { noNullPrototype: true },
    ),
    note: fc.constantFrom('A note.'),
  })
  .map((rest) => ({
    ...rest,
    id: 'a1',
    document: `d_${'a'.repeat(26)}`,
    layer: 'ana',
    fragments: [{ start: utf16(0), end: utf16(4) }],
    quote: 'word',
    codebookVersion: '1.0.0',
    origin: { kind: 'human' },
  }));

it('after any edits an annotation has a label of the codebook, its place, and every answer that it had', () => {
  let changes = 0;
  fc.assert(
    fc.property(annotation, fc.array(edit, { minLength: 1, maxLength: 6 }), (before, edits) => {
      for (const one of edits) expect(codebookEditSchema.safeParse(one).success).toBe(true);
      const { steps, codebook } = applyEdits(BIG_CODEBOOK, edits);
      const { record, effects } = migratedAnnotation(before, steps, codebook.version);
      expect(codebookSchema.safeParse(codebook).success).toBe(true);
      expect(annotationSchema.safeParse(record).success).toBe(true);
      expect(codebook.labels.map((one) => one.name)).toContain(record.label);
      const { id, document, layer, fragments, quote, note, origin } = record;
      expect({ id, document, layer, fragments, quote, note, origin }).toEqual({
        id: before.id,
        document: before.document,
        layer: before.layer,
        fragments: before.fragments,
        quote: before.quote,
        note: before.note,
        origin: before.origin,
      });
      expect(Object.keys(record.attributes)).toHaveLength(Object.keys(before.attributes).length);
      const isDoubtful = effects.some(({ doubts }) => doubts.length > 0);
      expect(record.flags?.some(({ kind }) => kind === 'look_again') ?? false).toBe(isDoubtful);
      expect(codebook.labels.length).toBeGreaterThanOrEqual(BIG_CODEBOOK.labels.length);
      expect(codebook.attributes.length).toBeGreaterThanOrEqual(BIG_CODEBOOK.attributes.length);
      if (record !== before) changes += 1;
    }),
    { numRuns: 1000 },
  );
  expect(changes).toBeGreaterThan(100);
});
