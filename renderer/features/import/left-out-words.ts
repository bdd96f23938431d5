import type { LeftOutCount } from '../../../shared/api/staged.ts';
import { t, type TextKey } from '../../strings/t.ts';

/** The parts of pages, Word documents and PDFs that are no text, by the core's word for them. */
const OF_FILES: Readonly<Record<string, TextKey>> = {
  script: 'leaving.script',
  'style sheet': 'leaving.styleSheet',
  'part for browsers without scripts': 'leaving.partForBrowsersWithoutScripts',
  template: 'leaving.template',
  'embedded page': 'leaving.embeddedPage',
  'embedded object': 'leaving.embeddedObject',
  drawing: 'leaving.drawing',
  'sound or video': 'leaving.soundOrVideo',
  'form field': 'leaving.formField',
  button: 'leaving.button',
  'reading aid': 'leaving.readingAid',
  image: 'leaving.image',
  'remote image': 'leaving.remoteImage',
  'hidden part': 'leaving.hiddenPart',
  comment: 'leaving.comment',
  'event handler': 'leaving.eventHandler',
  'address of a link': 'leaving.addressOfALink',
  'script in a link': 'leaving.scriptInALink',
  'passage outside the main content': 'leaving.passageOutsideTheMainContent',
  formula: 'leaving.formula',
  'part of an unknown kind': 'leaving.partOfAnUnknownKind',
  'deleted passage of a tracked change': 'leaving.deletedPassageOfATrackedChange',
  'former place of a moved passage': 'leaving.formerPlaceOfAMovedPassage',
  'header or footer': 'leaving.headerOrFooter',
  'page without text': 'leaving.pageWithoutText',
  'note or drawing on a page': 'leaving.noteOrDrawingOnAPage',
  attachment: 'leaving.attachment',
  'letter that the file does not name': 'leaving.letterThatTheFileDoesNotName',
};

/** What is left out and how often: what files hold beside their text in the window's language, everything else in the core's words, which are English. */
export function leftOutInWords({ what, count }: LeftOutCount): { readonly text: string; readonly isEnglish: boolean } {
  const key = Object.hasOwn(OF_FILES, what) ? OF_FILES[what] : undefined;
  if (key !== undefined) return { text: t(key, { count }), isEnglish: false };
  return { text: t('exporting.times', { count, what }), isEnglish: true };
}
