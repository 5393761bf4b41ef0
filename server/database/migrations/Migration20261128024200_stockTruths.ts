import { Migration } from '@mikro-orm/migrations';

/** What the database keeps true by itself for equipment and stock-takes, whoever writes and by whatever way. */
export class Migration20261128024200_stockTruths extends Migration {
  override up(): void {
    this.itemsMoveByEvents();
    this.eventsStand();
    this.stockTakesMoveOn();
  }

  /** An item changes place, holder, number and state only to what an event says that was written for this very step of it. */
  private itemsMoveByEvents(): void {
    this.addSql(/* sql */ `
      create function equipment_moves_by_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if not exists (select 1 from equipment_event e where e.item_id = new.id and e.item_version = new.version
            and e.status_after = new.status and e.quantity_after = new.quantity
            and coalesce(e.to_user_id, old.custodian_id) = new.custodian_id and coalesce(e.to_site_id, old.site_id) = new.site_id) then
          raise exception 'an item moves by its events alone' using errcode = '23514', constraint = 'equipment_moves_by_event';
        end if;
        return new;
      end $$`);
    this.addSql(/* sql */ `
      create trigger moves_by_event before update of status, quantity, custodian_id, site_id on equipment for each row
        when ((old.status, old.quantity, old.custodian_id, old.site_id) is distinct from (new.status, new.quantity, new.custodian_id, new.site_id))
        execute function equipment_moves_by_event()`);
    this.addSql(/* sql */ `
      create function equipment_event_took_place() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if not exists (select 1 from equipment i where i.id = new.item_id and i.version >= new.item_version) then
          raise exception 'an event without its effect' using errcode = '23514', constraint = 'equipment_event_took_place';
        end if;
        return null;
      end $$`);
    this.addSql(/* sql */ `
      create constraint trigger took_place after insert on equipment_event deferrable initially deferred for each row
        when (new.item_version is not null) execute function equipment_event_took_place()`);
  }

  private eventsStand(): void {
    this.addSql(/* sql */ `
      create function stands_as_written() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        raise exception 'what is written stands' using errcode = '23514', constraint = tg_table_name || '_stands';
      end $$`);
    const told = ['item_id', 'kind', 'at', 'from_user_id', 'to_user_id', 'from_site_id', 'to_site_id', 'quantity', 'status_after', 'quantity_after', 'item_version'];
    const row = (version: string): string => `(${told.map((column) => `${version}.${column}`).join(', ')})`;
    this.addSql(/* sql */ `
      create trigger stands before update of ${told.join(', ')} on equipment_event for each row
        when (${row('old')} is distinct from ${row('new')}) execute function stands_as_written()`);
  }

  /** Open, counted, confirmed, or open again; lines are counted while it is open, and agreed to while it is being confirmed. */
  private stockTakesMoveOn(): void {
    this.addSql(/* sql */ `
      create trigger moves_on before update of status on stock_take for each row
        when (old.status <> new.status and (old.status, new.status) not in (('OPEN', 'COUNTED'), ('COUNTED', 'OPEN'), ('COUNTED', 'CONFIRMED')))
        execute function stands_as_written()`);
    this.addSql(/* sql */ `
      create function stock_take_line_is_open() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if (select t.status from stock_take t where t.id = new.stock_take_id for share) <> 'OPEN' then
          raise exception 'lines are counted while the stock-take is open' using errcode = '23514', constraint = 'stock_take_line_is_open';
        end if;
        return new;
      end $$`);
    this.addSql(/* sql */ `
      create trigger is_open before update of item_id, stock_take_id, book_qty, counted_qty, condition on stock_take_line for each row
        when ((old.item_id, old.stock_take_id, old.book_qty, old.counted_qty, old.condition)
          is distinct from (new.item_id, new.stock_take_id, new.book_qty, new.counted_qty, new.condition))
        execute function stock_take_line_is_open()`);
  }
}
