import type { Codebook } from '../../../../shared/model/codebook.ts';
import { typeOfLabel } from './names.ts';
import { ANNOTATION_TYPE } from './type-system.ts';

/** The label that both ends of a relation type have, where the codebook allows one only. */
export function onlyLabel(type: string, codebook: Codebook): string | null {
  const definition = codebook.relations.find(({ name }) => name === type);
  if (!definition || definition.from.length === 0 || definition.to.length === 0) return null;
  const [label, ...others] = new Set([...definition.from, ...definition.to]);
  return label !== undefined && others.length === 0 ? label : null;
}

/** The layer that the relations of a type are attached to: that of the one label that the codebook allows, or any. */
export function attachedTo(type: string, codebook: Codebook): string {
  const label = onlyLabel(type, codebook);
  return label === null ? ANNOTATION_TYPE : typeOfLabel(label);
}
