import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { isAddressable, type BaseContract } from "ethers";

/**
 * Deploys a contract behind its proxy, as production does.
 * @param wiring Arguments of the implementation's constructor.
 * @param init Arguments of `initialize`.
 */
export async function deployProxied<T extends BaseContract>(
  ethers: HardhatEthers,
  name: string,
  wiring: readonly unknown[],
  init: readonly unknown[],
): Promise<T> {
  const implementation = await ethers.deployContract(name, [...wiring]);
  // Unlike a contract's methods, the interface takes addresses only as text.
  const values = await Promise.all(init.map((value) => (isAddressable(value) ? value.getAddress() : value)));
  const call = implementation.interface.encodeFunctionData("initialize", values);
  const proxy = await ethers.deployContract("ERC1967Proxy", [await implementation.getAddress(), call]);
  return (await ethers.getContractAt(name, await proxy.getAddress())) as unknown as T;
}
