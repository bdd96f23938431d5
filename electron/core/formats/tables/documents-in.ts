import { z } from 'zod';
import { claimSchema, type Claim } from '../../../../shared/model/claim.ts';
import { documentSchema, MEDIA_TYPES, publicationSchema, type Publication } from '../../../../shared/model/document.ts';
import { sourceSchema, type Source } from '../../../../shared/model/source.ts';
import { MAX_TEXT_BYTES } from '../../../../shared/text/limits.ts';
import { documentId, sha256 } from '../../sources/identity.ts';
import type { ForeignDocument } from '../foreign.ts';
import { rulerFor } from '../native/ruler.ts';
import { structureLineSchema } from '../native/schema.ts';
import { structureFrom } from '../native/structure.ts';
import { Problem, within, type Place } from '../problem.ts';
import { checked, withoutUndefined } from './annotations-in.ts';
import type { Cells } from './values-in.ts';

const { outlet, author, url, date, fileName } = publicationSchema.shape;
const publicationsSchema = z.array(z.strictObject({ file_name: fileName, outlet, author, url, date }));
const idsSchema = z.array(z.string());

/** A row of `documents`: all of a document but what other tables say of it. */
export interface StatedDocument {
  readonly document: Omit<ForeignDocument, 'annotations' | 'relations' | 'claims' | 'sources' | 'labels'>;
  readonly claims: readonly string[];
  readonly sources: readonly string[];
}

/** Reads a row of `documents`; without a text its document is one of the project. @throws Problem */
export function documentIn(cells: Cells, place: Place): StatedDocument {
  const key = cells.must('id');
  const text = cells.text('text') ?? null;
  const textSha256 = cells.text('text_sha256');
  if (text !== null) checkIdentity(key, text, textSha256);
  const mediaType =
    cells.raw('media_type') === null ? undefined : checked(z.enum(MEDIA_TYPES), 'media_type', cells.text('media_type'));
  const structure = cells.shaped('structure', structureLineSchema);
  return {
    document: {
      key,
      text,
      place,
      ...withoutUndefined({
        textSha256,
        documentId: /^d_[a-z2-7]{26}$/.test(key) ? key : undefined,
        title:
          cells.raw('title') === null ? undefined : checked(documentSchema.shape.title, 'title', cells.text('title')),
        mediaType,
        structure:
          text === null || structure === undefined
            ? undefined
            : within('structure', () =>
                structureFrom(structure, mediaType ?? 'text/plain', rulerFor(text, 'codepoint')),
              ),
        metadata: cells.shaped('metadata', documentSchema.shape.metadata),
        publications: cells.shaped('publications', publicationsSchema)?.map(publicationOf),
      }),
    },
    claims: cells.shaped('claims', idsSchema) ?? [],
    sources: cells.shaped('sources', idsSchema) ?? [],
  };
}

const publicationOf = ({ file_name, ...rest }: z.infer<typeof publicationsSchema>[number]): Publication => ({
  ...(file_name !== undefined && { fileName: file_name }),
  ...rest,
});

function checkIdentity(key: string, text: string, stated: string | undefined): void {
  if (text.trim() === '') throw new Problem('text is empty; a document has some text');
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES) throw new Problem('text is larger than 32 MiB; split it');
  const hash = sha256(text);
  if (stated !== undefined && stated !== hash) {
    throw new Problem(`text_sha256 is not that of the text, which is ${hash}; the text was changed, export it again`);
  }
  const id = documentId(text);
  if (/^d_[a-z2-7]{26}$/.test(key) && key !== id) {
    throw new Problem(`id is ${key}, but this text is ${id}; the text was changed, export it again`);
  }
}

/** Reads a row of `claims`. @throws Problem */
export const claimIn = (cells: Cells): Claim => {
  const stated = { id: cells.must('id'), text: cells.must('text'), ...withoutUndefined({ note: cells.text('note') }) };
  const claim = checked(claimSchema, 'claim card', stated);
  if (claim.text !== stated.text) throw new Problem('text: a claim card begins and ends without blanks; correct it');
  return claim;
};

/** Reads a row of `sources`. @throws Problem */
export const sourceIn = (cells: Cells): Source =>
  checked(sourceSchema, 'source', {
    id: cells.must('id'),
    name: cells.must('name'),
    kind: cells.must('kind'),
    aliases: cells.shaped('aliases', idsSchema) ?? [],
    ...withoutUndefined({ partOf: cells.text('part_of'), note: cells.text('note') }),
  });
