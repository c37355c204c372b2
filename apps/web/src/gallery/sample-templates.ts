/** Message templates as a shop keeps them; what is saved in the gallery is gone when the page is loaded again. */
import type { MessageTemplate, TemplateShelf } from '../canvas/panel/templates/shelf';

let templates: readonly MessageTemplate[] = [
  {
    id: '1',
    name: 'Order on its way',
    revision: 1,
    channel: 'sms',
    content: { text: 'Hello {{ customer.first_name }}, your order is on its way.' },
  },
  {
    id: '2',
    name: 'Thank you',
    revision: 1,
    channel: 'email',
    content: {
      subject: 'Thank you, {{ customer.first_name }}',
      preheader: 'Your order is in good hands',
      body: 'We are packing it now.\n\nYou hear from us when it leaves.',
      buttonLabel: '',
      buttonLink: '',
    },
  },
];

export const SAMPLE_TEMPLATES: TemplateShelf = {
  list: async () => templates,
  create: async (message) => {
    templates = [...templates, { ...message, id: crypto.randomUUID(), revision: 1 }];
  },
  replace: async ({ id }, message) => {
    templates = templates.map((each) => (each.id === id ? { ...each, ...message, revision: each.revision + 1 } : each));
  },
};
