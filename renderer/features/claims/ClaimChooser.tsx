import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Reason } from '../../../shared/api/claims.ts';
import { cardText } from '../../../shared/model/claim.ts';
import { placeOf } from '../../app/commands/regions.ts';
import { useWorkbench } from '../../app/context.tsx';
import palette from '../../app/palette/Palette.module.css';
import { t } from '../../strings/t.ts';
import { focusNow } from '../../ui/focus-now.ts';
import { Keys } from '../../ui/Keys.tsx';
import { readable } from '../annotate/edits.ts';
import { CardEditor } from './CardEditor.tsx';
import { choicesFor, type Choice } from './choices.ts';
import css from './ClaimChooser.module.css';

/** Puts an annotation on a claim card: Enter takes the likeliest, typing looks through all cards. */
export function ClaimChooser() {
  const { annotate, claims } = useWorkbench();
  // Nowhere is where the focus is for a moment when another dialog has just closed.
  const isFromText = useRef(
    placeOf(document.activeElement).region === 'text' || document.activeElement === document.body,
  );
  const chooser = useStore(claims.store, (state) => state.chooser);
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [isEditing, setEditing] = useState(false);
  // Enter that comes before the proposals waits for them: fast hands must not make a second card of the same claim.
  const isEntered = useRef(false);
  const proposals = chooser?.proposals ?? null;
  const annotation = chooser?.annotation;
  const choices =
    annotation === undefined || proposals === null
      ? []
      : choicesFor(annotation, proposals, chooser?.cards ?? [], query);

  function take(choice: Choice): void {
    if (choice.kind === 'edit') setEditing(true);
    else claims.take(choice);
  }

  useEffect(() => {
    const [first] = choices;
    if (!isEntered.current || first === undefined || first.kind === 'edit') return;
    isEntered.current = false;
    claims.take(first);
    // oxlint-disable-next-line react/exhaustive-deps -- once, when they have come
  }, [proposals]);

  if (chooser === null || annotation === undefined) return null;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && claims.closeChooser()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={palette.backdrop} />
        <Dialog.Viewport className={palette.viewport}>
          <Dialog.Popup
            className={css.popup}
            aria-label={t('claims.chooser')}
            initialFocus={focusNow(() => input.current)}
            finalFocus={() => {
              if (!isFromText.current) return true;
              // The pane puts its own caret back; focus alone would put it at the text's beginning.
              annotate.pane?.focus();
              return false;
            }}
          >
            <p className={css.quote} dir="auto">
              {annotation.quote}
            </p>
            {isEditing ? (
              <CardEditor
                text={cardText(annotation)}
                onSave={(text) => claims.take({ kind: 'new', text })}
                onBack={() => setEditing(false)}
              />
            ) : (
              <Autocomplete.Root
                open
                inline
                items={choices}
                filter={null}
                value={query}
                onValueChange={setQuery}
                itemToStringValue={(choice: Choice) => (choice.kind === 'card' ? choice.claim.text : '')}
                autoHighlight="always"
                keepHighlight
              >
                <div className={css.search}>
                  <Search size={16} aria-hidden className={palette.icon} />
                  <Autocomplete.Input
                    ref={input}
                    className={palette.input}
                    aria-label={t('claims.find')}
                    placeholder={t('claims.find')}
                    onKeyDown={(event) => {
                      if (event.key === 'Enter' && proposals === null && !event.nativeEvent.isComposing) {
                        isEntered.current = true;
                      }
                    }}
                  />
                </div>
                {chooser.problem !== null && (
                  <p className={css.problem} role="alert">
                    {t('claims.noProposals', { why: chooser.problem })}
                  </p>
                )}
                {proposals === null && <p className={css.waiting}>{t('claims.looking')}</p>}
                <Autocomplete.List className={palette.list}>
                  {(choice: Choice) => (
                    <Autocomplete.Item
                      key={choice.kind === 'card' ? choice.claim.id : choice.kind}
                      value={choice}
                      className={css.item}
                      onClick={() => take(choice)}
                    >
                      <ChoiceRow choice={choice} />
                    </Autocomplete.Item>
                  )}
                </Autocomplete.List>
                <p className={css.foot}>
                  <Keys binding="Enter" /> {t('claims.takes')} <Keys binding="Escape" /> {t('claims.leaves')}
                </p>
              </Autocomplete.Root>
            )}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function ChoiceRow({ choice }: { readonly choice: Choice }) {
  switch (choice.kind) {
    case 'card':
      return (
        <>
          <span className={css.text} dir="auto">
            {choice.claim.text}
          </span>
          <span className={css.count}>{t('claims.mentions', { count: choice.mentions })}</span>
          {choice.reasons.length > 0 && <span className={css.why}>{why(choice.reasons)}</span>}
        </>
      );
    case 'new':
      return (
        <>
          <span className={css.kind}>{t('claims.new')}</span>
          <span className={css.text} dir="auto">
            {choice.text}
          </span>
        </>
      );
    case 'edit':
      return <span className={css.kind}>{t('claims.edit')}</span>;
    case 'off':
      return <span className={css.kind}>{t('claims.off')}</span>;
    default:
      return choice satisfies never;
  }
}

/** What a card shares with the annotation, in words: figures and names first. */
const why = (reasons: readonly Reason[]): string =>
  t('claims.shares', {
    what: reasons
      .flatMap(({ shared }) => shared.map(readable))
      .slice(0, 5)
      .join(', '),
  });
