/** The list of customers, and one of them. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '../../app/shell-route';

const listSearchSchema = z.object({ search: z.string().optional().catch(undefined) });

export const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: listSearchSchema,
  component: lazyRouteComponent(() => import('./customers-page'), 'CustomersPage'),
});

export const CUSTOMER_TABS = ['events', 'runs', 'messages', 'preferences'] as const;
export type CustomerTab = (typeof CUSTOMER_TABS)[number];

const customerSearchSchema = z.object({ tab: z.enum(CUSTOMER_TABS).optional().catch(undefined) });

export const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customerId',
  validateSearch: customerSearchSchema,
  component: lazyRouteComponent(() => import('./customer-page'), 'CustomerPage'),
});

export const customerRoutes = [customersRoute, customerRoute] as const;
