import type { Staged } from '../../../shared/api/imports.ts';
import type { StagedContent } from '../../../shared/api/staged.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { withInvisibleMarked } from '../../../shared/text/visible.ts';
import type { ReadDb } from '../db/types.ts';
import { documentTitle } from '../repositories/documents.ts';
import { displayName } from '../sources/display-name.ts';
import { describeForeign, type ForeignParts } from './foreign-describe.ts';
import { summarise } from './import-dataset.ts';
import type { Likeness } from './likeness.ts';
import type { OpenProject } from './project.ts';
import type { Content, Entry } from './staging-entry.ts';
import { describeTexts } from './staging-texts.ts';
import { withRoom } from '../spool/scratch.ts';
import type { Pace } from './task.ts';

const PREVIEW = 600;

/** What describing is done with. */
export interface DescribeParts extends ForeignParts {
  /** The project as whoever imports may see it. */
  readonly seen: () => ReadDb;
  readonly likeness: Likeness;
}

/** What is known of a staged file, beside the project as it is now. @throws Refusal `cancelled` */
export async function describe(project: OpenProject, entry: Entry, parts: DescribeParts, pace: Pace): Promise<Staged> {
  const { id, name, place, size, content } = entry;
  await pace.step('comparing', 0, null);
  const common = { id, name: displayName(name), place: withInvisibleMarked(place), bytes: size };
  if (content.kind === 'problem') {
    const { problem } = content;
    return { ...common, content: null, problem, ...(entry.isLeftOut && { isLeftOut: true }) };
  }
  if (content.kind === 'foreign') {
    const foreign = { ...entry, content };
    return {
      ...common,
      content: await withRoom(() => describeForeign(parts.seen(), foreign, parts, pace)),
      problem: null,
    };
  }
  return { ...common, content: await contentOf(project, entry, content, parts, pace), problem: null };
}

async function contentOf(
  project: OpenProject,
  { format, name }: Entry,
  content: Extract<Content, { kind: 'document' | 'dataset' | 'table' }>,
  { likeness, seen }: DescribeParts,
  pace: Pace,
): Promise<StagedContent> {
  switch (content.kind) {
    case 'dataset':
      return { kind: 'dataset', format: format.id, ...(await summarise({ db: seen() }, content.dataset, pace)) };
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
      const duplicateOf = documentTitle(project.db, document) ?? null;
      return {
        kind: 'document',
        mediaType,
        encoding,
        encodingFrom,
        title,
        document,
        preview: text.slice(0, PREVIEW).toWellFormed(),
        characters: utf16(text.length),
        duplicateOf,
        like: duplicateOf === null ? await likeness.nearest(project.db, text, pace) : null,
        leftOut: [...leftOut],
        metadata,
        publication: { fileName: displayName(name), ...publication },
      };
    }
  }
}
