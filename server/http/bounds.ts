/** Of a request's body, files apart. */
export const BODY_MAX_BYTES = 256 * 1024;
