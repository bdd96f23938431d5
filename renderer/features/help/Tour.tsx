import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { placeBeside } from './place-beside.ts';
import { STOPS } from './topics.ts';
import css from './Tour.module.css';

/**
 * The tour: a card beside the part of the window that it is about. The window stays usable, so that what the card says can be
 * done at once; Esc in the card, or its button, ends it.
 */
export function Tour() {
  const { app, annotate } = useWorkbench();
  const stop = useStore(app, (state) => state.tour);
  const here = stop === null ? undefined : STOPS[stop];
  const card = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [place, setPlace] = useState<ReturnType<typeof placeBeside> | null>(null);
  const at = here?.at;

  useEffect(() => {
    if (at === undefined) return undefined;
    const put = (): void => {
      const target = document.querySelector(at)?.getBoundingClientRect() ?? null;
      const size = card.current?.getBoundingClientRect();
      setPlace(
        placeBeside(
          target,
          { width: size?.width ?? 0, height: size?.height ?? 0 },
          { width: innerWidth, height: innerHeight },
        ),
      );
    };
    put();
    // Behind a dialog that gives the focus back on its way out.
    const timer = setTimeout(() => heading.current?.focus({ preventScroll: true }), 80);
    window.addEventListener('resize', put);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('resize', put);
    };
  }, [at, stop]);

  if (stop === null || here === undefined) return null;
  const isLast = stop === STOPS.length - 1;
  const go = (next: number | null): void => {
    app.setState({ tour: next });
    if (next === null) annotate.pane?.focus();
  };

  return (
    <>
      {place?.target != null && (
        <div
          className={css.ring}
          aria-hidden
          style={{
            left: place.target.left,
            top: place.target.top,
            width: place.target.width,
            height: place.target.height,
          }}
        />
      )}
      <aside
        ref={card}
        aria-label={t('help.tour.label')}
        className={css.card}
        style={{ left: place?.left ?? 0, top: place?.top ?? 0 }}
        data-tour-card=""
      >
        <p className={css.step}>{t('help.tour.step', { place: stop + 1, count: STOPS.length })}</p>
        <h2 ref={heading} tabIndex={-1} className={css.title}>
          {t(here.title)}
        </h2>
        <p className={css.text}>{t(here.text)}</p>
        <div className={css.actions}>
          {!isLast && (
            <Button look="quiet" onClick={() => go(null)}>
              {t('help.tour.skip')}
            </Button>
          )}
          {stop > 0 && <Button onClick={() => go(stop - 1)}>{t('help.tour.back')}</Button>}
          <Button look="primary" onClick={() => go(isLast ? null : stop + 1)}>
            {isLast ? t('help.tour.end') : t('help.tour.next')}
          </Button>
        </div>
      </aside>
    </>
  );
}
