import type { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

type IgnitionModuleBuilder = Parameters<Parameters<typeof buildModule>[1]>[0];
type Arguments = Parameters<IgnitionModuleBuilder["encodeFunctionCall"]>[2];

/**
 * Deploys an implementation and its ERC-1967 proxy, initialised in the proxy's own constructor, so that nobody can
 * come in between.
 * @param wiring Arguments of the implementation's constructor.
 * @param init Arguments of `initialize`.
 */
export function proxied<const Name extends string>(
  m: IgnitionModuleBuilder,
  name: Name,
  wiring: Arguments,
  init: Arguments,
) {
  const implementation = m.contract(name, wiring, { id: `${name}Implementation` });
  const initialization = m.encodeFunctionCall(implementation, "initialize", init, { id: `${name}Initialization` });
  const proxy = m.contract("ERC1967Proxy", [implementation, initialization], { id: `${name}Proxy` });
  return { implementation, contract: m.contractAt(name, proxy, { id: name }) };
}
