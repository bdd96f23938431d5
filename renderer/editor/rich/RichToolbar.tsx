import { Bold, Code, Heading2, Heading3, Italic, Link, List, ListOrdered, Quote, type LucideIcon } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../strings/t.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { RICH_ACTIONS, type RichAction } from './rich-editor.ts';
import css from './rich.module.css';

const LOOKS: Readonly<Record<RichAction, { readonly icon: LucideIcon; readonly keys: string | undefined }>> = {
  bold: { icon: Bold, keys: '$mod+B' },
  italic: { icon: Italic, keys: '$mod+I' },
  code: { icon: Code, keys: undefined },
  heading2: { icon: Heading2, keys: '$mod+Alt+2' },
  heading3: { icon: Heading3, keys: '$mod+Alt+3' },
  bulletList: { icon: List, keys: '$mod+Shift+8' },
  orderedList: { icon: ListOrdered, keys: '$mod+Shift+7' },
  blockquote: { icon: Quote, keys: '$mod+Shift+B' },
};

interface RichToolbarProps {
  /** Name of the field. */
  readonly field: string;
  readonly active: ReadonlySet<RichAction>;
  readonly isLinking: boolean;
  readonly onAction: (action: RichAction) => void;
  readonly onLink: () => void;
}

/** The formatting of a rich text field: one stop for Tab, arrows inside. */
export function RichToolbar({ field, active, isLinking, onAction, onLink }: RichToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);

  function move(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    if (step === 0) return;
    event.preventDefault();
    const next = (stop + step + buttons.length) % buttons.length;
    setStop(next);
    buttons[next]?.focus();
  }

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('rich.toolbar', { field })}
      className={css.toolbar}
      onKeyDown={move}
      tabIndex={-1}
    >
      {RICH_ACTIONS.map((action, place) => {
        const { icon: Icon, keys } = LOOKS[action];
        return (
          <IconButton
            key={action}
            label={t(`rich.${action}`)}
            keys={keys}
            aria-pressed={active.has(action)}
            tabIndex={place === stop ? 0 : -1}
            // The selection in the text must survive the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onAction(action)}
          >
            <Icon size={15} />
          </IconButton>
        );
      })}
      <IconButton
        label={t('rich.link')}
        aria-pressed={isLinking}
        tabIndex={stop === RICH_ACTIONS.length ? 0 : -1}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onLink}
      >
        <Link size={15} />
      </IconButton>
    </div>
  );
}
