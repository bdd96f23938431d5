import { expect, test } from '../fixtures.ts';

test.use({ shared: true });

const PERMISSIONS = [
  'geolocation',
  'notifications',
  'camera',
  'microphone',
  'midi',
  'clipboard-read',
  'clipboard-write',
];

test('every permission is denied when it is looked up', async ({ workbench: { page } }) => {
  const states = await page.evaluate(async (names) => {
    const states: Record<string, string> = {};
    for (const name of names) {
      const status = await navigator.permissions.query({ name: name as PermissionName });
      states[name] = status.state;
    }
    return states;
  }, PERMISSIONS);
  expect(states).toEqual(Object.fromEntries(PERMISSIONS.map((name) => [name, 'denied'])));
});

test('every permission is denied when it is asked for', async ({ workbench: { page } }) => {
  const answers = await page.evaluate(async () => {
    return {
      place: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : `code ${error.code}`),
        );
      }),
      notification: await Notification.requestPermission(),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        (error: unknown) => String(error),
      ),
      clipboard: await navigator.clipboard.readText().then(
        () => 'granted',
        (error: unknown) => String(error),
      ),
      devices: await navigator.mediaDevices.enumerateDevices().then((all) => all.filter((one) => one.label !== '')),
    };
  });
  expect(answers).toEqual({
    place: 'denied',
    notification: 'denied',
    // A machine without one says so first.
    camera: expect.stringMatching(/^(NotAllowedError|NotFoundError)/),
    clipboard: expect.stringMatching(/^NotAllowedError/),
    devices: [],
  });
});
