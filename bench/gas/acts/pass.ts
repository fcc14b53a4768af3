import type { TestMember } from "../../../test/helpers/members.ts";
import {
  assigned,
  confirmed,
  draftTransfer,
  FACE,
  invoice,
  type Issued,
  type TestTransfer,
} from "../../../test/helpers/trade.ts";
import type { Stage } from "./act.ts";

/** What is passed on in one step: 12,345.67. */
export const PART = 1_234_567n;

/** A lot at its first holder, and the member it will pass to. */
export interface Standing {
  readonly issued: Issued;
  readonly holder: TestMember;
  readonly receiver: TestMember;
  /** An invoice of the receiver to the holder, large enough for all of the lot. */
  readonly background: string;
}

export function member({ trade }: Stage, index: number): TestMember {
  const found = trade.suppliers[index];
  if (found === undefined) throw new Error(`the stage has no supplier ${index}`);
  return found;
}

/** A confirmed receivable whose root lot the first supplier holds whole. */
export async function standing(stage: Stage): Promise<Standing> {
  const [holder, receiver] = [member(stage, 0), member(stage, 1)];
  const issued = await confirmed(stage.trade);
  return { issued, holder, receiver, background: await invoice(stage.trade, receiver, holder, 2n * FACE) };
}

/** The same after one assignment: a part is gone, the receiver is known and its invoice is used in part. */
export async function running(stage: Stage): Promise<Standing> {
  const begun = await standing(stage);
  const { issued, holder, receiver, background } = begun;
  await assigned(stage.trade, issued.lot, holder, receiver, PART, { background });
  return begun;
}

export function transferOf(
  stage: Stage,
  { issued, holder, receiver, background }: Standing,
  units: bigint,
): Promise<TestTransfer> {
  return draftTransfer(stage.trade, issued.lot, holder, receiver, units, { background });
}
