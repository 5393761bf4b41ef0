import type { Channel, Channels } from './channel.ts';
import { emailChannel } from './email.ts';
import { robotChannel } from './robot.ts';
import type { RobotKind } from './robotFormats.ts';

/** What the operator has set up. */
export interface ChannelSettings {
  readonly publicUrl: string;
  readonly email: { readonly url: string; readonly from: string } | undefined;
  readonly robot: { readonly kind: RobotKind; readonly url: string; readonly secret: string | undefined } | undefined;
}

/** Opens a channel for each one that is set up. */
export function openChannels({ publicUrl, email, robot }: ChannelSettings): Channels {
  const open = new Map<'EMAIL' | 'ROBOT', Channel>();
  if (email) open.set('EMAIL', emailChannel(email));
  if (robot) open.set('ROBOT', robotChannel(robot));
  return { open, publicUrl };
}
