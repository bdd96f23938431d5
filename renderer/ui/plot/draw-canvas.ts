import { assertNever } from '../../../shared/assert.ts';
import type { Figure, Paint, SvgNode } from '../../../shared/plot/svg.ts';
import { isolated } from '../../../shared/plot/text-width.ts';
import { concrete, type ThemeName } from '../../../shared/plot/theme.ts';
import { FONT } from '../../../shared/plot/write-svg.ts';

/** Canvases beyond this length of a side stay empty in some browsers. */
const LONGEST = 16_000;

/**
 * A picture as PNG. It is drawn from its data: the window's policy lets no image be made of a text.
 *
 * @param scale pixels a px; less where the picture is too long for a canvas.
 */
export async function pngOf(figure: Figure, theme: ThemeName, scale = 2): Promise<Blob> {
  const ratio = Math.min(scale, LONGEST / figure.width, LONGEST / figure.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(figure.width * ratio);
  canvas.height = Math.ceil(figure.height * ratio);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws no pictures');
  context.scale(ratio, ratio);
  context.fillStyle = concrete('surface-0', theme);
  context.fillRect(0, 0, figure.width, figure.height);
  for (const node of figure.nodes) draw(context, node, theme);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('this picture is too large to be drawn'));
      else resolve(blob);
    }, 'image/png');
  });
}

function draw(context: CanvasRenderingContext2D, node: SvgNode, theme: ThemeName): void {
  switch (node.kind) {
    case 'group':
      for (const child of node.children) draw(context, child, theme);
      return;
    case 'text':
      context.font = `${node.weight ?? 400} ${node.size}px ${FONT}`;
      context.textAlign = node.anchor === 'middle' ? 'center' : node.anchor;
      context.textBaseline = 'alphabetic';
      context.direction = 'ltr';
      context.fillStyle = concrete(node.fill, theme);
      context.fillText(isolated(node.text), node.x, node.y);
      return;
    default:
      paint(context, pathOf(node), node, theme);
  }
}

type Shape = Exclude<SvgNode, { kind: 'group' | 'text' }>;

function pathOf(node: Shape): Path2D {
  if (node.kind === 'path') return new Path2D(node.d);
  const path = new Path2D();
  switch (node.kind) {
    case 'rect':
      path.roundRect(node.x, node.y, Math.max(0, node.width), Math.max(0, node.height), node.radius ?? 0);
      return path;
    case 'line':
      path.moveTo(node.x1, node.y1);
      path.lineTo(node.x2, node.y2);
      return path;
    case 'circle':
      path.arc(node.x, node.y, node.r, 0, 2 * Math.PI);
      return path;
    default:
      return assertNever(node);
  }
}

function paint(context: CanvasRenderingContext2D, path: Path2D, node: Shape, theme: ThemeName): void {
  const colourOf = (colour: Paint | undefined): string | null =>
    colour === undefined || colour === 'none' ? null : concrete(colour, theme);
  const [fill, stroke] = [colourOf(node.fill), colourOf(node.stroke)];
  if (fill !== null) {
    context.globalAlpha = node.opacity ?? 1;
    context.fillStyle = fill;
    context.fill(path);
    context.globalAlpha = 1;
  }
  if (stroke === null) return;
  context.strokeStyle = stroke;
  context.lineWidth = node.strokeWidth ?? 1;
  context.setLineDash([...(node.dash ?? [])]);
  context.stroke(path);
}
