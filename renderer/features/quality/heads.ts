import type { QualityFinding, QualityReport } from '../../../shared/api/quality.ts';

/** What the heading of a kind stands above, at 16 px a rem, in px. */
export const FINDING_HEAD = 36;

/** What stands above the first finding of a kind. */
export interface FindingHead {
  readonly kind: QualityFinding['kind'];
  /** How many are listed, and how many there are. */
  readonly shown: number;
  readonly all: number;
}

/** The headings of a list of findings, by the finding that each stands above. */
export function headsOf(
  shown: readonly QualityFinding[],
  report: QualityReport | null,
): ReadonlyMap<string, FindingHead> {
  const heads = new Map<string, FindingHead>();
  for (const [kind, findings] of Map.groupBy(shown, (finding) => finding.kind)) {
    const [first] = findings;
    const counted = report?.kinds.find((one) => one.kind === kind);
    if (first === undefined) continue;
    const there = report?.findings.filter((finding) => finding.kind === kind).length ?? 0;
    const isCut = counted !== undefined && there < counted.open;
    heads.set(first.id, { kind, shown: findings.length, all: isCut ? counted.open : findings.length });
  }
  return heads;
}
