import Negotiator from 'negotiator';
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

function wantedFormat(accept: string | undefined): FormatName | undefined {
  const types = FORMAT_NAMES.map((name) => FORMATS[name].mediaType.split(';', 1)[0]!);
  const [wanted] = new Negotiator({ headers: { accept: accept ?? '*/*' } }).mediaTypes(types);
  return FORMAT_NAMES[types.indexOf(wanted ?? '')];
}
