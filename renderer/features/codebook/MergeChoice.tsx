import { useState } from 'react';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/Field.tsx';

/** Properties of a {@link MergeChoice}. */
export interface MergeChoiceProps {
  /** What stands in the list before a choice is made. */
  readonly none: string;
  readonly others: readonly { readonly name: string }[];
  readonly isDisabled: boolean;
  /** Id of the sentence that says what merging does. */
  readonly describedBy: string;
  readonly onMerge: (into: string) => void;
}

/** Which one of others something of the codebook is merged into, and the button that does it. */
export function MergeChoice({ none, others, isDisabled, describedBy, onMerge }: MergeChoiceProps) {
  const [into, setInto] = useState('');
  return (
    <>
      <SelectField
        label={t('codebook.merge')}
        value={into}
        disabled={isDisabled}
        onChange={(event) => setInto(event.target.value)}
      >
        <option value="">{none}</option>
        {others.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
      <Button
        disabled={isDisabled || into === ''}
        aria-describedby={describedBy}
        onClick={() => {
          onMerge(into);
          setInto('');
        }}
      >
        {t('codebook.mergeDo')}
      </Button>
    </>
  );
}
