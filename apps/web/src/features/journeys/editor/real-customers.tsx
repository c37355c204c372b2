/** Asks the api about real customers on behalf of the forms inside. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { client, queryClient, trpc } from '../../../api/trpc';
import { useMay } from '../../../app/use-may';
import { type CustomerHistory, type Inquiries, InquiriesContext } from '../../../canvas/panel/inquiries';
import { nameOf } from '../../customers/customer-name';

/** Enough to tell how somebody stands; whoever did more did the rest long ago. */
const EVENTS = 200;
const PEOPLE = 12;
const FRESH_FOR_MS = 60_000;

export function RealCustomers({ journeyId, children }: { journeyId: string; children: ReactNode }) {
  return <InquiriesContext value={useWorkspaceInquiries(journeyId)}>{children}</InquiriesContext>;
}

function useWorkspaceInquiries(journeyId: string): Inquiries {
  const mayEdit = useMay('edit');
  const [exampleId, chooseExample] = useState<string | null>(null);
  const example = useExample(exampleId);
  return useMemo(
    () => ({
      journeyId,
      example,
      chooseExample,
      countMatching: mayEdit
        ? (branches, signal) => client.customers.matching.mutate({ branches: [...branches] }, { signal })
        : null,
      sensedNow: () => client.live.sensedNow.query({ journeyId }),
      findCustomers: async (search) => {
        const page = trpc.customers.find.queryOptions({ search, limit: PEOPLE }, { staleTime: FRESH_FOR_MS });
        const { customers } = await queryClient.fetchQuery(page);
        return customers.map(({ id, label, attributes }) => ({ id, label, name: nameOf(attributes) }));
      },
    }),
    [journeyId, mayEdit, example],
  );
}

function useExample(customerId: string | null): CustomerHistory | null {
  const { data } = useQuery({
    queryKey: ['example', customerId],
    queryFn: () => readHistory(customerId ?? ''),
    enabled: customerId !== null,
    staleTime: FRESH_FOR_MS,
    placeholderData: keepPreviousData,
  });
  return customerId === null ? null : (data ?? null);
}

async function readHistory(customerId: string): Promise<CustomerHistory> {
  const [customer, page] = await Promise.all([
    client.customers.get.query({ customerId }),
    client.customers.events.query({ customerId, limit: EVENTS }),
  ]);
  const events = page.events.map(({ id, name, occurredAt, properties }) => ({ id, name, at: occurredAt, properties }));
  const { id, label, attributes } = customer;
  return { id, label, name: nameOf(attributes), attributes, events: events.reverse() };
}
