import { CODES, guid, packed, project, qdpx, selection, textSource } from './refi-qda-files.ts';
import type { HostileCase } from './suite.ts';

const TEXT = 'Police said 12 people died.';

const qde = (name: string, inside: string | (() => string), says: RegExp, line = 0): HostileCase => ({
  name,
  files: () => qdpx(typeof inside === 'string' ? inside : inside(), { 'a.txt': TEXT }),
  ...(line > 0 && { at: `p.qdpx/project.qde:${line}:` }),
  says,
});

/** A project with a source that holds this. */
const source = (name: string, inside: string, says: RegExp): HostileCase =>
  qde(name, project(`${CODES}\n${textSource(inside)}`), says, 4);

/** What is no REFI-QDA project, or not what it says it is. */
export const REFI_HOSTILE: readonly HostileCase[] = [
  { name: 'no archive', files: () => ({ 'p.qdpx': 'hello' }), says: /^p\.qdpx/ },
  { name: 'an empty file', files: () => ({ 'p.qdpx': '' }), says: /^p\.qdpx/ },
  {
    name: 'a cut archive',
    files: () => ({ 'p.qdpx': packed({ 'project.qde': project(CODES) }).subarray(0, 200) }),
    says: /^p\.qdpx/,
  },
  {
    name: 'an archive without a project',
    files: () => ({ 'p.qdpx': packed({ 'a.txt': 'a' }) }),
    at: 'p.qdpx:1:',
    says: /no \.qde file/,
  },
  {
    name: 'an archive with two projects',
    files: () => ({ 'p.qdpx': packed({ 'a.qde': project(CODES), 'b.qde': project(CODES) }) }),
    at: 'p.qdpx:1:',
    says: /2 \.qde files/,
  },
  {
    name: 'an archive with a path that leads out',
    files: () => ({ 'p.qdpx': packed({ 'project.qde': project(CODES), '../a.txt': 'x' }) }),
    says: /^p\.qdpx: /,
  },
  qde('what is no XML', 'hello', /not well-formed XML/, 1),
  qde('an empty project file', '', /./),
  qde('another vocabulary', '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>', /no REFI-QDA project/, 1),
  qde('a cut project', project(CODES).slice(0, -12), /not well-formed XML/),
  qde('a DOCTYPE', `<!DOCTYPE a [<!ENTITY b "c">]>\n${project(CODES).slice(39)}`, /DOCTYPE/),
  qde('a billion laughs', '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n<Project>&b;</Project>', /DOCTYPE/),
  qde('an unknown entity', project('<Description>&file;</Description>'), /not well-formed XML/, 3),
  qde('a nesting of 100,000', () => '<a>'.repeat(100_000), /nested more than 64 deep/, 1),
  qde(
    'a project in Latin-1',
    () => project('<Description>x</Description>').replace('utf-8', 'latin1'),
    /no plain text/,
  ),
  {
    name: 'bytes that are no UTF-8',
    files: () => qdpx(Buffer.from(project('\xe9'), 'latin1')),
    at: 'p.qdpx/project.qde:3:',
    says: /byte \d+ of the file is not UTF-8/,
  },
  qde(
    'a code without a name',
    project(`<CodeBook><Codes><Code guid="${guid(1)}"/></Codes></CodeBook>`),
    /this Code has no name/,
    3,
  ),
  qde(
    'a code without a GUID',
    project('<CodeBook><Codes><Code name="a"/></Codes></CodeBook>'),
    /this Code has no guid/,
    3,
  ),
  qde('no source', project(CODES), /no plain text that could be read, only no source/, 1),
  qde(
    'sources with formatted text only',
    project(`${CODES}${textSource('', 'richTextPath="internal://a.docx"')}`),
    /only 1 source with formatted text only/,
    1,
  ),
  qde(
    'a text that is not in the archive',
    project(`${CODES}\n${textSource('', 'plainTextPath="internal://b.txt"')}`),
    /the text of "A", internal:\/\/b\.txt, is not in the project/,
    4,
  ),
  source(
    'a selection outside the text',
    selection(0, 2700),
    /the selection 0 to 2700 is outside the text, which has 27 characters/,
  ),
  source('a selection that ends before it starts', selection(7, 3), /7 to 3 ends before it starts/),
  source('a negative position', selection(-1, 3), /startPosition "-1" is no whole number/),
  source('a position of 300 digits', selection(0, '9'.repeat(300)), /endPosition "9{40}" is no whole number/),
  source('a position that is none', selection(0, 'ten'), /no whole number/),
  source('a code that there is none of', selection(0, 6).replace(guid(1), guid(7)), /which the codebook does not have/),
  source(
    'a coding without a code',
    '<PlainTextSelection guid="x" startPosition="0" endPosition="6"><Coding guid="y"/></PlainTextSelection>',
    /which the codebook does not have/,
  ),
  source('two codings with one GUID', selection(0, 6) + selection(7, 11), /stands twice/),
  source(
    'a value of a variable that there is none of',
    `<VariableValue><VariableRef targetGUID="${guid(3)}"/><TextValue>a</TextValue></VariableValue>`,
    /a variable is named that there is none of/,
  ),
  qde(
    'a number that is none',
    project(
      `${CODES}<Variables><Variable guid="${guid(3)}" name="n" typeOfVariable="Integer"/></Variables>\n${textSource(`<VariableValue><VariableRef targetGUID="${guid(3)}"/><IntegerValue>many</IntegerValue></VariableValue>`)}`,
    ),
    /"many" is no number/,
    4,
  ),
  {
    name: 'a text that is no UTF-8',
    files: () => qdpx(project(CODES + textSource('')), { 'a.txt': Buffer.from('one\ntw\xf6', 'latin1') }),
    at: 'p.qdpx/Sources/a.txt:2:',
    says: /not UTF-8/,
  },
  {
    name: 'a text with NUL',
    files: () => qdpx(project(CODES + textSource('')), { 'a.txt': 'one\ntw\0' }),
    at: 'p.qdpx/Sources/a.txt:2:',
    says: /NUL/,
  },
  qde(
    'a label that the codebook does not have',
    project(`${CODES.replace('CLAIM', 'NOPE')}\n${textSource(selection(0, 6))}`),
    /no label "NOPE"/,
    4,
  ),
  qde('one line of 20 MB', () => project(`<Description>${'x'.repeat(20_000_000)}</Description>`), /no plain text/, 1),
  qde('a million lines', () => project(`${'\n'.repeat(1_000_000)}<a`), /not well-formed XML/),
];
