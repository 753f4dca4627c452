// The text of an SBOM file -> the packages that it lists. Nothing is skipped silently: an unreadable part
// is a defect, because packages that were not read would look like removed ones.
import { findJsonError } from '../../source/json/json-place';
import { code, shown } from '../../diagnostics/words';
import { parseSource } from '../../source/yaml/parse-source';
import { placesOf } from '../../source/yaml/places-of';
import { INTERFACE_SIZE_LIMIT } from '../../source/size-limits';
import type { Pointer } from '../../source/pointer';
import { SourceText } from '../../source/source-text';
import { isMapping, type Mapping } from '../../source/mapping';
import { readCyclonedx } from './read-cyclonedx';
import { readSpdx } from './read-spdx';
import type { Sbom, SbomDefect, SbomFormat } from './sbom';
import { fieldOf, SbomShapeError } from './sbom-fields';

const FORMATS = {
  spdx: { ending: '.spdx.json', title: 'SPDX 2', marker: 'spdxVersion', list: 'packages' },
  cyclonedx: { ending: '.cdx.json', title: 'CycloneDX', marker: 'bomFormat', list: 'components' },
} as const;

/** The path is workspace-relative; its ending says which format the text is in. */
export function parseSbom(path: string, text: string): Sbom | SbomDefect {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  let document: unknown;
  try {
    document = JSON.parse(start === 0 ? text : text.slice(start));
  } catch {
    return jsonDefect(path, text);
  }
  const format = path.endsWith(FORMATS.cyclonedx.ending) ? 'cyclonedx' : 'spdx';
  try {
    const root = requireFormat(document, format);
    return { format, packages: format === 'spdx' ? readSpdx(root) : readCyclonedx(root) };
  } catch (error) {
    if (!(error instanceof SbomShapeError)) throw error;
    const { pointer, message, hint } = error;
    return { file: path, pointer, range: rangeOf(path, text, pointer), message, hint };
  }
}

export function isSbomDefect(parsed: Sbom | SbomDefect): parsed is SbomDefect {
  return 'message' in parsed;
}

function requireFormat(document: unknown, format: SbomFormat): Mapping {
  const { ending, title, marker, list } = FORMATS[format];
  const expected = `A file \`*${ending}\` holds a ${title} document`;
  if (!isMapping(document)) {
    throw new SbomShapeError('', `${expected}; this one holds ${shown(document)}.`);
  }
  const said = fieldOf(document, marker);
  if (said === undefined && Array.isArray(fieldOf(document, list))) return document;
  if (typeof said === 'string' && (format === 'spdx' ? /^SPDX-2\./ : /^CycloneDX$/).test(said)) {
    return document;
  }
  const [pointer, seen] =
    said === undefined ? ['', 'is missing'] : [`/${marker}`, `is ${shown(said)}`];
  const accepted = format === 'spdx' ? '`SPDX-2.2` or `SPDX-2.3`' : '`CycloneDX`';
  throw new SbomShapeError(
    pointer,
    `${expected}, whose \`${marker}\` is ${accepted}; here it ${seen}.`,
    hintFor(document, format),
  );
}

function hintFor(document: Mapping, format: SbomFormat): string | undefined {
  if (format === 'spdx' && fieldOf(document, '@graph') !== undefined) {
    return 'SPDX 3 is not compared. Make the tool that writes the file write SPDX 2.3.';
  }
  const other = format === 'spdx' ? 'cyclonedx' : 'spdx';
  const { ending, title, marker } = FORMATS[other];
  if (fieldOf(document, marker) === undefined) return undefined;
  return `It looks like ${title}: such files are named \`*${ending}\`.`;
}

function jsonDefect(path: string, text: string): SbomDefect {
  const { offset, expected, standIn } = findJsonError(text) ?? {
    offset: 0,
    expected: 'a JSON value',
  };
  const source = new SourceText(path, text);
  if (standIn) {
    const { message, hint, start } = standIn;
    const range = source.rangeAt(start, start + 1);
    return { file: path, pointer: '', range, message: `The SBOM ${message}`, hint };
  }
  const seen =
    offset < text.length
      ? `it has ${code(String.fromCodePoint(text.codePointAt(offset)!))}`
      : 'the text ends';
  return {
    file: path,
    pointer: '',
    range: source.rangeAt(offset, offset + 1),
    message: `The SBOM is not valid JSON: ${expected} is expected here, but ${seen}.`,
    hint: 'Generate the file again.',
  };
}

/** Only a file with a defect is parsed for positions, which takes far longer than its data does. */
function rangeOf(path: string, text: string, pointer: Pointer) {
  const parsed = parseSource(path, text, INTERFACE_SIZE_LIMIT);
  return placesOf(parsed)?.nearestRange(pointer) ?? parsed.source.rangeAt(0, 0);
}
