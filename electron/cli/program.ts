import { Command, CommanderError } from 'commander';
import { Refusal } from '../../shared/api/reply.ts';
import { addAgreement } from './commands/agreement.ts';
import { addAnnotations } from './commands/annotations.ts';
import { addBackup, addRestore } from './commands/backup.ts';
import { addBundle } from './commands/bundle.ts';
import { addCard } from './commands/card.ts';
import { addClaims } from './commands/claims.ts';
import { addCodebook } from './commands/codebook.ts';
import { addDocuments } from './commands/documents.ts';
import { addExport } from './commands/export.ts';
import { addFormats } from './commands/formats.ts';
import { addGold } from './commands/gold.ts';
import { addImport } from './commands/import.ts';
import { addInit } from './commands/init.ts';
import { addSearch } from './commands/search.ts';
import { addQuality } from './commands/quality.ts';
import { addMerge } from './commands/merge.ts';
import { addReport } from './commands/report.ts';
import { addServe } from './commands/serve.ts';
import { addSources } from './commands/sources.ts';
import { addSplit } from './commands/split.ts';
import { addStats } from './commands/stats.ts';
import { addVerify } from './commands/verify.ts';
import { addAssign } from './commands/assign.ts';
import { addTeam } from './commands/team.ts';
import { UsageError, type Context } from './context.ts';
import { errorLine } from './error-line.ts';
import { INTERRUPTED } from './interrupt.ts';

const ENVIRONMENT = `
Exit code: 0 done; 1 refused or failed, nothing changed; 2 wrong usage; 130 ended by Ctrl+C.

Environment:
  CLAIMWRIGHT_DATA    folder for preferences, the list of recent projects (serve), and backups
  CLAIMWRIGHT_FOLDER  folder for new projects and exports (serve)
`;

/** The command line, in the order of the work. */
const COMMANDS = [
  addInit,
  addImport,
  addExport,
  addCard,
  addReport,
  addDocuments,
  addAnnotations,
  addClaims,
  addCodebook,
  addSearch,
  addSources,
  addVerify,
  addStats,
  addTeam,
  addAssign,
  addAgreement,
  addGold,
  addQuality,
  addSplit,
  addBundle,
  addMerge,
  addBackup,
  addRestore,
  addServe,
  addFormats,
];

function makeProgram(context: Context): Command {
  const program = new Command('claimwright')
    .description('Annotate claims in texts, and export them as a labelled dataset.')
    .version(context.parts.version)
    .exitOverride()
    .configureOutput({ writeOut: context.out, writeErr: context.err })
    .showSuggestionAfterError()
    .addHelpText('after', ENVIRONMENT);
  for (const add of COMMANDS) add(program, context);
  return program;
}

/** How a command is called, in two lines: the whole help would push the error out of sight. */
function usageOf(program: Command, command: Command): string {
  const name = command === program ? program.name() : `${program.name()} ${command.name()}`;
  return `Usage: ${name} ${command.usage()}\nSee "${name} --help".\n`;
}

/**
 * Runs one command line (without the program's own name) and gives its exit code. What goes wrong is one line on standard
 * error; a wrong usage is followed by the usage.
 */
export async function run(argv: readonly string[], context: Context): Promise<number> {
  let asked: number | null = null;
  const program = makeProgram({ ...context, exitWith: (code) => (asked = code) });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return asked ?? 0;
  } catch (error) {
    const command = program.commands.find((candidate) => candidate.name() === argv[0]) ?? program;
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      if (error.code !== 'commander.help') context.err(usageOf(program, command));
      return 2;
    }
    if (error instanceof UsageError) {
      context.err(`error: ${error.message}\n${usageOf(program, command)}`);
      return 2;
    }
    if (error instanceof Refusal) {
      context.err(errorLine(error, argv, command.args[0]));
      return error.code === 'cancelled' ? INTERRUPTED : 1;
    }
    context.err(`error: a fault in the program: ${String(error)}. What was saved is safe.\n`);
    return 1;
  }
}
