import { z } from 'zod';
import { annotationSchema, attributesSchema } from '../model/annotation.ts';
import { documentSchema, publicationSchema } from '../model/document.ts';
import { documentLabelsSchema } from '../model/document-labels.ts';
import { documentIdSchema, handleSchema, idSchema } from '../model/ids.ts';
import { statusSchema } from '../model/status.ts';
import { utf16Schema } from '../text/units.ts';
import { adjudicationProcedures } from './adjudication.ts';
import { agreementProcedures } from './agreement.ts';
import { claimProcedures } from './claims.ts';
import { flagProcedures } from './flags.ts';
import { attributeProcedures } from './attributes.ts';
import { bulkProcedures } from './bulk.ts';
import { changeInput } from './changes.ts';
import { copyProcedures } from './copies.ts';
import { findEqual } from './equal.ts';
import { exchangeProcedures } from './exchange.ts';
import { exportProcedures } from './exports.ts';
import { conflictProcedures } from './merge.ts';
import { importProcedures } from './imports.ts';
import { backupProcedures } from './backups.ts';
import { historyProcedures } from './history.ts';
import { qualityProcedures } from './quality.ts';
import { publicationProcedures } from './publication.ts';
import { pictureProcedures } from './pictures.ts';
import { statisticsProcedures } from './statistics.ts';
import { batch, empty, inProject, path, sourceSchema, task, writtenSchema } from './inputs.ts';
import { overviewProcedures } from './overview.ts';
import { reportProcedures } from './report.ts';
import { relationProcedures } from './relations.ts';
import { searchProcedures } from './search.ts';
import { splitProcedures } from './splits.ts';
import { sourceProcedures } from './sources.ts';
import { teamProcedures } from './team.ts';
import { preferencesSchema, projectInfoSchema, sessionSchema } from './session.ts';
import {
  batchesSchema,
  draftSchema,
  fieldsSchema,
  statsSchema,
  undoStateSchema,
  verificationSchema,
} from './shapes.ts';
import { codebookProcedures } from './codebook.ts';

const documentSummarySchema = z.object({
  id: documentIdSchema,
  title: z.string(),
  outlet: z.string().nullable(),
  fileName: z.string().nullable(),
  /** UTF-16 code units. */
  length: utf16Schema,
  words: z.number(),
  /** Annotations by layer. */
  annotations: z.record(z.string(), z.number()),
  /** What was said of the work, by layer. */
  status: z.record(z.string(), statusSchema.shape.state),
  /** What is said of it as a whole, by layer. */
  labels: z.record(z.string(), attributesSchema),
  /** Place in the log of the operation that brought it in: the order of import. */
  added: z.number(),
});
export type DocumentSummary = z.infer<typeof documentSummarySchema>;

/**
 * The contract between the window and the core: every procedure, with the shape of what goes in and what comes out. The
 * router parses the input, the client parses the output. Procedures that write take a `batch`, and answer when it is on
 * disk.
 */
export const procedures = {
  ...codebookProcedures,

  'session.read': { input: empty, output: sessionSchema },
  'preferences.save': { input: preferencesSchema.partial(), output: preferencesSchema },

  'project.create': {
    /** Without a path the file is put into the default folder, under the name. An existing file is never overwritten. */
    input: z.strictObject({
      name: z.string().trim().min(1).max(120),
      path: path.optional(),
      seeds: z.boolean().optional(),
      /** The seeds with their annotation, in the layer `sample`. */
      annotated: z.boolean().optional(),
      /** A codebook file; without it the project gets the default one. */
      codebook: path.optional(),
    }),
    output: projectInfoSchema,
  },
  /**
   * A project of one's own with all that a bundle or a copy of a project holds, as a copy of its file would be: how somebody begins who
   * has nothing but a bundle. Without a path it is put into the default folder, under the name that it says it has.
   */
  'project.fromCopy': {
    input: z.strictObject({ task, source: sourceSchema, path: path.optional() }),
    output: projectInfoSchema,
  },
  /**
   * `readOnly` reads beside a window that has the project open. `unlessOpen` keeps what is open by now, and answers that: what a
   * program opens by itself must not take the place of what somebody asked for.
   */
  'project.open': {
    input: z.strictObject({ path, readOnly: z.boolean().optional(), unlessOpen: z.boolean().optional() }),
    output: projectInfoSchema,
  },
  /** Opens the sample project, making it from the seed articles where it is not there yet: only then `annotated` counts. */
  'project.sample': {
    input: z.strictObject({ annotated: z.boolean().optional(), unlessOpen: z.boolean().optional() }),
    output: projectInfoSchema,
  },
  'project.close': { input: inProject({}), output: empty },
  'project.forget': { input: z.strictObject({ path }), output: empty },
  'project.stats': {
    input: inProject({}),
    output: statsSchema,
  },
  'project.verify': {
    input: inProject({ task: task.optional() }),
    output: verificationSchema,
  },

  'documents.list': {
    input: inProject({}),
    output: z.object({ seq: z.number(), documents: z.array(documentSummarySchema) }),
  },
  'documents.read': {
    input: inProject({ id: documentIdSchema }),
    output: z.object({
      seq: z.number(),
      document: documentSchema,
      text: z.string(),
      annotations: z.array(annotationSchema),
      /** What is said of it as a whole, of all layers. */
      labels: z.array(documentLabelsSchema),
    }),
  },
  'documents.setStatus': {
    input: inProject({ batch, document: documentIdSchema, state: statusSchema.shape.state }),
    output: writtenSchema,
  },
  'documents.describe': {
    /** Title, metadata and publications: all that can be said of a document whose text never changes. */
    input: inProject({
      batch,
      document: documentIdSchema,
      title: documentSchema.shape.title.optional(),
      metadata: documentSchema.shape.metadata.optional(),
      publications: z.array(publicationSchema).optional(),
    }),
    output: writtenSchema,
  },

  ...importProcedures,
  ...exportProcedures,
  ...publicationProcedures,
  ...qualityProcedures,

  'annotations.create': {
    input: inProject({ batch, annotations: z.array(draftSchema).min(1).max(10_000) }),
    output: writtenSchema,
  },
  'annotations.update': {
    input: inProject({ ...fieldsSchema.shape, batch, id: idSchema }),
    output: writtenSchema,
  },
  'annotations.delete': {
    input: inProject({ batch, ids: z.array(idSchema).min(1).max(10_000) }),
    output: writtenSchema,
  },
  'annotations.change': { input: changeInput, output: writtenSchema },
  'annotations.findEqual': findEqual,
  ...bulkProcedures,
  'annotations.list': {
    input: inProject({ document: documentIdSchema.optional(), layer: handleSchema.optional() }),
    output: z.array(annotationSchema),
  },

  ...adjudicationProcedures,
  ...agreementProcedures,
  ...flagProcedures,
  ...claimProcedures,
  ...conflictProcedures,
  ...copyProcedures,
  ...reportProcedures,
  ...overviewProcedures,
  ...attributeProcedures,
  ...relationProcedures,
  ...searchProcedures,
  ...sourceProcedures,
  ...exchangeProcedures,
  ...splitProcedures,
  ...teamProcedures,

  'history.state': { input: inProject({}), output: undoStateSchema },
  /** `past`: the step that was refused (`step` of the details), which is passed over until the project is opened again; the one before it is taken back. */
  'history.undo': {
    input: inProject({ batch, past: z.string().optional() }),
    output: writtenSchema.extend({ name: z.string(), state: undoStateSchema }),
  },
  'history.redo': {
    input: inProject({ batch }),
    output: writtenSchema.extend({ name: z.string(), state: undoStateSchema }),
  },

  ...backupProcedures,
  ...historyProcedures,
  ...pictureProcedures,
  ...statisticsProcedures,

  /** Batches after a place in the log: what a listener that saw a gap asks for. `more`: ask again from the last one. */
  'log.since': {
    input: inProject({ seq: z.number().int().nonnegative() }),
    output: batchesSchema,
  },
  'task.cancel': { input: z.strictObject({ task }), output: empty },
} as const;

export type Procedures = typeof procedures;
export type ProcedureName = keyof Procedures;
export type Input<N extends ProcedureName> = z.input<Procedures[N]['input']>;
/** What a handler gets: the input after parsing. */
export type Parsed<N extends ProcedureName> = z.output<Procedures[N]['input']>;
export type Output<N extends ProcedureName> = z.output<Procedures[N]['output']>;
