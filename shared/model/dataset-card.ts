import { z } from 'zod';

/** The id of the one card that a project has. */
export const DATASET_CARD = 'dataset';

/** What a field of prose holds at most, in UTF-16 code units. */
const MAX_PROSE = 20_000;

const prose = z.string().trim().min(1).max(MAX_PROSE);
const line = z.string().trim().min(1).max(300);

/** A version by Semantic Versioning 2.0.0, without pre-releases. */
export const versionSchema = z
  .string()
  .regex(
    /^(?:0|[1-9]\d{0,5})\.(?:0|[1-9]\d{0,5})\.(?:0|[1-9]\d{0,5})$/,
    'a version is MAJOR.MINOR.PATCH, such as 1.0.0',
  );

/** An identifier of the SPDX licence list, or `LicenseRef-…` for another licence. */
export const licenceSchema = z
  .string()
  .max(64)
  .regex(/^(?:LicenseRef-)?[A-Za-z0-9][A-Za-z0-9.+-]*$/, 'a licence is an SPDX identifier, such as CC-BY-4.0');

/** A well-formed tag of BCP 47 in its common form: language, script, region, variants. */
const languageSchema = z
  .string()
  .regex(
    /^[a-z]{2,8}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-[a-z0-9]{4,8})*$/,
    'a language is a tag of BCP 47, such as en, ko or zh-Hant',
  );

const webSchema = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[^\s<>"]+$/, 'an address begins with https://');

/** Whether the texts may be passed on with the annotations. */
export const TEXT_RIGHTS = ['free', 'restricted'] as const;

/** All that a card can say. What nobody has said yet is not there. */
const cardFields = {
  title: line.optional(),
  description: prose.optional(),
  homepage: webSchema.optional(),
  /** Names, in the order of the citation. */
  authors: z.array(line).min(1).max(200).optional(),
  /** How to cite it: BibTeX, or a line of text. */
  citation: prose.optional(),
  contact: line.optional(),
  /** Of the annotations. */
  licence: licenceSchema.optional(),
  textRights: z.enum(TEXT_RIGHTS).optional(),
  /** Whose texts these are, and under what terms. */
  textRightsNote: prose.optional(),
  languages: z.array(languageSchema).min(1).max(100).optional(),
  keywords: z.array(line).min(1).max(100).optional(),
  /** How the sources were chosen. */
  sourceSelection: prose.optional(),
  /** Who annotated. */
  annotators: prose.optional(),
  training: prose.optional(),
  pay: prose.optional(),
  /** Where the guidelines are, or what they say, beside those of the codebook. */
  guidelines: prose.optional(),
  /** How it was annotated: how many a document, how disagreement was settled. */
  process: prose.optional(),
  /** What is personal or sensitive in it, or that nothing is. */
  sensitive: prose.optional(),
  uses: prose.optional(),
  limits: prose.optional(),
  /** What the next release is to be called, where it is not the proposed one. */
  version: versionSchema.optional(),
  /** Of the next release: files carry no other date. */
  date: z.iso.date('a date is YYYY-MM-DD').optional(),
} as const;

/** What a project says of the dataset that is published of it. There is one. */
export const datasetCardSchema = z.strictObject({ id: z.literal(DATASET_CARD), ...cardFields });

export type DatasetCard = z.infer<typeof datasetCardSchema>;
export type CardField = Exclude<keyof DatasetCard, 'id'>;

/** The fields of a card, in the order in which they are asked for. */
export const CARD_FIELDS = Object.keys(cardFields) as readonly CardField[];

/** A change of a card: fields in a new state, null takes one away. */
export const cardPatchSchema = z.strictObject(
  Object.fromEntries(Object.entries(cardFields).map(([name, field]) => [name, field.nullable()])) as {
    [F in keyof typeof cardFields]: z.ZodNullable<(typeof cardFields)[F]>;
  },
);

export type CardPatch = z.infer<typeof cardPatchSchema>;
