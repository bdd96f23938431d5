import { attributesOf, type Figure, type SvgNode } from './svg.ts';
import { isolated } from './text-width.ts';
import { concrete, type ThemeName } from './theme.ts';

/** Fonts of a saved picture: those of the workbench where they are installed, else what the reader's system has. */
export const FONT =
  "'Source Sans 3','Source Sans 3 Variable','Noto Sans','Noto Sans CJK KR','Noto Sans Arabic',system-ui,sans-serif";

const COLOURS = new Set(['fill', 'stroke']);

/** How a picture is written. */
export interface WriteOptions {
  readonly theme: ThemeName;
  /** Put before the ids in it, where several stand in one page. */
  readonly prefix?: string;
  /** Whether the ground is filled with the theme's surface; otherwise it is left open. */
  readonly ground?: boolean;
}

/**
 * Writes a picture as one SVG element that stands alone: colours as plain values, with title and description, no style sheet,
 * no script, no reference to anything outside. The same picture gives the same text.
 */
export function writeSvg({ title, description, lang, width, height, nodes }: Figure, options: WriteOptions): string {
  const { theme, prefix = 'plot', ground = true } = options;
  const ids = [`${prefix}-title`, `${prefix}-about`];
  const head = [
    'xmlns="http://www.w3.org/2000/svg"',
    `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    `lang="${escaped(lang)}" role="img" aria-labelledby="${ids.map(escaped).join(' ')}" font-family="${escaped(FONT)}"`,
  ].join(' ');
  const lines = [
    `<title id="${escaped(ids[0] ?? '')}">${escaped(title)}</title>`,
    `<desc id="${escaped(ids[1] ?? '')}">${escaped(description)}</desc>`,
    ...(ground ? [`<rect width="${width}" height="${height}" fill="${concrete('surface-0', theme)}"/>`] : []),
    ...nodes.map((node) => element(node, theme)),
  ];
  return `<svg ${head}>\n${lines.join('\n')}\n</svg>\n`;
}

function element(node: SvgNode, theme: ThemeName): string {
  if (node.kind === 'group') {
    const label = node.mark === undefined ? '' : `<title>${escaped(node.mark.label)}</title>`;
    return `<g>${label}${node.children.map((child) => element(child, theme)).join('')}</g>`;
  }
  const attributes = attributesOf(node)
    .map(([name, value]) => {
      const text = COLOURS.has(name) ? concrete(value as Parameters<typeof concrete>[0], theme) : String(value);
      return ` ${name}="${escaped(text)}"`;
    })
    .join('');
  return node.kind === 'text'
    ? `<text${attributes}>${escaped(isolated(node.text))}</text>`
    : `<${node.kind}${attributes}/>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML has no place for become the replacement character: no reader opens the file otherwise. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
