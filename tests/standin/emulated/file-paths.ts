import type { Channel } from '../cdp.ts';

/**
 * Answers `webUtils.getPathForFile`: the isolated world stands still at a `debugger` statement, the browser is asked for
 * the path of the file in the stopped function, and the path is put into its variable. So the preload gets a real path of
 * a real `File`, at once, as from Electron.
 */
export async function answerFilePaths(page: Channel): Promise<void> {
  await page.send('Debugger.enable');
  page.on('Debugger.paused', ({ callFrames: [frame] }) => {
    void (async () => {
      if (frame?.functionName === 'getPathForFile') {
        const { callFrameId } = frame;
        const { result } = await page.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: 'file' });
        const { path } = await page.send('DOM.getFileInfo', { objectId: result.objectId ?? '' });
        const expression = `path = ${JSON.stringify(path)}`;
        await page.send('Debugger.evaluateOnCallFrame', { callFrameId, expression });
      }
      await page.send('Debugger.resume');
    })();
  });
}
