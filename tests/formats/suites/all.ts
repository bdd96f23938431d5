import { BRAT_SUITE } from './brat.ts';
import { CAS_JSON_SUITE } from './cas-json.ts';
import { CLAIM_REVIEW_SUITE } from './claim-review.ts';
import { CONLL_2003_SUITE, CONLL_BILOU_SUITE, CONLL_SUITE } from './conll.ts';
import { CSV_SPREADSHEET_SUITE, CSV_SUITE } from './csv.ts';
import { DOCCANO_SUITE } from './doccano.ts';
import { HUGGING_FACE_SUITE } from './hugging-face.ts';
import { LABEL_STUDIO_SUITE } from './label-studio.ts';
import { PARQUET_SUITE } from './parquet.ts';
import { PRODIGY_SUITE } from './prodigy.ts';
import { REFI_SUITE } from './refi-qda.ts';
import { SPACY_SUITE } from './spacy.ts';
import { STANDOFF_SUITE } from './standoff.ts';
import type { Suite } from './suite.ts';
import { WEB_ANNOTATION_SUITE } from './web-annotation.ts';
import { WEBANNO_TSV_SUITE } from './webanno-tsv.ts';
import { XMI_SUITE } from './xmi.ts';

/** What is shown of every foreign format. */
export const SUITES: readonly Suite[] = [
  STANDOFF_SUITE,
  CSV_SUITE,
  CSV_SPREADSHEET_SUITE,
  PARQUET_SUITE,
  HUGGING_FACE_SUITE,
  BRAT_SUITE,
  CONLL_SUITE,
  CONLL_BILOU_SUITE,
  CONLL_2003_SUITE,
  WEBANNO_TSV_SUITE,
  XMI_SUITE,
  CAS_JSON_SUITE,
  DOCCANO_SUITE,
  LABEL_STUDIO_SUITE,
  PRODIGY_SUITE,
  SPACY_SUITE,
  WEB_ANNOTATION_SUITE,
  REFI_SUITE,
  CLAIM_REVIEW_SUITE,
];
