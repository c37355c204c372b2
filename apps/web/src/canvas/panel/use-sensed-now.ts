/** What the version in force says of customers now, asked for once in a while. */
import { useQuery } from '@tanstack/react-query';
import { type SensedNow, useInquiries } from './inquiries';

const FRESH_FOR_MS = 60_000;

/** Null before the first publication, and until the answer is there. */
export function useSensedNow(): SensedNow | null {
  const inquiries = useInquiries();
  const { data } = useQuery({
    queryKey: ['sensed-now', inquiries?.journeyId],
    queryFn: () => inquiries?.sensedNow() ?? null,
    enabled: inquiries !== null,
    staleTime: FRESH_FOR_MS,
  });
  return data ?? null;
}
