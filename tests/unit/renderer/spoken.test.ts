import { describe, expect, it } from 'vitest';
import { createAnnounce } from '../../../renderer/app/announce.ts';
import { createAppStore } from '../../../renderer/app/store.ts';
import { saidOfAnnotation, saidOfNew } from '../../../renderer/features/annotate/spoken.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { createScheme } from '../../../shared/model/attributes.ts';
import { attributeSchema } from '../../../shared/model/codebook.ts';
import { utf16 } from '../../../shared/text/units.ts';

const asked = (name: string, more: object = {}): unknown => ({
  on: 'CLAIM',
  name,
  type: 'text',
  mandatory: true,
  multiple: false,
  values: [],
  needs: [],
  definition: '',
  examples: [],
  ...more,
});
const SCHEME = createScheme(
  [
    asked('claim_type', { type: 'choice', values: [{ name: 'plan_prediction', definition: '' }] }),
    asked('certainty', { default: 'certain' }),
    asked('denied', { mandatory: false, type: 'boolean' }),
    asked('reason', { when: [{ attribute: 'denied', values: [true] }] }),
  ].map((one) => attributeSchema.parse(one)),
);
const ANNOTATION: Annotation = {
  id: 'a',
  document: 'd',
  layer: 'ana',
  label: 'CLAIM',
  fragments: [{ start: utf16(0), end: utf16(4) }],
  quote: 'They left.',
  attributes: {},
  codebookVersion: '1',
  origin: { kind: 'human' },
};

describe('what is heard of an annotation', () => {
  it.each<[Partial<Annotation>, string]>([
    [{}, 'CLAIM: They left. Missing: claim type, certainty'],
    [
      { attributes: { certainty: 'certain', claim_type: 'plan_prediction' } },
      'CLAIM: They left. claim type: plan prediction; certainty: certain',
    ],
    [
      { quote: 'left', attributes: { certainty: 'certain', claim_type: 'x', denied: true } },
      'CLAIM: left. claim type: x; certainty: certain; denied: yes. Missing: reason',
    ],
    [{ layer: 'ben', quote: 'left' }, 'CLAIM: left. by ben. Missing: claim type, certainty'],
    [
      { flags: [{ kind: 'ask_lead', text: 'All of them?' }, { kind: 'unsure' }], note: 'Look', claim: 'c' },
      'CLAIM: They left. Missing: claim type, certainty. Ask the lead: All of them? Unsure. On a claim card. Has a note',
    ],
    [{ label: 'PLACE', quote: 'Kursk' }, 'PLACE: Kursk'],
  ])('%o', (fields, said) => {
    expect(saidOfAnnotation({ ...ANNOTATION, ...fields }, SCHEME, 'ana')).toBe(said);
  });

  it('that was just made: what the codebook answered, and what is missing', () => {
    const made = { label: 'CLAIM', quote: 'left', attributes: SCHEME.defaults('CLAIM') };
    expect(saidOfNew(made, SCHEME)).toBe('Tagged as CLAIM: left. certainty: certain. Missing: claim type');
  });
});

it('sentences that one gesture says are said together, and the next gesture’s by themselves', async () => {
  const app = createAppStore();
  const announce = createAnnounce(app);
  const said = (): readonly string[] => app.getState().announcement.sentences;
  announce('Label changed to SOURCE');
  announce('2 more questions: entity, role');
  expect(said()).toEqual(['Label changed to SOURCE', '2 more questions: entity, role']);
  await new Promise((resolve) => void setTimeout(resolve, 2));
  announce('Saved');
  expect(said()).toEqual(['Saved']);
});
