import type { AttributeWords, LabelWords, RelationWords, Words } from './words.ts';

/** What a dataset says may be annotated in it, whether anything of it is used or not. */
export interface Declared {
  readonly labels: readonly string[];
  readonly relations: readonly {
    readonly name: string;
    /** Labels that it may start and end at. */
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly symmetric: boolean;
    readonly transitive: boolean;
  }[];
  readonly attributes: readonly {
    readonly name: string;
    readonly on: readonly string[];
    /** Empty where it says only that something holds, or anything. */
    readonly values: readonly string[];
  }[];
}

/** The words of a dataset with what it declares beside what is used: that is counted as 0. Pure. O(declared). */
export function withDeclared(words: Words, { labels, relations, attributes }: Declared): Words {
  const all = new Map(words.labels);
  for (const name of labels) if (!all.has(name)) all.set(name, { count: 0, examples: [], attributes: new Map() });
  for (const { name, on, values } of attributes) {
    for (const label of on) {
      const there = all.get(label);
      if (there) all.set(label, withAttribute(there, name, values));
    }
  }
  const linked = new Map(words.relations);
  for (const one of relations) linked.set(one.name, withEnds(linked.get(one.name), one));
  return { ...words, labels: all, relations: linked };
}

function withAttribute(label: LabelWords, name: string, declared: readonly string[]): LabelWords {
  const there: AttributeWords = label.attributes.get(name) ?? {
    count: 0,
    isList: false,
    values: new Map(),
    hasMore: false,
  };
  const values = new Map(there.values);
  for (const value of declared) if (!values.has(value)) values.set(value, { value, count: 0 });
  return { ...label, attributes: new Map(label.attributes).set(name, { ...there, values }) };
}

function withEnds(there: RelationWords | undefined, one: Declared['relations'][number]): RelationWords {
  const { count = 0, isAcross = false, from = [], to = [], symmetric = false, transitive = false } = there ?? {};
  return {
    count,
    isAcross,
    from: new Set([...from, ...one.from]),
    to: new Set([...to, ...one.to]),
    symmetric: symmetric || one.symmetric,
    transitive: transitive || one.transitive,
  };
}
