import type { Annotation } from '../../../shared/model/annotation.ts';
import { useAnnotator } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { LayerMark } from './LayerMark.tsx';
import { layerName, useLayers } from './use-whose.ts';
import css from './WorkNotice.module.css';

/** Whose an annotation is, where it is not one's own; of another person's that only they can change it. */
export function WhoseNotice({ annotation }: { readonly annotation: Annotation }) {
  const own = useAnnotator()?.id ?? null;
  const layer = useLayers().get(annotation.layer);
  if (annotation.layer === own || layer === undefined) return null;
  const name = layerName(layer);
  return (
    <p className={css.whose}>
      <LayerMark layer={layer} />
      <span>{t(layer.kind === 'annotator' ? 'team.theirs' : 'team.nobodys', { name })}</span>
    </p>
  );
}
