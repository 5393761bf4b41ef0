import { join } from 'node:path';
import { Client } from '../../support/client.ts';
import { copyDatabase } from '../../support/database.ts';
import { runProgram } from '../../support/program.ts';
import type { CodePlant } from './codePlants.ts';
import { leaveRowsToTheApplication, READING } from './oneLayer.ts';
import type { Planting } from './plantedServer.ts';
import { DOORS, takeSeat, type Stage } from './suite.ts';

const PROGRAM = join(import.meta.dirname, 'plantedServer.js');

/** Doors by what they take: the fault is mostly before one of the first. */
const ALL = ['schema', ...READING, 'credentials', 'datasets', 'writes', 'view as'];

export interface Notice {
  readonly check: string;
  readonly fault: string;
}

/**
 * The first check that notices a fault of the code, on a copy of a stage that nobody is connected to; a fault that keeps the server
 * from its work is noticed by whatever works no more. Without a fault it is a trial of the checks themselves.
 */
export async function firstNoticeOf(model: Stage, plant: CodePlant, queries: number): Promise<Notice | undefined> {
  const copy = await copyDatabase(model.server.databaseUrl);
  const { module, edits, off } = plant;
  const planting: Planting = { module, edits, databaseUrl: copy.url, ...(off && { off }) };
  const program = runProgram(PROGRAM, [JSON.stringify(planting)]);
  try {
    const url = /http\S+/.exec(await program.line(/^serving at /))![0];
    // after the start, which makes policies anew where the fault has changed them
    if (off === 'database') await leaveRowsToTheApplication(copy.url);
    const as = (username: string): Promise<Client> => Client.signIn(url, username, 'zh');
    const stage: Stage = { ...model, server: { ...model.server, url, databaseUrl: copy.url, as }, seats: new Map() };
    return await noticeAt(stage, plant, queries);
  } finally {
    await program.end('SIGKILL');
    await copy.drop();
  }
}

async function noticeAt(stage: Stage, { viewer, off }: CodePlant, queries: number): Promise<Notice | undefined> {
  for (const check of off === 'application' ? READING : ALL) {
    const { faults } = await DOORS[check]!(await takeSeat(stage, viewer), queries);
    if (faults[0] !== undefined) return { check, fault: faults[0] };
  }
  return undefined;
}
