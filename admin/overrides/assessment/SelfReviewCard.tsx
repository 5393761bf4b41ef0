import { Box, Button, Paper, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import { useLabels, useResourceModel } from '../../app/panel.ts';
import { useFaultNotice } from '../../generate/faults.ts';
import { fieldNamed } from '../../generate/model.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import type { Sheet, SheetReview } from './sheetQuery.ts';

const createReview = /* GraphQL */ `
  mutation CreateSelfReview($input: SelfReviewCreateInput!) {
    createSelfReview(input: $input) {
      id
    }
  }
`;
const updateReview = /* GraphQL */ `
  mutation UpdateSelfReview($id: ID!, $input: SelfReviewUpdateInput!, $version: Int) {
    updateSelfReview(id: $id, input: $input, expectedVersion: $version) {
      id
    }
  }
`;

const TEXTS = ['achievements', 'shortcomings', 'improvement'] as const;
type Texts = Readonly<Record<(typeof TEXTS)[number], string>>;

/** What the specialist says of the month: written here by them, read by their manager. */
export function SelfReviewCard({ sheet }: { readonly sheet: Sheet }) {
  const translate = useTranslate();
  const { operations } = useResourceModel('selfReviews');
  const [isEditing, setIsEditing] = useState(false);
  const [review] = sheet.selfReviews.nodes;
  const mayWrite = Boolean(operations.create) && sheet.status !== 'CLOSED';
  return (
    <Paper component="section" sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Typography component="h2" variant="h2" sx={{ flex: 1 }}>
          {translate('panel.assessment.selfReview')}
        </Typography>
        {mayWrite && !isEditing && (
          <Button variant="outlined" onClick={() => setIsEditing(true)}>
            {translate(review ? 'ra.action.edit' : 'panel.assessment.writeReview')}
          </Button>
        )}
      </Box>
      {isEditing ? <ReviewForm sheet={sheet} review={review} onClose={() => setIsEditing(false)} /> : <ReviewText review={review} />}
    </Paper>
  );
}

function ReviewText({ review }: { readonly review: SheetReview | undefined }) {
  const translate = useTranslate();
  const labelOf = useTextLabels();
  if (!review) return <Typography color="textSecondary">{translate('panel.assessment.noReview')}</Typography>;
  return TEXTS.filter((name) => review[name]).map((name) => (
    <Box key={name} sx={{ mb: 1 }}>
      <Typography variant="caption" color="textSecondary">
        {labelOf(name)}
      </Typography>
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{review[name]}</Typography>
    </Box>
  ));
}

function useTextLabels(): (name: string) => string {
  const label = useLabels();
  const model = useResourceModel('selfReviews');
  return (name) => label(fieldNamed(model, name)?.label);
}

interface ReviewFormProps {
  readonly sheet: Sheet;
  readonly review: SheetReview | undefined;
  onClose(): void;
}

function ReviewForm({ sheet, review, onClose }: ReviewFormProps) {
  const translate = useTranslate();
  const labelOf = useTextLabels();
  const save = useSaving({ sheet, review, onClose });
  const [texts, setTexts] = useState<Texts>({
    achievements: review?.achievements ?? '',
    shortcomings: review?.shortcomings ?? '',
    improvement: review?.improvement ?? '',
  });
  return (
    <Box sx={{ display: 'grid', gap: 1.5, pt: 0.75 }}>
      {TEXTS.map((name) => (
        <TextField
          key={name}
          label={labelOf(name)}
          value={texts[name]}
          onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
          required={name === 'achievements'}
          multiline
          minRows={2}
        />
      ))}
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
        <Button color="inherit" onClick={onClose}>
          {translate('ra.action.cancel')}
        </Button>
        <Button variant="contained" disabled={!texts.achievements.trim()} onClick={() => void save(texts)}>
          {translate('ra.action.save')}
        </Button>
      </Box>
    </Box>
  );
}

function useSaving({ sheet, review, onClose }: ReviewFormProps): (texts: Texts) => Promise<void> {
  const provider = useDataProvider<PanelProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const sayFault = useFaultNotice();
  return async (texts) => {
    const input = Object.fromEntries(TEXTS.map((name) => [name, texts[name].trim() || null]));
    try {
      if (review) await provider.ask(updateReview, { id: review.id, version: review['version'] as unknown, input });
      else await provider.ask(createReview, { input: { ...input, sheetId: sheet.id } });
      notify('panel.assessment.reviewSaved', { type: 'success' });
      onClose();
    } catch (error) {
      sayFault(error);
    }
    refresh();
  };
}
