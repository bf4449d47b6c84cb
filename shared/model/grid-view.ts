import { z } from 'zod';

/** Grids whose arrangement is kept: what a user does with their columns, order and filters. */
export const gridIds = ['scores', 'data', 'indicators', 'worklist'] as const;
export type GridId = (typeof gridIds)[number];

const id = z.string().max(200);

/** How a user has arranged a grid, as what differs from the screen's own; what it names and the grid doesn't have counts for nothing. */
export const gridViewSchema = z.strictObject({
  hidden: z.array(id).max(5000),
  /** Columns that stay in view on the left, or no longer do. */
  pinned: z.record(id, z.boolean()),
  /** Pixels. */
  widths: z.record(id, z.number().min(1).max(10_000)),
  /** First the column that sorts first. */
  sort: z.array(z.strictObject({ column: id, descending: z.boolean() })).max(100),
  /** By column: one text, or the values chosen. */
  filters: z.record(id, z.array(z.string().max(1000)).max(1000)),
  /** The filter row is shown. */
  filtering: z.boolean(),
  /** Ids of rows that stay in view at the top, in this order. */
  top: z.array(id).max(1000),
});
export type GridView = Readonly<z.infer<typeof gridViewSchema>>;

export const ownView: GridView = {
  hidden: [],
  pinned: {},
  widths: {},
  sort: [],
  filters: {},
  filtering: false,
  top: [],
};

export const namedViewsSchema = z
  .array(z.strictObject({ name: z.string().min(1).max(80), view: gridViewSchema }))
  .max(100)
  .readonly();
export type NamedView = Readonly<z.infer<typeof namedViewsSchema>[number]>;

/** What is kept of the grids: how each stands in one project, and the views that have a name, which are of all projects. */
export interface KeptGrids {
  readonly shown: Partial<Readonly<Record<GridId, GridView>>>;
  readonly named: Partial<Readonly<Record<GridId, readonly NamedView[]>>>;
}
