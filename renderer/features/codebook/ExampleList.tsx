import { X } from 'lucide-react';
import type { Label } from '../../../shared/model/codebook.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import css from './Form.module.css';

type Example = Label['examples'][number];

interface ExampleListProps {
  readonly examples: readonly Example[];
  readonly disabled: boolean;
  readonly onChange: (examples: readonly Example[]) => void;
  readonly onPick: () => void;
}

/** Quotes that show what is meant, and the way to more of them. */
export function ExampleList({ examples, disabled, onChange, onPick }: ExampleListProps) {
  return (
    <section className={css.group} aria-label={t('codebook.examples')}>
      <h3 className={css.label}>{t('codebook.examples')}</h3>
      {examples.length === 0 && <p className={css.hint}>{t('codebook.noExamples')}</p>}
      <ul className={css.examples}>
        {examples.map((example) => (
          <li key={`${example.quote}${example.file ?? ''}`} className={css.example}>
            <blockquote dir="auto">
              {example.quote}
              {example.file !== undefined && <span className={css.hint}> {example.file}</span>}
            </blockquote>
            <IconButton
              label={t('codebook.removeNamed', { name: example.quote.slice(0, 40) })}
              disabled={disabled}
              onClick={() => onChange(examples.filter((other) => other !== example))}
            >
              <X size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button disabled={disabled} onClick={onPick}>
        {t('codebook.pickExample')}
      </Button>
    </section>
  );
}
