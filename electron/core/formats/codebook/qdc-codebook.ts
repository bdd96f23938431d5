import { basename } from 'node:path';
import { colorProblem, nearestSeen, paletteColor } from '../../../../shared/codebook/contrast.ts';
import { badgesFor } from './badges.ts';
import { nameSchema, type Codebook, type Label, type LabelColor } from '../../../../shared/model/codebook.ts';
import { QdcProblem, type Qdc, type QdcCode } from './qdc-read.ts';

/**
 * The codebook that a REFI-QDA codebook stands for. It says names, definitions and colours; all else is what `known` has, so
 * that comparing the two finds no difference where the file says nothing. Codes that cannot be used for coding and have codes
 * below them are headings and no labels. A colour that cannot be seen in both themes becomes the nearest that can: the notes
 * say which.
 *
 * @throws QdcProblem for a name that is there twice or that no label can have, and a file without codes.
 */
export function codebookOfQdc(
  { origin, codes, sets }: Qdc,
  file: string,
  known?: Codebook,
): { codebook: Codebook; notes: string[] } {
  const headings = codes.filter(({ isParent, isCodable }) => isParent && !isCodable);
  const own = codes.filter((code) => !headings.includes(code));
  if (own.length === 0) throw new QdcProblem(1, 'it has no codes');
  for (const [i, { name, line }] of own.entries()) {
    const parsed = nameSchema.safeParse(name);
    if (!parsed.success)
      throw new QdcProblem(
        line,
        `the name "${name.slice(0, 100)}" is none for a label; ${parsed.error.issues[0]?.message ?? ''}`,
      );
    if (own.slice(0, i).some((other) => other.name.trim() === parsed.data)) {
      throw new QdcProblem(line, `the code "${parsed.data}" stands there twice. Give each a name of its own`);
    }
  }
  const badges = badgesFor(own.map(({ name }) => name.trim()));
  const mended: string[] = [];
  const labels = own.map((code, i): Label => {
    const name = code.name.trim();
    const before = known?.labels.find((label) => label.name === name);
    const color = colorOf(code, before, i);
    if (code.color !== null && color !== before?.color && typeof color === 'string' && color !== code.color) {
      mended.push(`${name}: ${code.color} became ${color}`);
    }
    const { retired: _, ...kept } = before ?? { badge: badges[i] ?? '?', mandatory: false, examples: [] };
    return {
      ...kept,
      name,
      color,
      definition: code.description.trim() === '' ? (before?.definition ?? '') : code.description,
      ...(!code.isCodable && { retired: true }),
    };
  });
  const notes = [
    'A .qdc file holds names, definitions and colours of labels. Everything else stays as it is in the project.',
    ...(headings.length > 0
      ? [`Headings are no labels and are left out: ${headings.map(({ name }) => name).join(', ')}.`]
      : []),
    ...(sets > 0 ? [`${sets} sets of codes are left out.`] : []),
    ...(mended.length > 0 ? [`Colours that cannot be seen in both themes were changed: ${mended.join('; ')}.`] : []),
  ];
  return {
    codebook: {
      id: known?.id ?? (origin.slice(0, 100).trim() || basename(file)),
      version: known?.version ?? '1.0.0',
      labels,
      attributes: known?.attributes ?? [],
      relations: known?.relations ?? [],
      ...(known?.guidelines !== undefined && { guidelines: known.guidelines }),
    },
    notes,
  };
}

function colorOf({ color }: QdcCode, before: Label | undefined, place: number): LabelColor {
  if (color === null) return before?.color ?? place % 12;
  const asked = paletteColor(color);
  return colorProblem(asked) === null ? asked : nearestSeen(color);
}
