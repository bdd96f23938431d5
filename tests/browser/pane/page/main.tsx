import { createRef, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createAnnotationIndex } from '../../../../renderer/editor/index/annotation-index.ts';
import { Pane } from '../../../../renderer/editor/Pane.tsx';
import type { PaneHandle } from '../../../../renderer/editor/types.ts';
import { utf16 } from '../../../../shared/text/units.ts';
import type { Harness, Scene } from './harness.ts';
import '../../../../renderer/ui/base.css';
import './page.css';

const container = document.querySelector('#root');
if (!container) throw new Error('expected #root, got nothing');
const root = createRoot(container);
const handle = createRef<PaneHandle>();
const picked: string[][] = [];
const hovered: string[][] = [];
const selections: Harness['selections'] = [];
let scene: Scene = { text: '', blocks: [] };
let activeId: string | null = null;
let shown = 0;
let index = createAnnotationIndex();
const marks: Scene['marks'] = [];
const labels: Scene['labels'] = [];

const view = (): ReactElement => (
  <Pane
    ref={handle}
    documentId={`document-${shown}`}
    text={scene.text}
    blocks={scene.blocks}
    marks={scene.marks ?? marks}
    language={scene.language}
    index={index}
    labels={scene.labels ?? labels}
    activeId={activeId}
    snap={scene.snap ?? 'word'}
    ariaLabel="Text of the document"
    onSelectionChange={(selection) => selections.push(selection)}
    onPick={(annotations) => picked.push(annotations.map(({ id }) => id))}
    onHover={(annotations) => hovered.push(annotations.map(({ id }) => id))}
  />
);

/** Until all is drawn: the signs in the margin come a little after the text. */
const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));

const textbox = (): HTMLElement => {
  const element = document.querySelector<HTMLElement>('[role=textbox]');
  if (!element) throw new Error('expected a text box, got nothing');
  return element;
};

window.harness = {
  async show(next) {
    scene = next;
    shown += 1;
    activeId = next.activeId ?? null;
    index = createAnnotationIndex();
    index.reset(next.annotations ?? []);
    for (const list of [picked, hovered, selections]) list.length = 0;
    flushSync(() => root.render(view()));
    await frame();
  },
  async setActive(id) {
    activeId = id;
    flushSync(() => root.render(view()));
    await frame();
  },
  get handle() {
    if (!handle.current) throw new Error('expected a pane, got nothing');
    return handle.current;
  },
  get index() {
    return index;
  },
  picked,
  hovered,
  selections,
  roundTrips(offsets) {
    const pane = this.handle;
    return offsets.flatMap((at) => {
      pane.select({ start: utf16(at), end: utf16(at) });
      const back = pane.selection().raw.start;
      return back === at ? [] : [{ offset: at, back }];
    });
  },
  domText: () => [...textbox().querySelectorAll('[data-kind]')].map((block) => block.textContent),
};
