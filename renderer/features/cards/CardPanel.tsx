import { useState } from 'react';
import { useStore } from 'zustand';
import type { CardFacts } from '../../../shared/claims/mention-facts.ts';
import { MAX_NOTE } from '../../../shared/model/claim.ts';
import { useCommand, useReadOnly, useWorkbench } from '../../app/context.tsx';
import { RichText } from '../../editor/rich/RichText.tsx';
import { RichView } from '../../editor/rich/RichView.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { CardEditor } from '../claims/CardEditor.tsx';
import { CardLinkList } from './CardLinkList.tsx';
import css from './CardPanel.module.css';
import { FindingItem } from './ChecksPanel.tsx';
import { focusCards } from './focus.ts';

/** The card at the cursor: its words, its note, what was found about it, and what can be done with it. */
export function CardPanel() {
  const { cards } = useWorkbench().analysis;
  const row = useStore(cards.store, ({ rows, cursor }) => rows.find(({ key }) => key === cursor));
  if (row === undefined || row.kind === 'group') {
    return <EmptyState title={t('cards.panel.noneTitle')}>{t('cards.panel.none')}</EmptyState>;
  }
  return <Card key={row.card.id} card={row.card} />;
}

function Card({ card }: { readonly card: CardFacts }) {
  const { cards } = useWorkbench().analysis;
  const editing = useStore(cards.store, (state) => state.editing);
  const findings = useStore(cards.store, (state) => state.findings);
  const isReadOnly = useReadOnly();
  const about = findings.filter((finding) => finding.card === card.id);
  const leave = (): void => {
    cards.edit(null);
    focusCards();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys lead here
    <section className={css.panel} aria-label={t('claims.card')} tabIndex={0} data-panel-focus>
      {editing === 'text' ? (
        <CardEditor
          text={card.text}
          action={t('cards.save')}
          onSave={(text) => {
            cards.reword(card.id, text);
            leave();
          }}
          onBack={leave}
        />
      ) : (
        <p className={css.text} dir="auto">
          {card.text}
        </p>
      )}
      {editing === 'note' ? (
        <Note card={card} onDone={leave} />
      ) : (
        card.note !== undefined && (
          <div className={css.note}>
            <h2 className={css.head}>{t('cards.note')}</h2>
            <RichView text={card.note} under={2} />
          </div>
        )
      )}
      {!isReadOnly && editing === null && (
        <div className={css.actions}>
          <Action id="cards.reword" />
          <Action id="cards.note" />
          <Action id="cards.merge" />
          {card.total === 0 && <Action id="cards.remove" />}
        </div>
      )}
      <CardLinkList card={card.id} />
      {about.length > 0 && (
        <>
          <h2 className={css.head}>{t('cards.checks.name')}</h2>
          <ul className={css.findings}>
            {about.map((finding) => (
              <FindingItem key={finding.id} finding={finding} heading="h3" />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Action({ id }: { readonly id: string }) {
  const { name, keys, run } = useCommand(id);
  const [key] = keys;
  return (
    <Button onClick={() => void run()}>
      {name} {key !== undefined && <Keys binding={key} />}
    </Button>
  );
}

function Note({ card, onDone }: { readonly card: CardFacts; readonly onDone: () => void }) {
  const { cards } = useWorkbench().analysis;
  const [typed, setTyped] = useState(card.note ?? '');
  const save = (): void => {
    cards.note(card.id, typed);
    onDone();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc and Ctrl+Enter of the field in it
    <div
      className={css.note}
      data-note-field
      onKeyDown={(event) => {
        const isSave = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (event.nativeEvent.isComposing || (!isSave && event.key !== 'Escape')) return;
        event.preventDefault();
        event.stopPropagation();
        if (isSave) save();
        else onDone();
      }}
    >
      <RichText label={t('cards.note')} value={typed} maxLength={MAX_NOTE} onChange={setTyped} />
      <div className={css.actions}>
        <Button look="primary" onClick={save}>
          {t('cards.save')}
        </Button>
        <Button onClick={onDone}>{t('claims.back')}</Button>
      </div>
    </div>
  );
}
