import { useStore } from 'zustand';
import { sentences } from '../strings/sentences.ts';
import { useWorkbench } from './context.tsx';

/** Says to screen readers what others see: that text was tagged, where the caret went. */
export function Announcer() {
  const { sentences: said, count } = useStore(useWorkbench().app, ({ announcement }) => announcement);
  // A sentence that is said twice must be a change twice, so it moves between two regions.
  const text = sentences(said);
  return (
    <div className="visually-hidden">
      <output>{count % 2 === 0 ? text : ''}</output>
      <output>{count % 2 === 1 ? text : ''}</output>
    </div>
  );
}
