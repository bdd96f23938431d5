import { afterEach, beforeEach, expect, it } from 'vitest';
import { testCore, type TestCore } from '../../support/core.ts';

let at: TestCore;
beforeEach(async () => {
  at = await testCore();
});
afterEach(() => at.core.close());

it('what one window remembers is not forgotten by another that did not know it', async () => {
  await at.client.call('preferences.save', { window: { tour: 'taken' } });
  await at.client.call('preferences.save', { window: { inspector: 320 } });
  await at.client.call('preferences.save', { theme: 'dark' });
  const { preferences } = await at.client.call('session.read', {});
  expect(preferences).toMatchObject({ theme: 'dark', density: 'comfortable' });
  expect(preferences.window).toMatchObject({ tour: 'taken', inspector: 320 });
});

it('a preference that is named changes as a whole', async () => {
  await at.client.call('preferences.save', { keys: { 'help.open': ['F2'] } });
  const { keys } = await at.client.call('preferences.save', { keys: { 'help.tour': ['F3'] } });
  expect(keys).toEqual({ 'help.tour': ['F3'] });
});
