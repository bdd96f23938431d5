import { createRoot } from 'react-dom/client';
import '../../../../renderer/ui/base.css';
import { App } from '../../../../renderer/app/App.tsx';
import { createWorkbench } from '../../../../renderer/app/workbench.ts';
import type { Reply } from '../../../../shared/api/reply.ts';
import type { HostEvent } from '../../../../shared/api/transport.ts';
import { invariant } from '../../../../shared/assert.ts';

declare global {
  interface Window {
    /** A call into the test's core; null: there is no answer. */
    coreCall(name: string, input: unknown): Promise<Reply | null>;
    /** Tells the window an event of the core. */
    tell(event: HostEvent): void;
  }
}

const listeners = new Set<(event: HostEvent) => void>();
window.tell = (event) => listeners.forEach((listener) => listener(event));
const transport = {
  async call(name: string, input: unknown): Promise<Reply> {
    const reply = await window.coreCall(name, input);
    if (reply === null) throw new TypeError('Failed to fetch');
    return reply;
  },
  subscribe(listener: (event: HostEvent) => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
const root = document.getElementById('root');
invariant(root !== null, 'the page has a root');
createRoot(root).render(<App workbench={createWorkbench({ transport, pathOf: null })} />);
