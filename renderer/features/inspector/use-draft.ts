import { useEffect, useRef, useState } from 'react';

/** How long the pen must rest before what was written is saved. */
const PAUSE_MS = 1500;

/** A text that is being written, beside the one that is saved. */
export interface Draft {
  readonly text: string;
  change(text: string): void;
  /** Saves what is written, where it differs from what is saved. */
  save(): void;
}

/**
 * Keeps what is typed until it is saved: when the field is left (`save`), when the pen rests, and when the field goes away.
 *
 * @param value what is saved. Where it changes by itself (undo, another window) it takes the draft's place, unless something
 *   is being typed.
 * @param write saves a text. False: it was refused, and the words stay here, still to be saved.
 */
export function useDraft(value: string, write: (text: string) => Promise<boolean>): Draft {
  const [text, setText] = useState(value);
  const saved = useRef(value);
  const latest = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function save(): void {
    clearTimeout(timer.current);
    const [written, before] = [latest.current, saved.current];
    if (written === before) return;
    saved.current = written;
    void write(written).then((isSaved) => {
      if (isSaved || (latest.current !== written && latest.current !== before)) return;
      saved.current = before;
      latest.current = written;
      setText(written);
    });
  }
  const saveLatest = useRef(save);

  useEffect(() => {
    saveLatest.current = save;
  });
  useEffect(() => () => saveLatest.current(), []);
  useEffect(() => {
    if (latest.current !== saved.current) return;
    saved.current = value;
    latest.current = value;
    setText(value);
  }, [value]);

  return {
    text,
    change(next) {
      latest.current = next;
      setText(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => saveLatest.current(), PAUSE_MS);
    },
    save,
  };
}
