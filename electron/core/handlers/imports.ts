import type { Handlers } from '../router.ts';
import type { Staging } from '../services/import.ts';
import type { Tasks } from '../services/task.ts';
import type { Workspace } from '../services/workspace.ts';

type Mine = Extract<keyof Handlers, `import.${string}`>;

/** Bringing texts and datasets in. */
export function importHandlers(workspace: Workspace, tasks: Tasks, staging: Staging): Pick<Handlers, Mine> {
  return {
    'import.stage': (request) => {
      if (request.source.kind === 'path') workspace.refuseHeld(request.source.path);
      return tasks.run(request.task, (pace) => staging.stage(workspace.project(), request, pace));
    },
    'import.inspect': (request) => staging.inspect(workspace.project(), request),
    'import.mapping.write': (request) => {
      workspace.refuseTarget(request.path);
      return staging.writeMapping(workspace.project(), request);
    },
    'import.mapping.read': (request) => {
      workspace.refuseHeld(request.path);
      return staging.readMapping(workspace.project(), request);
    },
    'import.commit': (request) => tasks.run(request.task, (pace) => staging.commit(workspace.project(), request, pace)),
    'import.discard': ({ ids }) => {
      staging.discard(ids);
      return {};
    },
  };
}
