import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Waiting } from '../../app/Waiting.tsx';
import { usePanel, useResourceModel } from '../../app/panel.ts';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { formatDateTime } from '../../i18n/time.ts';
import { useAnswer } from '../../provider/useAnswer.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface ItemEvent {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly quantity: number | null;
  readonly quantityAfter: number | null;
  readonly cost: string | null;
  readonly note: string | null;
  readonly fromUser: Named | null;
  readonly toUser: Named | null;
  readonly fromSite: Named | null;
  readonly toSite: Named | null;
  readonly approvedBy: Named | null;
}

const historyQuery = /* GraphQL */ `
  query stockHistory($id: ID!) {
    equipmentEvents(where: { item: { id: { eq: $id } } }, orderBy: [{ at: DESC }, { itemVersion: DESC }], first: 60) {
      nodes {
        id
        kind
        at
        quantity
        quantityAfter
        cost
        note
        fromUser {
          id
          name
        }
        toUser {
          id
          name
        }
        fromSite {
          id
          name
        }
        toSite {
          id
          name
        }
        approvedBy {
          id
          name
        }
      }
    }
  }
`;

/** What has happened to an item, the last of it first. */
export function ItemHistory({ id, unit }: { readonly id: string; readonly unit: string | null }) {
  const translate = useTranslate();
  const { data, error } = useAnswer<{ readonly equipmentEvents: { readonly nodes: readonly ItemEvent[] } }>(historyQuery, { id });
  if (error) return <Typography color="error">{translate(error.message, { _: error.message })}</Typography>;
  if (!data) return <Waiting size={24} />;
  const events = data.equipmentEvents.nodes;
  if (events.length === 0) return <Typography color="textSecondary">{translate('panel.stock.noHistory')}</Typography>;
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {events.map((event) => (
        <EventLine key={event.id} event={event} unit={unit} />
      ))}
    </Box>
  );
}

function EventLine({ event, unit }: { readonly event: ItemEvent; readonly unit: string | null }) {
  const translate = useTranslate();
  const { timeZone } = usePanel();
  const kind = fieldNamed(useResourceModel('equipmentEvents'), 'kind');
  const isPart = event.quantity !== null && event.quantityAfter !== event.quantity;
  const facts = [
    passed(event.fromUser, event.toUser),
    passed(event.fromSite, event.toSite),
    isPart ? [event.quantity, unit].filter(Boolean).join(' ') : null,
    event.cost ? translate('panel.stock.cost', { amount: event.cost }) : null,
    event.approvedBy ? translate('panel.stock.approvedBy', { name: event.approvedBy.name }) : null,
  ].filter(Boolean);
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', justifyContent: 'space-between' }}>
        {kind && <Chips field={kind} values={[event.kind]} />}
        <Typography component="time" dateTime={event.at} variant="caption" color="textSecondary">
          {formatDateTime(event.at, timeZone)}
        </Typography>
      </Box>
      {facts.length > 0 && <Typography variant="body2">{facts.join(' · ')}</Typography>}
      {event.note && (
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {event.note}
        </Typography>
      )}
    </Box>
  );
}

/** Whence and whither, as far as the event tells. */
function passed(from: Named | null, to: Named | null): string | null {
  if (from && to && from.id !== to.id) return `${from.name} → ${to.name}`;
  return (to ?? from)?.name ?? null;
}
