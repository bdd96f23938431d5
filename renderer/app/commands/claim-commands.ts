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
  const { annotate, claims, flags, notices } = workbench;
  const active = () => {
    const { activeId } = annotate.store.getState();
    return activeId === null ? undefined : annotate.index.get(activeId);
  };
  /** Does it with the active annotation, else with the shortest one at the caret; says what to do where there is none. */
  const withOne = (act: () => void) => (): void => {
    const [here] = annotate.travel.atCaret();
    if (active() === undefined && here !== undefined) annotate.activate(here.id);
    if (active() === undefined) notices.say(t('spans.chooseFirst'), { id: 'span-refused' });
    else act();
  };
  const isOpen = (): boolean => annotate.store.getState().phase === 'ready';
  const common = { group: 'Annotate', where: 'work', when: isOpen } as const;
  return [
    {
      ...common,
      id: 'claim.assign',
      name: t('claims.commandAssign'),
      keys: ['C'],
      run: withOne(() => claims.choose()),
    },
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
      run: withOne(() => {
        if (flags.toggle('ask_lead') === true) focusField(workbench, '[data-flag="ask_lead"] input');
      }),
    },
    {
      ...common,
      id: 'annotation.flag.unsure',
      name: t('flags.commandUnsure'),
      keys: [],
      run: withOne(() => {
        if (flags.toggle('unsure') === true) focusField(workbench, '[data-flag="unsure"] input');
      }),
    },
    {
      ...common,
      id: 'annotation.note',
      name: t('flags.commandNote'),
      keys: ['N'],
      run: withOne(() => focusField(workbench, '[data-note] :is(textarea, [role="textbox"])')),
    },
  ];
}
