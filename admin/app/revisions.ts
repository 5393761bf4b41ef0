/** Which model the gateway serves, as its answers tell. */
export class Revisions {
  private known: string | null = null;
  private listener: () => void = () => undefined;

  /** The first answer tells of the model that is being read; a later one may tell of the next. */
  readonly told = (revision: string): void => {
    // an answer that was on its way while fields were changed tells of the model before
    if (this.known !== null && Number(revision) > Number(this.known)) this.listener();
    if (this.known === null || Number(revision) > Number(this.known)) this.known = revision;
  };

  /** Has `onNext` called for each model after the first. */
  listen(onNext: () => void): () => void {
    this.listener = onNext;
    return () => {
      this.listener = () => undefined;
    };
  }
}
