/** Long work in small steps: whoever runs it gives way between them. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** All steps at once. */
export function drained<T>(steps: Steps<T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** Code units of a text that are gone through in one step: some milliseconds. */
export const STRIDE = 2 ** 15;
