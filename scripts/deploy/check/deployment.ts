import type { Provider } from "ethers";
import { hashOf } from "../describe.ts";
import type { Params } from "../params/schema.ts";
import type { DeploymentRecord } from "../record.ts";
import { checkCode, NO_CODE } from "./code.ts";
import { checkCouncil } from "./council.ts";
import { checkDesks } from "./desks.ts";
import { finding, type Finding } from "./finding.ts";
import { checkPowers } from "./powers.ts";
import { checkRoles } from "./roles.ts";
import { checkRules } from "./rules.ts";
import { checkState } from "./state.ts";
import { openSubject } from "./subject.ts";
import { checkWiring } from "./wiring.ts";

/**
 * Compares what is on a chain with the record of its deployment and the parameters it was deployed with: code, state,
 * wiring, desks, powers, roles, council, rules. On another chain, or where a contract is missing, nothing more is asked.
 */
export async function checkDeployment(
  provider: Provider,
  record: DeploymentRecord,
  params: Params,
): Promise<Finding[]> {
  const chain = await checkChain(provider, record, params);
  if (chain.some(({ ok }) => !ok)) return chain;
  const subject = await openSubject(provider, record, params);
  const code = await checkCode(subject);
  if (code.some(({ actual }) => actual === NO_CODE)) return [...chain, ...code];
  const further = [checkState, checkWiring, checkDesks, checkPowers, checkRoles, checkCouncil, checkRules];
  const findings = await Promise.all(further.map((check) => check(subject)));
  return [...chain, ...code, ...findings.flat()];
}

async function checkChain(provider: Provider, record: DeploymentRecord, params: Params): Promise<Finding[]> {
  const { chainId } = await provider.getNetwork();
  const genesis = await provider.getBlock(0);
  return [
    finding("chain", "chain", "id", record.chainId, chainId),
    finding("chain", "chain", "first block", record.genesisHash, genesis?.hash ?? "none"),
    finding("chain", "parameters", "hash", record.paramsHash, hashOf(params)),
  ];
}
