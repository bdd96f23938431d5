import type { Translation } from '../translation.ts';
import type { leaving as english } from '../en/leaving.ts';

/** What is left out of a text that is taken out of a file. */
export const leaving: Translation<typeof english> = {
  script_other: '스크립트 {{count}}개',
  styleSheet_other: '스타일시트 {{count}}개',
  partForBrowsersWithoutScripts_other: '스크립트를 쓰지 않는 브라우저용 부분 {{count}}개',
  template_other: '템플릿 {{count}}개',
  embeddedPage_other: '삽입된 페이지 {{count}}개',
  embeddedObject_other: '삽입된 개체 {{count}}개',
  drawing_other: '그림 {{count}}개',
  soundOrVideo_other: '소리 또는 동영상 {{count}}개',
  formField_other: '입력 양식 {{count}}개',
  button_other: '버튼 {{count}}개',
  readingAid_other: '글자 위 독음 {{count}}개',
  image_other: '이미지 {{count}}개',
  remoteImage_other: '외부 이미지 {{count}}개',
  hiddenPart_other: '숨겨진 부분 {{count}}개',
  comment_other: '메모 {{count}}개',
  eventHandler_other: '이벤트 처리기 {{count}}개',
  addressOfALink_other: '링크 주소 {{count}}개',
  scriptInALink_other: '링크 속 스크립트 {{count}}개',
  passageOutsideTheMainContent_other: '본문 밖 단락 {{count}}개',
  formula_other: '수식 {{count}}개',
  partOfAnUnknownKind_other: '알 수 없는 종류의 부분 {{count}}개',
  deletedPassageOfATrackedChange_other: '변경 내용 추적에서 삭제된 부분 {{count}}개',
  formerPlaceOfAMovedPassage_other: '옮긴 부분의 원래 자리 {{count}}개',
  headerOrFooter_other: '머리글 또는 바닥글 {{count}}개',
  pageWithoutText_other: '텍스트가 없는 쪽 {{count}}개',
  noteOrDrawingOnAPage_other: '쪽에 남긴 메모나 그림 {{count}}개',
  attachment_other: '첨부 파일 {{count}}개',
  letterThatTheFileDoesNotName_other: '파일이 밝히지 않은 글자 {{count}}개',
};
