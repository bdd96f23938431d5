import { beforeEach, describe, expect, it } from 'vitest';
import type { NoticeAction, NoticeOptions } from '../../../renderer/app/notices.ts';
import { createUndoNotice } from '../../../renderer/app/undo-notice.ts';

const shown = new Map<string, { text: string; action: NoticeAction | undefined }>();
const notices = {
  say: (text: string, { id = '', action }: NoticeOptions = {}) => void shown.set(id, { text, action }),
  close: (id: string) => void shown.delete(id),
};
const undone: string[] = [];
const undo = (batch: string): NoticeAction => ({ label: 'Undo', run: () => void undone.push(batch) });
const texts = () => [...shown.values()].map(({ text }) => text);
beforeEach(() => {
  shown.clear();
  undone.length = 0;
});

describe('the notice with Undo', () => {
  it('takes back its own batch, once', () => {
    const notice = createUndoNotice(notices);
    notice.begun('earlier');
    notice.begun('a');
    notice.say('Removed A', 'a', undo('a'));
    notice.heard('earlier');
    notice.heard('earlier');
    notice.heard('a');
    const action = shown.get('history')?.action;
    action?.run();
    action?.run();
    expect(undone).toEqual(['a']);
  });

  it.each<[string, (notice: ReturnType<typeof createUndoNotice>) => void, string[]]>([
    ['another gesture follows', (notice) => notice.begun('b'), []],
    ['another hand writes', (notice) => notice.heard('b'), []],
    ['its own batch was refused', (notice) => notice.drop('a'), []],
    ['the project is left', (notice) => notice.drop(), []],
    ['a later notice takes its place', (notice) => notice.say('Removed B', 'b', undo('b')), ['Removed B']],
    ['another batch was refused', (notice) => notice.drop('b'), ['Removed A']],
  ])('does nothing to others: %s', (_when, happens, left) => {
    const notice = createUndoNotice(notices);
    notice.say('Removed A', 'a', undo('a'));
    const stale = shown.get('history')?.action;
    happens(notice);
    expect(texts()).toEqual(left);
    stale?.run();
    expect(undone).toEqual(left.includes('Removed A') ? ['a'] : []);
  });
});
