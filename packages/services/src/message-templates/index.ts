/** Message templates: contents that members keep to use in other steps. */
export {
  createMessageTemplate,
  type MessageTemplateView,
  readMessageTemplates,
  removeMessageTemplate,
  renameMessageTemplate,
  replaceMessageTemplate,
} from './message-templates';
