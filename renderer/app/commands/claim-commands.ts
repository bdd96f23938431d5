import { t } from '../../strings/t.ts';
import { showSide } from '../sides.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** Puts the focus into a field of the inspector, which is drawn with the next frame. */
function focusField(workbench: Workbench, selector: string): void {
  showSide(workbench.app, 'inspector');
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const field = document.querySelector(`[data-region="inspector"] ${selector}`);
      if (!(field instanceof HTMLElement)) return;
      field.focus();
      field.scrollIntoView({ block: 'nearest' });
    }),
  );
}

/** Claim cards, flags and notes of the active annotation. */
export function claimCommands(workbench: Workbench): readonly Command[] {
  const { annotate, claims, flags } = workbench;
  const active = () => {
    const { activeId } = annotate.store.getState();
    return activeId === null ? undefined : annotate.index.get(activeId);
  };
  const common = { group: 'Annotate', where: 'work', when: () => active() !== undefined } as const;
  return [
    { ...common, id: 'claim.assign', name: t('claims.commandAssign'), keys: ['C'], run: () => claims.choose() },
    {
      ...common,
      id: 'claim.off',
      name: t('claims.commandOff'),
      keys: [],
      when: () => active()?.claim !== undefined,
      run: () => {
        const annotation = active();
        if (annotation !== undefined) claims.takeOff(annotation);
      },
    },
    {
      ...common,
      id: 'annotation.flag.ask',
      name: t('flags.commandAsk'),
      keys: ['F'],
      run: () => {
        if (flags.toggle('ask_lead') === true) focusField(workbench, '[data-flag="ask_lead"] input');
      },
    },
    {
      ...common,
      id: 'annotation.flag.unsure',
      name: t('flags.commandUnsure'),
      keys: [],
      run: () => {
        if (flags.toggle('unsure') === true) focusField(workbench, '[data-flag="unsure"] input');
      },
    },
    {
      ...common,
      id: 'annotation.note',
      name: t('flags.commandNote'),
      keys: ['N'],
      run: () => focusField(workbench, '[data-note] :is(textarea, [role="textbox"])'),
    },
  ];
}
