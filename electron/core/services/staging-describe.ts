import type { Staged } from '../../../shared/api/imports.ts';
import type { StagedContent } from '../../../shared/api/staged.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { withInvisibleMarked } from '../../../shared/text/visible.ts';
import { documentTitle } from '../repositories/documents.ts';
import { displayName } from '../sources/display-name.ts';
import { describeForeign, type ForeignParts } from './foreign-describe.ts';
import { summarise } from './import-dataset.ts';
import type { OpenProject } from './project.ts';
import type { Content, Entry } from './staging-entry.ts';
import { describeTexts } from './staging-texts.ts';
import { withRoom } from '../spool/scratch.ts';
import type { Pace } from './task.ts';

const PREVIEW = 600;

/** What is known of a staged file, beside the project as it is now. @throws Refusal `cancelled` */
export async function describe(project: OpenProject, entry: Entry, parts: ForeignParts, pace: Pace): Promise<Staged> {
  const { id, name, place, size, content } = entry;
  await pace.step('comparing', 0, null);
  const common = { id, name: displayName(name), place: withInvisibleMarked(place), bytes: size };
  if (content.kind === 'problem') {
    const { problem } = content;
    return { ...common, content: null, problem, ...(entry.isLeftOut && { isLeftOut: true }) };
  }
  if (content.kind === 'foreign') {
    const foreign = { ...entry, content };
    return { ...common, content: await withRoom(() => describeForeign(project, foreign, parts, pace)), problem: null };
  }
  return { ...common, content: await contentOf(project, entry, content, pace), problem: null };
}

async function contentOf(
  project: OpenProject,
  { format, name }: Entry,
  content: Extract<Content, { kind: 'document' | 'dataset' | 'table' }>,
  pace: Pace,
): Promise<StagedContent> {
  switch (content.kind) {
    case 'dataset':
      return { kind: 'dataset', format: format.id, ...(await summarise(project, content.dataset, pace)) };
    case 'table':
      return describeTexts(format.id, content);
    case 'document': {
      const {
        mediaType,
        encoding,
        encodingFrom,
        title,
        text,
        id: document,
        leftOut,
        metadata,
        publication,
      } = content.parsed;
      return {
        kind: 'document',
        mediaType,
        encoding,
        encodingFrom,
        title,
        preview: text.slice(0, PREVIEW).toWellFormed(),
        characters: utf16(text.length),
        duplicateOf: documentTitle(project.db, document) ?? null,
        leftOut: [...leftOut],
        metadata,
        publication: { fileName: displayName(name), ...publication },
      };
    }
  }
}
