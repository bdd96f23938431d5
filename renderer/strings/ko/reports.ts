import type { Translation } from '../translation.ts';
import type { reports as english } from '../en/reports.ts';

/** 주장 하나 또는 프로젝트 전체의 보고서 쓰기. */
export const reports: Translation<typeof english> = {
  command: '보고서 쓰기…',
  commandCard: '이 주석의 주장에 대한 보고서 쓰기…',
  button: '보고서…',
  title: '보고서 쓰기',
  kind: '웹 문서',
  about: '대상',
  project: '프로젝트 전체',
  layer: '주장 보기와 같이 {{layer}}의 주석.',
  allLayers: '주장 보기와 같이 모든 레이어의 주석.',
  what: '주장과 인용문, 문서별 표, 수치, 출처, 점검 결과를 담은 한 쪽짜리 문서입니다. 어떤 브라우저에서도 열리고 다른 것이 필요 없으며 인쇄할 수 있습니다.',
  where: '이 컴퓨터에서 보고서를 쓸 곳입니다.',
  ask: '쓰기…',
  go: '쓰기',
  writing: '보고서를 쓰는 중…',
  written: '보고서를 썼습니다',
  cards_other: '주장 {{count}}개',
  mentions_other: '언급 {{count}}개',
  pdf: 'PDF로 저장…',
  pdfWritten: 'PDF: {{path}}',
  print: '종이나 PDF로 만들려면 브라우저에서 열어 인쇄하세요.',
};
