import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useDataProvider, useLocale, useParams } from 'react-admin';
import type { HttpError } from 'react-admin';
import { useSearchParams } from 'react-router';
import { usePanel } from '../../app/panel.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import type { Row } from '../choose.ts';
import type { ReportModel } from '../model.ts';
import { pageRows, reportDocument, rowSelections } from './reportRequest.ts';
import type { ReportAnswer, ReportArgs } from './reportRequest.ts';

/** The report that the address names, with its parameters there; those it opens with where the address has none. */
export function useReportAddress() {
  const { name = '' } = useParams<{ name: string }>();
  const report = usePanel().reports.find((candidate) => candidate.name === name);
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  const args = useMemo(() => argsIn(report, new URLSearchParams(text)), [report, text]);
  return { report, args, setSearch };
}

function argsIn(report: ReportModel | undefined, search: URLSearchParams): ReportArgs {
  if (!report) return {};
  const isUntouched = search.size === 0;
  const entries = report.parameters.flatMap(({ name }) => {
    const value = search.get(name) ?? (isUntouched ? report.initial[name] : undefined);
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Whether the parameters are enough to ask. */
export function isComplete({ parameters }: ReportModel, args: ReportArgs): boolean {
  return parameters.every(({ name, required }) => !required || args[name]);
}

/** A whole report, however many pages it takes; its rows have their places for ids. */
export interface WholeReport {
  readonly rows: readonly Row[];
  readonly total: Row;
}

/** Pages that are put together at most: nobody reads or prints more. */
const mostPages = 20;

/** Reads a report whole; `wanted` names what to read of its records. */
export function useWholeReport(report: ReportModel, args: ReportArgs, wanted: Readonly<Record<string, string>> = {}) {
  const model = usePanel();
  const provider = useDataProvider<PanelProvider>();
  const locale = useLocale();
  const selections = rowSelections(model, report, wanted);
  const text = reportDocument(report, args, selections);
  const first = pageRows(selections);
  return useQuery<WholeReport, HttpError>({
    queryKey: ['report', locale, text, args],
    enabled: isComplete(report, args),
    queryFn: async () => {
      const rows: Row[] = [];
      for (let page = 0; page < mostPages; page += 1) {
        const answer = await provider.ask<ReportAnswer>(text, { ...args, first, offset: page * first });
        rows.push(...answer.report.rows.map((row, place) => Object.assign({ id: `${page * first + place}` }, row)));
        if (rows.length >= answer.report.count || page === mostPages - 1) return { rows, total: answer.report.total ?? {} };
      }
      return { rows, total: {} };
    },
  });
}
