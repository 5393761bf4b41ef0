import { useTranslate } from 'react-admin';
import { PageMessage } from '../../app/PageMessage.tsx';
import { useResourceModel } from '../../app/panel.ts';
import { CreateLink } from '../CreateLink.tsx';
import { LookPage } from '../look/LookPage.tsx';
import { CalendarBar } from './CalendarBar.tsx';
import { hasCalendar } from './calendarModel.ts';
import { CalendarView } from './CalendarView.tsx';
import { useCalendarBy } from './useCalendarBy.ts';

/** The rows of any resource on their days. */
export function CalendarPage() {
  const translate = useTranslate();
  const resource = useResourceModel();
  if (!hasCalendar(resource)) return <PageMessage title={translate('panel.error.notFoundTitle')} isPage />;
  return (
    <LookPage
      look="calendar"
      title="panel.looks.calendar.title"
      actions={resource.operations.create && <CreateLink to={`/${resource.name}/create`} />}
      sheet={<Bar />}
    >
      <View />
    </LookPage>
  );
}

function Bar() {
  const [by, change] = useCalendarBy();
  return by && <CalendarBar by={by} onChange={change} />;
}

function View() {
  const [by] = useCalendarBy();
  return by && <CalendarView by={by} />;
}
