// Prints the sample dataset: run as a process of its own, under other time zones and locales.
import { byId } from '../../electron/core/formats/native/order.ts';
import { writeNative } from '../../electron/core/formats/native/write.ts';
import { WITH_ENDS } from './sample.ts';

for await (const line of writeNative(WITH_ENDS.toSorted(byId))) process.stdout.write(line);
