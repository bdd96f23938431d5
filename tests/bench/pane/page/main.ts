import type { Annotation } from '../../../../shared/model/annotation.ts';
import { utf16, type Span } from '../../../../shared/text/units.ts';
import '../../../../renderer/ui/base.css';
import '../../../browser/pane/page/page.css';
import { PEERS, type Peer, type PeerName, type Work } from './peers.ts';

/** What the bench measures in a page. Times in ms. */
export interface Bench {
  load(name: PeerName, work: Work): Promise<number>;
  /** Adds an annotation in sight and takes it away, `times` times: medians, and the longest task meanwhile. */
  edit(times: number): Promise<{ add: number; remove: number; longest: number }>;
  hit(times: number): { mean: number; found: number };
  /** 95th percentile of frames while scrolling, and the median of jumps. */
  scroll(frames: number, jumps: number): Promise<{ p95: number; jump: number }>;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

let peer: Peer | null = null;
let work: Work | null = null;

const current = (): { peer: Peer; work: Work } => {
  if (!peer || !work) throw new Error('expected a loaded peer, got none');
  return { peer, work };
};

/** The first task after the frame in which it is called was painted. */
const afterPaint = (): Promise<void> =>
  new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', () => done(), { once: true });
    channel.port1.start();
    channel.port2.postMessage(null);
  });

const nextFrame = (): Promise<number> => new Promise((done) => requestAnimationFrame(() => done(performance.now())));

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const at = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;

/**
 * Time from a command at the start of a frame until that frame's script, style, layout and paint are done: the wait for
 * the screen, which would be the same for all, is left out.
 */
const timed = async (act: () => void): Promise<number> => {
  await pause(20);
  await nextFrame();
  const begin = performance.now();
  act();
  await afterPaint();
  return performance.now() - begin;
};

/** A stretch of text about the middle of the screen. */
const inSight = ({ blocks }: Work, { scroller }: Peer): Span => {
  const part = (scroller.scrollTop + scroller.clientHeight / 2) / scroller.scrollHeight;
  const block = blocks[Math.min(blocks.length - 1, Math.floor(part * blocks.length))];
  const start = block?.start ?? utf16(0);
  return { start, end: utf16(Math.min(start + 40, block?.end ?? start + 40)) };
};

window.bench = {
  async load(name, given) {
    const container = document.querySelector<HTMLElement>('#root');
    if (!container) throw new Error('expected #root, got nothing');
    work = given;
    const time = await timed(() => void (peer = PEERS[name](container, given)));
    await pause(100);
    return time;
  },

  async edit(times) {
    const { peer, work } = current();
    const add: number[] = [];
    const remove: number[] = [];
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    peer.scroller.scrollTop = peer.scroller.scrollHeight / 2;
    await pause(300);
    observer.observe({ type: 'longtask' });
    for (let i = 0; i < times; i++) {
      const span = inSight(work, peer);
      const model = work.annotations[i];
      if (!model) break;
      const annotation: Annotation = { ...model, id: `new${i}`, fragments: [span] };
      add.push(await timed(() => peer.add(annotation)));
      remove.push(await timed(() => peer.remove(annotation)));
    }
    await pause(100);
    observer.disconnect();
    return { add: at(add, 0.5), remove: at(remove, 0.5), longest };
  },

  hit(times) {
    const { peer } = current();
    const { left, top, width, height } = peer.scroller.getBoundingClientRect();
    const begin = performance.now();
    let found = 0;
    for (let i = 0; i < times; i++) {
      const x = left + width * (0.3 + (0.4 * ((i * 37) % 100)) / 100);
      const y = top + height * (0.1 + (0.8 * ((i * 61) % 100)) / 100);
      found += peer.hit(x, y);
    }
    // The clock is too coarse for one of them.
    return { mean: (performance.now() - begin) / times, found };
  },

  async scroll(frames, jumps) {
    const { scroller } = current().peer;
    scroller.scrollTop = 0;
    await pause(200);
    const between: number[] = [];
    let before = 0;
    for (let i = 0; i <= frames; i++) {
      const now = await nextFrame();
      if (i > 0) between.push(now - before);
      before = now;
      scroller.scrollTop += 120;
    }
    const jump: number[] = [];
    for (let i = 0; i < jumps; i++) {
      await pause(60);
      const begin = performance.now();
      scroller.scrollTop = ((i * 0.618) % 1) * scroller.scrollHeight;
      // What is in sight is drawn when the scroll is told, which is in the next frame.
      await nextFrame();
      await afterPaint();
      jump.push(performance.now() - begin);
    }
    return { p95: at(between, 0.95), jump: at(jump, 0.5) };
  },
};
