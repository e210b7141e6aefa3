import { parseReference } from '../domain/case-reference.ts';
import type { Secrets } from './secrets.ts';

export interface PrivateLinks {
  /** Path of the private page of a question, below the site's own address. */
  path(caseId: string): string;
  url(caseId: string): string;
  /** The case that a followed link opens; undefined when reference and token do not belong together, whether or not there is such a case. */
  opened(reference: string, token: string): string | undefined;
}

export function privateLinks(secrets: Secrets, publicUrl: string): PrivateLinks {
  const path = (caseId: string): string => `/vraag/${caseId}/${secrets.linkToken(caseId)}`;
  return {
    path,
    url: (caseId) => `${publicUrl}${path(caseId)}`,
    opened(reference, token) {
      const caseId = parseReference(reference);
      return caseId !== undefined && secrets.isLinkToken(caseId, token) ? caseId : undefined;
    },
  };
}
