import type { CreateBridgeEnd } from './bridge.ts';

/**
 * Runs in the page's own world before its first script, as text: puts in what the preload exposes, and hands wishes for
 * new windows to the program. Leaves no name of the stand-in behind.
 */
export function prepareMainWorld(createBridgeEnd: CreateBridgeEnd, key: string): void {
  if (window !== window.top) return;
  const end = createBridgeEnd('main', 'isolated', key);
  end.hear('expose', ({ name, api }: { name: string; api: unknown }) => {
    Object.defineProperty(window, name, { value: end.unpack(api), enumerable: true });
  });
  // Whichever world ran first, one of `hello` and `ask` is heard.
  end.hear('ask', () => end.tell('hello'));
  end.tell('hello');

  window.open = (url: string | URL = 'about:blank') => {
    end.tell('open', new URL(url, location.href).href);
    return null;
  };
  window.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.target !== '');
    if (!(link instanceof HTMLAnchorElement) || link.target === '_self' || event.defaultPrevented) return;
    event.preventDefault();
    end.tell('open', link.href);
  });
}
