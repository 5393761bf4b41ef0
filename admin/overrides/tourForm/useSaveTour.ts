import { useDataProvider, useNotify, useRedirect, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useResourceModel } from '../../app/panel.ts';
import { useFaultNotice } from '../../generate/faults.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import { visitorsIn } from './formSteps.ts';

type Values = Readonly<Record<string, unknown>>;

/** Saves the application with its list, and hands it in where that is asked for; answers what is wrong with which field. */
export function useSaveTour() {
  const provider = useDataProvider<PanelProvider>();
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const sayFault = useFaultNotice();
  const { verbs } = useResourceModel('tourRequests');
  const submit = verbs.find(({ operation }) => operation.name === 'submitTourRequest');

  return async (values: Values, list: string, isSubmitted: boolean): Promise<Values | undefined> => {
    let tour: RaRecord;
    try {
      ({ data: tour } = await provider.create<RaRecord>('tourRequests', { data: { ...values } }));
    } catch (error) {
      const errors = (error as { body?: { errors?: Values } }).body?.errors;
      if (!errors) sayFault(error);
      return errors ?? {};
    }
    try {
      for (const visitor of visitorsIn(list)) await provider.create('tourVisitors', { data: { tourId: tour.id, ...visitor } });
      if (isSubmitted && submit) await provider.runVerb(submit, { id: String(tour.id), values: {} });
      notify('panel.tourForm.saved', {
        type: 'success',
        messageArgs: { no: String(tour['no']), _: translate('panel.tourForm.saved', { no: String(tour['no']) }) },
      });
    } catch (error) {
      // the draft is there: what is left is done on its page
      sayFault(error);
    }
    redirect('show', 'tourRequests', tour.id);
    return undefined;
  };
}
