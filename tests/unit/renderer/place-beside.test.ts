import { describe, expect, it } from 'vitest';
import { placeBeside } from '../../../renderer/features/help/place-beside.ts';

const CARD = { width: 300, height: 200 };
const WIDE = { width: 1280, height: 800 };
const box = (left: number, top: number, width: number, height: number) => ({ left, top, width, height });

describe('the card of the tour stands', () => {
  it.each([
    ['right of a left column', box(0, 44, 240, 700), WIDE, 252, 56],
    ['left of a right column', box(960, 44, 320, 700), WIDE, 648, 56],
    ['above a bar at the bottom', box(0, 740, 1280, 40), WIDE, 12, 528],
    ['below a bar at the top', box(0, 0, 1280, 44), WIDE, 12, 56],
    ['over what fills the window', box(0, 0, 1280, 800), WIDE, 968, 588],
    ['at the bottom right without a target', null, WIDE, 968, 588],
    ['inside a window that is hardly wider', box(0, 44, 320, 500), { width: 320, height: 640 }, 12, 332],
  ])('%s', (_name, target, window, left, top) => {
    expect(placeBeside(target, CARD, window)).toMatchObject({ left, top });
  });
});
