import type { FastifyInstance, FastifyRequest } from 'fastify';
import { formSheets } from '../../actions/imports/forms.ts';
import type { AccessParts } from '../../access/guard.ts';
import { grantsOf, guardOf } from '../../access/tokenGuard.ts';
import { usedToken, type Viewer } from '../../access/viewer.ts';
import { AppError, inputError, fieldError } from '../../kit/errors.ts';
import { entityOf } from '../../kit/field/index.ts';
import { formTable, type FormTable } from '../../kit/import/formTable.ts';
import { importTable, previewTable, type ImportResult } from '../../kit/import/importTable.ts';
import type { Sheet } from '../../kit/import/sheet.ts';
import { readWorkbook } from '../../kit/import/workbook.ts';
import type { Report } from '../../kit/report/report.ts';
import type { Store } from '../../kit/store/store.ts';
import { enter, type EntryParts } from '../enter.ts';
import { EdgeError } from '../errors.ts';
import { Gate } from '../limits.ts';

interface RouteParts extends AccessParts, EntryParts {
  readonly store: Store;
  readonly reports: readonly Report[];
  readonly wrote: (viewerId: string) => Promise<string | undefined>;
}

/** Forms at once, whoever they are from: each holds a transaction, and one import runs at a time. */
const FORMS = { running: 2, waiting: 16, waitMs: 20_000 };

const MAX_BYTES = 2 * 1024 * 1024;
/** What one person fills in; a department's whole list comes by the operator's import. */
const MAX_RECORDS = 500;

interface FormAsked {
  readonly Params: { readonly name: string };
  readonly Querystring: { readonly preview?: string };
}

/** `POST /forms/:name` takes in a filled paper form as a workbook, by the report that it is filled from; with `?preview` it only tells what would be. */
export function registerForms(app: FastifyInstance, parts: RouteParts): void {
  const gate = new Gate(FORMS);
  app.post<FormAsked>('/forms/:name', { config: { takesFiles: true } }, async (request, reply) => {
    const viewer = await enter(parts, request, reply);
    const { report, sheet } = formNamed(parts, viewer, request.params.name);
    const table = formTable(report, readWorkbook(await fileOf(request)));
    if (table.records.length > MAX_RECORDS) throw inputError([fieldError('file', 'TOO_MANY', { max: MAX_RECORDS })]);
    const answer = await gate.pass(() => take(parts, { request, viewer, sheet, table }));
    return reply.header('cache-control', 'no-store').send(answer);
  });
}

/** @throws NOT_FOUND for a form that there is not, FORBIDDEN for whoever may not enter its rows, and for programs */
function formNamed(parts: RouteParts, viewer: Viewer, name: string): { report: Report; sheet: Sheet } {
  const report = parts.reports.find((candidate) => candidate.name === name && candidate.form);
  const sheet = Object.hasOwn(formSheets, name) ? formSheets[name] : undefined;
  if (!report || !sheet) throw new AppError('NOT_FOUND');
  if (usedToken(viewer) || !grantsOf(parts, viewer).may(entityOf(sheet.on), 'create')) throw new AppError('FORBIDDEN');
  return { report, sheet };
}

/** @throws BAD_REQUEST 413, VALIDATION_FAILED without a file */
async function fileOf(request: FastifyRequest): Promise<Uint8Array> {
  const part = await request.file({ limits: { fileSize: MAX_BYTES, files: 1, fields: 2, parts: 3 } });
  if (!part) throw inputError([fieldError('file', 'REQUIRED')]);
  const bytes = await part.toBuffer();
  if (part.file.truncated) {
    const label = { zh: '表单不得超过 2 MB', en: 'A form may have at most 2 MB' };
    throw new EdgeError('BAD_REQUEST', { status: 413, label, headers: { connection: 'close' } });
  }
  return bytes;
}

interface Taking {
  readonly request: FastifyRequest;
  readonly viewer: Viewer;
  readonly sheet: Sheet;
  readonly table: FormTable;
}

async function take(parts: RouteParts, { request, viewer, sheet, table }: Taking) {
  const guard = guardOf(parts, grantsOf(parts, viewer), viewer);
  const isPreview = (request.query as FormAsked['Querystring']).preview !== undefined;
  const { id: requestId, ip } = request;
  const work = { store: parts.store, guard, sheet, table, origin: { requestId, ip } };
  const result = await (isPreview ? previewTable(work) : importTable(work));
  if (!isPreview) await parts.wrote(viewer.id);
  return { isPreview, header: table.shown, ...told(table, result) };
}

/** Each record of the file with what became of it, or what is wrong with which of its cells. */
function told({ header, originals, places, shown }: FormTable, { created, updated, unchanged, refusals, taken }: ImportResult) {
  const refused = new Map(refusals.map(({ line, faults }) => [line, faults]));
  const records = originals.map(({ line, cells }) => ({
    line,
    cells,
    outcome: taken.get(line) ?? 'refused',
    faults: (refused.get(line) ?? []).map(({ column, code, reason }) => {
      const place = places[header.indexOf(column)];
      return { column: place === undefined ? column : shown[place]!, code, message: reason };
    }),
  }));
  return { created, updated, unchanged, refused: refusals.length, records };
}
