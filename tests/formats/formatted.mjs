import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'oxfmt';

const { ignorePatterns: _, ...options } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../.oxfmtrc.json', import.meta.url)), 'utf8'),
);

/**
 * A text as `npm run format` would leave it in a file of that name. Throws where it cannot be read.
 *
 * @param {string} file
 * @param {string} text
 */
export async function formatted(file, text) {
  const { code, errors } = await format(file, text, options);
  if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ message }) => message).join('; ')}`);
  return code;
}
