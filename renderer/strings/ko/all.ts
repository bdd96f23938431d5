import type { en } from '../en/all.ts';
import type { Translation } from '../translation.ts';
import { about } from './about.ts';
import { agreement } from './agreement.ts';
import { analysis } from './analysis.ts';
import { annotate } from './annotate.ts';
import { answers } from './answers.ts';
import { backups } from './backups.ts';
import { bulk } from './bulk.ts';
import { cards } from './cards.ts';
import { claims } from './claims.ts';
import { codebook } from './codebook.ts';
import { commands } from './commands.ts';
import { conflicts } from './conflicts.ts';
import { copies } from './copies.ts';
import { counts } from './counts.ts';
import { dataset } from './dataset.ts';
import { documents } from './documents.ts';
import { errors } from './errors.ts';
import { exchange } from './exchange.ts';
import { exporting } from './exporting.ts';
import { figures } from './figures.ts';
import { find } from './find.ts';
import { flags } from './flags.ts';
import { frame } from './frame.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { importing } from './importing.ts';
import { inspector } from './inspector.ts';
import { leaving } from './leaving.ts';
import { mapping } from './mapping.ts';
import { matrix } from './matrix.ts';
import { plot } from './plot.ts';
import { project } from './project.ts';
import { propagate } from './propagate.ts';
import { quality } from './quality.ts';
import { questions } from './questions.ts';
import { reading } from './reading.ts';
import { relations } from './relations.ts';
import { reports } from './reports.ts';
import { review } from './review.ts';
import { rich } from './rich.ts';
import { sample } from './sample.ts';
import { search } from './search.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { spans } from './spans.ts';
import { splits } from './splits.ts';
import { statistics } from './statistics.ts';
import { tables } from './tables.ts';
import { tabs } from './tabs.ts';
import { team } from './team.ts';
import { teamwork } from './teamwork.ts';
import { training } from './training.ts';
import { undoNames } from './undo-names.ts';
import { views } from './views.ts';
import { zones } from './zones.ts';

/** Every Korean string of the window. */
export const ko: Translation<typeof en> = {
  about,
  agreement,
  analysis,
  annotate,
  answers,
  backups,
  bulk,
  cards,
  claims,
  codebook,
  commands,
  conflicts,
  copies,
  counts,
  dataset,
  documents,
  errors,
  exchange,
  exporting,
  figures,
  find,
  flags,
  frame,
  help,
  history,
  importing,
  inspector,
  leaving,
  mapping,
  matrix,
  plot,
  project,
  propagate,
  quality,
  questions,
  reading,
  relations,
  reports,
  review,
  rich,
  sample,
  search,
  session,
  settings,
  sources,
  spans,
  splits,
  statistics,
  tables,
  tabs,
  team,
  teamwork,
  training,
  undoNames,
  views,
  zones,
};
