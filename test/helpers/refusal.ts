import { expect } from "chai";
import type { BaseContract, ContractTransactionResponse, Result } from "ethers";

/** Expects that an act is refused with an error and exactly these values. */
export async function refuses(
  act: Promise<unknown>,
  by: BaseContract,
  error: string,
  ...values: readonly unknown[]
): Promise<void> {
  await expect(act)
    .to.be.revertedWithCustomError(by, error)
    .withArgs(...values);
}

/** All events of one contract in a transaction, in order: name and arguments. */
export async function eventsOf(
  sent: ContractTransactionResponse,
  contract: BaseContract,
): Promise<[string, ...unknown[]][]> {
  const receipt = (await sent.wait())!;
  const address = await contract.getAddress();
  return receipt.logs
    .filter((log) => log.address === address)
    .map((log) => contract.interface.parseLog(log)!)
    .map(({ name, args }) => [name, ...(args.toArray() as unknown[])]);
}

/** When the block of a transaction was made, UTC seconds. */
export async function timeOf(sent: ContractTransactionResponse): Promise<bigint> {
  return BigInt((await sent.getBlock())!.timestamp);
}

/** The fields of a struct that a contract returned. */
export function fieldsOf(struct: object): Record<string, unknown> {
  return (struct as unknown as Result).toObject();
}
