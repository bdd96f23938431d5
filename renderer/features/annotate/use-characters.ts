import { useMemo } from 'react';
import { useStore } from 'zustand';
import { offsetMap, splitsPair } from '../../../shared/text/convert.ts';
import { utf16, type CodePoint, type Utf16 } from '../../../shared/text/units.ts';
import { useWorkbench } from '../../app/context.tsx';

/**
 * Offsets of the open document as people count them: in code points, the nearest to characters that is the same in every
 * export. The map is made once a document; an offset then costs O(log n), however long the text.
 */
export function useCharacters(): (offset: Utf16) => CodePoint {
  const { annotate } = useWorkbench();
  const text = useStore(annotate.store, (state) => state.document?.text ?? '');
  return useMemo(() => {
    const map = offsetMap(text);
    return (offset) => {
      const within = Math.min(offset, text.length);
      return map.toCodePoint(utf16(splitsPair(text, within) ? within - 1 : within));
    };
  }, [text]);
}
