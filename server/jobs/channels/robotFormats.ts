import { createHmac } from 'node:crypto';
import { OPEN, type Message, type Outcome } from './channel.ts';

/** The makers whose group robots are known: WeCom 企业微信, DingTalk 钉钉, Feishu 飞书. */
export type RobotKind = 'WECOM' | 'DINGTALK' | 'FEISHU';

/** A request to a group robot. */
export interface RobotRequest {
  readonly url: string;
  readonly body: object;
}

interface RobotFormat {
  request(message: Message, robot: { readonly url: string; readonly secret: string | undefined; readonly now: Date }): RobotRequest;
  /** The code of an answer: 0 is success. */
  code(answer: Readonly<Record<string, unknown>>): unknown;
  /** Codes that say: later. */
  readonly busy: readonly number[];
}

/** The message formats and signatures of the three makers' group robots. */
export const ROBOT_FORMATS: Readonly<Record<RobotKind, RobotFormat>> = {
  WECOM: {
    request: (message, { url }) => ({ url, body: { msgtype: 'markdown', markdown: { content: markdownOf(message) } } }),
    code: ({ errcode }) => errcode,
    busy: [-1, 45_009],
  },
  DINGTALK: {
    request: (message, { url, secret, now }) => ({
      url: secret ? dingtalkUrl(url, secret, now.getTime()) : url,
      body: { msgtype: 'markdown', markdown: { title: message.title, text: markdownOf(message) } },
    }),
    code: ({ errcode }) => errcode,
    busy: [-1, 130_101, 130_102, 660_026],
  },
  FEISHU: {
    request: (message, { url, secret, now }) => ({
      url,
      body: { ...feishuSign(secret, now), msg_type: 'post', content: feishuPost(message) },
    }),
    code: ({ code, StatusCode }) => code ?? StatusCode,
    busy: [9499, 11_232],
  },
};

/** What an answer of HTTP status 200 says. */
export function robotOutcome(kind: RobotKind, answer: Readonly<Record<string, unknown>>): Outcome {
  const code = ROBOT_FORMATS[kind].code(answer);
  if (code === 0) return { kind: 'SENT' };
  const reason = JSON.stringify(answer).slice(0, 300);
  return { kind: ROBOT_FORMATS[kind].busy.includes(Number(code)) ? 'RETRY' : 'REFUSED', reason };
}

function markdownOf({ title, body, url }: Message): string {
  return `**${title}**\n\n${body}\n\n[${OPEN.zh}](${url})`;
}

/** DingTalk: HMAC of time and secret by the secret, in the address. */
function dingtalkUrl(url: string, secret: string, timestamp: number): string {
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  const signed = new URL(url);
  signed.searchParams.set('timestamp', String(timestamp));
  signed.searchParams.set('sign', sign);
  return signed.href;
}

/** Feishu: HMAC of nothing by time and secret, in the body; time in seconds. */
function feishuSign(secret: string | undefined, now: Date): object {
  if (!secret) return {};
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') };
}

function feishuPost({ title, body, url }: Message): object {
  const link = [{ tag: 'a', text: OPEN.zh, href: url }];
  return { post: { zh_cn: { title, content: [[{ tag: 'text', text: body }], link] } } };
}
