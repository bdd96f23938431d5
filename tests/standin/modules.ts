import { registerHooks } from 'node:module';

const URL_PREFIX = 'standin:electron';
const HANDOVER = Symbol.for('standin.electron');

/** Makes `import … from 'electron'` and `require('electron')` give this module, in the main thread. */
export function provideElectron(module: object): void {
  Object.defineProperty(globalThis, HANDOVER, { value: module });
  const here = "const module_ = globalThis[Symbol.for('standin.electron')];\n";
  const names = Object.keys(module).map((name) => `export const ${name} = module_.${name};`);
  const sources = {
    module: `${here}export default module_;\n${names.join('\n')}`,
    commonjs: `${here}module.exports = module_;`,
  } as const;

  registerHooks({
    resolve(specifier, context, next) {
      if (specifier !== 'electron') return next(specifier, context);
      const format = context.conditions.includes('require') ? 'commonjs' : 'module';
      return { url: `${URL_PREFIX}?${format}`, format, shortCircuit: true };
    },
    load(url, context, next) {
      if (!url.startsWith(URL_PREFIX)) return next(url, context);
      const format = url.endsWith('commonjs') ? 'commonjs' : 'module';
      return { format, source: sources[format], shortCircuit: true };
    },
  });
}
