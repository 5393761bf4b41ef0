import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { BigButton } from './BigButton.tsx';
import { CheckList } from './CheckList.tsx';
import { DepositChips } from './DepositChips.tsx';
import type { Visitor } from './deskTypes.ts';
import { useDeskTour } from './deskTour.ts';
import { GateBar } from './GateBar.tsx';
import { IncidentButton } from './IncidentButton.tsx';
import { Incidents } from './Incidents.tsx';
import { outIn, returnOf } from './outThings.ts';
import { ScanReturn } from './ScanReturn.tsx';
import { isAtDoor } from './phases.ts';
import { VisitorLine, VisitorLines } from './VisitorLine.tsx';

/** Helmets and badges back, and to everybody what they had handed over: before that, no tour ends (T6, T7). */
export function ReturnPhase() {
  const translate = useTranslate();
  const { tour } = useDeskTour();
  const came = tour.visitors.nodes.filter(({ presence }) => presence === 'PRESENT' || presence === 'LEFT');
  const out = outIn(tour);
  return (
    <>
      {isAtDoor(tour.status) && <ScanReturn />}
      <CheckList phase="END" />
      {came.length === 0 && <Typography color="textSecondary">{translate('panel.tourDesk.nobody')}</Typography>}
      <VisitorLines>
        {came.map((visitor) => (
          <ReturnLine key={visitor.id} visitor={visitor} />
        ))}
      </VisitorLines>
      <Incidents />
      <GateBar
        verb="finishTour"
        from="IN_PROGRESS"
        note={out.length ? translate('panel.tourDesk.out', { smart_count: out.length }) : translate('panel.tourDesk.allBack')}
      />
    </>
  );
}

function ReturnLine({ visitor }: { readonly visitor: Visitor }) {
  const translate = useTranslate();
  const { tour, act } = useDeskTour();
  const out = outIn({ ...tour, visitors: { nodes: [visitor] } });
  const things = out.map(({ kind, no }) => translate(`panel.tourDesk.thing.${kind}`, { no })).join('、');
  const isOver = !isAtDoor(tour.status);
  const giveBack = (thing: (typeof out)[number]) => act(...returnOf(thing));
  return (
    <VisitorLine
      visitor={visitor}
      isDone={out.length === 0}
      note={out.length === 0 ? translate('panel.tourDesk.allBackOf') : <DepositChips deposits={visitor.deposits.nodes} />}
    >
      {out.map((thing) => (
        <BigButton
          key={`${thing.kind} ${thing.no}`}
          color={thing.kind === 'deposit' ? 'warning' : 'primary'}
          aria-label={`${visitor.name} · ${translate(`panel.tourDesk.giveBack.${thing.kind}`, { no: thing.no })}`}
          onClick={() => giveBack(thing)}
          disabled={thing.kind === 'deposit' && thing.id === thing.no}
        >
          {translate(`panel.tourDesk.giveBack.${thing.kind}`, { no: thing.no })}
        </BigButton>
      ))}
      {out.length > 0 && !isOver && (
        <IncidentButton
          label={translate('panel.tourDesk.missing')}
          preset={{ kind: 'NOT_RETURNED', visitorId: visitor.id, description: translate('panel.tourDesk.notReturned', { things }) }}
        />
      )}
    </VisitorLine>
  );
}
