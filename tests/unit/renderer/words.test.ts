import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../architecture/words.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('words of the window', () => {
  it('are all in renderer/strings, where they can be translated', () => {
    const files = readdirSync(join(ROOT, 'renderer'), { recursive: true, encoding: 'utf8' })
      .map((file) => `renderer/${file.split(sep).join('/')}`)
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('renderer/strings/'));
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((file) => wordsIn(file, readFileSync(join(ROOT, file), 'utf8')));
    expect(found).toEqual([]);
  });

  it.each([
    ['text of an element', `const a = <p>Hello</p>;`],
    ['text in an expression', `const a = <p>{isOn ? 'On' : t('a.off')}</p>;`],
    ['text in a template', 'const a = <p>{`${n} words`}</p>;'],
    ['a name for screen readers', `const a = <nav aria-label="Views" />;`],
    ['a title in an expression', `const a = <b title={isOn ? t('a.on') : 'Off'} />;`],
    ['a placeholder', `const a = <input placeholder={'Find'} />;`],
    ['a property of ours', `const a = <Field label="File" hint={t('a.b')} />;`],
    ['a notice', `notices.say('It is done.', { id: 'done' });`],
    ['a notice’s button', `notices.say(t('a.b'), { action: { label: 'Undo', run } });`],
    ['an announcement', 'announce(`Tagged as ${label}`);'],
    ['a command', `const commands = [{ id: 'a', name: 'Next annotation' }];`],
    ['a refusal', `throw new Refusal('invalid', 'That cannot be.');`],
    ['a constant', `const TITLE = 'Open questions';`],
    ['a sentence that is returned', `function why() { return 'Write a name.'; }`],
  ])('finds %s', (_what, code) => {
    expect(wordsIn('planted.tsx', code)).toHaveLength(1);
  });

  it.each([
    `const a = <p className="two words" data-x="Hello">{t('a.b')} · {n}</p>;`,
    `const a = <Keys binding="Escape" />;`,
    `const a = { id: 'view.next', keys: ['Escape'], where: 'everywhere' };`,
    `const a = <input type="radio" name="who" />;`,
  ])('passes %s', (code) => expect(wordsIn('plain.tsx', code)).toEqual([]));
});
