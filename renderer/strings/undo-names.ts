import { language, t, type TextKey } from './t.ts';

/**
 * The names that the core gives to batches, which are English in the log: what they look like, and the string that says the
 * same. The first that fits counts; `{{count}}` is a number, every other value any text.
 */
const NAMES: readonly (readonly [RegExp, TextKey])[] = [
  [/^relate (?<what>.+)$/, 'undoNames.relate'],
  [/^delete relation (?<what>.+)$/, 'undoNames.unrelate'],
  [/^delete (?<count>\d+) relations$/, 'undoNames.unrelateMany'],
  [/^change relation to (?<type>.+)$/, 'undoNames.retype'],
  [/^edit note of a relation$/, 'undoNames.relationNote'],
  [/^edit relation$/, 'undoNames.relation'],
  [/^new card "(?<text>.+)"$/, 'undoNames.newCard'],
  [/^edit the note of a card$/, 'undoNames.cardNote'],
  [/^reword card to "(?<text>.+)"$/, 'undoNames.reword'],
  [/^delete card "(?<text>.+)"$/, 'undoNames.deleteCard'],
  [/^merge (?<count>\d+) cards into "(?<text>.+)"$/, 'undoNames.mergeCards'],
  [/^take off the card$/, 'undoNames.takeOff'],
  [/^assign (?<count>\d+) annotations to "(?<text>.+)"$/, 'undoNames.assignMany'],
  [/^assign to "(?<text>.+)"$/, 'undoNames.assignCard'],
  [/^take (?<count>\d+) annotations off the card$/, 'undoNames.takeOffMany'],
  [/^assign to a card$/, 'undoNames.assign'],
  [/^add source "(?<name>.+)"$/, 'undoNames.addSource'],
  [/^rename source to "(?<name>.+)"$/, 'undoNames.renameSource'],
  [/^add alias "(?<alias>.+)" to source "(?<name>.+)"$/, 'undoNames.addAlias'],
  [/^take an alias from source "(?<name>.+)"$/, 'undoNames.takeAlias'],
  [/^edit source "(?<name>.+)"$/, 'undoNames.editSource'],
  [/^merge source "(?<other>.+)" into "(?<name>.+)"$/, 'undoNames.mergeSource'],
  [/^merge (?<count>\d+) sources into "(?<name>.+)"$/, 'undoNames.mergeSources'],
  [/^delete source "(?<name>.+)"$/, 'undoNames.deleteSource'],
  [/^turn blind mode on$/, 'undoNames.blindOn'],
  [/^turn blind mode off$/, 'undoNames.blindOff'],
  [/^change who leads$/, 'undoNames.leads'],
  [/^add annotator (?<name>.+)$/, 'undoNames.addAnnotator'],
  [/^edit annotator (?<name>.+)$/, 'undoNames.editAnnotator'],
  [/^give (?<count>\d+) assignments?$/, 'undoNames.give'],
  [/^take back (?<count>\d+) assignments?$/, 'undoNames.takeBackAssignments'],
  [/^change (?<count>\d+) assignments$/, 'undoNames.changeAssignments'],
  [/^lock (?<count>\d+) documents?$/, 'undoNames.lock'],
  [/^unlock (?<count>\d+) documents?$/, 'undoNames.unlock'],
  [/^decide a conflict$/, 'undoNames.decideConflict'],
  [/^decide (?<count>\d+) conflicts$/, 'undoNames.decideConflicts'],
  [/^edit dataset card$/, 'undoNames.datasetCard'],
  [/^release (?<version>.+)$/, 'undoNames.release'],
  [/^add label (?<name>.+)$/, 'undoNames.addLabel'],
  [/^add attribute (?<name>.+)$/, 'undoNames.addAttribute'],
  [/^add relation (?<name>.+)$/, 'undoNames.addRelation'],
  [/^edit label (?<name>.+)$/, 'undoNames.editLabel'],
  [/^edit attribute (?<name>.+)$/, 'undoNames.editAttribute'],
  [/^edit relation (?<name>.+)$/, 'undoNames.editRelation'],
  [/^rename (?:label|attribute|relation) (?<name>.+) to (?<to>.+)$/, 'undoNames.rename'],
  [/^retire (?:label|attribute|relation) (?<name>.+)$/, 'undoNames.retire'],
  [/^restore (?:label|attribute|relation) (?<name>.+)$/, 'undoNames.bringBack'],
  [/^split (?<name>.+) into (?<into>.+)$/, 'undoNames.splitInto'],
  [/^merge (?<name>\D.*) into (?<into>[^"].*)$/, 'undoNames.mergeInto'],
  [/^reorder labels$/, 'undoNames.orderLabels'],
  [/^reorder attributes$/, 'undoNames.orderAttributes'],
  [/^change values of (?<name>.+)$/, 'undoNames.changeValues'],
  [/^change type of (?<name>.+)$/, 'undoNames.changeType'],
  [/^edit guidelines$/, 'undoNames.guidelines'],
  [/^edit codebook$/, 'undoNames.codebook'],
  [/^label document$/, 'undoNames.labelDocument'],
  [/^edit flag "(?<kind>.+)"$/, 'undoNames.editFlag'],
  [/^flag "(?<kind>.+)"$/, 'undoNames.flag'],
  [/^resolve "(?<kind>.+)"$/, 'undoNames.resolve'],
  [/^tag (?<count>\d+) equal strings? as (?<label>.+)$/, 'undoNames.propagate'],
  [/^copy (?<count>\d+) annotations? to the same passage$/, 'undoNames.copyMany'],
  [/^split (?<label>.+)$/, 'undoNames.split'],
  [/^merge (?<count>\d+) (?<label>.+) annotations$/, 'undoNames.merge'],
  [/^duplicate as (?<label>.+)$/, 'undoNames.duplicate'],
  [/^change (?<count>\d+) annotations$/, 'undoNames.changeMany'],
  [/^change label of (?<count>\d+) annotations? to (?<label>.+)$/, 'undoNames.relabelMany'],
  [/^set (?<name>.+) of (?<count>\d+) annotations?$/, 'undoNames.setOf'],
  [/^move (?<count>\d+) annotations? to layer (?<layer>.+)$/, 'undoNames.moveMany'],
  [/^flag (?<count>\d+) annotations?$/, 'undoNames.flagMany'],
  [/^take flags from (?<count>\d+) annotations?$/, 'undoNames.unflagMany'],
  [/^tag (?<count>\d+) annotations$/, 'undoNames.tagMany'],
  [/^tag (?<label>.+)$/, 'undoNames.tag'],
  [/^delete (?<count>\d+) annotations$/, 'undoNames.deleteMany'],
  [/^restore (?<label>.+)$/, 'undoNames.restore'],
  [/^remove (?<label>.+) again$/, 'undoNames.removeAgain'],
  [/^delete (?<label>.+)$/, 'undoNames.delete'],
  [/^change label to (?<label>.+)$/, 'undoNames.relabel'],
  [/^move (?<label>.+)$/, 'undoNames.move'],
  [/^set (?<count>\d+) attributes$/, 'undoNames.setMany'],
  [/^set (?<name>.+?) of document to (?<value>.+)$/, 'undoNames.setDocument'],
  [/^clear (?<name>.+) of document$/, 'undoNames.clearDocument'],
  [/^set (?<name>.+?) to (?<value>.+)$/, 'undoNames.set'],
  [/^clear (?<name>.+)$/, 'undoNames.clear'],
  [/^edit annotation$/, 'undoNames.annotation'],
  [/^edit note$/, 'undoNames.note'],
  [/^reopen document$/, 'undoNames.reopen'],
  [/^mark done$/, 'undoNames.done'],
  [/^mark locked$/, 'undoNames.locked'],
  [/^describe document$/, 'undoNames.describe'],
  [/^save splits$/, 'undoNames.splits'],
  [/^say it is right$/, 'undoNames.right'],
  [/^look at it again$/, 'undoNames.notRight'],
  [/^import (?<count>\d+) texts$/, 'undoNames.importTexts'],
  [/^import (?<count>\d+) datasets$/, 'undoNames.importDatasets'],
  [/^import (?<file>.+)$/, 'undoNames.import'],
  [/^add annotator$/, 'undoNames.annotator'],
  [/^make project$/, 'undoNames.project'],
];

/** A batch's name in the window's language. Names that are not known, and English ones, stay as they are. */
export function undoName(name: string): string {
  if (language() === 'en') return name;
  const several = /^(?<first>.+) and (?<count>\d+) more$/.exec(name)?.groups;
  if (several !== undefined) {
    return t('undoNames.andMore', { first: undoName(several['first'] ?? ''), count: Number(several['count']) });
  }
  for (const [pattern, key] of NAMES) {
    const match = pattern.exec(name);
    if (match === null) continue;
    const { count, ...values } = match.groups ?? {};
    return t(key, count === undefined ? values : { ...values, count: Number(count) });
  }
  return name;
}
