import { v7 as newId } from 'uuid';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Input } from '../../../shared/api/procedures.ts';
import type { Source } from '../../../shared/model/source.ts';
import { t } from '../../strings/t.ts';
import type { SourcesOptions } from './options.ts';

/** What can be done with sources: each is one step that undo takes back, told with a notice that does the same. */
export interface SourceGestures {
  /** @returns the id of the new source, or null where nothing was sent. */
  add(source: Pick<Source, 'name' | 'kind'> & Partial<Pick<Source, 'partOf'>>): string | null;
  change(id: string, fields: Partial<Pick<Input<'sources.update'>, 'name' | 'kind' | 'partOf' | 'note'>>): void;
  /** Gives a source another name, or takes one from it: its others stay, also those that this window has not read yet. */
  addAlias(id: string, name: string): void;
  removeAlias(id: string, alias: string): void;
  /** Makes sources one: `into` stays. */
  merge(into: string, sources: readonly string[]): void;
  remove(id: string): void;
}

interface Around {
  readonly sources: () => readonly Source[];
  /** What was done is on disk, or was refused: what is shown is to be read again. */
  readonly reload: () => Promise<void>;
}

/** Makes the gestures. */
export function createSourceGestures(
  { client, annotate, announce, say }: SourcesOptions,
  { sources, reload }: Around,
): SourceGestures {
  const nameOf = (id: string): string => sources().find((source) => source.id === id)?.name ?? '';

  function submit(name: string, said: string, send: (session: string, batch: string) => Promise<Written>): void {
    const batch = newId();
    annotate.flush();
    const written = annotate.submit({
      batch,
      name,
      document: annotate.store.getState().id ?? '',
      edits: [],
      onRefused: say,
      send: (session) => send(session, batch),
    });
    void written.then((answer) => {
      if (answer !== null) {
        announce(said);
        annotate.undoNotice.say(said, batch, { label: t('questions.undo'), run: () => void annotate.history.undo() });
      }
      return reload();
    });
  }

  const gestures: SourceGestures = {
    add({ name, kind, partOf }) {
      if (name.trim() === '' || !annotate.mayWrite()) return null;
      const id = newId();
      submit(t('sources.write.add'), t('sources.said.added', { name }), (session, batch) =>
        client.call('sources.create', { session, batch, id, name, kind, ...(partOf !== undefined && { partOf }) }),
      );
      return id;
    },
    change(id, fields) {
      if (!annotate.mayWrite()) return;
      const said = t('sources.said.changed', { name: fields.name ?? nameOf(id) });
      submit(t('sources.write.change'), said, (session, batch) =>
        client.call('sources.update', { session, batch, id, ...fields }),
      );
    },
    addAlias(id, name) {
      const source = sources().find((one) => one.id === id);
      if (source === undefined || name.trim() === '' || !annotate.mayWrite()) return;
      submit(t('sources.write.change'), t('sources.said.alias', { alias: name, name: source.name }), (session, batch) =>
        client.call('sources.update', { session, batch, id, addAliases: [name] }),
      );
    },
    removeAlias(id, alias) {
      if (!annotate.mayWrite()) return;
      const said = t('sources.said.changed', { name: nameOf(id) });
      submit(t('sources.write.change'), said, (session, batch) =>
        client.call('sources.update', { session, batch, id, removeAliases: [alias] }),
      );
    },
    merge(into, those) {
      const others = [...new Set(those)].filter((id) => id !== into);
      const [first] = others;
      if (first === undefined || !annotate.mayWrite()) return;
      const said =
        others.length === 1
          ? t('sources.said.mergedOne', { other: nameOf(first), name: nameOf(into) })
          : t('sources.said.merged', { count: others.length, name: nameOf(into) });
      submit(t('sources.write.merge'), said, (session, batch) =>
        client.call('sources.merge', { session, batch, into, sources: others }),
      );
    },
    remove(id) {
      if (!annotate.mayWrite()) return;
      submit(t('sources.write.delete'), t('sources.said.deleted', { name: nameOf(id) }), (session, batch) =>
        client.call('sources.delete', { session, batch, id }),
      );
    },
  };
  return gestures;
}
