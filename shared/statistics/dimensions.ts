/** What annotations can be counted by, besides the attributes of the codebook. */
export const DIMENSIONS = ['label', 'document', 'outlet', 'date', 'annotator'] as const;

const ATTRIBUTE = 'attribute:';

/** What annotations are counted by: one of {@link DIMENSIONS}, or `attribute:NAME`. */
export type Dimension = (typeof DIMENSIONS)[number] | `attribute:${string}`;

/** The attribute that a dimension is; null: it is another one. */
export const attributeOf = (dimension: Dimension): string | null =>
  dimension.startsWith(ATTRIBUTE) ? dimension.slice(ATTRIBUTE.length) : null;

/** The dimension of an attribute. */
export const byAttribute = (name: string): Dimension => `${ATTRIBUTE}${name}`;

/** A dimension as it is written: its name, or that of an attribute. A name that is both means the dimension. */
export function dimensionOf(text: string): Dimension {
  const known = DIMENSIONS.find((one) => one === text);
  return known ?? (text.startsWith(ATTRIBUTE) ? (text as Dimension) : byAttribute(text));
}
