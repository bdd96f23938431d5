import { v7 as newId } from 'uuid';
import type { Written } from '../../../shared/api/inputs.ts';
import type { CardFacts, MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { cardText } from '../../../shared/model/claim.ts';
import { t } from '../../strings/t.ts';
import type { CardsOptions } from './options.ts';

/** What can be done with cards and mentions. Each is one step that undo takes back, told with a notice that does the same. */
export interface CardGestures {
  /** Puts mentions on a card, or (null) takes them off theirs. @returns whether it was sent. */
  assign(mentions: readonly string[], card: string | null): boolean;
  /** Makes a card of mentions, whatever they were on before; without a text, of the first one's words. @returns whether it was sent. */
  make(mentions: readonly string[], text?: string): boolean;
  /** Makes cards one: `into` stays. */
  merge(into: string, cards: readonly string[]): void;
  reword(card: string, text: string): void;
  note(card: string, note: string): void;
  /** Takes a card away that nobody mentions. */
  remove(card: string): void;
}

interface GesturesOptions extends CardsOptions {
  readonly mention: (annotation: string) => MentionFacts | undefined;
  readonly card: (id: string) => CardFacts | undefined;
  readonly unmark: () => void;
  /** A step came to nothing that was about these mentions. */
  readonly failed: (mentions: readonly string[]) => void;
}

const MOST_IN_NOTICE = 60;
const brief = (text: string): string =>
  text.length > MOST_IN_NOTICE ? `${text.slice(0, MOST_IN_NOTICE - 1).toWellFormed()}…` : text;

/** Makes the gestures. */
export function createGestures({
  client,
  annotate,
  say,
  mention,
  card,
  unmark,
  failed,
}: GesturesOptions): CardGestures {
  /** Sends a step; what it did is said when it is on disk. */
  function submit(
    name: string,
    said: string,
    send: (session: string, batch: string) => Promise<Written>,
    about: readonly string[] = [],
  ): void {
    const batch = newId();
    annotate.flush();
    const written = annotate.submit({
      batch,
      name,
      document: annotate.store.getState().id ?? '',
      edits: [],
      onRefused: say,
      send: (session) => send(session, batch),
    });
    void written.then((answer) => {
      if (answer === null) failed(about);
      else annotate.sayUndoable(said, batch);
    });
  }

  /** Whose they are is the core's to say: it refuses what another annotator made, in words. */
  const known = (ids: readonly string[]): MentionFacts[] => ids.flatMap((id) => mention(id) ?? []);

  return {
    assign(ids, onto) {
      if (!annotate.mayWrite()) return false;
      const mentions = known(ids);
      if (mentions.length === 0) return false;
      const text = onto === null ? '' : brief(card(onto)?.text ?? '');
      const count = mentions.length;
      const said = onto === null ? t('cards.said.off', { count }) : t('cards.said.assigned', { count, text });
      const annotations = mentions.map(({ annotation }) => annotation);
      submit(
        t('claims.writeAssign'),
        said,
        (session, batch) => client.call('claims.assign', { session, batch, annotations, claim: onto }),
        annotations,
      );
      unmark();
      return true;
    },
    make(ids, text) {
      if (!annotate.mayWrite()) return false;
      const mentions = known(ids);
      const [first] = mentions;
      if (first === undefined) return false;
      const stated = text ?? cardText(first);
      const id = newId();
      const annotations = mentions.map(({ annotation }) => annotation);
      submit(
        t('claims.writeNew'),
        t('cards.said.made', { text: brief(stated) }),
        (session, batch) => client.call('claims.create', { session, batch, id, text: stated, annotations }),
        annotations,
      );
      unmark();
      return true;
    },
    merge(into, ids) {
      const kept = card(into);
      const others = ids.filter((id) => id !== into);
      if (kept === undefined || others.length === 0 || !annotate.mayWrite()) return;
      const said = t('cards.said.merged', { count: others.length + 1, text: brief(kept.text) });
      submit(t('cards.write.merge'), said, (session, batch) =>
        client.call('claims.merge', { session, batch, into, claims: others }),
      );
      unmark();
    },
    reword(id, text) {
      if (card(id)?.text === text || text === '' || !annotate.mayWrite()) return;
      submit(t('cards.write.reword'), t('cards.said.reworded', { text: brief(text) }), (session, batch) =>
        client.call('claims.update', { session, batch, id, text }),
      );
    },
    note(id, note) {
      if ((card(id)?.note ?? '') === note || !annotate.mayWrite()) return;
      submit(t('cards.write.note'), t('cards.said.noted'), (session, batch) =>
        client.call('claims.update', { session, batch, id, note: note.trim() === '' ? null : note }),
      );
    },
    remove(id) {
      const gone = card(id);
      if (gone === undefined) return;
      if (gone.total > 0) {
        say(t('cards.notEmpty', { count: gone.total }));
        return;
      }
      if (!annotate.mayWrite()) return;
      submit(t('cards.write.remove'), t('cards.said.removed', { text: brief(gone.text) }), (session, batch) =>
        client.call('claims.delete', { session, batch, id }),
      );
    },
  };
}
