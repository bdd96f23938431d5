/** A first start: makes the sample project in the folder that it is given, until it is killed. */
import { testCore } from '../support/core.ts';

const at = await testCore(process.argv[2]);
process.stdout.write('go\n');
await at.client.call('project.sample', {});
process.stdin.resume();
