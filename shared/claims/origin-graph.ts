import { sourceKey } from '../model/source.ts';
import type { ChainSource } from './chain-facts.ts';
import type { Independence, OriginGroup, Resting } from './independence.ts';
import type { Registry } from './source-names.ts';

/** Where a node of the graph leads: an annotation of a text. */
export interface GraphPlace {
  readonly id: string;
  readonly document: string;
}

/** A node: an origin, one that passes on what it has heard, a text, or a mention in it (`end`). */
export interface GraphNode {
  readonly key: string;
  readonly kind: 'origin' | 'relay' | 'text' | 'end';
  readonly name: string;
  /** A second line. */
  readonly detail: string;
  /** How it counts: as an origin of its own, not, or nobody knows. Nodes that are no origins count. */
  readonly counts: OriginGroup['counts'];
  readonly place: GraphPlace;
  /** Counted from the origins. */
  readonly column: number;
  /** How many mentions have come this way. */
  readonly mentions: number;
}

/** A step from node to node. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly mentions: number;
  /** All that came this way are copies. */
  readonly isCopy: boolean;
}

/** Who said it, through whom, in which text: what the mentions of claims rest on. */
export interface OriginGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** A card, or the claims on none, with what its mentions rest on. */
export interface RestingCard {
  readonly id: string;
  readonly name: string;
  readonly independence: Independence;
}

/** What is said below the name of a node. */
export interface GraphWords {
  origin(group: OriginGroup): string;
  relay(source: ChainSource): string;
  text(one: Resting): { readonly name: string; readonly detail: string };
  end(one: Resting): { readonly name: string; readonly detail: string };
  /** An origin that has no name. */
  readonly nobody: string;
}

type Building<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The graph of one card ends in its mentions, that of several in their texts. Each source is one node however many texts name it; one
 * that both says something itself and passes something on is two. Pure; O(mentions × length of their chains).
 */
export function originGraph(cards: readonly RestingCard[], registry: Registry, words: GraphWords): OriginGraph {
  const nodes = new Map<string, Building<GraphNode>>();
  const edges = new Map<string, Building<GraphEdge>>();
  const isSeveral = cards.length > 1;

  function put(node: Omit<GraphNode, 'mentions'>): string {
    const there = nodes.get(node.key);
    if (there === undefined) nodes.set(node.key, { ...node, mentions: 1 });
    else {
      there.mentions += 1;
      there.column = Math.max(there.column, node.column);
      // It counts where it counts for any of the cards.
      if (node.counts === 'yes' && there.counts !== 'yes') Object.assign(there, { counts: 'yes', detail: node.detail });
    }
    return node.key;
  }

  function link(from: string, to: string, isCopy: boolean): void {
    const key = `${from}\n${to}`;
    const there = edges.get(key);
    if (there === undefined) edges.set(key, { from, to, mentions: 1, isCopy });
    else {
      there.mentions += 1;
      there.isCopy &&= isCopy;
    }
  }

  for (const card of cards) {
    for (const group of card.independence.groups) {
      for (const one of group.resting) {
        const { mention, origin, isCopy } = one;
        const { id, document } = mention.mention;
        const [first] = origin.chain ?? [];
        const place = first ?? mention.mention;
        const here: GraphPlace = { id, document };
        let at = put({
          key: `origin:${origin.key}`,
          kind: 'origin',
          name: origin.name === '' ? words.nobody : origin.name,
          detail: words.origin(group),
          counts: group.counts,
          place: { id: place.id, document: place.document },
          column: 0,
        });
        for (const [i, { key, name, source }] of stepsOf(one, registry).entries()) {
          const next = put({
            key: `relay:${key}`,
            kind: 'relay',
            name,
            detail: words.relay(source),
            counts: 'yes',
            place: { id: source.id, document: source.document },
            column: i + 1,
          });
          link(at, next, isCopy);
          at = next;
        }
        const text = put({
          key: `text:${document}`,
          kind: 'text',
          ...words.text(one),
          counts: 'yes',
          place: here,
          column: 1,
        });
        link(at, text, isCopy);
        if (isSeveral) continue;
        const end = put({
          key: `mention:${id}`,
          kind: 'end',
          ...words.end(one),
          counts: 'yes',
          place: here,
          column: 2,
        });
        link(text, end, isCopy);
      }
    }
  }
  return { nodes: inColumns([...nodes.values()]), edges: [...edges.values()] };
}

/** Who stands between an origin and the text, each once: one that only speaks for the origin, too. */
function stepsOf(
  { origin }: Resting,
  registry: Registry,
): readonly { readonly key: string; readonly name: string; readonly source: ChainSource }[] {
  const named = (origin.chain ?? []).map((source) => {
    const name = source.names[0] ?? source.quote;
    const meaning = registry.meaning(name);
    return meaning.kind === 'source'
      ? { key: `source:${meaning.source.id}`, name: meaning.source.name, source }
      : { key: `name:${sourceKey(name)}`, name, source };
  });
  const [first, ...rest] = named;
  const isTheOrigin = first === undefined || origin.kind === 'unknown' || first.key === origin.key;
  const steps = isTheOrigin ? rest : [first, ...rest];
  return steps.filter(({ key }, i) => steps.findIndex((other) => other.key === key) === i);
}

/** Texts stand behind everybody who passes something on, and what is in them last. */
function inColumns(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const last = Math.max(0, ...nodes.map(({ kind, column }) => (kind === 'relay' ? column : 0)));
  return nodes.map((node) =>
    node.kind === 'text' ? { ...node, column: last + 1 } : node.kind === 'end' ? { ...node, column: last + 2 } : node,
  );
}
