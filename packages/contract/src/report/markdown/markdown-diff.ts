// Prints a diff as Markdown, for a comment in a pull request.
import { compareDiagnostics } from '../../diagnostics/order';
import type { Change } from '../../diff/change/change';
import type { DiffReport, ReferenceChange } from '../../diff/change/diff-report';
import { changeTypeInWords } from '../words/change-in-words';
import { changePlace, ofSide } from '../words/change-place';
import { IMPACT_WORDS } from '../words/change-severity';
import { countOf } from '../text/count';
import {
  bumpInWords,
  changesInWords,
  diffTitle,
  diffVerdict,
  countUnmet,
} from '../words/diff-verdict';
import { diagnosticCell } from './diagnostic-cell';
import {
  folded,
  foldedTable,
  longTable,
  markdownCode,
  markdownMessage,
  markdownText,
} from './markdown';
import { markdownSign } from './markdown-sign';
import { placeIn } from '../text/place';
import { compareChanges } from '../words/order-changes';
import { referencesOf, referenceVerdict } from '../words/reference-verdict';
import { printPair } from '../text/print-value';
import { sbomInWords, sbomPackageInWords, sortSbomChanges } from '../words/sbom-in-words';

const VALUE_WIDTH = 60;
const SHOWN_LINES = 5;

/** A comment for a pull request: the result, what breaks and why, and the rest folded. */
export function markdownDiff(report: DiffReport): string {
  const sections = [
    heading(report),
    failures(report),
    breaking(report),
    compatible(report),
    ...report.policies.map((policy) => referenceSection('Policy', policy, report.bundle.path)),
    ...report.configurations.map((entry) =>
      referenceSection('Configuration', entry, report.bundle.path),
    ),
    sbomSection(report),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** Whether a person should look, even if the task did not fail. */
export function isDoubtfulDiff(report: DiffReport): boolean {
  return report.classification !== 'NON_BREAKING' || countUnmet(report) > 0;
}

/** The verdict as a heading, the numbers and the version in the sentence below. */
function heading(report: DiffReport): string {
  const { outcome, changes, classification, base } = report;
  const title = `### ${markdownSign(report.outcome, isDoubtfulDiff(report))} ${markdownText(diffTitle(report).replace('->', '→'))}`;
  if (outcome === 'failed' || changes.length === 0) {
    return `${title}: ${markdownText(diffVerdict(report))}`;
  }
  const bump = bumpInWords(report);
  const sentence = `${markdownText(changesInWords(report))} since ${markdownCode(base.ref)}`;
  return [
    `${title}: ${IMPACT_WORDS[classification]}`,
    bump === '' ? `${sentence}.` : `${sentence}; **${bump}**.`,
  ].join('\n\n');
}

function failures({ diagnostics, bundle }: DiffReport): string {
  if (diagnostics.length === 0) return '';
  const rows = [...diagnostics]
    .sort(compareDiagnostics)
    .map((diagnostic) => [
      markdownCode(placeIn(bundle.path, diagnostic)),
      diagnosticCell(diagnostic, bundle.path),
      markdownCode(diagnostic.code),
    ]);
  return foldedTable(['Where', 'Why it was not compared', 'Code'], rows);
}

const CHANGE_HEADER = ['Impact', 'What', 'Where', 'Old → new', 'Why'];

function breaking(report: DiffReport): string {
  const shown = report.changes.filter(({ classification }) => classification !== 'NON_BREAKING');
  return shown.length === 0
    ? ''
    : foldedTable(
        CHANGE_HEADER,
        [...shown].sort(compareChanges).map((change) => changeRow(change, report)),
      );
}

function compatible(report: DiffReport): string {
  const shown = report.changes.filter(({ classification }) => classification === 'NON_BREAKING');
  if (shown.length === 0) return '';
  // All have one impact, so the column would be the same in every row.
  const rows = [...shown].sort(compareChanges).map((change) => changeRow(change, report).slice(1));
  const table = longTable(CHANGE_HEADER.slice(1), rows);
  return folded(countOf(shown.length, 'compatible change'), table);
}

function changeRow(change: Change, report: DiffReport): string[] {
  const { classification, path, reason } = change;
  const words = IMPACT_WORDS[classification];
  return [
    classification === 'BREAKING' ? `**${words}**` : words,
    `${markdownCode(path)} ${changeTypeInWords(change)}`,
    markdownCode(ofSide(change, report, placeIn(report.bundle.path, changePlace(change, report)))),
    valuesCell(change),
    markdownMessage(reason),
  ];
}

function valuesCell(change: Change): string {
  const { type, oldValue, newValue } = change;
  if (oldValue === undefined && newValue === undefined) return '';
  const [before, after] = printPair(change, ['oldValue', 'newValue'], VALUE_WIDTH);
  const old = oldValue === undefined ? '*none*' : markdownCode(before);
  const now = newValue === undefined ? '*none*' : markdownCode(after);
  if (type === 'added') return now;
  return type === 'removed' ? old : `${old} → ${now}`;
}

function referenceSection(noun: string, reference: ReferenceChange, folder: string): string {
  const references = referencesOf(reference).map(markdownCode).join(' → ');
  const sign = reference.satisfied === false ? '❌ ' : '';
  const title = `${sign}**${noun} ${markdownText(reference.name)}**: ${references}, ${referenceVerdict(reference)}.`;
  const lines = [
    ...reference.newRequirements.map((text) => `- new: ${markdownMessage(text)}`),
    ...reference.goneRequirements.map((text) => `- gone: ${markdownMessage(text)}`),
    ...[...reference.diagnostics]
      .sort(compareDiagnostics)
      .map(
        (diagnostic) =>
          `- ${markdownCode(placeIn(folder, diagnostic))}: ${markdownMessage(diagnostic.message)}`,
      ),
  ];
  if (lines.length === 0) return title;
  const list = lines.join('\n');
  if (lines.length <= SHOWN_LINES) return `${title}\n\n${list}`;
  return `${title}\n\n${folded(referenceSummary(reference), list)}`;
}

function referenceSummary({
  newRequirements,
  goneRequirements,
  diagnostics,
}: ReferenceChange): string {
  const words: string[] = [];
  if (newRequirements.length > 0) {
    words.push(countOf(newRequirements.length, 'new requirement'));
  }
  if (goneRequirements.length > 0) words.push(`${goneRequirements.length} gone`);
  if (diagnostics.length > 0) words.push(`${diagnostics.length} not met`);
  return words.join(', ');
}

function sbomSection({ sbom }: DiffReport): string {
  if (!sbom || sbom.changes.length === 0) return '';
  const rows = sortSbomChanges(sbom.changes).map((change) => [
    markdownCode(sbomPackageInWords(change)),
    changeTypeInWords(change),
    markdownText(change.field ?? ''),
    change.oldValue === undefined ? '' : markdownCode(change.oldValue),
    change.newValue === undefined ? '' : markdownCode(change.newValue),
  ]);
  const table = longTable(['Package', 'Change', 'Of', 'Old', 'New'], rows);
  return folded(`SBOM: ${sbomInWords(sbom)}`, table);
}
