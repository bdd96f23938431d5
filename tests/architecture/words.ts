import { parseSync, Visitor, type ESTree } from 'vite';

/** Words in the code of the window that no translation would reach. */
export interface Word {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** Attributes that are shown or read aloud. */
const ATTRIBUTES = new Set([
  'actions',
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'hint',
  'label',
  'name',
  'placeholder',
  'problem',
  'summary',
  'title',
]);

/** Properties of objects that end up on the screen: commands, notices, menu items, errors. */
const PROPERTIES = new Set(['hint', 'label', 'name', 'placeholder', 'problem', 'title']);

/** Calls that say something: `notices.say`, `announce`, `setProblem`. */
const CALLS = new Set(['announce', 'refuse', 'say', 'setProblem', 'setWord']);

/** The same word everywhere: names of formats and of keys. */
const NAME = /^(?:Claimwright|SHA-256|CommonMark|Markdown|Alt\+(?:1…9)?|Space|Windows-\d+|Shift JIS|Big5)$/;
/** Rules of a style sheet that is made at run time. */
const CSS = /[{};]|^color-mix\(/;

const isWord = (text: string): boolean => /\p{L}{2}/u.test(text) && !NAME.test(text.trim());
/** A sentence or a capitalised word, where a plain lower-case one may be an id. */
const isSaid = (text: string): boolean =>
  isWord(text) && !CSS.test(text) && (/^\p{Lu}\p{Ll}/u.test(text) || /\p{L} \p{L}/u.test(text));

/** The words that a file's code says by itself: in JSX, in attributes that are shown, in calls that say something. Pure. */
export function wordsIn(path: string, text: string): Word[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const found: Word[] = [];
  const take = (node: { readonly start: number }, said: string, is: (said: string) => boolean): void => {
    if (is(said)) found.push({ path, line: text.slice(0, node.start).split('\n').length, text: said.trim() });
  };
  /** What an expression may say: its literals, through conditions and joins. */
  function look(node: ESTree.Node | null | undefined, is: (said: string) => boolean): void {
    switch (node?.type) {
      case 'Literal':
        if (typeof node.value === 'string') take(node, node.value, is);
        break;
      case 'TemplateLiteral':
        for (const quasi of node.quasis) take(quasi, quasi.value.raw, is);
        break;
      case 'ConditionalExpression':
        look(node.consequent, is);
        look(node.alternate, is);
        break;
      case 'LogicalExpression':
        look(node.left, is);
        look(node.right, is);
        break;
      case 'BinaryExpression':
        if (node.operator === '+') {
          look(node.left, is);
          look(node.right, is);
        }
        break;
      case 'ParenthesizedExpression':
      case 'JSXExpressionContainer':
        look(node.expression, is);
        break;
      default:
    }
  }
  new Visitor({
    JSXText: (node) => take(node, node.value, (said) => /\p{L}/u.test(said) && !NAME.test(said.trim())),
    JSXElement: (node) => {
      for (const child of node.children) if (child.type === 'JSXExpressionContainer') look(child, isWord);
    },
    JSXFragment: (node) => {
      for (const child of node.children) if (child.type === 'JSXExpressionContainer') look(child, isWord);
    },
    JSXAttribute: (node) => {
      if (node.name.type !== 'JSXIdentifier' || !ATTRIBUTES.has(node.name.name)) return;
      // The name of a form's field is for the form.
      look(node.value, node.name.name === 'name' ? isSaid : isWord);
    },
    Property: (node) => {
      const name = node.key.type === 'Identifier' ? node.key.name : '';
      if (PROPERTIES.has(name)) look(node.value, isSaid);
    },
    CallExpression: ({ callee, arguments: [first] }) => {
      const name =
        callee.type === 'Identifier'
          ? callee.name
          : callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
            ? callee.property.name
            : '';
      if (CALLS.has(name)) look(first, isWord);
    },
    NewExpression: ({ callee, arguments: list }) => {
      if (callee.type === 'Identifier' && callee.name.endsWith('Refusal')) look(list[1], isWord);
    },
    ReturnStatement: (node) => look(node.argument, isSaid),
    ArrowFunctionExpression: (node) => {
      if (node.body.type !== 'BlockStatement') look(node.body, isSaid);
    },
    VariableDeclarator: (node) => look(node.init, isSaid),
  }).visit(program);
  return found;
}
