import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Area, placeOn, readState, writeState } from '../../electron/desktop/window-state.ts';

const LAPTOP: Area = { x: 0, y: 25, width: 1440, height: 875 };
const LEFT: Area = { x: -1920, y: 0, width: 1920, height: 1080 };
const TINY: Area = { x: 0, y: 0, width: 1024, height: 600 };
const at = (x: number, y: number, width: number, height: number): Area => ({ x, y, width, height });

describe('placeOn', () => {
  it.each<[name: string, screens: Area[], kept: Area | undefined, place: Area]>([
    ['the first window is in the middle', [LAPTOP], undefined, at(80, 63, 1280, 800)],
    ['and never larger than its screen', [TINY], undefined, at(0, 0, 1024, 600)],
    ['a kept place is kept', [LAPTOP], at(100, 90, 900, 700), at(100, 90, 900, 700)],
    ['also on the second screen', [LAPTOP, LEFT], at(-1800, 40, 900, 700), at(-1800, 40, 900, 700)],
    ['a screen that was unplugged', [LAPTOP], at(-1800, 40, 900, 700), at(270, 113, 900, 700)],
    ['a window below the screen', [LAPTOP], at(100, 2000, 900, 700), at(270, 113, 900, 700)],
    ['a title bar above the screen', [LAPTOP], at(100, -60, 900, 700), at(270, 113, 900, 700)],
    ['a sliver at the edge', [LAPTOP], at(1400, 90, 900, 700), at(270, 113, 900, 700)],
    ['a place on a larger screen', [TINY], at(10, 10, 1600, 1200), at(10, 10, 1024, 600)],
    ['a window that is no window', [LAPTOP], at(100, 90, 2, 2), at(540, 253, 360, 420)],
  ])('%s', (_name, screens, kept, place) => {
    expect(placeOn(screens, kept)).toEqual(place);
  });
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'claimwright-state-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

describe('the kept state', () => {
  it('is read as it was written, and nothing is left beside it', () => {
    const data = join(folder(), 'new');
    const state = { bounds: at(1, 2, 900, 700), maximized: true };
    writeState(join(data, 'window.json'), state);
    writeState(join(data, 'window.json'), state);
    expect(readState(join(data, 'window.json'))).toEqual(state);
    expect(readdirSync(data)).toEqual(['window.json']);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"bounds":{"x":0,"y":0,"width":0,"height":10},"maximized":false}',
    '{"bounds":{"x":0.5,"y":0,"width":10,"height":10},"maximized":false}',
    '{"bounds":{"x":0,"y":0,"width":10,"height":10}}',
  ])('is given up where it makes no sense: %s', (text) => {
    const file = join(folder(), 'window.json');
    writeFileSync(file, text);
    expect(readState(file)).toBeNull();
  });
});
