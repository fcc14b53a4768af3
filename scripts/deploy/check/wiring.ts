import { Contract, isError } from "ethers";
import { proxiedNames, type ProxiedName } from "../contracts.ts";
import { finding, type Finding } from "./finding.ts";
import { interfaceOf, nameOf, type Subject } from "./subject.ts";

type Name = ProxiedName | "accessManager";

/** What desks of whole receivables hold. */
const receivablesDesk = {
  GATE: "consortium",
  RECEIVABLES: "receivables",
  CREDIT_LINES: "creditLines",
  EVIDENCE: "evidence",
  RULE_BOOK: "ruleBook",
} as const satisfies Readonly<Record<string, Name>>;

/** Which contract each one holds in its code or storage, by the function that tells it. */
const wires: Readonly<Record<ProxiedName, Readonly<Record<string, Name>>>> = {
  consortium: { ruleBook: "ruleBook" },
  ruleBook: { CONSORTIUM: "consortium" },
  attestations: { CONSORTIUM: "consortium", RULES: "ruleBook" },
  evidence: { GATE: "consortium" },
  settlement: { GATE: "consortium", RULE_BOOK: "ruleBook" },
  receivables: { GATE: "consortium", EVIDENCE: "evidence" },
  creditLines: { GATE: "consortium" },
  origination: receivablesDesk,
  servicing: { ...receivablesDesk, ATTESTATIONS: "attestations" },
  bulkAssignment: { GATE: "consortium", RECEIVABLES: "receivables" },
  redemption: {
    GATE: "consortium",
    RECEIVABLES: "receivables",
    CREDIT_LINES: "creditLines",
    FINANCING: "financing",
    SETTLEMENT: "settlement",
  },
  quotas: { CONSORTIUM: "consortium" },
  acceptors: { CONSORTIUM: "consortium", RULE_BOOK: "ruleBook" },
  bills: { GATE: "consortium", EVIDENCE: "evidence" },
  guarantees: { GATE: "consortium", BILLS: "bills" },
  pledges: { GATE: "consortium", BILLS: "bills" },
  discounting: {
    GATE: "consortium",
    CONSORTIUM: "consortium",
    BILLS: "bills",
    SETTLEMENT: "settlement",
    RULE_BOOK: "ruleBook",
  },
  presentation: {
    GATE: "consortium",
    BILLS: "bills",
    ACCEPTORS: "acceptors",
    ISSUANCE: "issuance",
    PLEDGES: "pledges",
    SETTLEMENT: "settlement",
    RULE_BOOK: "ruleBook",
    ATTESTATIONS: "attestations",
  },
  rediscountWindow: {
    GATE: "consortium",
    CONSORTIUM: "consortium",
    BILLS: "bills",
    QUOTAS: "quotas",
    SETTLEMENT: "settlement",
    RULE_BOOK: "ruleBook",
    ATTESTATIONS: "attestations",
  },
  billRecourse: {
    GATE: "consortium",
    BILLS: "bills",
    ACCEPTORS: "acceptors",
    ISSUANCE: "issuance",
    PRESENTATION: "presentation",
    SETTLEMENT: "settlement",
    RULE_BOOK: "ruleBook",
  },
  issuance: {
    GATE: "consortium",
    CONSORTIUM: "consortium",
    BILLS: "bills",
    ACCEPTORS: "acceptors",
    RULE_BOOK: "ruleBook",
  },
  recourse: {
    GATE: "consortium",
    RECEIVABLES: "receivables",
    FINANCING: "financing",
    REDEMPTION: "redemption",
    SETTLEMENT: "settlement",
  },
  financing: {
    GATE: "consortium",
    RECEIVABLES: "receivables",
    CREDIT_LINES: "creditLines",
    RULE_BOOK: "ruleBook",
    SETTLEMENT: "settlement",
  },
};

/** The books that an exit asks, in this order. */
const obligationBooks: readonly ProxiedName[] = ["creditLines", "settlement", "financing", "acceptors"];

/** Who every contract takes for its manager and its neighbours. */
export async function checkWiring(subject: Subject): Promise<Finding[]> {
  const findings = proxiedNames.map(async (name) => {
    const all = Object.entries({ authority: "accessManager", ...wires[name] } as Record<string, Name>);
    return Promise.all(
      all.map(async ([getter, wanted]) =>
        finding("wiring", name, `${getter}()`, wanted, await ask(subject, name, getter)),
      ),
    );
  });
  const books = await ask(subject, "consortium", "obligationBooks");
  const listed = finding("wiring", "consortium", "obligationBooks()", obligationBooks.join(", "), books);
  return [...(await Promise.all(findings)).flat(), listed];
}

/** The contract, or the contracts, that a function names. Replaced code may not know the function. */
async function ask(subject: Subject, name: ProxiedName, getter: string): Promise<string> {
  const { provider, record } = subject;
  const contract = new Contract(record.contracts[name].proxy, interfaceOf(name), provider);
  try {
    const answer = (await contract.getFunction(getter)()) as string | string[];
    return [answer]
      .flat()
      .map((address) => nameOf(subject, address))
      .join(", ");
  } catch (error) {
    if (isError(error, "CALL_EXCEPTION") || isError(error, "BAD_DATA")) return "no answer";
    throw error;
  }
}
