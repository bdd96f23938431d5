import { TextSelection } from '@tiptap/pm/state';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { createSentences } from '../../../shared/text/sentences.ts';
import type { Span, Utf16 } from '../../../shared/text/units.ts';
import { createWords } from '../../../shared/text/words.ts';
import { drawnLanguage } from '../document/language.ts';
import { blockAt, blockOf, createLayout } from '../document/layout.ts';
import { createPositions } from '../document/positions.ts';
import { divertInput } from '../guard/edit-context.ts';
import { unchangeableAttributes } from '../guard/unchangeable.ts';
import { handleKey } from '../selection/keys.ts';
import { sentenceThenParagraph } from '../selection/sentence.ts';
import { taggable } from '../selection/snap.ts';
import type { PaneHandle, PaneSelection } from '../types.ts';
import { createDomMap } from './dom-map.ts';
import { createDrawing, type PaneClasses, type PaneElements } from './drawing.ts';
import { createEditor } from './editor.ts';
import { characterAt, offsetAt } from './hit.ts';
import { nothing, sameSelection, type DocumentProps, type LiveProps } from './options.ts';
import { listenToPointer } from './pointer.ts';
import { firstRect, reveal } from './reveal.ts';

/** A pane on the screen. */
export interface MountedPane extends PaneHandle {
  /** Takes what changed while the document stays open. */
  update(props: LiveProps): void;
  destroy(): void;
}

const NAVIGATION = /^(?:Arrow|Home|End|Page)/;

/**
 * Puts a document into the elements and wires editor, drawing, pointer and keys. This is the only place where they meet.
 *
 * @param prefix a CSS identifier that no other pane in the window has.
 */
export function createPane(
  elements: PaneElements,
  classes: PaneClasses,
  prefix: string,
  source: DocumentProps,
  initial: LiveProps,
): MountedPane {
  const { text, language } = source;
  const words = createWords(language);
  const sentences = createSentences(language);
  const layout = createLayout(text, source.blocks);
  const positions = createPositions(layout);
  let props = initial;
  /** Whether the selection is meant to the character: drawn with Alt, or set by the program. */
  let exact = false;
  const attributes = (): Record<string, string> =>
    unchangeableAttributes(props.ariaLabel, drawnLanguage(text, language));
  let hovered: readonly Annotation[] = nothing;

  const editor = createEditor(elements.text, source, layout, positions, attributes(), {
    selectedText: () => text.slice(raw().start, raw().end),
    onSelection: () => changed(),
    onKey: (event) => {
      if (NAVIGATION.test(event.key)) exact = false;
      return handleKey(editor.view, event, { positions, map, scroller: elements.scroller });
    },
    onTripleClick: (x, y) => {
      const offset = offsetAt(map, x, y);
      if (offset === null) return;
      const block = blockOf(layout, blockAt(layout, offset));
      view.focus();
      put(block.start, block.end);
    },
    onReveal: () => {
      const head = positions.toOffset(editor.state.selection.head);
      reveal(map, elements.scroller, { start: head, end: head });
    },
  });
  const { view } = editor;
  const releaseInput = divertInput(view.dom);
  const map = createDomMap(view.dom, layout);
  const drawing = createDrawing(elements, classes, map, layout, prefix, props);

  const raw = (): Span => {
    const { from, to } = editor.state.selection;
    return { start: positions.toOffset(from), end: positions.toOffset(to) };
  };
  const spanFor = (exactly: boolean): Span | null => {
    return taggable(layout.text, raw(), exactly || exact || props.snap === 'character', words);
  };
  const selection = (): PaneSelection => ({ raw: raw(), span: spanFor(false) });

  let told = selection();
  const changed = (): void => {
    const now = selection();
    if (sameSelection(told, now)) return;
    told = now;
    drawing.mark('pending', now.span ? [now.span] : []);
    props.onSelectionChange(now);
  };

  const markActive = (): void => {
    const active = props.activeId === null ? undefined : props.index.get(props.activeId);
    drawing.mark('active', active?.fragments ?? [], active?.label);
  };
  const markTarget = (): void => {
    const target = typeof props.targetId === 'string' ? props.index.get(props.targetId) : undefined;
    drawing.mark('target', target?.fragments ?? []);
  };

  const hover = (character: Utf16 | null): void => {
    const found = character === null ? nothing : props.index.at(character);
    if (found.length === hovered.length && found.every((annotation, i) => annotation === hovered[i])) return;
    hovered = found;
    drawing.mark('hover', found[0]?.fragments ?? []);
    props.onHover?.(found);
  };

  const put = (anchor: Utf16, head: Utf16): void => {
    const { state } = view;
    const next = TextSelection.create(state.doc, positions.toPosition(anchor), positions.toPosition(head));
    exact = true;
    view.dispatch(state.tr.setSelection(next));
    changed();
  };
  const select = (span: Span): void => {
    put(span.start, span.end);
    reveal(map, elements.scroller, span);
  };

  const stopPointer = listenToPointer(elements.column, view.dom, {
    characterAt: (x, y) => characterAt(map, layout, x, y),
    onClick: (character) => props.onPick(character === null ? nothing : props.index.at(character)),
    onTick: (ids) => props.onPick(ids.flatMap((id) => props.index.get(id) ?? [])),
    onHover: hover,
    onExact: (value) => {
      exact = value;
      changed();
    },
    hasSelection: () => !view.state.selection.empty,
  });

  const followIndex = (): (() => void) =>
    props.index.subscribe(() => {
      markActive();
      markTarget();
      hover(null);
    });
  let unfollow = followIndex();
  const onScroll = (): void => drawing.refresh();
  elements.scroller.addEventListener('scroll', onScroll, { passive: true });
  const sizes = new ResizeObserver(onScroll);
  sizes.observe(elements.scroller);
  sizes.observe(elements.text);
  // The editor redraws what a foreign hand changed; the ranges of highlights then point at nodes that are gone.
  const repairs = new MutationObserver(() => drawing.redraw());
  repairs.observe(view.dom, { childList: true, characterData: true, subtree: true });
  markActive();
  if (props.whose) drawing.setWhose(props.whose);
  if (props.isDimmed) drawing.dim(props.isDimmed);
  drawing.link(props.links ?? []);
  markTarget();

  return {
    focus: () => view.focus(),
    hasFocus: () => view.hasFocus(),
    selection,
    taggable: spanFor,
    select,
    collapse: () => put(raw().end, raw().end),
    selectSentenceThenParagraph: () => select(sentenceThenParagraph(layout, raw(), sentences)),
    reveal: (span) => reveal(map, elements.scroller, span),
    markFound(hits, current) {
      drawing.mark('found', hits);
      drawing.mark('current', current ? [current] : []);
    },
    rectOf: (span) => (drawing.isInSight(span) ? firstRect(map, span) : null),
    update(next) {
      const before = props;
      props = next;
      if (next.ariaLabel !== before.ariaLabel) view.setProps({ attributes: attributes() });
      if (next.labels !== before.labels) drawing.setLabels(next.labels);
      if (next.whose !== before.whose) drawing.setWhose(next.whose ?? (() => null));
      if (next.index !== before.index) {
        drawing.setIndex(next.index);
        unfollow();
        unfollow = followIndex();
      }
      if (next.activeId !== before.activeId || next.index !== before.index) markActive();
      if (next.isDimmed !== before.isDimmed) drawing.dim(next.isDimmed ?? null);
      if (next.links !== before.links) drawing.link(next.links ?? []);
      if (next.targetId !== before.targetId || next.index !== before.index) markTarget();
      if (next.snap !== before.snap) changed();
    },
    destroy() {
      repairs.disconnect();
      sizes.disconnect();
      elements.scroller.removeEventListener('scroll', onScroll);
      stopPointer();
      unfollow();
      drawing.destroy();
      releaseInput();
      editor.destroy();
    },
  };
}
