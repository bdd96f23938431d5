import { outcomeOf, relationOf } from './mapping-edits.ts';
import { rowId, type MappingDesk } from './mapping-desk.ts';
import css from './Mapping.module.css';
import { MappingRow } from './MappingRow.tsx';
import { TargetSelect } from './TargetSelect.tsx';

/** The types of relation of a foreign dataset. */
export function RelationRows({ desk: { content, mapping, codebook, edit } }: { readonly desk: MappingDesk }) {
  const known = codebook.relations.map(({ name }) => name);
  return (
    <ul className={css.list}>
      {content.words.relations.map(({ name, count }) => {
        const to = relationOf(mapping, name);
        return (
          <MappingRow
            key={name}
            name={name}
            count={count}
            target={
              <TargetSelect
                id={rowId({ of: 'relation', label: null, name })}
                name={name}
                to={to}
                outcome={outcomeOf(to, known, mapping.extend)}
                known={known}
                onChange={(next) => edit({ of: 'relation', name, to: next })}
              />
            }
          />
        );
      })}
    </ul>
  );
}
