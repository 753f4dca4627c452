// Two parsed documents of one kind -> what differs: what all kinds of documents have in common.
import { buildDetection } from '../../change/detection';
import type { Detection, FoundChange, InterfaceFiles, ShapeDefect } from '../../change/detection';
import { detectOutside } from './detect-outside';
import type { DetectOptions } from './detect-outside';
import { DocumentSide } from './side/document-side';
import { atKnownPlaces } from './known-places';
import { mergeRepeats } from './merge-repeats';
import { reportMissingRefs } from './side/missing-refs';
import { sameJson } from './side/same-parts';

interface DocumentKind<Document> {
  readonly kind: 'openapi' | 'asyncapi';
  /** `undefined` for a value that cannot be compared; the side has the defect. */
  read(side: DocumentSide): Document | undefined;
  /** Compares two documents that differ. */
  compare(base: Document, head: Document, add: (change: FoundChange) => void): void;
}

export function detectDocuments<Document>(
  { kind, read, compare }: DocumentKind<Document>,
  values: { readonly base: unknown; readonly head: unknown },
  files: InterfaceFiles,
  { hasChanged }: Pick<DetectOptions, 'hasChanged'>,
): Detection {
  const base = new DocumentSide('base', values.base);
  const head = new DocumentSide('head', values.head);
  const found: FoundChange[] = [];
  const [baseDocument, headDocument] = [read(base), read(head)];
  if (baseDocument !== undefined && headDocument !== undefined) {
    if (hasChanged !== undefined) {
      found.push(...detectOutside(kind, base.root, head.root, hasChanged));
    }
    if (!sameJson(base.root, head.root)) {
      reportMissingRefs(base, head);
      compare(baseDocument, headDocument, (change) =>
        found.push(atKnownPlaces(base.root, head.root, change)),
      );
    }
  }
  return buildDetection(mergeRepeats(found), distinct([...base.defects, ...head.defects]), files);
}

/** Several readers of one broken part report the same defect. */
function distinct(defects: readonly ShapeDefect[]): ShapeDefect[] {
  const byText = new Map(
    defects.map((one) => [JSON.stringify([one.side, one.pointer, one.defect]), one]),
  );
  return [...byText.values()];
}
