import { FormControlLabel, Paper, Switch } from '@mui/material';
import { useState } from 'react';
import { useLabels } from '../../app/panel.ts';
import { useTranslate } from 'react-admin';
import { Chips } from '../../generate/Chips.tsx';
import { AddVisitor } from './AddVisitor.tsx';
import { BigButton } from './BigButton.tsx';
import { CheckList } from './CheckList.tsx';
import type { Visitor } from './deskTypes.ts';
import { useDeskTour, useNounField, useVerbField } from './deskTour.ts';
import { GateBar } from './GateBar.tsx';
import { NoShow } from './NoShow.tsx';
import { NumberField } from './NumberField.tsx';
import { newOf, presentIn } from './projectTour.ts';
import { VisitorLine, VisitorLines } from './VisitorLine.tsx';
import { youngestIn } from './zones.ts';

/** Who has come, with which badge; and then, one by one, the safety briefing and the question for implants (T5, T6). */
export function ArrivalPhase() {
  const { tour } = useDeskTour();
  return tour.status === 'ARRANGED' || tour.status === 'APPROVED' ? <SignIn /> : <Briefing />;
}

function SignIn() {
  const translate = useTranslate();
  const { tour, canAct } = useDeskTour();
  const [isOfAge, setOfAge] = useState(false);
  const age = youngestIn(tour);
  const all = tour.visitors.nodes;
  const told = all.filter(({ presence }) => presence !== 'EXPECTED');
  return (
    <>
      <CheckList phase="BEFORE" />
      {age !== null && (
        <Paper sx={{ px: 2, py: 0.5 }}>
          <FormControlLabel
            disabled={!canAct}
            control={<Switch checked={isOfAge} onChange={(_event, isOn) => setOfAge(isOn)} />}
            label={translate('panel.tourDesk.ofAge', { age })}
            sx={{ minHeight: 48 }}
          />
        </Paper>
      )}
      <VisitorLines>
        {all.map((visitor) => (
          <SignInLine key={visitor.id} visitor={visitor} isOfAge={isOfAge} />
        ))}
      </VisitorLines>
      <AddVisitor />
      <GateBar
        verb="checkInTour"
        from="ARRANGED"
        note={translate('panel.tourDesk.signedIn', { done: told.length, all: Math.max(all.length, tour.headcount) })}
      >
        <NoShow />
      </GateBar>
    </>
  );
}

function SignInLine({ visitor, isOfAge }: { readonly visitor: Visitor; readonly isOfAge: boolean }) {
  const translate = useTranslate();
  const { tour, act, canAct } = useDeskTour();
  const presence = useNounField('tourVisitors', 'presence');
  const isThere = visitor.presence === 'PRESENT';
  const isNew = tour.pending.has(newOf(visitor.id));
  const signIn = (more: object) => act('signInVisitor', { visitorId: visitor.id, ...(isOfAge && { ageConfirmed: true }), ...more });
  const note = (
    <>
      {presence && <Chips field={presence} values={[visitor.presence]} />}
      {visitor.badgeNo && translate('panel.tourDesk.badge', { no: visitor.badgeNo })}
      {isThere && visitor.ageConfirmed && translate('panel.tourDesk.ageConfirmed')}
    </>
  );
  return (
    <VisitorLine visitor={visitor} note={note} isDone={visitor.presence !== 'EXPECTED' && (visitor.badgeNo !== null || !isThere)}>
      {!isNew && !visitor.badgeNo && visitor.presence !== 'ABSENT' && (
        <NumberField
          label={translate('panel.tourDesk.badgeOf', { name: visitor.name })}
          kind="badge"
          isDisabled={!canAct}
          onNumber={(badgeNo) => signIn({ badgeNo })}
        />
      )}
      {!isNew && visitor.presence === 'EXPECTED' && (
        <BigButton color="inherit" onClick={() => act('signInVisitor', { visitorId: visitor.id, isAbsent: true })}>
          {translate('panel.tourDesk.absent')}
        </BigButton>
      )}
      {!isThere && !isNew && <BigButton onClick={() => signIn({})}>{translate('panel.tourDesk.come')}</BigButton>}
      {isThere && !visitor.ageConfirmed && isOfAge && (
        <BigButton onClick={() => signIn({})}>{translate('panel.tourDesk.confirmAge')}</BigButton>
      )}
    </VisitorLine>
  );
}

function Briefing() {
  const translate = useTranslate();
  const { tour } = useDeskTour();
  const there = presentIn(tour);
  const briefed = there.filter(({ briefedAt }) => briefedAt !== null);
  return (
    <>
      <CheckList phase="BRIEFING" />
      <VisitorLines>
        {there.map((visitor) => (
          <BriefLine key={visitor.id} visitor={visitor} />
        ))}
      </VisitorLines>
      <GateBar verb="briefTour" from="CHECKED_IN" note={translate('panel.tourDesk.briefed', { done: briefed.length, all: there.length })} />
    </>
  );
}

function BriefLine({ visitor }: { readonly visitor: Visitor }) {
  const translate = useTranslate();
  const label = useLabels();
  const { act } = useDeskTour();
  const implant = useVerbField('briefVisitor', 'implantDeclared');
  const isBriefed = visitor.briefedAt !== null;
  return (
    <VisitorLine
      visitor={visitor}
      note={translate(isBriefed ? 'panel.tourDesk.isBriefed' : 'panel.tourDesk.askImplant')}
      isDone={isBriefed}
    >
      {implant?.options.map((option) => (
        <BigButton
          key={option.value}
          variant={visitor.implantDeclared === option.value ? 'contained' : 'outlined'}
          color={option.value === 'NONE' ? 'primary' : 'error'}
          aria-pressed={visitor.implantDeclared === option.value}
          onClick={() => act('briefVisitor', { visitorId: visitor.id, implantDeclared: option.value })}
        >
          {label(option.label)}
        </BigButton>
      ))}
    </VisitorLine>
  );
}
