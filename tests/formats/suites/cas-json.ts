import { CAS_JSON } from '../../../electron/core/formats/uima/format-json.ts';
import type { Suite } from './suite.ts';
export const CAS_JSON_SUITE: Suite = { format: CAS_JSON, traps: [], hostile: [], outside: [] };
