import { XMI } from '../../../electron/core/formats/uima/format.ts';
import type { Suite } from './suite.ts';
export const XMI_SUITE: Suite = { format: XMI, traps: [], hostile: [], outside: [] };
