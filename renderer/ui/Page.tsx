import { useEffect, useRef, type ReactNode } from 'react';
import css from './Page.module.css';

interface PageProps {
  readonly title: string;
  /** What stands at the end of the title's line: counts, buttons, a filter. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a view that fills the window: a heading that has the focus at first, Down leads to what is below it. */
export function Page({ title, tools, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What is below may have taken it already: a field that a search begins in.
    if (body.current?.contains(document.activeElement) !== true) heading.current?.focus();
  }, []);
  return (
    <section aria-label={title} data-region="page" className={css.page}>
      <header className={css.head}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it has the focus at first */}
        <h1
          ref={heading}
          tabIndex={-1}
          className={css.title}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            body.current?.querySelector<HTMLElement>('[data-first-focus], [tabindex="0"], button, input')?.focus();
          }}
        >
          {title}
        </h1>
        {tools !== undefined && <div className={css.tools}>{tools}</div>}
      </header>
      <div ref={body} className={css.body}>
        {children}
      </div>
    </section>
  );
}
