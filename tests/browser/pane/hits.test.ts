import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoScene } from './demo.ts';
import { openBrowser, type Opened } from './open.ts';
import type { Scene } from './page/harness.ts';
import { annotation, blocksOf, find, LABELS } from './scenes.ts';

const LATIN =
  'One two three four five six seven eight nine ten.\nShort.\nA longer paragraph that goes on for more than a single line, so that what starts on its first line ends on its second.\n\u200bHidden\u202e signs\u00ad here and 👩‍👩‍👧 family.';
const RTL =
  'قالت الوزارة إن عدد القوات بلغ 12,000 جندي Donetsk في المنطقة الشرقية.\nשלום לכולם, זהו טקסט בעברית עם English באמצע.';
const CJK = '韩国国防部长周二表示，朝鲜正在向俄罗斯派遣军队。北朝鮮は兵士を派遣しています。한국은 파병을 확인했다.';

const nested = (text: string, phrases: [string, string, string][]): Scene => ({
  text,
  blocks: blocksOf(text),
  labels: LABELS,
  annotations: phrases.map(([id, label, phrase]) => annotation(text, id, label, find(text, phrase))),
});

const SCENES: [name: string, scene: Scene, hits: [phrase: string, ids: string[]][]][] = [
  [
    'nested, overlapping and on the same span',
    nested(LATIN, [
      ['outer', 'CLAIM', 'One two three four five six'],
      ['inner', 'SOURCE', 'three'],
      ['same', 'TARGET', 'three'],
      ['right', 'TIME', 'five six seven'],
      ['across', 'EVENT', 'ten.\nShort.\nA longer'],
    ]),
    [
      ['One', ['outer']],
      ['three', ['inner', 'same', 'outer']],
      ['five', ['right', 'outer']],
      ['seven', ['right']],
      ['eight', []],
      ['Short', ['across']],
    ],
  ],
  [
    'beside signs for invisible characters',
    nested(LATIN, [
      ['hidden', 'CLAIM', 'Hidden\u202e signs'],
      ['family', 'SOURCE', '👩‍👩‍👧'],
    ]),
    [
      ['Hidden', ['hidden']],
      ['here', []],
      ['👩‍👩‍👧', ['family']],
      ['family', []],
    ],
  ],
  [
    'right to left, with figures and Latin within',
    nested(RTL, [
      ['ministry', 'SOURCE', 'الوزارة'],
      ['figure', 'QUANTITY', '12,000 جندي'],
      ['place', 'PLACE', 'Donetsk'],
      ['hebrew', 'CLAIM', 'טקסט בעברית עם English'],
    ]),
    [
      ['الوزارة', ['ministry']],
      ['12,000', ['figure']],
      ['جندي', ['figure']],
      ['Donetsk', ['place']],
      ['English', ['hebrew']],
      ['שלום', []],
    ],
  ],
  [
    'scripts without blanks',
    nested(CJK, [
      ['zh', 'CLAIM', '朝鲜正在向俄罗斯派遣军队'],
      ['ja', 'EVENT', '派遣しています'],
    ]),
    [
      ['朝鲜', ['zh']],
      ['兵士', []],
      ['派遣し', ['ja']],
    ],
  ],
];

describe('reaching annotations', { timeout: 60_000 }, () => {
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    opened = await openBrowser();
    page = await opened.open({ text: '', blocks: [] });
  }, 60_000);
  afterAll(() => opened.close());

  const show = (scene: Scene): Promise<void> => page.evaluate((scene) => window.harness.show(scene), scene);
  /** The middle of a phrase's first character, on the screen. */
  const pointOn = (text: string, phrase: string): Promise<{ x: number; y: number }> =>
    page.evaluate(
      ([start, end]) => {
        const rect = window.harness.handle.rectOf({ start, end } as never);
        if (!rect) throw new Error('not drawn');
        return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
      },
      find(text, phrase),
    );
  const picked = (): Promise<string[] | undefined> => page.evaluate(() => window.harness.picked.at(-1));

  describe.each(SCENES)('%s', (_name, scene, hits) => {
    it('a click gives all annotations there, the shortest first', async () => {
      await show(scene);
      for (const [phrase, ids] of hits) {
        const { x, y } = await pointOn(scene.text, phrase);
        await page.mouse.click(x, y);
        expect([phrase, await picked()]).toEqual([phrase, ids]);
        await page.waitForTimeout(10);
      }
    });

    it('every annotation is drawn, with an underline of its own', async () => {
      await show(scene);
      const drawn = await page.evaluate(() => [...CSS.highlights].map(([name, set]) => [name, set.size] as const));
      const levels = drawn.filter(([name]) => /-\d-\d$/.test(name));
      const blocksTouched = (scene.annotations ?? []).map(
        ({ fragments }) => scene.blocks.filter((b) => fragments.some((f) => f.start < b.end && b.start < f.end)).length,
      );
      expect(levels.reduce((sum, [, size]) => sum + size, 0)).toBe(blocksTouched.reduce((a, b) => a + b, 0));
    });
  });

  it('a click beside the text is beside every annotation', async () => {
    await show(
      nested(LATIN, [
        ['line', 'CLAIM', 'Short.'],
        ['all', 'SOURCE', 'One two three four five six seven eight nine ten.'],
      ]),
    );
    for (const phrase of ['Short', 'One two']) {
      const { y } = await pointOn(LATIN, phrase);
      for (const x of [640, 700, 860]) {
        await page.mouse.click(x, y);
        expect((await picked()) ?? []).toEqual([]);
      }
    }
  });

  it('shows signs for invisible characters that matter, and leaves joiners within an emoji alone', async () => {
    await show({ text: LATIN, blocks: blocksOf(LATIN) });
    const signs = await page
      .locator('[data-invisible]')
      .evaluateAll((found) => found.map((sign) => sign.getAttribute('title')));
    expect(signs).toEqual(['U+200B', 'U+202E', 'U+00AD']);
  });

  it('hovering tells once what is there, and when it is left', async () => {
    await show(
      nested(LATIN, [
        ['outer', 'CLAIM', 'One two three four'],
        ['inner', 'SOURCE', 'three'],
      ]),
    );
    for (const phrase of ['One', 'two', 'three', 'ten']) {
      const { x, y } = await pointOn(LATIN, phrase);
      await page.mouse.move(x, y);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
    }
    expect(await page.evaluate(() => window.harness.hovered)).toEqual([['outer'], ['inner', 'outer'], []]);
  });

  it('a sign in the margin picks its annotation; signs tell labels apart and are no part of the text', async () => {
    await show({ ...demoScene(), activeId: null });
    const signs = page.locator('[data-annotations]');
    expect(await signs.first().textContent()).toBe('S');
    await signs.first().click();
    expect(await picked()).toEqual(['a1']);
    expect(await page.locator('[aria-hidden=true] [data-annotations]').count()).toBe(await signs.count());
    const counter = page.getByText(/^\+\d$/).first();
    expect(await counter.textContent()).toBe('+1');
    await counter.click();
    expect(await picked()).toEqual(['a3']);
  });

  it('nothing moves when an annotation is made, made active, or taken away', async () => {
    const scene = { ...demoScene(), activeId: null };
    await show(scene);
    const places = (): Promise<number[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll('[data-kind]')].flatMap((block) => {
          const { left, top, width, height } = block.getBoundingClientRect();
          return [left, top, width, height];
        }),
      );
    const before = await places();
    const made = annotation(scene.text, 'new', 'TIME', find(scene.text, 'US halts weapons delivery'));
    await page.evaluate((after) => window.harness.index.apply([{ id: 'new', after }]), made);
    const drawn = (): Promise<number> => page.locator('[data-annotations~=new]').count();
    expect(await drawn()).toBe(1);
    await page.evaluate(() => window.harness.setActive('new'));
    expect(await page.locator('[data-side]').count()).toBe(2);
    expect(await places()).toEqual(before);
    await page.evaluate(() => window.harness.index.apply([{ id: 'new', after: null }]));
    expect(await drawn()).toBe(0);
    expect(await page.locator('[data-side]').count()).toBe(0);
    expect(await places()).toEqual(before);
  });
});
