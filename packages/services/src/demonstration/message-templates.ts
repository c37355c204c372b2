/** Messages that the demonstration's shop keeps to use again: one or more for each channel, so that no picker is empty. */
import type { Channel, MessageContent } from '@kairos/engine';

export const DEMONSTRATION_TEMPLATES: readonly { name: string; channel: Channel; content: MessageContent }[] = [
  {
    name: 'Thank you for your order',
    channel: 'email',
    content: {
      subject: "Thank you, {{ customer.first_name | default: 'and enjoy' }}",
      preheader: 'Your records are being packed.',
      body: "Dear {{ customer.first_name | default: 'music lover' }},\n\nYour order is on the packing table. Every record is looked at once more before it goes into its box, so give us until tomorrow.\n\nIs something not as you hoped? Send it back within thirty days. You need no reason.\n\nThe people behind the counter at Needle & Groove",
      buttonLabel: 'See my order',
      buttonLink: 'https://needle-and-groove.example/orders',
    },
  },
  {
    name: 'New on the shelf',
    channel: 'email',
    content: {
      subject: 'This week’s new records',
      preheader: 'Twelve that we could not stop playing.',
      body: "Dear {{ customer.first_name | default: 'music lover' }},\n\nTwelve boxes came in this week, and a dozen of what was in them has hardly left our own turntable.\n\nEvery album has its opening minutes online. Have a listen before the others do.\n\nNeedle & Groove",
      buttonLabel: 'Hear the new ones',
      buttonLink: 'https://needle-and-groove.example/new',
    },
  },
  {
    name: 'Ready to collect',
    channel: 'sms',
    content: {
      text: "Needle & Groove: {{ customer.first_name | default: 'hello' }}, your order is ready at the counter. Open until six.",
    },
  },
  {
    name: 'Weekend sale',
    channel: 'push',
    content: {
      title: 'Two for one until Sunday',
      text: 'On everything with a red sticker. First come, first served.',
      link: 'https://needle-and-groove.example/sale',
    },
  },
];
