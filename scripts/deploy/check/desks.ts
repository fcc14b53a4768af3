import { contracts } from "@tradelane/sdk";
import {
  acceptanceDesks,
  billCashDesks,
  billDesks,
  cashDesks,
  collectionDesks,
  lineDesks,
  lotDesks,
  pledgeDesks,
  quotaDesks,
  type LotDesk,
} from "../../../deploy/desks.ts";
import type { ProxiedName } from "../contracts.ts";
import { finding, type Finding } from "./finding.ts";
import { nameOf, type Subject } from "./subject.ts";

/** What a register lets other contracts do to it; a listed desk has `true`, a desk of lots its powers and duties. */
interface Register {
  name: ProxiedName;
  event: string;
  /** What the event's last arguments say about a desk that is not, or no longer, one. */
  none: readonly string[];
  desks: Readonly<Partial<Record<ProxiedName, string>>>;
}

const registers: readonly Register[] = [
  {
    name: "evidence",
    event: "EvidenceDeskSet",
    none: ["false"],
    desks: { receivables: "true", origination: "true", servicing: "true", bills: "true" },
  },
  {
    name: "receivables",
    event: "LotDeskSet",
    none: ["0", "0"],
    desks: Object.fromEntries(Object.entries(lotDesks).map(([desk, both]) => [desk, rights(both)])),
  },
  {
    name: "bills",
    event: "LotDeskSet",
    none: ["0", "0"],
    desks: Object.fromEntries(Object.entries(billDesks).map(([desk, both]) => [desk, rights(both)])),
  },
  {
    name: "creditLines",
    event: "CreditLineDeskSet",
    none: ["false"],
    desks: Object.fromEntries(lineDesks.map((desk) => [desk, "true"])),
  },
  {
    name: "settlement",
    event: "SettlementDeskSet",
    none: ["false"],
    desks: Object.fromEntries([...cashDesks, ...billCashDesks].map((desk) => [desk, "true"])),
  },
  {
    name: "quotas",
    event: "QuotaDeskSet",
    none: ["false"],
    desks: Object.fromEntries(quotaDesks.map((desk) => [desk, "true"])),
  },
  {
    name: "acceptors",
    event: "AcceptorDeskSet",
    none: ["false"],
    desks: Object.fromEntries(acceptanceDesks.map((desk) => [desk, "true"])),
  },
  {
    name: "pledges",
    event: "PledgeDeskSet",
    none: ["false"],
    desks: Object.fromEntries(pledgeDesks.map((desk) => [desk, "true"])),
  },
  {
    name: "financing",
    event: "FinancingDeskSet",
    none: ["false"],
    desks: Object.fromEntries(collectionDesks.map((desk) => [desk, "true"])),
  },
];

function rights({ powers, duties }: LotDesk): string {
  return `${powers}, ${duties}`;
}

/** Which desks each register lists and what they may do there, and who reports on payments. */
export async function checkDesks(subject: Subject): Promise<Finding[]> {
  return [...registers.flatMap((register) => checkRegister(subject, register)), ...(await checkAgents(subject))];
}

function checkRegister(subject: Subject, { name, event, none, desks }: Register): Finding[] {
  const told = new Map<string, string>();
  for (const { address, name: heard, args } of subject.events) {
    if (heard !== event || address !== subject.addresses[name]) continue;
    told.set(nameOf(subject, args[0] as string), args.slice(-none.length).join(", "));
  }
  const all = new Set([...Object.keys(desks), ...told.keys()]);
  return [...all].map((desk) => {
    const expected = desks[desk as ProxiedName] ?? none.join(", ");
    return finding("desks", name, `desk ${desk}`, expected, told.get(desk) ?? none.join(", "));
  });
}

/** Agents are named by the council after the deployment; whoever they are, they are settlement agents. */
async function checkAgents({ provider, record, events }: Subject): Promise<Finding[]> {
  const settlement = contracts.Settlement__factory.connect(record.contracts.settlement.proxy, provider);
  const consortium = contracts.Consortium__factory.connect(record.contracts.consortium.proxy, provider);
  const set = events.filter(({ name }) => name === "SettlementAgentSet");
  const currencies = new Set(set.map(({ args }) => args[0] as bigint));
  const findings = [...currencies].map(async (currency) => {
    const agent = await settlement.agentOf(currency);
    if (agent === 0n) return [];
    const { kind } = await consortium.memberAt(agent);
    const what = `agent of currency ${currency}, member ${agent}`;
    return [finding("desks", "settlement", `${what}: kind`, SETTLEMENT_AGENT, kind)];
  });
  return (await Promise.all(findings)).flat();
}

/** `MemberKind.SettlementAgent`. */
const SETTLEMENT_AGENT = 8n;
