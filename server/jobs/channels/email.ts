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
}

/** Only once the text was on its way without an answer may the receiver have it all the same. */
function outcomeOf({ message: reason, code, command, responseCode }: SmtpError): Outcome {
  if (responseCode !== undefined) return { kind: responseCode >= 500 ? 'REFUSED' : 'RETRY', reason };
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { kind: 'REFUSED', reason };
  return { kind: command === 'DATA' ? 'UNCERTAIN' : 'RETRY', reason };
}
