import { Tabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import css from './TabList.module.css';

interface TabListProps<N extends string> {
  /** Name of the list for screen readers. */
  readonly label: string;
  readonly tabs: readonly { readonly name: N; readonly title: string; readonly panel: ReactNode }[];
  readonly current: N;
  readonly onChange: (name: N) => void;
  /** Whether the tabs begin where the content does: where they are no part of a page. */
  readonly isFlush?: boolean;
}

/** Parts of a page, one at a time; the arrow keys go from tab to tab. Only the panel that is shown is there. */
export function TabList<N extends string>({ label, tabs, current, onChange, isFlush = false }: TabListProps<N>) {
  return (
    <Tabs.Root className={css.root} value={current} onValueChange={(name: N) => onChange(name)}>
      <Tabs.List className={classes(css.list, isFlush && css.flush)} aria-label={label}>
        {tabs.map(({ name, title }) => (
          <Tabs.Tab key={name} value={name} className={css.tab}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ name, panel }) => (
        <Tabs.Panel key={name} value={name} className={css.panel}>
          {panel}
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
