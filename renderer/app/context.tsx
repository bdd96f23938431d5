import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { invariant } from '../../shared/assert.ts';
import type { Annotator } from '../../shared/model/annotator.ts';
import type { Command } from './commands/command.ts';
import type { Workbench } from './workbench.ts';

/** What every view can reach. */
export interface AppContext {
  readonly workbench: Workbench;
  readonly commands: readonly Command[];
}

export const Context = createContext<AppContext | null>(null);

function useAppContext(): AppContext {
  const context = useContext(Context);
  invariant(context !== null, 'views stand inside the app');
  return context;
}

/** The workbench of this window. */
export const useWorkbench = (): Workbench => useAppContext().workbench;

/** Every command of this window. */
export const useCommands = (): readonly Command[] => useAppContext().commands;

/** A command by its id, for a button that does the same as a key. */
export function useCommand(id: string): Command {
  const command = useCommands().find((candidate) => candidate.id === id);
  invariant(command !== undefined, `there is a command ${id}`);
  return command;
}

/** Whether the project is open for reading only. */
export function useReadOnly(): boolean {
  return useStore(useWorkbench().session.store, ({ session }) => session?.project?.readOnly === true);
}

/** The annotator at this window; null until the name is known. */
export function useAnnotator(): Annotator | null {
  return useStore(useWorkbench().session.store, ({ session }) => session?.preferences.annotator ?? null);
}
