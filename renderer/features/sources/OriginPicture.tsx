import { useMemo } from 'react';
import { originGraph, type GraphNode, type RestingCard } from '../../../shared/claims/origin-graph.ts';
import type { Registry } from '../../../shared/claims/source-names.ts';
import { layeredFigure, type LayeredNode } from '../../../shared/plot/layered.ts';
import { useWorkbench } from '../../app/context.tsx';
import { showAnnotation } from '../../app/show-annotation.ts';
import { language, t } from '../../strings/t.ts';
import { PlotFigure } from '../../ui/plot/PlotFigure.tsx';
import css from './Origins.module.css';
import { graphWords } from './words.ts';

/** More boxes nobody reads: the table has all of it. */
const MOST_NODES = 160;
const WIDTHS = { origin: 172, relay: 150, text: 172, end: 212 } as const;
const NAMES = {
  origin: 'sources.columns.origin',
  relay: 'sources.columns.relay',
  text: 'sources.columns.text',
  end: 'sources.columns.claim',
} as const;

interface OriginPictureProps {
  readonly cards: readonly RestingCard[];
  readonly registry: Registry;
  readonly title: string;
}

/** Who said it, through whom, and in which text it stands, from left to right. Each box leads to its annotation. */
export function OriginPicture({ cards, registry, title }: OriginPictureProps) {
  const workbench = useWorkbench();
  const spoken = language();
  const graph = useMemo(
    () => originGraph(cards, registry, graphWords()),
    // oxlint-disable-next-line react/exhaustive-deps -- its words are those of the language
    [cards, registry, spoken],
  );
  if (graph.nodes.length > MOST_NODES) {
    return <p className={css.note}>{t('sources.tooMany', { count: graph.nodes.length })}</p>;
  }
  const columns = [...graph.nodes].toSorted((a, b) => a.column - b.column);
  const headings: string[] = [];
  const widths: number[] = [];
  for (const { kind, column } of columns) {
    widths[column] = WIDTHS[kind];
    if (kind !== 'relay' || column === 1) headings[column] = t(NAMES[kind]);
  }
  const figure = layeredFigure({
    title,
    isTitled: false,
    description: t('sources.graphAbout', { nodes: graph.nodes.length, edges: graph.edges.length }),
    lang: spoken,
    headings,
    widths,
    nodes: graph.nodes.map(boxOf),
    edges: graph.edges.map(({ from, to, mentions, isCopy }) => ({ from, to, weight: mentions, isBroken: isCopy })),
  });
  return (
    <div className={css.picture}>
      <PlotFigure
        figure={figure}
        onOpen={(key) => {
          const node = graph.nodes.find((one) => one.key === key);
          if (node !== undefined) void showAnnotation(workbench, node.place);
        }}
      />
    </div>
  );
}

function boxOf({ key, kind, name, detail, counts, column, mentions }: GraphNode): LayeredNode {
  const said = [t(NAMES[kind]), name, detail, t('sources.usage.mentions', { count: mentions })];
  return {
    key,
    column,
    name,
    detail,
    label: said.filter((part) => part !== '').join(', '),
    look: kind !== 'origin' ? 'usual' : counts === 'yes' ? 'main' : counts === 'unknown' ? 'open' : 'dim',
  };
}
