import type { Story } from "./parties.ts";

/** What differs from a sale with recourse of all of a lot of 1,000.00 at 80 %, 6 % a year. */
export interface DealChange {
  kind?: "Sale" | "SaleWithRecourse" | "Pledge";
  amount?: string;
  principal?: string;
  disburseBy?: string;
}

let serial = 0;

/** A reference that nothing else has. */
export function reference(): string {
  serial += 1;
  return `REF-${serial.toString()}`;
}

/** What gear and the bank agree on about a lot. */
export function dealOn(
  lot: string,
  { kind = "SaleWithRecourse", amount, principal = "800.00", ...change }: DealChange,
) {
  return {
    ...{ applicant: "gear", bank: "bank", kind, lot, reference: reference() },
    ...{ principal, rate: "6", disburseBy: "+5d", deadline: "+1d", ...change },
    ...(amount !== undefined && { amount }),
  };
}

/** A receivable of gear, and a financing of it agreed by signature. */
export async function agreedDeal(story: Story, change: DealChange = {}) {
  const { gear, bank } = story;
  const { instrument, lot: root } = await story.receivable("1000.00");
  const deal = dealOn(root, change);
  const consent = await bank.financing.agree.sign(deal);
  const agreed = await gear.financing.agree({ ...deal, consent });
  return { ...agreed, instrument, root };
}

/** The same, with the bank's cash final. */
export async function fundedDeal(story: Story, change: DealChange = {}) {
  const deal = await agreedDeal(story, change);
  const registration = { registration: reference(), reference: reference() };
  const cash = await story.bank.financing.disburse({ financing: deal.financing, ...registration });
  await conclude(story, cash.instruction);
  return { ...deal, cash };
}

/** Has the settlement agent report payments: accepted, then final unless told otherwise. */
export async function conclude(story: Story, instruction: string | string[], end: "final" | "rejected" = "final") {
  const instructions = [instruction].flat();
  await story.agent.settlement.reportAccepted({ instructions });
  if (end === "final") await story.agent.settlement.reportFinal({ instructions });
  else await story.agent.settlement.reportRejected({ instructions, reason: "AC04" });
}
