import { SECTIONS, type CodebookDialog } from '../../features/codebook/store.ts';
import { t } from '../../strings/t.ts';
import { showSide } from '../sides.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** The codebook's page, and the guidelines beside the text. */
export function codebookCommands(workbench: Workbench): readonly Command[] {
  const { annotate, app, codebook, goTo, session } = workbench;
  const hasProject = (): boolean => (session.store.getState().session?.project ?? null) !== null;
  const isHere = (): boolean => app.getState().view === 'codebook';
  const hasDraft = (): boolean => codebook.store.getState().edits.length > 0;
  const common = { group: 'Project', where: 'window', keys: [] as readonly string[], when: hasProject } as const;
  const open = (dialog: CodebookDialog): void => {
    goTo('codebook');
    codebook.open(dialog);
  };

  return [
    {
      id: 'guidelines.toggle',
      name: t('codebook.panelOpen'),
      group: 'View',
      where: 'window',
      keys: ['G'],
      when: () => hasProject() && app.getState().view === 'annotate',
      run() {
        const isOpen = codebook.store.getState().panel;
        codebook.showPanel(!isOpen);
        if (isOpen) {
          annotate.pane?.focus();
          return;
        }
        showSide(app, 'inspector');
        // The panel is drawn with the next frame.
        requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-guidelines] input')?.focus());
      },
    },
    {
      id: 'annotation.example',
      name: t('codebook.useAsExample'),
      group: 'Annotate',
      where: 'work',
      keys: [],
      when: () => annotate.store.getState().activeId !== null,
      run() {
        const { activeId } = annotate.store.getState();
        const annotation = activeId === null ? undefined : annotate.index.get(activeId);
        if (annotation === undefined || !annotate.mayWrite()) return;
        codebook.addExample(annotation);
        workbench.notices.say(t('codebook.exampleDrafted', { label: annotation.label }), {
          id: 'codebook-example',
          action: {
            label: t('codebook.toCodebook'),
            run() {
              goTo('codebook');
              codebook.show('labels', annotation.label);
            },
          },
        });
      },
    },
    {
      ...common,
      id: 'codebook.preview',
      name: t('codebook.previewAndApply'),
      where: 'everywhere',
      keys: ['$mod+Enter'],
      when: () => isHere() && hasDraft(),
      run: () => void codebook.preview(),
    },
    {
      ...common,
      id: 'codebook.discard',
      name: t('codebook.discardDraft'),
      when: hasDraft,
      run: () => codebook.discard(),
    },
    { ...common, id: 'codebook.import', name: t('codebook.importTitle'), run: () => open({ kind: 'import' }) },
    { ...common, id: 'codebook.export', name: t('codebook.exportTitle'), run: () => open({ kind: 'export' }) },
    ...SECTIONS.map((section) => ({
      ...common,
      id: `codebook.go.${section}`,
      name: t('codebook.go', { section: t(`codebook.${section}`) }),
      run() {
        goTo('codebook');
        codebook.show(section);
      },
    })),
  ];
}
