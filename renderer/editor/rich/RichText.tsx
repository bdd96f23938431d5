import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/classes.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { LinkRow } from './LinkRow.tsx';
import { canEdit, createRichEditor, type RichAction, type RichEditor } from './rich-editor.ts';
import css from './rich.module.css';
import { RichToolbar } from './RichToolbar.tsx';

/** Properties of a {@link RichText}. */
export interface RichTextProps {
  readonly label: string;
  /** CommonMark. What is not touched stays as it is, to the byte. */
  readonly value: string;
  /** Told at each change, never with more than `maxLength`. */
  readonly onChange: (markdown: string) => void;
  readonly onBlur?: (() => void) | undefined;
  /** UTF-16 code units. */
  readonly maxLength: number;
  readonly placeholder?: string | undefined;
  readonly size?: 'small' | 'large';
  /** Whether F6 and Enter lead here first. */
  readonly firstFocus?: boolean;
}

/** Keys that the field takes before the window's commands. */
const OWN_KEYS = '$mod+B $mod+I';
/** The part of the limit from which on the length is shown. */
const NEAR = 0.9;
const NOTHING: ReadonlySet<RichAction> = new Set();

/**
 * A field for CommonMark: formatted as it will be shown, or as plain text. A text that formatting could not give back
 * unchanged is edited as plain text. Tab leaves the field; Shift+Enter breaks a line.
 */
export function RichText(props: RichTextProps) {
  const { label, value, onChange, onBlur, maxLength, placeholder = '', size = 'small', firstFocus = false } = props;
  const id = useId();
  const host = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const editor = useRef<RichEditor>(null);
  const shown = useRef(value);
  /** Somebody was in the field when a text from outside put the other kind of field in its place. */
  const takesFocus = useRef(false);
  const [wantsPlain, setWantsPlain] = useState(false);
  const [onlyPlain, setOnlyPlain] = useState(() => !canEdit(value));
  const [active, setActive] = useState(NOTHING);
  const [isLinking, setLinking] = useState(false);
  const [tooLong, setTooLong] = useState<number | null>(null);
  const isPlain = wantsPlain || onlyPlain;
  const fits = useMemo(() => !isPlain || canEdit(value), [isPlain, value]);
  const mode = isPlain ? t('rich.formatted') : t('rich.plain');
  const hooks = useRef({ onChange, onBlur });
  useEffect(() => {
    hooks.current = { onChange, onBlur };
  });

  useEffect(() => {
    if (isPlain || host.current === null) return undefined;
    const made = createRichEditor(host.current, shown.current, {
      maxLength,
      attributes: {
        class: [css.text, css.rich].join(' '),
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': `${id}-label`,
        'aria-describedby': `${id}-about`,
        'data-own-keys': OWN_KEYS,
        dir: 'auto',
        ...(firstFocus && { 'data-first-focus': 'true' }),
      },
      onText(markdown) {
        shown.current = markdown;
        setTooLong(null);
        hooks.current.onChange(markdown);
      },
      onTooLong: setTooLong,
      onState: (now) => setActive((before) => (isSame(before, now) ? before : now)),
      onBlur: () => hooks.current.onBlur?.(),
    });
    editor.current = made;
    return () => {
      made.destroy();
      editor.current = null;
    };
  }, [isPlain, id, maxLength, firstFocus]);

  // Another text from outside: undone, or changed in another window.
  useEffect(() => {
    if (value === shown.current) return;
    shown.current = value;
    const isPlainNow = !canEdit(value);
    takesFocus.current = !wantsPlain && [area, host].some(({ current }) => isIn(current));
    setOnlyPlain(isPlainNow);
    if (!isPlainNow) editor.current?.show(value);
  }, [value, wantsPlain]);

  useEffect(() => {
    if (takesFocus.current) {
      if (isPlain) area.current?.focus();
      else editor.current?.focus();
    }
    takesFocus.current = false;
  }, [isPlain]);

  function write(text: string): void {
    if (text.length > maxLength && text.length > value.length) {
      setTooLong(text.length);
      return;
    }
    shown.current = text;
    setTooLong(null);
    onChange(text);
  }

  function toggleMode(): void {
    if (isPlain) {
      const isPossible = canEdit(value);
      setOnlyPlain(!isPossible);
      setWantsPlain(!isPossible);
    } else setWantsPlain(true);
    setLinking(false);
  }

  return (
    <div className={classes(css.field, size === 'large' && css.large)} data-rich-field>
      <div className={css.head}>
        {isPlain ? (
          <label htmlFor={id} className={css.label}>
            {label}
          </label>
        ) : (
          <span id={`${id}-label`} className={css.label}>
            {label}
          </span>
        )}
        <button
          type="button"
          className={css.mode}
          onClick={toggleMode}
          disabled={isPlain && !fits}
          aria-label={`${mode}: ${label}`}
        >
          {mode}
        </button>
      </div>
      <div className={css.frame}>
        {isPlain ? (
          <textarea
            ref={area}
            id={id}
            className={css.text}
            value={value}
            dir="auto"
            placeholder={placeholder}
            aria-describedby={`${id}-about`}
            data-first-focus={firstFocus || undefined}
            onChange={(event) => write(event.target.value)}
            onBlur={onBlur}
          />
        ) : (
          <>
            <RichToolbar
              field={label}
              active={active}
              isLinking={isLinking}
              onAction={(action) => editor.current?.run(action)}
              onLink={() => setLinking(!isLinking)}
            />
            {isLinking && (
              <LinkRow
                address={editor.current?.address() ?? null}
                onSet={(href) => editor.current?.link(href) ?? false}
                onClose={() => {
                  setLinking(false);
                  editor.current?.focus();
                }}
              />
            )}
            <div ref={host} className={css.host} data-empty={value === ''} data-placeholder={placeholder} />
          </>
        )}
      </div>
      <p id={`${id}-about`} className={css.about}>
        {[
          isPlain && !fits ? t('rich.onlyPlain') : '',
          value.length >= maxLength * NEAR
            ? t('rich.length', { length: formatNumber(value.length), max: formatNumber(maxLength) })
            : '',
        ].join(' ')}
      </p>
      {tooLong !== null && (
        <p className={css.problem} role="alert">
          {t('rich.tooLong', { length: formatNumber(tooLong), max: formatNumber(maxLength) })}
        </p>
      )}
    </div>
  );
}

const isIn = (field: Element | null): boolean => field?.contains(document.activeElement) === true;

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));
