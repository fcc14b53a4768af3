import { isCallException } from "ethers";
import { proxiedNames, type ProxiedName } from "../contracts.ts";
import { finding, type Finding } from "./finding.ts";
import { interfaceOf, type Subject } from "./subject.ts";

/** ERC-7201 slot of OpenZeppelin's Initializable: version 64 bits, then whether it is initialising. */
const INITIALIZABLE = "0xf0c57e16840df040f15088dc2f81fe391c3923bec73e23a9662efc9c229c6a00";
const NEVER = 2n ** 64n - 1n;

/** Proxies are initialised once, implementations never can be, and nobody can do it again. */
export async function checkState(subject: Subject): Promise<Finding[]> {
  const findings = proxiedNames.map(async (name) => {
    const { proxy, implementation } = subject.record.contracts[name];
    return [
      finding("state", name, "initialised version", 1n, await versionAt(subject, proxy)),
      finding(
        "state",
        name,
        "initialised version of the implementation",
        NEVER,
        await versionAt(subject, implementation),
      ),
      finding("state", name, "initialize() again", "InvalidInitialization", await initialize(subject, name, proxy)),
      finding(
        "state",
        name,
        "initialize() on the implementation",
        "InvalidInitialization",
        await initialize(subject, name, implementation),
      ),
    ];
  });
  return (await Promise.all(findings)).flat();
}

async function versionAt({ provider }: Subject, address: string): Promise<bigint> {
  return BigInt(await provider.getStorage(address, INITIALIZABLE));
}

/** The error that a second initialisation meets, or that it would pass. */
async function initialize({ provider, record }: Subject, name: ProxiedName, to: string): Promise<string> {
  const abi = interfaceOf(name);
  const inputs = abi.getFunction("initialize")?.inputs ?? [];
  const values = inputs.map(({ type }) => (type === "address" ? record.deployer : []));
  const data = abi.encodeFunctionData("initialize", values);
  try {
    await provider.call({ to, data });
    return "passes";
  } catch (error) {
    if (!isCallException(error) || error.data === null) throw error;
    return abi.parseError(error.data)?.name ?? error.data;
  }
}
