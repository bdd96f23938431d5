import { describe, expect, it } from 'vitest';
import { LEFT_OUT } from '../../../electron/core/sources/html/elements.ts';
import { readDocument } from '../../../electron/core/sources/read-document.ts';
import { leftOutInWords } from '../../../renderer/features/import/left-out-words.ts';

describe('what a file holds beside its text', () => {
  it('has words of the window for every element that is left out', () => {
    const english = Object.values(LEFT_OUT).filter((what) => leftOutInWords({ what, count: 2 }).isEnglish);
    expect(english).toEqual([]);
  });

  it('is said with its number', async () => {
    const { leftOut } = await readDocument({
      name: 'a.html',
      bytes: Buffer.from(
        '<p onclick=x>a<img src=x><img src=y><!-- c --><a href="javascript:x">b</a><a href=x>c</a><b hidden>d</b>',
      ),
    });
    expect(leftOut.map((one) => leftOutInWords(one))).toEqual([
      { text: '1 event handler', isEnglish: false },
      { text: '2 remote images', isEnglish: false },
      { text: '1 comment', isEnglish: false },
      { text: '1 script in a link', isEnglish: false },
      { text: '1 address of a link', isEnglish: false },
      { text: '1 hidden part', isEnglish: false },
    ]);
    expect(leftOutInWords({ what: 'annotation Hedge', count: 3 })).toEqual({
      text: '3 × annotation Hedge',
      isEnglish: true,
    });
  });
});
