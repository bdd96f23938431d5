import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { translator } from '../../../renderer/strings/t.ts';
import { undoName } from '../../../renderer/strings/undo-names.ts';
import { nameOfEdits } from '../../../shared/codebook/describe.ts';
import type { CodebookEdit } from '../../../shared/codebook/edit.ts';

beforeEach(async () => {
  await translator.changeLanguage('ko');
});
afterEach(async () => {
  await translator.changeLanguage('en');
});

/** Names as the core writes them, of every kind of step. */
const GESTURES = [
  'tag CLAIM',
  'tag 3 annotations',
  'tag 2 equal strings as CLAIM',
  'copy 3 annotations to the same passage',
  'split CLAIM',
  'merge 2 CLAIM annotations',
  'duplicate as CLAIM',
  'delete CLAIM',
  'delete 3 annotations',
  'change 3 annotations',
  'change label to CLAIM',
  'change label of 3 annotations to CLAIM',
  'move CLAIM',
  'move 3 annotations to layer gold',
  'set 2 attributes',
  'set certainty to possible',
  'set certainty of 3 annotations',
  'set genre of document to news report',
  'clear certainty',
  'clear genre of document',
  'label document',
  'describe document',
  'edit note',
  'edit annotation',
  'flag "ask lead"',
  'resolve "ask lead"',
  'edit flag "ask lead"',
  'flag 3 annotations',
  'take flags from 3 annotations',
  'new card "One."',
  'reword card to "Two."',
  'edit the note of a card',
  'delete card "One."',
  'merge 2 cards into "One."',
  'add source "NIS"',
  'rename source to "NIS"',
  'add alias "the NIS" to source "NIS"',
  'take an alias from source "NIS"',
  'edit source "NIS"',
  'merge source "the NIS" into "NIS"',
  'merge 3 sources into "NIS"',
  'delete source "NIS"',
  'assign to a card',
  'take off the card',
  'relate CLAIM supports CLAIM',
  'change relation to CLAIM supports CLAIM',
  'delete relation CLAIM supports CLAIM',
  'delete 3 relations',
  'edit note of a relation',
  'edit relation',
  'restore CLAIM',
  'remove CLAIM again',
  'mark done',
  'reopen document',
  'import 3 texts',
  'import news.jsonl',
  'edit codebook',
  'accept CLAIM of bo for gold',
  'decide that none is right (annotation)',
  'accept 3 places that all agree on for gold',
  'decide 3 places for gold by majority',
  'decide CLAIM for gold',
  'keep a decision',
  'say why in a decision',
  'make gold layer',
];

const on = { on: 'CLAIM', attribute: 'certainty' };
const label = { name: 'CLAIM', definition: '', color: 0, badge: 'C', mandatory: false, examples: [] };
const attribute = {
  name: 'certainty',
  on: 'CLAIM',
  type: 'text' as const,
  mandatory: false,
  multiple: false,
  definition: '',
  values: [],
  needs: [],
  examples: [],
};
const relation = {
  name: 'supports',
  from: ['CLAIM'],
  to: ['CLAIM'],
  scope: 'any' as const,
  symmetric: false,
  transitive: false,
  definition: '',
};
/** One of each edit: the type sees to it that none is left out. */
const EDITS: { readonly [N in CodebookEdit['edit']]: Extract<CodebookEdit, { edit: N }> } = {
  addLabel: { edit: 'addLabel', label },
  changeLabel: { edit: 'changeLabel', label: 'CLAIM', set: {} },
  renameLabel: { edit: 'renameLabel', label: 'CLAIM', to: 'ASSERTION' },
  mergeLabels: { edit: 'mergeLabels', labels: ['CUE'], into: 'CLAIM' },
  splitLabel: { edit: 'splitLabel', label: 'CLAIM', into: ['A', 'B'], rules: [] },
  retireLabel: { edit: 'retireLabel', label: 'CLAIM' },
  restoreLabel: { edit: 'restoreLabel', label: 'CLAIM' },
  orderLabels: { edit: 'orderLabels', labels: ['CLAIM'] },
  addAttribute: { edit: 'addAttribute', attribute },
  changeAttribute: { edit: 'changeAttribute', ...on, set: {} },
  renameAttribute: { edit: 'renameAttribute', ...on, to: 'sureness' },
  retireAttribute: { edit: 'retireAttribute', ...on },
  restoreAttribute: { edit: 'restoreAttribute', ...on },
  changeValues: { edit: 'changeValues', ...on, values: [] },
  changeType: { edit: 'changeType', ...on, type: 'text' },
  orderAttributes: { edit: 'orderAttributes', on: 'CLAIM', attributes: ['certainty'] },
  addRelation: { edit: 'addRelation', relation },
  changeRelation: { edit: 'changeRelation', relation: 'supports', set: {} },
  renameRelation: { edit: 'renameRelation', relation: 'supports', to: 'backs' },
  mergeRelations: { edit: 'mergeRelations', relations: ['backs'], into: 'supports' },
  retireRelation: { edit: 'retireRelation', relation: 'supports' },
  restoreRelation: { edit: 'restoreRelation', relation: 'supports' },
  orderRelations: { edit: 'orderRelations', relations: ['supports'] },
  guidelines: { edit: 'guidelines', text: '' },
};

/** English words that the names are made of; what people named themselves may stay in it. */
const VERBS =
  /\b(?:tag|split|merge|duplicate|delete|change|move|set|clear|edit|flag|resolve|take|new|reword|assign|relate|restore|remove|mark|reopen|import|add|rename|retire|reorder|describe|annotations?|relations?|attributes?|labels?|document|cards?|sources?|alias|and|into|more)\b/;

describe('the Korean name of a step', () => {
  it.each([...GESTURES, ...Object.values(EDITS).map((edit) => nameOfEdits([edit]))])('%s', (name) => {
    const korean = undoName(name);
    expect(korean).toMatch(/\p{Script=Hangul}/u);
    expect(korean.replace('label CLAIM', '')).not.toMatch(VERBS);
  });

  it('of several edits says how many more there are', () => {
    const name = nameOfEdits([EDITS.renameLabel, EDITS.guidelines, EDITS.orderLabels]);
    expect(undoName(name)).toBe('이름 변경: CLAIM → ASSERTION 외 2개');
  });

  it('stays English where nobody has written one: the check can fail', () => {
    expect(undoName('turn CLAIM upside down')).toBe('turn CLAIM upside down');
  });
});
