import type { Annotation, Flag, FlagKind } from '../../../shared/model/annotation.ts';
import type { Client } from '../../../shared/api/client.ts';
import type { AnnotationFields } from '../../../shared/model/update.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import { changing } from '../annotate/gestures.ts';
import type { Write } from '../annotate/writes.ts';

/** The flag of a kind that an annotation has. */
export const flagOf = ({ flags = [] }: Pick<Annotation, 'flags'>, kind: FlagKind): Flag | undefined =>
  flags.find((flag) => flag.kind === kind);

/** The annotation's flags with one that says something (nothing: no text). */
export function withFlag({ flags = [] }: Pick<Annotation, 'flags'>, kind: FlagKind, text = ''): AnnotationFields {
  const said = text.trim();
  return { flags: [...flags.filter((flag) => flag.kind !== kind), { kind, ...(said !== '' && { text: said }) }] };
}

/** The annotation's flags without one. */
const withoutFlag = ({ flags = [] }: Pick<Annotation, 'flags'>, kind: FlagKind): AnnotationFields => ({
  flags: flags.filter((flag) => flag.kind !== kind),
});

/** Flagging annotations. */
export interface FlagsFeature {
  /** Flags the active annotation, or resolves its flag. @returns whether it has the flag now; null where nothing was done. */
  toggle(kind: FlagKind): boolean | null;
  /** Takes a flag away, of an annotation of any document. @returns the write; null where nothing may be written. */
  resolve(annotation: Annotation, kind: FlagKind): Write | null;
  /** Gives an annotation that is to be looked at again a label, or leaves it that, and takes the flag away, in one step. */
  decide(annotation: Annotation, label: string): Write | null;
}

interface FlagsOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly announce: (text: string) => void;
}

/** Makes the feature. */
export function createFlags({ client, annotate, announce }: FlagsOptions): FlagsFeature {
  function write(annotation: Annotation, fields: AnnotationFields): Write {
    const made = changing(client, annotation, fields, annotate.store.getState().scheme, t('flags.write'));
    void annotate.submit(made);
    return made;
  }

  return {
    toggle(kind) {
      const { activeId } = annotate.store.getState();
      annotate.flush();
      const annotation = activeId === null ? undefined : annotate.index.get(activeId);
      if (annotation === undefined || !annotate.mayWrite()) return null;
      const isNew = flagOf(annotation, kind) === undefined;
      write(annotation, isNew ? withFlag(annotation, kind) : withoutFlag(annotation, kind));
      announce(t(isNew ? 'flags.set' : 'flags.resolved', { kind: t(`flags.kinds.${kind}`) }));
      return isNew;
    },
    resolve(annotation, kind) {
      annotate.flush();
      const now = annotate.index.get(annotation.id) ?? annotation;
      if (flagOf(now, kind) === undefined || !annotate.mayWrite()) return null;
      announce(t('flags.resolved', { kind: t(`flags.kinds.${kind}`) }));
      return write(now, withoutFlag(now, kind));
    },
    decide(annotation, label) {
      annotate.flush();
      const now = annotate.index.get(annotation.id) ?? annotation;
      if (flagOf(now, 'look_again') === undefined || !annotate.mayWrite()) return null;
      return write(now, { ...withoutFlag(now, 'look_again'), ...(label !== now.label && { label }) });
    },
  };
}
