import { Download, Upload } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { assertNever } from '../../../shared/assert.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Page } from '../../ui/Page.tsx';
import { AttributesSection } from './AttributesSection.tsx';
import css from './Codebook.module.css';
import { CodebookDialogs } from './CodebookDialogs.tsx';
import { DraftBar } from './DraftBar.tsx';
import { GuidelinesSection } from './GuidelinesSection.tsx';
import { LabelsSection } from './LabelsSection.tsx';
import { RelationsSection } from './RelationsSection.tsx';
import { SECTIONS, type Section } from './store.ts';
import { VersionsSection } from './VersionsSection.tsx';

/** The page of the codebook: its parts on the left, then a list, then the form of what is chosen. */
export function CodebookView() {
  const { codebook, annotate } = useWorkbench();
  const section = useStore(codebook.store, (state) => state.section);
  const version = useStore(annotate.store, (state) => state.codebook?.version ?? '');
  const isReadOnly = useReadOnly();
  const dialog = useStore(codebook.store, (state) => state.dialog);
  const tabs = useRef<HTMLElement>(null);

  // What had the focus may be gone with the old codebook.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>('[data-region="page"] h1')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [version, dialog]);

  return (
    <Page
      title={t('views.codebook')}
      tools={
        <>
          <span className={css.version}>{t('codebook.version', { version })}</span>
          <Button look="quiet" disabled={isReadOnly} onClick={() => codebook.open({ kind: 'import' })}>
            <Download size={14} aria-hidden />
            {t('codebook.import')}
          </Button>
          <Button look="quiet" onClick={() => codebook.open({ kind: 'export' })}>
            <Upload size={14} aria-hidden />
            {t('codebook.export')}
          </Button>
        </>
      }
    >
      {isReadOnly && <p className={css.readOnly}>{t('codebook.readOnly')}</p>}
      <DraftBar />
      <div className={css.columns}>
        <nav ref={tabs} aria-label={t('codebook.sections')} className={css.sections}>
          {SECTIONS.map((one) => (
            <button
              key={one}
              type="button"
              className={classes(css.section, one === section && css.current)}
              aria-current={one === section ? 'page' : undefined}
              onClick={() => codebook.show(one)}
              onKeyDown={(event) => {
                const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key] ?? 0;
                const buttons = [...(tabs.current?.querySelectorAll('button') ?? [])];
                if (step === 0) return;
                event.preventDefault();
                const here = buttons.indexOf(event.currentTarget);
                buttons[(here + step + buttons.length) % buttons.length]?.focus();
              }}
            >
              {t(`codebook.${one}`)}
            </button>
          ))}
        </nav>
        <SectionOf section={section} />
      </div>
      <CodebookDialogs />
    </Page>
  );
}

function SectionOf({ section }: { readonly section: Section }) {
  switch (section) {
    case 'labels':
      return <LabelsSection />;
    case 'attributes':
      return <AttributesSection isOfDocuments={false} key="attributes" />;
    case 'documents':
      return <AttributesSection isOfDocuments key="documents" />;
    case 'relations':
      return <RelationsSection />;
    case 'guidelines':
      return <GuidelinesSection />;
    case 'versions':
      return <VersionsSection />;
    default:
      return assertNever(section);
  }
}
