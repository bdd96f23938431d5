import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Refusal } from '../../../shared/api/reply.ts';
import { fileNameFor } from '../../../shared/text/file-name.ts';
import { useWorkbench } from '../../app/context.tsx';
import { messageOf } from '../../app/errors.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { joinPath } from '../../ui/paths.ts';
import { targetOf } from '../export/target.ts';
import css from './ForeignPreview.module.css';

type Way = 'save' | 'load';

/** The mapping as a file: for the command line, for a colleague, for the next dataset of the same tool. */
export function MappingFile({ id }: { readonly id: string }) {
  const { announce, client, importing, session } = useWorkbench();
  const folder = useStore(session.store, (state) => state.session?.folder ?? '');
  const name = useStore(importing.store, (state) => state.rows.find((row) => row.staged.id === id)?.staged.name ?? '');
  const can = useStore(session.store, (state) => state.host?.capabilities ?? []);
  const [way, setWay] = useState<Way | null>(null);
  const usual = joinPath(folder, `${fileNameFor(name, 'dataset')}.mapping.json`);
  const [path, setPath] = useState(usual);
  const [problem, setProblem] = useState<string | null>(null);
  const [exists, setExists] = useState(false);
  const buttons = useRef<Readonly<Record<Way, HTMLButtonElement | null>>>({ save: null, load: null });

  function end(done: Way): void {
    // Before the field goes: a focus that is lost is put anywhere by the dialog.
    buttons.current[done]?.focus();
    setWay(null);
    setProblem(null);
    setExists(false);
  }

  async function go(which: Way, target: string, overwrite: boolean): Promise<void> {
    try {
      if (which === 'save') announce(t('mapping.saved', { path: await importing.saveMapping(id, target, overwrite) }));
      else {
        await importing.loadMapping(id, target);
        announce(t('mapping.loaded'));
      }
      end(which);
    } catch (error) {
      setWay(which);
      setPath(target);
      setExists(error instanceof Refusal && error.code === 'exists');
      setProblem(messageOf(error));
    }
  }

  async function start(which: Way): Promise<void> {
    if (which === 'save' && can.includes('saveFile')) {
      const request = { title: t('mapping.save'), path: usual, extension: 'json', kind: t('mapping.kindOfFile') };
      const { path: chosen } = await client.host('host.saveFile', request);
      if (chosen !== null) await go(which, chosen, true);
    } else if (which === 'load' && can.includes('openFiles')) {
      const [chosen] = (await client.host('host.openFiles', { folder: false })).paths;
      if (chosen !== undefined) await go(which, chosen, false);
    } else setWay(which);
  }

  function submit(): void {
    if (way !== null) void go(way, targetOf(path, folder).path, exists);
  }

  return (
    <div className={css.file}>
      <div className={css.buttons}>
        {(['load', 'save'] as const).map((which) => (
          <Button
            key={which}
            ref={(button) => {
              buttons.current = { ...buttons.current, [which]: button };
            }}
            aria-expanded={way === which}
            onClick={() => void start(which).catch((error: unknown) => setProblem(messageOf(error)))}
          >
            {t(`mapping.${which}`)}
          </Button>
        ))}
      </div>
      {way !== null && (
        <form
          className={css.path}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <TextField
            label={t(way === 'save' ? 'mapping.saveTo' : 'mapping.loadFrom')}
            value={path}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens by a button that is about it
            autoFocus
            problem={problem ?? targetOf(path, folder).problem}
            onChange={(event) => {
              setPath(event.target.value);
              setProblem(null);
              setExists(false);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              end(way);
            }}
          />
          <Button type="submit" look={exists ? 'danger' : 'plain'} disabled={targetOf(path, folder).problem !== null}>
            {t(exists ? 'exporting.replace' : way === 'save' ? 'mapping.saveIt' : 'mapping.loadIt')}
          </Button>
          <Button look="quiet" onClick={() => end(way)}>
            {t('importing.cancel')}
          </Button>
        </form>
      )}
    </div>
  );
}
