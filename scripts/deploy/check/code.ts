import { getAddress, keccak256 } from "ethers";
import { plainNames, proxiedNames } from "../contracts.ts";
import { finding, type Finding } from "./finding.ts";
import type { Subject } from "./subject.ts";

/** Where ERC-1967 proxies keep whom they call, and two places that must stay empty. */
const IMPLEMENTATION = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";
const BEACON = "0xa3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50";
const ADMIN = "0xb53127684a568b3173ae13b9f8a6016e243e63b6e8ee1178d6a717850b5d6103";

/** What is found where no contract is. */
export const NO_CODE = "no code";

/** The code at every address, and which implementation each proxy calls. */
export async function checkCode(subject: Subject): Promise<Finding[]> {
  const { record } = subject;
  const plain = plainNames.map(async (name) => {
    const { proxy, codeHash } = record.contracts[name];
    return [finding("code", name, `code of ${proxy}`, codeHash, await hashAt(subject, proxy))];
  });
  const proxies = proxiedNames.map(async (name) => {
    const { proxy, implementation, codeHash, proxyCodeHash } = record.contracts[name];
    const slot = (place: string) => addressIn(subject, proxy, place);
    return [
      finding("code", name, `code of the proxy ${proxy}`, proxyCodeHash, await hashAt(subject, proxy)),
      finding("code", name, "implementation", getAddress(implementation), await slot(IMPLEMENTATION)),
      finding(
        "code",
        name,
        `code of the implementation ${implementation}`,
        codeHash,
        await hashAt(subject, implementation),
      ),
      finding("code", name, "beacon", "none", await slot(BEACON)),
      finding("code", name, "administrator of the proxy", "none", await slot(ADMIN)),
    ];
  });
  return (await Promise.all([...plain, ...proxies])).flat();
}

async function hashAt({ provider }: Subject, address: string): Promise<string> {
  const code = await provider.getCode(address);
  return code === "0x" ? NO_CODE : keccak256(code);
}

async function addressIn({ provider }: Subject, address: string, slot: string): Promise<string> {
  const word = BigInt(await provider.getStorage(address, slot));
  return word === 0n ? "none" : getAddress(`0x${word.toString(16).padStart(40, "0")}`);
}
