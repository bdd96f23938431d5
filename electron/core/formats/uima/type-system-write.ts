import type { TypeDefinition } from './type-system.ts';

/** The first line of every XML file that we write. */
export const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A type system descriptor, as INCEpTION exports it and as its layers can be made from. */
export function* typeSystemXml(definitions: readonly TypeDefinition[]): Generator<string> {
  yield `${HEAD}<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n  <types>\n`;
  for (const { name, supertype, features } of definitions) {
    yield `    <typeDescription>\n      <name>${name}</name>\n      <description/>\n      <supertypeName>${supertype}</supertypeName>\n`;
    if (features.length > 0) {
      const all = features.map(
        (feature) =>
          `        <featureDescription>\n          <name>${feature.name}</name>\n          <description/>\n          <rangeTypeName>${feature.range}</rangeTypeName>\n        </featureDescription>\n`,
      );
      yield `      <features>\n${all.join('')}      </features>\n`;
    }
    yield '    </typeDescription>\n';
  }
  yield '  </types>\n</typeSystemDescription>\n';
}
