import { createElement, type ReactNode } from 'react';
import { classes } from '../../ui/classes.ts';
import { treeOf, type TreeNode } from './read-markdown.ts';
import css from './rich.module.css';

interface RichViewProps {
  /** CommonMark. */
  readonly text: string;
  /** Level that the text's own headings begin under, so that the page's outline stays whole. */
  readonly under?: 1 | 2 | 3 | 4;
  readonly className?: string | undefined;
}

/**
 * Shows CommonMark. Nothing of the text becomes markup of the page: HTML is shown as it is written, images as their words and
 * address, and links have their address behind them and lead nowhere.
 */
export function RichView({ text, under = 2, className }: RichViewProps) {
  const tree = treeOf(text);
  return (
    <div className={classes(css.rich, className)} dir="auto">
      {tree === null ? <p className={css.source}>{text}</p> : drawn(tree.children, under)}
    </div>
  );
}

const drawn = (nodes: readonly TreeNode[], under: number): ReactNode[] =>
  nodes.map((node) => <Drawn key={String(node.position?.start.offset ?? '')} node={node} under={under} />);

function Drawn({ node, under }: { readonly node: TreeNode; readonly under: number }): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'paragraph':
      return <p dir="auto">{drawn(node.children, under)}</p>;
    case 'heading':
      return createElement(
        `h${Math.min(6, under + Math.max(1, node.depth - 1))}`,
        { dir: 'auto' },
        drawn(node.children, under),
      );
    case 'strong':
      return <strong>{drawn(node.children, under)}</strong>;
    case 'emphasis':
      return <em>{drawn(node.children, under)}</em>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'break':
      return <br />;
    case 'list':
      return node.ordered === true ? (
        <ol start={node.start ?? 1}>{drawn(node.children, under)}</ol>
      ) : (
        <ul>{drawn(node.children, under)}</ul>
      );
    case 'listItem':
      return <li dir="auto">{drawn(node.children, under)}</li>;
    case 'blockquote':
      return <blockquote dir="auto">{drawn(node.children, under)}</blockquote>;
    case 'code':
    case 'html':
      return <span className={css.source}>{node.value}</span>;
    case 'thematicBreak':
      return <hr />;
    case 'link':
      return <span data-address={node.url}>{drawn(node.children, under)}</span>;
    case 'image':
      return <span data-address={node.url}>{node.alt ?? ''}</span>;
    case 'definition':
      return <p>{`[${node.label ?? node.identifier}]: ${node.url}`}</p>;
    case 'linkReference':
      return <>{drawn(node.children, under)}</>;
    case 'imageReference':
      return node.alt ?? '';
    default:
      return null;
  }
}
