import { FORMAT_NAMES, FORMATS, type FormatName } from '../../kit/dataset/formats.ts';
import { invalid } from '../../kit/errors.ts';

/** `visits.csv` → visits as CSV; without an extension what `Accept` wants most, else the first format. */
export function splitFile(file: string, accept: string | undefined): { readonly name: string; readonly format: FormatName } {
  const dot = file.indexOf('.');
  if (dot < 0) return { name: file, format: wantedFormat(accept) ?? FORMAT_NAMES[0]! };
  const format = FORMAT_NAMES.find((candidate) => candidate === file.slice(dot + 1).toLowerCase());
  if (!format) throw invalid('format', 'NOT_A_CHOICE', { choices: FORMAT_NAMES.join(', ') });
  return { name: file.slice(0, dot), format };
}

const ENTRY = /^\s*([\w.+-]+\/[\w.+-]+)\s*(?:;.*?q=([01](?:\.\d{0,3})?))?/i;

function wantedFormat(accept = ''): FormatName | undefined {
  const wanted = accept.split(',').flatMap((entry) => {
    const [, type, quality = '1'] = ENTRY.exec(entry) ?? [];
    const format = FORMAT_NAMES.find((name) => FORMATS[name].mediaType.split(';')[0] === type?.toLowerCase());
    return format && Number(quality) > 0 ? [{ format, quality: Number(quality) }] : [];
  });
  return wanted.toSorted((one, other) => other.quality - one.quality)[0]?.format;
}
