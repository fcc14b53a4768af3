import type { ContractTransactionResponse } from "ethers";
import type { BillMarket } from "../../../test/bills/issuing.ts";
import type { TestMember } from "../../../test/helpers/members.ts";

/** A member of the market by its place in a list. */
export function at(members: readonly TestMember[], index: number): TestMember {
  const found = members[index];
  if (found === undefined) throw new Error(`the market has no member ${index}`);
  return found;
}

/** The payment that an act instructed. */
export async function instructionOf({ suite }: BillMarket, sent: ContractTransactionResponse): Promise<string> {
  const { topicHash } = suite.settlement.interface.getEvent("PaymentInstructed");
  const receipt = await sent.wait();
  const instruction = receipt?.logs.find(({ topics }) => topics[0] === topicHash)?.topics[1];
  if (instruction === undefined) throw new Error(`${sent.hash} instructed no payment`);
  return instruction;
}
