import { useState } from 'react';
import { BigChips } from '../quickVisit/BigChips.tsx';
import { BigButton } from './BigButton.tsx';
import type { Visitor } from './deskTypes.ts';
import { DeskDialog } from './DeskDialog.tsx';
import { DeskInput } from './DeskInput.tsx';
import { useDeskTour, useDeskWords, useVerbField } from './deskTour.ts';

/** Takes a thing into keeping. */
export function DepositButton({ visitor }: { readonly visitor: Visitor }) {
  const words = useDeskWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <BigButton onClick={() => setOpen(true)} aria-label={`${visitor.name} · ${words.verb('depositValuable')}`}>
        {words.verb('depositValuable')}
      </BigButton>
      {isOpen && <DepositDialog visitor={visitor} onClose={() => setOpen(false)} />}
    </>
  );
}

function DepositDialog({ visitor, onClose }: { readonly visitor: Visitor; onClose(): void }) {
  const verb = 'depositValuable';
  const { act } = useDeskTour();
  const [draft, setDraft] = useState({ kind: 'WATCH', tagNo: '', description: '' });
  const patch = (changes: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...changes }));
  const kinds = useVerbField(verb, 'kind');
  const { kind, tagNo, description } = draft;
  const send = () => {
    const told = description.trim();
    act(verb, { visitorId: visitor.id, kind, tagNo: tagNo.trim(), ...(told && { description: told }) });
  };
  return (
    <DeskDialog verb={verb} about={visitor.name} isReady={tagNo.trim() !== ''} onSend={send} onClose={onClose}>
      {kinds && <BigChips field={kinds} value={kind} columns={3} onChange={(value) => patch({ kind: value })} />}
      <DeskInput verb={verb} name="tagNo" value={tagNo} onChange={(value) => patch({ tagNo: value })} isFirst />
      <DeskInput verb={verb} name="description" value={description} onChange={(value) => patch({ description: value })} />
    </DeskDialog>
  );
}
