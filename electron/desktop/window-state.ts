import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** A rectangle of the desktop, in device-independent pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const stateSchema = z.strictObject({
  /** Where the window is when it is not maximised. */
  bounds: z.strictObject({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  maximized: z.boolean(),
});

/** Where a window stood when it was closed. */
export type WindowState = z.infer<typeof stateSchema>;

/** Size of the first window, and the smallest that a window may be dragged to. */
export const FIRST_SIZE = { width: 1280, height: 800 } as const;
export const MIN_SIZE = { width: 360, height: 420 } as const;

/** What must be seen of a window's top edge for it to be dragged back. */
const GRIP = { width: 100, height: 32 } as const;

/** Reads a kept state. Null where there is none that makes sense: the window then opens as the first one did. */
export function readState(file: string): WindowState | null {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps a state, whole or not at all. Throws where the folder cannot be written to. */
export function writeState(file: string, state: WindowState): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(state)}\n`);
  renameSync(draft, file);
}

/**
 * Bounds for a new window: those kept, where the window could be reached on one of the screens; else the first size in
 * the middle of the first screen. Never larger than its screen.
 *
 * @param screens work areas, the primary one first; at least one.
 */
export function placeOn(screens: readonly Area[], kept: Area | undefined): Area {
  const home = (kept && screens.find((screen) => canBeGripped(kept, screen))) ?? screens[0];
  if (home === undefined) return { x: 0, y: 0, ...FIRST_SIZE };
  const wanted = kept ?? FIRST_SIZE;
  const width = Math.min(Math.max(wanted.width, MIN_SIZE.width), home.width);
  const height = Math.min(Math.max(wanted.height, MIN_SIZE.height), home.height);
  if (kept && canBeGripped(kept, home)) return { x: kept.x, y: kept.y, width, height };
  const x = home.x + Math.round((home.width - width) / 2);
  const y = home.y + Math.round((home.height - height) / 2);
  return { x, y, width, height };
}

function canBeGripped(window: Area, screen: Area): boolean {
  const seen = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  return seen >= GRIP.width && window.y >= screen.y && window.y + GRIP.height <= screen.y + screen.height;
}
