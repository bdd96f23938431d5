import type { sourceProcedures } from '../../../shared/api/sources.ts';
import type { Desk } from '../desk.ts';
import { lastSeq } from '../repositories/log.ts';
import { listSources } from '../repositories/sources.ts';
import type { Handlers } from '../router.ts';
import { readChains } from '../services/source-chains.ts';
import { readSources } from '../services/source-uses.ts';
import { createSource, deleteSource, mergeSources, updateSource } from '../services/sources.ts';

/** The registry of sources. */
export const sourceHandlers = ({ db, once, actor }: Desk): Pick<Handlers, keyof typeof sourceProcedures> => ({
  'sources.list': () => ({ seq: lastSeq(db()), sources: listSources(db()) }),
  'sources.overview': (request) => readSources(db(), request),
  'sources.chains': (request) => readChains(db(), request),
  'sources.create': (request) =>
    once(request.batch, [request.id], (project) => createSource(project, actor(), request)),
  'sources.update': (request) =>
    once(request.batch, [request.id], (project) => updateSource(project, actor(), request)),
  // What is part of those that go changes, too: the core works that out.
  'sources.merge': (request) => once(request.batch, null, (project) => mergeSources(project, actor(), request)),
  'sources.delete': (request) =>
    once(request.batch, [request.id], (project, seen) => deleteSource(project, actor(), request, seen)),
});
