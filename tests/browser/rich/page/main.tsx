import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Tooltip } from '@base-ui/react/tooltip';
import '../../../../renderer/ui/base.css';
import { RichText } from '../../../../renderer/editor/rich/RichText.tsx';
import { RichView } from '../../../../renderer/editor/rich/RichView.tsx';
import { invariant } from '../../../../shared/assert.ts';

declare global {
  interface Window {
    /** Shows the field anew with a text. */
    show(text: string): void;
    /** What the field has told, the last one last. */
    told: string[];
    /** Set by markup that must never come alive. */
    pwned?: boolean;
  }
}

function Field({ initial }: { readonly initial: string }) {
  const [value, setValue] = useState(initial);
  return (
    <Tooltip.Provider>
      <main>
        <input aria-label="Before" />
        <RichText
          label="Note"
          value={value}
          maxLength={20_000}
          placeholder="Why"
          onChange={(text) => {
            window.told.push(text);
            setValue(text);
          }}
        />
        <input aria-label="After" />
        <section aria-label="Shown">
          <RichView text={value} />
        </section>
      </main>
    </Tooltip.Provider>
  );
}

const element = document.getElementById('root');
invariant(element !== null, 'the page has a root');
const root = createRoot(element);
let count = 0;
window.told = [];
window.show = (text) => {
  window.told = [];
  count += 1;
  root.render(<Field key={count} initial={text} />);
};
