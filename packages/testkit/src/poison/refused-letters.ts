/** What a database is told so that it refuses whatever is to be sent to one customer, as when something that nobody foresaw is wrong with a row. */

export const REFUSE_NO_LETTERS =
  'drop trigger if exists refuse_letters on message; drop function if exists refuse_letters();';

/** To the customer with this label. */
export const refuseLettersTo = (label: string): string => `${REFUSE_NO_LETTERS}
  create function refuse_letters() returns trigger language plpgsql as $$ begin
    if exists (select 1 from customer c where c.id = new.customer_id and c.label = '${label.replaceAll("'", "''")}')
    then raise exception 'not this one' using errcode = '22003'; end if;
    return new; end $$;
  create trigger refuse_letters before insert on message for each row execute function refuse_letters();`;
