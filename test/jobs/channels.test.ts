import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { openCalendar, type Calendar } from '../support/time.ts';

/** What a receiver does with the next attempts, one after the other; then it accepts. */
let mailAnswers: ('later' | 'never' | 'silence')[] = [];
let robotAnswers: { readonly status?: number; readonly body?: object; readonly isCut?: boolean }[] = [];
let mails: ParsedMail[] = [];
let posts: { readonly url: URL; readonly body: Record<string, unknown> }[] = [];
let smtp: SMTPServer;
const sockets = new Set<Socket>();
let robot: Server;
beforeAll(async () => {
  smtp = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], onData: receive });
  smtp.on('error', () => undefined);
  smtp.server.on('connection', (socket) => sockets.add(socket));
  robot = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      posts.push({
        url: new URL(request.url!, 'http://robot'),
        body: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>,
      });
      const { status = 200, body = { errcode: 0, code: 0 }, isCut } = robotAnswers.shift() ?? {};
      if (isCut) response.destroy();
      else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  smtp.listen(0, '127.0.0.1');
  robot.listen(0, '127.0.0.1');
  await Promise.all([once(smtp.server, 'listening'), once(robot, 'listening')]);
});
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(resolve));
  await new Promise((resolve) => robot.close(resolve));
});

function receive(stream: SMTPServerDataStream, _session: unknown, done: (error?: Error | null) => void): void {
  void (async () => {
    const mail = await simpleParser(stream);
    const answer = mailAnswers.shift();
    if (answer) return refuse(answer, done);
    mails.push(mail);
    return done();
  })();
}

/** In silence the text has arrived, and nobody hears of it. */
function refuse(answer: 'later' | 'never' | 'silence', done: (error: Error) => void): void {
  if (answer === 'silence') for (const socket of sockets) socket.destroy();
  else done(Object.assign(new Error('not now'), { responseCode: answer === 'later' ? 451 : 550 }));
}

let now: Date;
let calendar: Calendar;
const port = (server: { address(): AddressInfo | string | null }): number => (server.address() as AddressInfo).port;

async function open(kind: string, secret?: string): Promise<void> {
  calendar = await openCalendar({
    env: {
      SMTP_URL: `smtp://127.0.0.1:${port(smtp.server)}`,
      MAIL_FROM: '大客户部 <kam@example.com>',
      ROBOT_URL: `http://127.0.0.1:${port(robot)}/send?key=k`,
      ROBOT_KIND: kind,
      PUBLIC_URL: 'https://kam.example.com/',
      ...(secret && { ROBOT_SECRET: secret }),
    },
    clock: () => now,
  });
  await calendar.rows("update app_user set email = username || '@example.com' where email is null");
  await calendar.rows("update app_user set locale = 'EN' where username = 'specialist-wang'");
}

beforeEach(() => {
  now = new Date('2026-11-23T09:00:00+08:00');
  mails = [];
  posts = [];
  mailAnswers = [];
  robotAnswers = [];
});
afterEach(() => calendar.close());

const MORNING = '2026-11-23T09:00:00+08:00';
const PLANS = ['draftPlans', 'plansDue', 'deliverOutbox'];

interface Sent {
  readonly status: string;
  readonly attempts: number;
  readonly last_error: string | null;
}

const messages = (channel: string): Promise<Sent[]> =>
  calendar.rows('select status, attempts, last_error from outbox_message where channel = $1 order by id', [channel]);

async function deliver(afterMinutes: number): Promise<void> {
  now = new Date(now.getTime() + afterMinutes * 60_000);
  await calendar.tick(MORNING, ['deliverOutbox']);
}

describe('a reminder by e-mail', () => {
  test('reaches each recipient once, in their own language, with the way to the record', async () => {
    await open('WECOM');
    await calendar.tick(MORNING, PLANS);
    await calendar.tick(MORNING, PLANS);

    expect(mails).toHaveLength(5);
    const addressees = mails.map(({ to }) => (Array.isArray(to) ? to[0]! : to!).text);
    expect(new Set(addressees).size).toBe(5);
    const byLanguage = (text: string): ParsedMail | undefined => mails.find(({ subject }) => subject === text);
    expect(mails.filter(({ subject }) => subject === '2026年12月工作计划待上报')).toHaveLength(4);
    const english = byLanguage('Your plan for December 2026 is due')!;
    expect(english.text).toMatch(
      /by 30 November 2026, 23:59\.\n\nOpen in the system: https:\/\/kam\.example\.com\/#\/monthlyPlans\/[0-9a-f-]{36}\/show/,
    );
    expect(english.from?.text).toContain('kam@example.com');
    expect(await messages('EMAIL')).toEqual(Array.from({ length: 5 }, () => ({ status: 'SENT', attempts: 1, last_error: null })));
  });

  test('is tried again, later each time, while it is put off, and given up for good when it is refused', async () => {
    await open('WECOM');
    mailAnswers = ['later', 'never'];
    await calendar.tick(MORNING, PLANS);
    expect((await messages('EMAIL')).map(({ status }) => status).toSorted()).toEqual(['FAILED', 'PENDING', 'SENT', 'SENT', 'SENT']);

    await deliver(0.5);
    expect(mails).toHaveLength(3);
    mailAnswers = ['later'];
    await deliver(0.5);
    await deliver(4);
    expect(mails).toHaveLength(3);
    await deliver(1);

    expect(mails).toHaveLength(4);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(4);
    expect((await messages('EMAIL')).filter(({ status }) => status === 'FAILED')).toMatchObject([
      { attempts: 1, last_error: expect.stringContaining('550') },
    ]);
  });

  test('whose receiver falls silent after the text is not sent twice: a person decides', async () => {
    await open('WECOM');
    mailAnswers = ['silence'];
    await calendar.tick(MORNING, PLANS);
    await deliver(600);

    expect(mails).toHaveLength(4);
    expect((await messages('EMAIL')).filter(({ status }) => status === 'UNCERTAIN')).toMatchObject([{ attempts: 1 }]);
  });

  test('of a gateway that was lost while it sent is not sent twice either', async () => {
    await open('WECOM');
    await calendar.tick(MORNING, ['draftPlans', 'plansDue']);
    await calendar.rows("update outbox_message set status = 'SENDING', attempts = 1, next_attempt_at = $1 where channel = 'EMAIL'", [
      now.toISOString(),
    ]);

    await deliver(5);

    expect(mails).toEqual([]);
    expect(new Set((await messages('EMAIL')).map(({ status }) => status))).toEqual(new Set(['UNCERTAIN']));
  });
});

describe('a message to the chat group', () => {
  test('is one for all, of no name, in the form of WeCom', async () => {
    await open('WECOM');
    await calendar.tick(MORNING, PLANS);
    await calendar.tick(MORNING, PLANS);

    expect(posts.map(({ body }) => body)).toEqual([
      {
        msgtype: 'markdown',
        markdown: {
          content:
            '**2026年12月工作计划待上报**\n\n截止 2026年11月30日 23:59,还有 5 位专员待上报。\n\n[打开系统查看](https://kam.example.com/#/monthlyPlans)',
        },
      },
    ]);
  });

  test('is signed in the address for DingTalk', async () => {
    await open('DINGTALK', 'SEC-1');
    await calendar.tick(MORNING, PLANS);

    const [{ url, body }] = posts as [(typeof posts)[number]];
    const timestamp = url.searchParams.get('timestamp')!;
    expect(url.searchParams.get('sign')).toBe(createHmac('sha256', 'SEC-1').update(`${timestamp}\nSEC-1`).digest('base64'));
    expect(url.searchParams.get('key')).toBe('k');
    expect(body).toMatchObject({ msgtype: 'markdown', markdown: { title: '2026年12月工作计划待上报' } });
  });

  test('is signed in the body for Feishu', async () => {
    await open('FEISHU', 'SEC-2');
    await calendar.tick(MORNING, PLANS);

    const [{ body }] = posts as [(typeof posts)[number]];
    expect(body['sign']).toBe(
      createHmac('sha256', `${String(body['timestamp'])}\nSEC-2`)
        .update('')
        .digest('base64'),
    );
    expect(body).toMatchObject({ msg_type: 'post', content: { post: { zh_cn: { title: '2026年12月工作计划待上报' } } } });
  });

  test('is tried again when the maker is busy, given up when it refuses, and left to a person when the answer is lost', async () => {
    await open('WECOM');
    robotAnswers = [{ body: { errcode: 45_009, errmsg: 'freq out of limit' } }, { status: 502 }, { isCut: true }];
    await calendar.tick(MORNING, PLANS);
    await deliver(1);
    expect(await messages('ROBOT')).toMatchObject([{ status: 'PENDING', attempts: 2, last_error: 'HTTP 502' }]);
    await deliver(5);
    await deliver(600);

    expect(posts).toHaveLength(3);
    expect(await messages('ROBOT')).toMatchObject([{ status: 'UNCERTAIN', attempts: 3 }]);
  });

  test('that is refused tells why, and nothing of the robot key', async () => {
    await open('WECOM');
    robotAnswers = [{ body: { errcode: 93_000, errmsg: 'invalid webhook url' } }];
    await calendar.tick(MORNING, PLANS);

    const [message] = await messages('ROBOT');
    expect(message).toMatchObject({ status: 'FAILED', attempts: 1, last_error: expect.stringContaining('93000') });
    expect(message!.last_error).not.toContain('key=k');
  });
});
