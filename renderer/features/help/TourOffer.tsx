import { Compass } from 'lucide-react';
import { useStore } from 'zustand';
import { Banner } from '../../app/Banner.tsx';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';

/** Offers the tour on the very first start, once the name is known: in the sample project, until it is answered. */
export function TourOffer() {
  const { app, session, notices } = useWorkbench();
  const isDue = useStore(
    session.store,
    ({ session: now }) =>
      now?.project?.sample === true &&
      now.preferences.annotator !== null &&
      now.preferences.window['tour'] === undefined,
  );
  if (!isDue) return null;
  return (
    <Banner
      icon={<Compass size={14} />}
      actions={
        <>
          <Button
            look="quiet"
            onClick={() => {
              session.remember('tour', 'later');
              notices.say(t('help.later'), { id: 'tour' });
            }}
          >
            {t('help.offerLater')}
          </Button>
          <Button
            onClick={() => {
              session.remember('tour', 'taken');
              app.setState({ tour: 0, view: 'annotate' });
            }}
          >
            {t('help.offerStart')}
          </Button>
        </>
      }
    >
      {t('help.offer')}
    </Banner>
  );
}
