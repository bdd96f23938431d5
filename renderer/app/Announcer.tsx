import { useStore } from 'zustand';
import { useWorkbench } from './context.tsx';

/** Says to screen readers what others see: that text was tagged, where the caret went. */
export function Announcer() {
  const { text, count } = useStore(useWorkbench().app, ({ announcement }) => announcement);
  // A sentence that is said twice must be a change twice, so it moves between two regions.
  return (
    <div className="visually-hidden">
      <output>{count % 2 === 0 ? text : ''}</output>
      <output>{count % 2 === 1 ? text : ''}</output>
    </div>
  );
}
