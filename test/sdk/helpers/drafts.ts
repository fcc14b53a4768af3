import { id } from "ethers";
import type { Story } from "./parties.ts";

/** Terms of debtor and gear on a fresh invoice. */
export async function draft(story: Story, face = "1000.00", reference = id(Math.random().toString())) {
  const background = await story.invoice("gear", "debtor", face);
  return { debtor: "debtor", creditor: "gear", currency: "CNY", face, maturity: "+90d", reference, background };
}

/** What the debtor agrees on: the terms, and the bank whose line it uses. */
export const agreed = async (story: Story) => ({ ...(await draft(story)), line: "bank" });

/** A transfer of a lot from gear to forging on a fresh invoice. */
export async function draftTransfer(story: Story, lot: string, amount?: string) {
  const background = await story.invoice("forging", "gear", amount ?? "1000.00");
  return { lot, to: "forging", background, ...(amount !== undefined && { amount }) };
}
