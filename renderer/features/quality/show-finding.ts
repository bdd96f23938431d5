import type { QualityFinding } from '../../../shared/api/quality.ts';
import { useWorkbench } from '../../app/context.tsx';
import { showAnnotation, showPlace } from '../../app/show-annotation.ts';
import { t } from '../../strings/t.ts';

/** Leads to where a finding stands: the annotation, the words, the document, or the claim cards. */
export function useShowFinding(): (finding: QualityFinding) => void {
  const workbench = useWorkbench();
  const { analysis, annotate, announce, goTo, report } = workbench;
  return (finding) => {
    const { place, card } = finding;
    analysis.quality.shown(finding);
    if (place === null) {
      if (card === null) {
        announce(t('quality.noPlace'));
        return;
      }
      analysis.scope.setState({ tab: 'cards' });
      goTo('claims');
      return;
    }
    const { document, annotation, start, end } = place;
    if (annotation !== null) void showAnnotation(workbench, { id: annotation, document }).catch(report);
    else if (end > start) void showPlace(workbench, { document, start, end }).catch(report);
    else {
      goTo('annotate');
      annotate.open(document).catch(report);
    }
  };
}
