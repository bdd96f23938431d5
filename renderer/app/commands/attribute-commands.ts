import { ANY_LABEL, ON_DOCUMENT, type AttributeDefinition } from '../../../shared/model/codebook.ts';
import { readable } from '../../features/annotate/edits.ts';
import { jumpTo } from '../../features/inspector/question-focus.ts';
import { t } from '../../strings/t.ts';
import { showSide } from '../sides.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';
import { focusDrawn } from './regions.ts';

/** Going to a question of the active annotation: one command for each that has a key. */
export function attributeCommands(
  { annotate, app }: Workbench,
  attributes: readonly AttributeDefinition[],
): readonly Command[] {
  return attributes.flatMap(({ name, on, key }): readonly Command[] => {
    if (key === undefined || on === ON_DOCUMENT) return [];
    return [
      {
        id: `attribute.${on}.${name}`,
        name: t('answers.jump', { name: on === ANY_LABEL ? readable(name) : `${on} · ${readable(name)}` }),
        group: 'Annotate',
        where: 'work',
        keys: [key],
        when() {
          const { activeId, scheme } = annotate.store.getState();
          const active = activeId === null ? undefined : annotate.index.get(activeId);
          return active !== undefined && scheme.asked(active).some((one) => one.name === name && one.on === on);
        },
        run() {
          if (jumpTo(name)) return;
          showSide(app, 'inspector');
          focusDrawn(() => jumpTo(name));
        },
      },
    ];
  });
}
