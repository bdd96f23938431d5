import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { MOST_AT_ONCE } from '../../../shared/api/changes.ts';
import type { Client } from '../../../shared/api/client.ts';
import type { Hit, Standing } from '../../../shared/api/search.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { trimSpan } from '../../../shared/text/trim.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { messageOf } from '../../app/errors.ts';
import type { Notices } from '../../app/notices.ts';
import type { DialogName } from '../../app/store.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import { changingMany } from '../annotate/changing-many.ts';
import { keyOfHit } from '../../../shared/search/order.ts';
import type { SearchStore } from './store.ts';

/** Why a ticked hit is left out. */
export type Skip = Exclude<Standing, 'free'> | 'overlap';

/** What tagging the ticked hits would come to. */
export interface TagPlan {
  readonly label: string;
  readonly hits: readonly Hit[];
  readonly skipped: Readonly<Record<Skip, number>>;
}

/** Tagging hits: all that are ticked, in one step, after a look at what is left out. */
export interface Tagging {
  /** What is asked about; null: nothing. */
  readonly store: StoreApi<{ readonly plan: TagPlan | null }>;
  /** Whether a hit can be tagged: a place of the text that is given whole. */
  canTag(hit: Hit): boolean;
  /** Looks at what a label would come to, and asks. */
  start(label: string): Promise<void>;
  run(): void;
}

/** What tagging is made of. */
export interface TaggingOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly notices: Notices;
  readonly layer: () => string | null;
  readonly openDialog: (dialog: DialogName | null) => void;
}

/** Makes it. */
export function createTagging(search: SearchStore, options: TaggingOptions): Tagging {
  const { client, annotate, notices, layer, openDialog } = options;
  const store = createStore<{ readonly plan: TagPlan | null }>(() => ({ plan: null }));
  const refuse = (text: string): void => notices.say(text, { id: 'search' });
  const canTag = ({ area, start, end, hit }: Hit): boolean => area === 'text' && hit.length === end - start;

  return {
    store,
    canTag,
    async start(label) {
      const { hits, ticked } = search.store.getState();
      // An expression may match blanks at its ends; an annotation never begins or ends with one.
      const places = hits
        .filter((hit) => ticked.has(keyOfHit(hit)) && canTag(hit))
        .flatMap((hit) => trimmed(hit) ?? [])
        .slice(0, MOST_AT_ONCE);
      if (places.length === 0) return refuse(t('search.tickFirst'));
      if (!annotate.mayWrite()) return;
      annotate.flush();
      try {
        // What was done before must be counted, too.
        await annotate.settled();
        const { standings } = await client.call('search.standing', {
          label,
          places: places.map(({ document, start, end }) => ({ document, start, end })),
        });
        store.setState({ plan: planOf(label, places, standings) });
        openDialog('tagHits');
      } catch (error) {
        refuse(messageOf(error));
      }
    },
    run() {
      const { plan } = store.getState();
      const { codebook, scheme, id } = annotate.store.getState();
      const own = layer();
      if (plan === null || plan.hits.length === 0 || codebook === null || own === null) return;
      const { label, hits } = plan;
      const create = hits.map(({ document, start, end, hit }): Annotation => ({
        id: newId(),
        document,
        layer: own,
        label,
        fragments: [{ start, end }],
        quote: hit,
        attributes: scheme.defaults(label),
        codebookVersion: codebook.version,
        origin: { kind: 'propagation' },
      }));
      const values = { count: create.length, label };
      const gesture = { kind: 'propagate', name: t('search.tag.name', values), document: id ?? '', create } as const;
      const write = changingMany(client, gesture, scheme);
      const { ticked } = search.store.getState();
      openDialog(null);
      store.setState({ plan: null });
      void annotate.submit(write).then((written) => {
        // What was refused says so itself; the ticks stay for another try.
        if (written === null) return;
        search.tick([...ticked], false);
        annotate.sayUndoable(t('search.tag.done', values), write.batch);
      });
    },
  };
}

function trimmed(hit: Hit): Hit | null {
  const span = trimSpan(hit.hit, { start: utf16(0), end: utf16(hit.hit.length) });
  if (span === null) return null;
  return {
    ...hit,
    start: utf16(hit.start + span.start),
    end: utf16(hit.start + span.end),
    hit: hit.hit.slice(span.start, span.end),
  };
}

/** What is tagged, and what is left out and why. Of hits that overlap each other the first is tagged. */
function planOf(label: string, places: readonly Hit[], standings: readonly Standing[]): TagPlan {
  const skipped = { tagged: 0, inside: 0, zone: 0, locked: 0, overlap: 0 };
  let [lastDocument, lastEnd] = ['', 0];
  const hits = places.filter(({ document, start, end }, i) => {
    const standing = standings[i] ?? 'free';
    if (standing !== 'free') {
      skipped[standing] += 1;
      return false;
    }
    if (document === lastDocument && start < lastEnd) {
      skipped.overlap += 1;
      return false;
    }
    [lastDocument, lastEnd] = [document, end];
    return true;
  });
  return { label, hits, skipped };
}
