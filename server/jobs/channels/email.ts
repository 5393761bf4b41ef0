import { createTransport } from 'nodemailer';
import { OPEN, type Channel, type Message, type Outcome } from './channel.ts';

interface EmailOptions {
  /** `smtp://user:password@host:587`, `smtps://…`. */
  readonly url: string;
  readonly from: string;
}

const TIMEOUT_MS = 15_000;

/** E-mail over SMTP, in plain text. */
export function emailChannel({ url, from }: EmailOptions): Channel {
  const limits = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS, dnsTimeout: TIMEOUT_MS };
  const transport = createTransport({ url, ...limits, disableFileAccess: true, disableUrlAccess: true });
  return {
    send: (message) => transport.sendMail({ from, ...mailOf(message, from) }).then(() => ({ kind: 'SENT' }), outcomeOf),
    close: () => transport.close(),
  };
}

function mailOf({ title, body, url, id, to, locale }: Message, from: string) {
  const [open, host] = [locale === 'EN' ? OPEN.en : OPEN.zh, /@([^@>\s]+)>?$/.exec(from)?.[1] ?? 'localhost'];
  return {
    to: to ?? undefined,
    subject: title,
    text: `${body}\n\n${open}: ${url}\n`,
    messageId: `<${id}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly syscall?: string;
  readonly timeoutType?: string;
}

/** Failures before there was anybody to send to. */
const UNSENT: ReadonlySet<string> = new Set(['EDNS', 'ETLS', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT']);

/**
 * Told by the server's answer to a command, or by no connection having come about. A connection that ends otherwise may have ended after
 * the text: the library cannot tell, and says `CONN` of both.
 */
function outcomeOf({ message: reason, code = '', command, responseCode, syscall, timeoutType = code }: SmtpError): Outcome {
  if (command !== 'CONN' && responseCode !== undefined) return { kind: responseCode >= 500 ? 'REFUSED' : 'RETRY', reason };
  if (['EENVELOPE', 'EMESSAGE', 'EAUTH'].includes(code)) return { kind: 'REFUSED', reason };
  return { kind: syscall === 'connect' || UNSENT.has(timeoutType) ? 'RETRY' : 'UNCERTAIN', reason };
}
