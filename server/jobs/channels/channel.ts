import type { Label } from '../../kit/field/index.ts';
import type { OutboxChannel } from '../../entities/outboxMessage.ts';

/** A message as a channel sends it: texts in the language of its reader, and where it leads. */
export interface Message {
  readonly title: string;
  readonly body: string;
  readonly url: string;
  /** The same for every attempt: a receiver can tell that it has the message already. */
  readonly id: string;
  /** An e-mail address; channels with one address of their own ignore it. */
  readonly to: string | null;
  readonly locale: 'ZH_CN' | 'EN';
}

/** What became of an attempt: `RETRY` was refused for now, `REFUSED` for good; of `UNCERTAIN` nobody knows whether it arrived. */
export interface Outcome {
  readonly kind: 'SENT' | 'RETRY' | 'REFUSED' | 'UNCERTAIN';
  readonly reason?: string;
}

/** One way out of the house. */
export interface Channel {
  send(message: Message): Promise<Outcome>;
  close(): void;
}

/** The ways out that the configuration opens; the inbox needs none. */
export interface Channels {
  readonly open: ReadonlyMap<OutboxChannel, Channel>;
  /** Where the panel is reached, for links. */
  readonly publicUrl: string;
}

/** What a link says. */
export const OPEN: Label = { zh: '打开系统查看', en: 'Open in the system' };
