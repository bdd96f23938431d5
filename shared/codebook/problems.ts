import type { Codebook, Label, RelationType } from '../model/codebook.ts';
import { describeProblem, problemsOf } from '../model/codebook-problems.ts';
import { colorProblem } from './contrast.ts';
import type { CodebookPlace, CodebookProblem } from './edit.ts';
import { attributeText, meets, placeOf } from './parts.ts';

/**
 * Everything that is wrong with a codebook, or worth a look: what `problemsOf` finds, and what does not keep it from being
 * read. What is retired needs no key of its own. O(n²) in the attributes, of which there are tens.
 */
export function codebookProblems(codebook: Codebook): CodebookProblem[] {
  const { labels, attributes, relations } = codebook;
  const keyed = { ...codebook, labels: labels.map(withoutIdleKey), attributes: attributes.map(withoutIdleKey) };
  const inUse = labels.filter(({ retired }) => !retired);
  return [
    ...(inUse.length === 0
      ? [
          error(
            placeOf('codebook', codebook.id),
            'Every label is retired, so nothing could be tagged. Keep one in use.',
          ),
        ]
      : []),
    ...problemsOf(keyed).map((problem) => {
      const { kind, name, on } = problem.of;
      return error(placeOf(kind, name, on), `The ${describeProblem(problem).slice(4)}.`);
    }),
    ...labels.flatMap((label) => ofLabel(label, inUse)),
    ...twins(labels, 'label'),
    ...attributes.flatMap(({ name, on }, i) => {
      const twin = attributes.slice(0, i).find((other) => meets(other.on, on) && isTwin(other.name, name));
      if (!twin) return [];
      return [
        warning(
          placeOf('attribute', name, on),
          `The attributes "${twin.name}" and ${attributeText(on, name)} read alike.`,
        ),
      ];
    }),
    ...twins(relations, 'relation'),
    ...relations.flatMap((relation) => ofRelation(relation, labels)),
  ];
}

const error = (place: CodebookPlace, text: string): CodebookProblem => ({ severity: 'error', place, text });
const warning = (place: CodebookPlace, text: string): CodebookProblem => ({ severity: 'warning', place, text });

function withoutIdleKey<T extends { key?: string | undefined; retired?: true | undefined }>(one: T): T {
  if (!one.retired) return one;
  const { key: _, ...rest } = one;
  return rest as T;
}

/** Names that only a sharp eye tells apart. */
const isTwin = (a: string, b: string): boolean => a !== b && folded(a) === folded(b);

const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');

function twins(list: readonly { readonly name: string }[], kind: 'label' | 'relation'): CodebookProblem[] {
  return list.flatMap(({ name }, i) => {
    const twin = list.slice(0, i).find((other) => isTwin(other.name, name));
    return twin ? [warning(placeOf(kind, name), `The ${kind}s "${twin.name}" and "${name}" read alike.`)] : [];
  });
}

function ofLabel(label: Label, inUse: readonly Label[]): CodebookProblem[] {
  const { name, color, badge, retired } = label;
  const place = placeOf('label', name);
  const colour = colorProblem(color);
  const found = colour === null ? [] : [error(place, `The colour ${color} of "${name}" ${colour}.`)];
  const same = retired ? undefined : inUse.slice(0, inUse.indexOf(label)).find((other) => other.badge === badge);
  return same ? [...found, warning(place, `"${same.name}" and "${name}" both have the badge ${badge}.`)] : found;
}

function ofRelation({ name, from, to, retired }: RelationType, labels: readonly Label[]): CodebookProblem[] {
  const place = placeOf('relation', name);
  return (
    [
      ['starts', from],
      ['ends', to],
    ] as const
  ).flatMap(([side, ends]) => {
    if (ends.length === 0) return [error(place, `The relation "${name}" ${side} nowhere. Name a label.`)];
    const unknown = ends.find((end) => !labels.some((label) => label.name === end));
    if (unknown !== undefined) {
      return [error(place, `The relation "${name}" ${side} at "${unknown}", which is no label.`)];
    }
    if (retired || ends.some((end) => labels.some((label) => label.name === end && !label.retired))) return [];
    return [warning(place, `The relation "${name}" ${side} at retired labels only, so no new one can be made.`)];
  });
}
