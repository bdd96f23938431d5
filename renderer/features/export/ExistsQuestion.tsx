import { useWorkbench } from '../../app/context.tsx';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { baseName } from '../../ui/paths.ts';
import css from './ExportForm.module.css';

interface ExistsQuestionProps {
  readonly path: string;
  readonly isFolder: boolean;
  readonly onReplace: () => void;
}

/** Asks about what is there already: the log cannot bring a file of the disk back. */
export function ExistsQuestion({ path, isFolder, onReplace }: ExistsQuestionProps) {
  const { exporting } = useWorkbench();
  return (
    <>
      <p className={css.question}>
        <Rich
          text={isFolder ? 'exporting.folderExists' : 'exporting.exists'}
          parts={{ name: <b dir="auto">{baseName(path)}</b> }}
        />
      </p>
      <Button look="quiet" onClick={() => exporting.back()}>
        {t('exporting.otherName')}
      </Button>
      <Button look="danger" onClick={onReplace}>
        {t('exporting.replace')}
      </Button>
    </>
  );
}
