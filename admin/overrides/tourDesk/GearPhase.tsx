import { useTranslate } from 'react-admin';
import { BigButton } from './BigButton.tsx';
import { DepositButton } from './DepositButton.tsx';
import { DepositChips } from './DepositChips.tsx';
import type { Visitor } from './deskTypes.ts';
import { useDeskTour, useDeskWords } from './deskTour.ts';
import { GateBar } from './GateBar.tsx';
import { NumberField } from './NumberField.tsx';
import { presentIn } from './projectTour.ts';
import { VisitorLine, VisitorLines } from './VisitorLine.tsx';
import { hasDeclared, isMagnetic, needsHelmet } from './zones.ts';

/** Helmets out, and what a magnetic field would harm in (T6, T7). */
export function GearPhase() {
  const translate = useTranslate();
  const { tour } = useDeskTour();
  const there = presentIn(tour);
  const helmets = there.filter(({ helmetNo, helmetReturnedAt }) => helmetNo !== null && helmetReturnedAt === null).length;
  const declared = there.filter(hasDeclared).length;
  const notes = [
    needsHelmet(tour) ? translate('panel.tourDesk.helmets', { done: helmets, all: there.length }) : translate('panel.tourDesk.noHelmets'),
    ...(isMagnetic(tour) ? [translate('panel.tourDesk.declared', { done: declared, all: there.length })] : []),
  ];
  return (
    <>
      <VisitorLines>
        {there.map((visitor) => (
          <GearLine key={visitor.id} visitor={visitor} />
        ))}
      </VisitorLines>
      <GateBar verb="startTour" from="BRIEFED" note={notes.join(' · ')} />
    </>
  );
}

function GearLine({ visitor }: { readonly visitor: Visitor }) {
  const translate = useTranslate();
  const words = useDeskWords();
  const { tour, act, canAct } = useDeskTour();
  const hasHelmet = visitor.helmetNo !== null && visitor.helmetReturnedAt === null;
  const isDone = (hasHelmet || !needsHelmet(tour)) && (hasDeclared(visitor) || !isMagnetic(tour));
  const note = (
    <>
      {hasHelmet && translate('panel.tourDesk.helmet', { no: visitor.helmetNo })}
      {visitor.nothingToDeposit && translate('panel.tourDesk.nothing')}
      <DepositChips deposits={visitor.deposits.nodes} />
    </>
  );
  return (
    <VisitorLine visitor={visitor} note={note} isDone={isDone}>
      {!hasHelmet && needsHelmet(tour) && (
        <NumberField
          label={translate('panel.tourDesk.helmetOf', { name: visitor.name })}
          kind="helmet"
          isDisabled={!canAct}
          onNumber={(helmetNo) => act('issueHelmet', { visitorId: visitor.id, helmetNo })}
        />
      )}
      {!hasDeclared(visitor) && isMagnetic(tour) && (
        <BigButton
          onClick={() => act('declareNothing', { visitorId: visitor.id })}
          aria-label={`${visitor.name} · ${words.verb('declareNothing')}`}
        >
          {translate('panel.tourDesk.hasNothing')}
        </BigButton>
      )}
      <DepositButton visitor={visitor} />
    </VisitorLine>
  );
}
