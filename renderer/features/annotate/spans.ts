import { v7 as newId } from 'uuid';
import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import { merged, type Difference } from '../../../shared/model/merge.ts';
import { joined, splitAt } from '../../../shared/text/fragments.ts';
import { quoteOf } from '../../../shared/text/quote.ts';
import type { Span } from '../../../shared/text/units.ts';
import type { Notices } from '../../app/notices.ts';
import type { AnnotationIndex, PaneHandle } from '../../editor/types.ts';
import { t } from '../../strings/t.ts';
import { changingMany, type Gesture } from './changing-many.ts';
import { readable, shownValue } from './edits.ts';
import { shortQuote } from './gestures.ts';
import type { AnnotateState, OpenDocument } from './store.ts';
import type { Write } from './writes.ts';

/** Making two annotations of one, one of several, and one more of one. Each is one step of undo. */
export interface Spans {
  /** Cuts the active annotation at the caret. */
  split(): void;
  /** Puts the same-label annotations at what is marked into one; without a mark, the active one and the next. */
  merge(): void;
  /** Tags the place of the active annotation with another label, too. */
  duplicate(label: string): void;
  /** Marks the place of the active annotation, so that it can be tagged again. */
  select(): void;
}

interface SpansOptions {
  readonly client: Client;
  readonly store: StoreApi<AnnotateState>;
  readonly index: AnnotationIndex;
  readonly notices: Notices;
  readonly sayUndoable: (text: string, batch: string) => void;
  readonly announce: (text: string) => void;
  readonly layer: () => string | null;
  readonly pane: () => PaneHandle | null;
  readonly activate: (id: string) => void;
  readonly mayWrite: () => boolean;
  readonly submit: (write: Write) => Promise<Written | null>;
}

/** Makes the gestures. */
export function createSpans(options: SpansOptions): Spans {
  const { client, store, index, notices, pane, layer } = options;
  const refuse = (text: string): void => notices.say(text, { id: 'span-refused' });

  function active(): { readonly annotation: Annotation; readonly document: OpenDocument } | null {
    const { activeId, document } = store.getState();
    const annotation = activeId === null ? undefined : index.get(activeId);
    if (annotation === undefined || document === null) {
      refuse(t('spans.chooseFirst'));
      return null;
    }
    return { annotation, document };
  }

  function write(gesture: Gesture, said: string, shown: string): void {
    const made = changingMany(client, gesture, store.getState().scheme);
    void options.submit(made);
    options.activate(shown);
    options.sayUndoable(said, made.batch);
  }

  /** Those that a merge is about, the first one first; null where there is nothing to merge, which is said. */
  function toMerge(): { readonly all: readonly [Annotation, ...Annotation[]]; readonly document: OpenDocument } | null {
    const { selection, document, growingId } = store.getState();
    const span = selection !== null && selection.raw.start !== selection.raw.end ? selection.raw : null;
    if (span === null || document === null) {
      const here = active();
      if (here === null) return null;
      const next = nextOf(here.annotation);
      if (next === undefined) {
        refuse(t('spans.noNext', { label: here.annotation.label }));
        return null;
      }
      return { all: [here.annotation, next], document: here.document };
    }
    const touching = index.within(span).filter((one) => one.layer === layer() && touches(one, span));
    const label = growingId === null ? undefined : index.get(growingId)?.label;
    const groups = [...Map.groupBy(touching, (one) => one.label).values()].filter((group) => group.length > 1);
    const [first, ...others] = groups.find((group) => group[0]?.label === label) ?? groups[0] ?? [];
    if (first === undefined) {
      refuse(t('spans.nothingToMerge'));
      return null;
    }
    return { all: [first, ...others], document };
  }

  function nextOf(annotation: Annotation): Annotation | undefined {
    const all = index.inOrder();
    const place = all.findIndex(({ id }) => id === annotation.id);
    return all.slice(place + 1).find(({ label, layer: of }) => label === annotation.label && of === annotation.layer);
  }

  return {
    split() {
      const here = active();
      const caret = store.getState().selection?.raw.end;
      if (here === null || caret === undefined || !options.mayWrite()) return;
      const { annotation, document } = here;
      if (annotation.layer !== layer()) return refuse(t('spans.notYours', { layer: annotation.layer }));
      const parts = splitAt(document.text, annotation.fragments, caret);
      if (parts === null) return refuse(t('spans.cannotSplit'));
      const [kept, rest] = parts;
      const place = (fragments: readonly Span[]) => ({ fragments, quote: quoteOf(document.text, fragments) });
      const { id, document: of, label, attributes, codebookVersion } = annotation;
      const second: Annotation = {
        id: newId(),
        document: of,
        layer: annotation.layer,
        label,
        attributes,
        codebookVersion,
        fragments: [...rest],
        quote: quoteOf(document.text, rest),
        origin: { kind: 'human', from: [id] },
      };
      const hasMore = annotation.note !== undefined || annotation.claim !== undefined || annotation.flags !== undefined;
      const said = t(hasMore ? 'spans.splitWithNote' : 'spans.split', {
        first: shortQuote(place(kept)),
        second: shortQuote(second),
      });
      const gesture = {
        kind: 'split',
        name: t('spans.splitting', { label }),
        document: of,
        create: [second],
        update: [{ id, fields: { place: place(kept) } }],
      } as const;
      write(gesture, said, second.id);
      // The caret goes along, or its next step would give the second part up.
      const { start } = extent(second);
      pane()?.select({ start, end: start });
      options.activate(second.id);
    },
    merge() {
      const found = toMerge();
      if (found === null || !options.mayWrite()) return;
      const { all, document } = found;
      const [first, ...others] = all;
      if (first.layer !== layer()) return refuse(t('spans.notYours', { layer: first.layer }));
      const { fields, differences, lostClaims } = merged(document.text, all, remarkOn);
      const count = all.length;
      const values = { count, label: first.label };
      const difference = differences.length === 0 ? '' : ` ${remarkOn(differences)}`;
      const claims = lostClaims.length === 0 ? '' : ` ${t('spans.claimsDiffered', { count: lostClaims.length })}`;
      const gesture = {
        kind: 'merge',
        name: t('spans.merging', values),
        document: first.document,
        update: [{ id: first.id, fields }],
        remove: others.map(({ id }) => id),
        repoint: others.map(({ id }) => ({ from: id, to: first.id })),
      } as const;
      pane()?.collapse();
      write(gesture, `${t('spans.merged', values)}${difference}${claims}`, first.id);
    },
    duplicate(label) {
      const here = active();
      const { codebook, scheme } = store.getState();
      const own = layer();
      if (here === null || codebook === null || !options.mayWrite() || own === null) return;
      const { annotation } = here;
      const same = index
        .within(extent(annotation))
        .find((one) => one.label === label && one.layer === own && isSamePlace(one, annotation));
      if (same !== undefined) {
        options.activate(same.id);
        refuse(t('spans.thereAlready', { label }));
        return;
      }
      const copy: Annotation = {
        id: newId(),
        document: annotation.document,
        layer: own,
        label,
        fragments: annotation.fragments,
        quote: annotation.quote,
        attributes: scheme.carried(annotation, label),
        codebookVersion: codebook.version,
        origin: { kind: 'human', from: [annotation.id] },
      };
      const name = t('spans.duplicating', { label });
      const gesture = { kind: 'duplicate', name, document: copy.document, create: [copy] } as const;
      write(gesture, t('spans.duplicated', { label, quote: shortQuote(copy) }), copy.id);
    },
    select() {
      const here = active();
      if (here === null) return;
      const { annotation } = here;
      pane()?.focus();
      pane()?.select(extent(annotation));
      options.announce(t('spans.selected', { quote: shortQuote(annotation) }));
    },
  };
}

/** What differed, for the notice and for the note of the merged annotation. */
const remarkOn = (differences: readonly Difference[]): string =>
  differences
    .map(({ name, kept, lost }) =>
      t('spans.differed', { name: readable(name), kept: shownValue(kept), lost: shownValue(lost) }),
    )
    .join(' ');

const touches = ({ fragments }: Annotation, span: Span): boolean =>
  fragments.some(({ start, end }) => start < span.end && span.start < end);

/** Whether two annotations stand on the same characters. */
export const isSamePlace = (a: Pick<Annotation, 'fragments'>, b: Pick<Annotation, 'fragments'>): boolean =>
  a.fragments.length === b.fragments.length &&
  joined(a.fragments).every(({ start, end }, i) => b.fragments[i]?.start === start && b.fragments[i].end === end);
