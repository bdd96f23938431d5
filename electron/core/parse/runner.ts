import type { Block, Mark, MediaType } from '../../../shared/model/document.ts';
import type { DatasetReadResult, DatasetRequest } from '../formats/dataset.ts';
import { readDataset } from '../formats/read-dataset.ts';
import { decode } from '../sources/decode.ts';
import { documentId, sha256 } from '../sources/identity.ts';
import { structureOf } from '../sources/structure-of.ts';

export interface ParsedDocument {
  readonly id: string;
  readonly mediaType: MediaType;
  readonly encoding: string;
  readonly encodingFrom: 'bom' | 'utf-8' | 'guess' | 'user';
  readonly text: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly Mark[];
  readonly bytesSha256: string;
  readonly textSha256: string;
}

export interface DocumentRequest {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly encoding?: string;
  readonly mediaType?: MediaType;
}

export interface ParseRunner {
  document(request: DocumentRequest, signal?: AbortSignal): Promise<ParsedDocument>;
  dataset(request: DatasetRequest, signal?: AbortSignal): Promise<DatasetReadResult>;
  close(): Promise<void>;
}

export function createParseRunner(_: { entry: string; timeoutMs: number; memoryMb: number }): ParseRunner {
  return {
    async document({ bytes, encoding, mediaType = 'text/plain' }) {
      const decoded = decode(bytes, encoding);
      return {
        ...decoded,
        ...structureOf(decoded.text, mediaType),
        id: documentId(decoded.text),
        mediaType,
        bytesSha256: sha256(bytes),
        textSha256: sha256(decoded.text),
      };
    },
    dataset: readDataset,
    close: async () => {},
  };
}
