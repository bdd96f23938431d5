import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { StartView } from '../features/session/StartView.tsx';
import { Announcer } from './Announcer.tsx';
import { createCommands } from './commands/table.ts';
import { withKeys } from './commands/custom-keys.ts';
import { bindKeys } from './commands/keymap.ts';
import { isEnabled } from './commands/command.ts';
import { Context } from './context.tsx';
import { Dialogs } from './Dialogs.tsx';
import { Shell } from './Shell.tsx';
import { applyLook, FIRST_LOOK } from './theme.ts';
import { Toasts } from './Toasts.tsx';
import type { Workbench } from './workbench.ts';
import { LANGUAGE_NAMES, speak, useLanguage } from '../strings/speak.ts';
import { t } from '../strings/t.ts';

/** The window: a project, or the start screen where none is open. */
export function App({ workbench }: { readonly workbench: Workbench }) {
  const { app, annotate, session } = workbench;
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const project = useStore(session.store, (state) => state.session?.project?.name ?? null);
  const theme = useStore(session.store, (state) => state.session?.preferences.theme ?? 'system');
  const density = useStore(session.store, (state) => state.session?.preferences.density ?? FIRST_LOOK.density);
  const reading = useStore(session.store, (state) => state.session?.preferences.reading ?? FIRST_LOOK.reading);
  const keys = useStore(session.store, (state) => state.session?.preferences.keys);
  const choice = useStore(session.store, (state) => state.session?.preferences.language ?? 'system');
  // Before the first paint: no frame is drawn in another language.
  useLayoutEffect(() => speak(choice), [choice]);
  // Everything below is drawn anew with another language and nothing is made anew: caret, scroll and drafts stay.
  const spoken = useLanguage();
  const told = useRef(spoken);
  useEffect(() => {
    if (told.current === spoken) return;
    told.current = spoken;
    // Takes the place of what was said last in the other language.
    workbench.announce(t('commands.language', { name: LANGUAGE_NAMES[spoken] }));
  }, [spoken, workbench]);
  const commands = useMemo(
    () => withKeys(createCommands(workbench, codebook?.labels ?? [], codebook?.attributes), keys ?? {}),
    // Commands have names, which `t` takes from the language.
    // oxlint-disable-next-line react/exhaustive-deps
    [workbench, codebook, keys, spoken],
  );
  const context = useMemo(() => ({ workbench, commands }), [workbench, commands]);
  const latest = useRef(commands);

  useEffect(() => {
    latest.current = commands;
    return bindKeys(commands, () => app.getState().dialog !== null);
  }, [commands, app]);
  useEffect(
    () =>
      workbench.start((id) => {
        const command = latest.current.find((candidate) => candidate.id === id);
        if (command !== undefined && isEnabled(command)) command.run();
      }),
    [workbench],
  );
  useEffect(() => {
    document.title = project === null ? 'Claimwright' : `${project} – Claimwright`;
  }, [project]);
  useEffect(() => applyLook({ theme, density, reading }), [theme, density, reading]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (annotate.isUnsaved()) event.preventDefault();
    };
    const flush = (): void => annotate.flush();
    window.addEventListener('beforeunload', warn);
    // A window that is hidden may be ended without another word.
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [annotate]);

  return (
    <CSPProvider disableStyleElements>
      <Context value={context}>
        <Tooltip.Provider delay={500} closeDelay={0}>
          {project !== null ? <Shell /> : <StartView />}
          <Dialogs />
        </Tooltip.Provider>
        <Toasts />
        <Announcer />
      </Context>
    </CSPProvider>
  );
}
