import type { Preferences } from '../../../shared/api/session.ts';
import { LANGUAGE_NAMES } from '../../strings/speak.ts';
import { LANGUAGES, t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** Which language the window speaks. The names of languages stay in their own, for whoever cannot read the present one. */
export function languageCommands({ session, report }: Workbench): readonly Command[] {
  const common = { group: 'View', where: 'window', keys: [] as readonly string[] } as const;
  const prefer = (language: Preferences['language']): void => void session.save({ language }).catch(report);
  return [
    ...LANGUAGES.map((language) => ({
      ...common,
      id: `language.${language}`,
      name: t('commands.language', { name: LANGUAGE_NAMES[language] }),
      run: () => prefer(language),
    })),
    { ...common, id: 'language.system', name: t('commands.languageSystem'), run: () => prefer('system') },
  ];
}
