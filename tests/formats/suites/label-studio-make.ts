interface Region {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly text?: string;
}

/** A region with its labels. */
export const labels = ({ id, ...value }: Region, ...names: string[]): object => ({
  id,
  from_name: 'label',
  to_name: 'text',
  type: 'labels',
  origin: 'manual',
  value: { ...value, labels: names },
});

/** An export as Label Studio makes it: accounts, dates and counters that mean nothing here. */
export const task = (text: string, result: readonly object[], more: object = {}, annotation_: object = {}): string =>
  JSON.stringify({
    id: 1,
    annotations: [
      {
        id: 1001,
        completed_by: { id: 10, email: 'ana@example.org', first_name: 'Ana' },
        result,
        was_cancelled: false,
        ground_truth: false,
        created_at: '2021-03-09T22:16:08.728353Z',
        lead_time: 4.288,
        ...annotation_,
      },
    ],
    drafts: [],
    predictions: [],
    data: { text, source: 'wire', tags: ['a', 'b'] },
    meta: { batch: 3 },
    created_at: '2021-03-09T21:52:49.513742Z',
    project: 83,
    ...more,
  });

/** The tasks as a file. */
export const list = (values: readonly string[]): string => `[\n${values.join(',\n')}\n]\n`;
/** A task that is read as it is. */
export const GOOD = task('Police said so.', [labels({ id: 'a', start: 0, end: 6, text: 'Police' }, 'SOURCE')]);

/** One task with these results, and one of them. */
export const of = (...result: object[]): string => task('Police 👩 said so.', result);
export const REGION = { id: 'a', start: 0, end: 6, text: 'Police' };
