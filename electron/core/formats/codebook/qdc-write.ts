import { v5 } from 'uuid';
import { attributeXml, NOT_XML, textXml } from './qda-xml.ts';
import { paletteHex } from '../../../../shared/codebook/contrast.ts';
import type { Codebook, Label } from '../../../../shared/model/codebook.ts';

/** Namespace of the REFI-QDA codebook, version 1.0 (Codebook.xsd of the specification 1.5). */
export const QDC_NAMESPACE = 'urn:QDA-XML:codebook:1.0';

/** Of our own making, so that a label's GUID is made from its name alone, everywhere. */
export const GUID_NAMESPACE = '3c3d9b52-6a0f-5d1e-9a75-6f2f1a6b7c10';

/** The GUID of a label: UUIDv5 (RFC 9562) of its name. */
export const guidOf = (name: string): string => v5(name, GUID_NAMESPACE);

/** A codebook and what of it the file cannot say. */
export interface WrittenQdc {
  readonly xml: string;
  readonly losses: readonly string[];
}

/**
 * A codebook's labels as a REFI-QDA codebook (.qdc): names, definitions, colours. A retired label is not codable. The same
 * labels give the same bytes.
 */
export function writeQdc({ id, version, labels, attributes, relations, guidelines }: Codebook): WrittenQdc {
  const hidden = labels.filter(({ definition }) => NOT_XML.test(definition));
  const xml = `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="${QDC_NAMESPACE}" origin="${attributeXml(`Claimwright: ${id} ${version}`)}">
  <Codes>
${labels.map((label) => codeOf(label)).join('')}  </Codes>
</CodeBook>
`;
  const lost = (n: number, what: string): string[] => (n === 0 ? [] : [`${n} ${what}${n === 1 ? '' : 's'}`]);
  const left = [
    ...lost(attributes.length, 'attribute'),
    ...lost(relations.length, 'relation type'),
    ...(guidelines === undefined ? [] : ['the guidelines']),
  ];
  return {
    xml,
    losses: [
      ...(left.length === 0 ? [] : [`${left.join(', ')}: a .qdc file holds labels only`]),
      'keys, badges, examples and which labels are mandatory',
      ...(labels.some(({ retired }) => retired) ? ['retired labels are in it as codes that are not codable'] : []),
      ...(hidden.length === 0
        ? []
        : [`control characters in ${hidden.length} definitions, which XML cannot hold, are U+FFFD`]),
    ],
  };
}

/** A label as an element `Code`, with those below it. */
export function codeOf({ name, definition, color, retired }: Label, below = ''): string {
  const hex = typeof color === 'number' ? paletteHex(color) : color;
  const head = `    <Code guid="${guidOf(name)}" name="${attributeXml(name)}" isCodable="${retired !== true}" color="${hex}"`;
  if (definition === '' && below === '') return `${head}/>\n`;
  const description = definition === '' ? '' : `      <Description>${textXml(definition)}</Description>\n`;
  return `${head}>\n${description}${below}    </Code>\n`;
}
