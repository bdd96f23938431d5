import { Editor, Extension, Node } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { createRef, createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createAnnotationIndex } from '../../../../renderer/editor/index/annotation-index.ts';
import { Pane } from '../../../../renderer/editor/Pane.tsx';
import type { PaneHandle } from '../../../../renderer/editor/types.ts';
import { extent, type Annotation } from '../../../../shared/model/annotation.ts';
import type { Label } from '../../../../shared/model/codebook.ts';
import type { Block, Mark } from '../../../../shared/model/document.ts';

/** A document to show and the annotations in it. */
export interface Work {
  readonly text: string;
  readonly blocks: Block[];
  readonly annotations: Annotation[];
  readonly labels: Label[];
}

/** One way to show annotated text. */
export interface Peer {
  /** What scrolls. */
  readonly scroller: HTMLElement;
  add(annotation: Annotation): void;
  remove(annotation: Annotation): void;
  /** Number of annotations at a point of the screen. */
  hit(x: number, y: number): number;
}

const noMarks: Mark[] = [];

/** The pane as it is shipped. */
function pane(container: HTMLElement, { text, blocks, annotations, labels }: Work): Peer {
  const index = createAnnotationIndex();
  index.reset(annotations);
  let found = 0;
  flushSync(() =>
    createRoot(container).render(
      createElement(Pane, {
        ref: createRef<PaneHandle>(),
        documentId: 'bench',
        text,
        blocks,
        marks: noMarks,
        index,
        labels,
        activeId: null,
        snap: 'word',
        ariaLabel: 'Text',
        onSelectionChange: () => undefined,
        onPick: (picked) => (found = picked.length),
      }),
    ),
  );
  const scroller = container.querySelector<HTMLElement>('[data-pane]') ?? container;
  return {
    scroller,
    add: (annotation) => index.apply([{ id: annotation.id, after: annotation }]),
    remove: ({ id }) => index.apply([{ id, after: null }]),
    hit(x, y) {
      const at = { clientX: x, clientY: y, bubbles: true, detail: 1 };
      const target = document.elementFromPoint(x, y);
      target?.dispatchEvent(new PointerEvent('pointerdown', at));
      target?.dispatchEvent(new MouseEvent('click', at));
      return found;
    },
  };
}

/** The same scroller and column for those that do not bring their own. */
function frame(container: HTMLElement): { scroller: HTMLElement; column: HTMLElement } {
  const scroller = document.createElement('div');
  const column = document.createElement('div');
  scroller.style.cssText = 'height: 100%; overflow: auto';
  column.style.cssText =
    'max-width: 62ch; margin: auto; font: 17px/28px var(--font-reading); white-space: break-spaces';
  scroller.append(column);
  container.append(scroller);
  return { scroller, column };
}

/** TipTap with one inline decoration for each annotation and block: how it is usually done. */
function decorations(container: HTMLElement, { text, blocks, annotations, labels }: Work): Peer {
  const { scroller, column } = frame(container);
  const starts: number[] = [];
  let position = 0;
  for (const { start, end } of blocks) {
    starts.push(position + 1);
    position += end - start + 2;
  }
  const colours = new Map(labels.map(({ name, color }) => [name, color]));
  const make = ({ id, label, fragments }: Annotation): Decoration[] =>
    fragments.flatMap((fragment) =>
      blocks.flatMap((block, i) => {
        const from = Math.max(fragment.start, block.start);
        const to = Math.min(fragment.end, block.end);
        const base = (starts[i] ?? 0) - block.start;
        const colour = `var(--label-${colours.get(label) ?? 0})`;
        const style = `background: color-mix(in oklab, ${colour} 14%, transparent); border-bottom: 2px solid ${colour}`;
        return from < to ? [Decoration.inline(base + from, base + to, { style }, { id })] : [];
      }),
    );
  /** The same without looking at every block for every annotation, which would be ours to blame. */
  const makeAll = (): Decoration[] => {
    const made: Decoration[] = [];
    let first = 0;
    for (const annotation of annotations.toSorted((a, b) => extent(a).start - extent(b).start)) {
      const { start, end } = extent(annotation);
      while ((blocks[first]?.end ?? Infinity) <= start) first++;
      for (let i = first; i < blocks.length; i++) {
        const block = blocks[i];
        if (!block || block.start >= end) break;
        const base = (starts[i] ?? 0) - block.start;
        const colour = `var(--label-${colours.get(annotation.label) ?? 0})`;
        const style = `background: color-mix(in oklab, ${colour} 14%, transparent); border-bottom: 2px solid ${colour}`;
        const [from, to] = [Math.max(start, block.start), Math.min(end, block.end)];
        if (from < to) made.push(Decoration.inline(base + from, base + to, { style }, { id: annotation.id }));
      }
    }
    return made;
  };
  const key = new PluginKey<DecorationSet>('annotations');
  const editor = new Editor({
    element: column,
    enableCoreExtensions: false,
    injectCSS: false,
    content: {
      type: 'doc',
      content: blocks.map(({ start, end }) => ({
        type: 'paragraph',
        content: [{ type: 'text', text: text.slice(start, end) }],
      })),
    },
    extensions: [
      Node.create({ name: 'doc', topNode: true, content: 'paragraph+' }),
      Node.create({ name: 'paragraph', content: 'text*', renderHTML: () => ['p', 0] }),
      Node.create({ name: 'text', group: 'inline' }),
      Extension.create({
        name: 'annotations',
        addProseMirrorPlugins: () => [
          new Plugin<DecorationSet>({
            key,
            state: {
              init: (_config, { doc }) => DecorationSet.create(doc, makeAll()),
              apply(transaction, set) {
                const change: unknown = transaction.getMeta(key);
                return typeof change === 'function' ? change(set) : set;
              },
            },
            props: { decorations: (state) => key.getState(state) },
          }),
        ],
      }),
    ],
  });
  const { view } = editor;
  const dispatch = (change: (set: DecorationSet) => DecorationSet): void =>
    view.dispatch(view.state.tr.setMeta(key, change));
  return {
    scroller,
    add: (annotation) => dispatch((set) => set.add(view.state.doc, make(annotation))),
    remove: ({ id, fragments }) => {
      const from = extent({ fragments }).start;
      dispatch((set) => set.remove(set.find(0, from + blocks.length * 2, (spec: { id?: string }) => spec.id === id)));
    },
    hit(x, y) {
      const at = view.posAtCoords({ left: x, top: y });
      return at ? (key.getState(view.state)?.find(at.pos, at.pos).length ?? 0) : 0;
    },
  };
}

/** The text in paragraphs and nothing else: the floor. */
function plain(container: HTMLElement, { text, blocks }: Work): Peer {
  const { scroller, column } = frame(container);
  column.append(
    ...blocks.map(({ start, end }) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = text.slice(start, end);
      return paragraph;
    }),
  );
  return { scroller, add: () => undefined, remove: () => undefined, hit: () => 0 };
}

/** All that are compared. */
export const PEERS = { pane, decorations, plain } as const;
export type PeerName = keyof typeof PEERS;
