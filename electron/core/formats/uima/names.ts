/** Package of the layers that people make in WebAnno and INCEpTION. */
const CUSTOM = 'webanno.custom.';
/** Where ours has its relations, so that a label and a relation of one name are two layers. */
const RELATIONS = 'webanno.custom.relation.';
/** Layers that come with the tools: their last name says enough. */
const BUILT_IN = /^de\.tudarmstadt\.ukp\.(?:dkpro|clarin)\.(?:[\w$]+\.)*([\w$]+)$/;

/** Names that a feature cannot have: UIMA's own, INCEpTION's ends of relations, and what WebAnno TSV or XML understands otherwise. */
const RESERVED = /^(?:begin|end|sofa|Governor|Dependent|(?:ROLE|BT)_.*|[Xx][Mm][Ll].*)$/s;

/** What may stand as it is. UIMA wants a letter first, then letters, digits and `_`. */
const PLAIN = /^[A-Za-z0-9_]$/;

const escaped = (character: string, isFirst: boolean): string => {
  const hex = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
  return `${isFirst ? '' : '_'}x${hex}_`;
};

/**
 * A name of the codebook as UIMA can write it: what is no ASCII letter, digit or `_` becomes `_xHHHH_` (as in `xml:encodeName` of .NET and in
 * spreadsheets), without the first `_` where it comes first. Different names give different ones; `decodeName` gives them back.
 */
export function encodeName(name: string): string {
  const characters = [...name];
  return characters
    .map((character, i) => {
      const isFirst = i === 0;
      const rest = characters.slice(i + 1, i + 5).join('');
      const isFine = isFirst
        ? /^[A-Za-z]$/.test(character) && !RESERVED.test(name) && !(character === 'x' && /^[0-9a-f]{4}$/.test(rest))
        : PLAIN.test(character) && !(character === '_' && rest.startsWith('x'));
      return isFine ? character : escaped(character, isFirst);
    })
    .join('');
}

/** The name that `encodeName` made of another one; names from elsewhere mostly are what they say. */
export const decodeName = (name: string): string =>
  name.replaceAll(/(?:^|_)x([0-9a-f]{4,6})_/g, (all, hex: string) => {
    const point = Number.parseInt(hex, 16);
    const isCharacter = point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    return isCharacter ? String.fromCodePoint(point) : all;
  });

/** The type of the annotations of a label. */
export const typeOfLabel = (label: string): string => CUSTOM + encodeName(label);

/** The type of the relations of a relation type. */
export const typeOfRelation = (type: string): string => RELATIONS + encodeName(type);

/**
 * What a layer is called here: the name of a custom layer, the last name of one that comes with the tools (`NamedEntity`), and the whole name of any
 * other type.
 */
export function nameOfType(type: string): string {
  for (const prefix of [RELATIONS, CUSTOM]) {
    const name = type.slice(prefix.length);
    if (type.startsWith(prefix) && name !== '' && !name.includes('.')) return decodeName(name);
  }
  return BUILT_IN.exec(type)?.[1] ?? type;
}
