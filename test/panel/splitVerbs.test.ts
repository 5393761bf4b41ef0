import { describe, expect, it } from '@jest/globals';
import type { ChoiceModel, VerbModel } from '../../admin/generate/model.ts';
import { splitVerbs } from '../../admin/generate/verbs/splitVerbs.ts';

const states = [
  ['NEW', 'blue'],
  ['SENT', 'orange'],
  ['DONE', 'green'],
  ['DROPPED', 'grey'],
].map(([value, color]) => ({ value, color, label: { zh: value!, en: value! } })) as unknown as readonly ChoiceModel[];

const verbs = [
  verb('note', null, null),
  verb('send', ['NEW'], ['SENT']),
  verb('drop', ['NEW', 'SENT'], ['DROPPED']),
  verb('move', ['NEW', 'SENT'], ['NEW']),
  verb('finish', ['NEW', 'SENT'], ['DONE']),
];

function verb(name: string, from: readonly string[] | null, to: readonly string[] | null): VerbModel {
  return { operation: { name }, from, to, statusField: 'status' } as unknown as VerbModel;
}

describe('the operations of a row', () => {
  it.each([
    ['NEW', ['send', 'finish', 'note'], ['drop', 'move'], []],
    ['SENT', ['move', 'finish', 'note'], ['drop'], ['send']],
    ['DONE', ['note'], [], ['send', 'drop', 'move', 'finish']],
  ])('in %s: what leads on first, three at most beside each other', (status, shown, folded, refused) => {
    const split = splitVerbs(verbs, { id: '1', status }, states);

    const names = (list: readonly VerbModel[]) => list.map(({ operation }) => operation.name);
    expect([names(split.shown), names(split.folded), names(split.refused)]).toEqual([shown, folded, refused]);
  });
});
