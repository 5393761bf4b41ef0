import { useDataProvider, useNotify } from 'react-admin';
import { useResourceModel } from '../../app/panel.ts';
import { useFaultNotice } from '../../generate/faults.ts';
import type { ListState } from '../../generate/list/listState.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import type { SavedView } from './viewData.ts';
import { useViews } from './viewData.ts';

const create = /* GraphQL */ `
  mutation createSavedView($input: SavedViewCreateInput!) {
    createSavedView(input: $input) {
      id
    }
  }
`;

const update = /* GraphQL */ `
  mutation updateSavedView($id: ID!, $input: SavedViewUpdateInput!, $expectedVersion: Int) {
    updateSavedView(id: $id, input: $input, expectedVersion: $expectedVersion) {
      id
    }
  }
`;

const remove = /* GraphQL */ `
  mutation deleteSavedView($id: ID!) {
    deleteSavedView(id: $id) {
      id
    }
  }
`;

/** What is written of a view; sharing by those alone who may. */
export interface ViewInput {
  readonly name?: string;
  readonly state?: ListState;
  readonly isDefault?: boolean;
  readonly sharedRole?: string | null;
  readonly sharedUnitId?: string | null;
}

/** Runs a change of views, says how it went and reads them anew; null where it was refused. */
function useChange() {
  const { refetch } = useViews();
  const notify = useNotify();
  const sayFault = useFaultNotice();
  return async <Answer>(said: string, run: () => Promise<Answer>): Promise<Answer | null> => {
    try {
      const answer = await run();
      notify(said, { type: 'success' });
      return answer;
    } catch (error) {
      sayFault(error);
      return null;
    } finally {
      await refetch();
    }
  };
}

/** Keeps, changes and removes views of the list on the page; each answers the view's id, or null where it was refused. */
export function useViewCommands() {
  const provider = useDataProvider<PanelProvider>();
  const resource = useResourceModel();
  const { mine } = useViews();
  const change = useChange();

  /** One view of a list opens by itself: another than before gives way first. */
  const makeWay = async (input: ViewInput, id?: string) => {
    const before = mine.find((view) => view.isDefault && view.id !== id);
    if (input.isDefault && before) await provider.ask(update, { id: before.id, input: { isDefault: false } });
  };
  return {
    create: (input: ViewInput) =>
      change('panel.lists.view.saved', async () => {
        await makeWay(input);
        const answer = await provider.ask<{ createSavedView: { id: string } }>(create, { input: { ...input, resource: resource.name } });
        return answer.createSavedView.id;
      }),
    update: ({ id, version }: SavedView, input: ViewInput) =>
      change('panel.lists.view.saved', async () => {
        await makeWay(input, id);
        await provider.ask(update, { id, input, expectedVersion: version });
        return id;
      }),
    remove: ({ id }: SavedView) =>
      change('panel.lists.view.removed', async () => {
        await provider.ask(remove, { id });
        return id;
      }),
  };
}
