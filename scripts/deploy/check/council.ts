import { contracts } from "@tradelane/sdk";
import { finding, type Finding } from "./finding.ts";
import { nameOf, type Subject } from "./subject.ts";

/** Who decides, and how many of them it takes. */
export async function checkCouncil(subject: Subject): Promise<Finding[]> {
  const { provider, record, params } = subject;
  const council = contracts.BootstrapCouncil__factory.connect(record.contracts.council.proxy, provider);
  const [accounts, threshold, manager] = await Promise.all([
    council.accounts(),
    council.threshold(),
    council.MANAGER(),
  ]);
  return [
    finding("council", "council", "accounts", params.council.accounts.join(", "), accounts.join(", ")),
    finding("council", "council", "threshold", params.council.threshold, threshold),
    finding("council", "council", "manager", "accessManager", nameOf(subject, manager)),
  ];
}
