import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Reply } from '../../shared/api/reply.ts';
import type { HostEvent } from '../../shared/api/transport.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';
import { plainProblem } from './plain.ts';
import { isOwnSender } from './sender.ts';

/** Answers one call by name. Never rejects. */
export type Answer = (name: string, input: unknown) => Promise<Reply>;

/** Size of the largest input, in UTF-16 code units: a dropped file's bytes as base64 fit in, a book ten times over. */
export const MAX_INPUT = 96 * 2 ** 20;

const MAX_NAME = 64;

/**
 * Listens to calls. A call from another frame than the window's own main frame is refused before it is looked at, and
 * so is one that is not a name and plain data of a bearable size; the shape of the input is the router's business.
 */
export function listenToCalls(answer: Answer): void {
  ipcMain.handle(CALL_CHANNEL, async (event: IpcMainInvokeEvent, ...args: unknown[]): Promise<Reply> => {
    if (!isOwnSender(event.senderFrame)) return refusal('refused', 'This page may not call the workbench.');
    const [name, input] = args;
    if (args.length !== 2 || typeof name !== 'string' || name.length > MAX_NAME) {
      return refusal('invalid', 'A call is a name and an input.');
    }
    const problem = plainProblem(input, MAX_INPUT);
    if (problem !== null) return refusal('invalid', `The input of ${name} was refused: ${problem}.`);
    return answer(name, input);
  });
}

/** Sends an event to a window. An event that comes while the window closes is lost: nobody is there to hear it. */
export function sendEvent(contents: WebContents, event: HostEvent): void {
  if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, event);
}

function refusal(code: 'refused' | 'invalid', message: string): Reply {
  return { ok: false, code, message };
}
