import type { Shape } from '../../i18n/shape.ts';
import type { zhReadiness } from './zhReadiness.ts';

/** How ready a tour is, in English. */
export const enReadiness: Shape<typeof zhReadiness> = {
  title: 'Readiness',
  counts: '%{met} of %{gates} gates met, %{missing} missing',
  short: 'One thing missing |||| %{smart_count} things missing',
  article: '(article %{no})',
  gate: {
    SUBMIT: 'Application',
    APPROVE: 'Approval',
    ARRANGE: 'Reception',
    CHECK_IN: 'Check-in',
    BRIEF: 'Briefing',
    START: 'Start',
    END: 'End',
  },
  standing: { PASSED: 'Passed', CLEAR: 'Everything is there', BLOCKED: 'Something is missing', AHEAD: 'Ahead' },
};
