import { ZeroAddress, ZeroHash } from "ethers";
import type { SuiteEvent } from "../events/types.js";
import { area, unexplained } from "./area.js";

/** States of a member; the numbers are those of the contracts' `MemberState`. */
export const MemberState = {
  None: 0n,
  Applied: 1n,
  Active: 2n,
  Suspended: 3n,
  Exiting: 4n,
  Exited: 5n,
} as const;

export type MemberStateName = keyof typeof MemberState;

/** A member as `IConsortium.memberAt` returns it. */
export interface MemberRecord {
  readonly entity: string;
  readonly kind: bigint;
  readonly state: bigint;
  readonly region: bigint;
  readonly since: bigint;
}

/** An account as `IConsortium.accountAt` returns it. */
export interface AccountRecord {
  readonly member: bigint;
  readonly rights: bigint;
  readonly consentsFrom: bigint;
}

/** A mandate as `IConsortium.mandateOf` returns it. */
export interface MandateRecord {
  readonly businesses: bigint;
  readonly until: bigint;
  readonly regions: bigint;
}

/** A halt as `IConsortium.haltOf` returns it. */
export interface HaltRecord {
  readonly level: bigint;
  readonly until: bigint;
  readonly reason: bigint;
  readonly caseId: string;
}

export interface MembersState {
  /** By number; a refused applicant's number stays taken. */
  readonly members: Map<bigint, MemberRecord>;
  /** By legal entity; zero where the application was refused. */
  readonly entities: Map<string, bigint>;
  readonly accounts: Map<string, AccountRecord>;
  readonly mandates: Map<bigint, MandateRecord>;
  readonly halts: Map<bigint, HaltRecord>;
  /** In the order of the consortium's own list. */
  readonly obligationBooks: string[];
  /** What the gate knows of the rules: the epoch up to `nextAt`; after it the book is asked. */
  gate: { readonly ruleBook: string; readonly epoch: bigint; readonly nextAt: bigint };
}

export const NO_MEMBER: MemberRecord = { entity: ZeroHash, kind: 0n, state: MemberState.None, region: 0n, since: 0n };
export const NO_ACCOUNT: AccountRecord = { member: 0n, rights: 0n, consentsFrom: 0n };
export const NO_MANDATE: MandateRecord = { businesses: 0n, until: 0n, regions: 0n };
export const NO_HALT: HaltRecord = { level: 0n, until: 0n, reason: 0n, caseId: ZeroHash };

/** `Rights.ALL` of the contracts. */
const ALL_RIGHTS = 15n;

function move(
  state: MembersState,
  member: bigint,
  from: readonly MemberStateName[],
  to: MemberStateName,
  since: bigint,
  event: SuiteEvent,
): void {
  const record = state.members.get(member) ?? NO_MEMBER;
  if (!from.some((name) => MemberState[name] === record.state)) {
    throw unexplained(event, `member ${member}`, `its state is ${record.state}`);
  }
  state.members.set(member, { ...record, state: MemberState[to], since });
}

function ownAccount(state: MembersState, member: bigint, account: string, event: SuiteEvent): AccountRecord {
  const record = state.accounts.get(account);
  if (record?.member !== member) {
    throw unexplained(event, `account ${account}`, `it speaks for member ${record?.member ?? 0}, not ${member}`);
  }
  return record;
}

/** Who is a member, who speaks for whom, what regulators may do, and what is halted. */
export const membersArea = area<MembersState>(
  "members",
  () => ({
    members: new Map(),
    entities: new Map(),
    accounts: new Map(),
    mandates: new Map(),
    halts: new Map(),
    obligationBooks: [],
    gate: { ruleBook: ZeroAddress, epoch: 0n, nextAt: 0n },
  }),
  {
    consortium: {
      MemberApplied: (state, { member, entity, kind, region, account, time }, event) => {
        if (member !== BigInt(state.members.size + 1)) {
          throw unexplained(event, `member ${member}`, `the number after ${state.members.size} was expected`);
        }
        state.members.set(member, { entity, kind, state: MemberState.Applied, region, since: time });
        state.entities.set(entity, member);
        state.accounts.set(account, { member, rights: ALL_RIGHTS, consentsFrom: time });
      },
      MemberAdmitted: (state, { member, time }, event) => move(state, member, ["Applied"], "Active", time, event),
      ApplicationRefused: (state, { member, entity, account, time }, event) => {
        if (state.members.get(member)?.entity !== entity) {
          throw unexplained(event, `member ${member}`, `its entity is not ${entity}`);
        }
        ownAccount(state, member, account, event);
        move(state, member, ["Applied"], "None", time, event);
        state.members.set(member, NO_MEMBER);
        state.entities.set(entity, 0n);
        state.accounts.set(account, NO_ACCOUNT);
      },
      MemberSuspended: (state, { member, time }, event) => move(state, member, ["Active"], "Suspended", time, event),
      MemberReinstated: (state, { member, time }, event) => move(state, member, ["Suspended"], "Active", time, event),
      MemberExitStarted: (state, { member, excluded, time }, event) =>
        move(state, member, excluded ? ["Active", "Suspended"] : ["Active"], "Exiting", time, event),
      MemberExited: (state, { member, time }, event) => move(state, member, ["Exiting"], "Exited", time, event),
      MandateSet: (state, { member, businesses, until, regions }, event) => {
        if (!state.members.has(member)) throw unexplained(event, `member ${member}`, "it never applied");
        state.mandates.set(member, { businesses, until, regions });
      },
      AccountSet: (state, { member, account, rights, consentsFrom }, event) => {
        const bound = state.accounts.get(account)?.member ?? 0n;
        if (bound !== 0n && bound !== member) {
          throw unexplained(event, `account ${account}`, `it is bound to member ${bound}`);
        }
        if (!state.members.has(member)) throw unexplained(event, `member ${member}`, "it never applied");
        state.accounts.set(account, { member, rights, consentsFrom });
      },
      AccountRecovered: (state, { member, account }, event) => void ownAccount(state, member, account, event),
      ConsentsRevoked: (state, { member, account, consentsFrom }, event) => {
        state.accounts.set(account, { ...ownAccount(state, member, account, event), consentsFrom });
      },
      BusinessHalted: (state, { business, level, until, reason, caseId }) =>
        void state.halts.set(business, { level, until, reason, caseId }),
      BusinessResumed: (state, { business }, event) => {
        if (!state.halts.has(business)) throw unexplained(event, `business ${business}`, "it was not halted");
        state.halts.set(business, NO_HALT);
      },
      RuleBookSet: (state, { ruleBook }) => void (state.gate = { ...state.gate, ruleBook }),
      RuleEpochNoted: (state, { epoch, nextAt }) => void (state.gate = { ...state.gate, epoch, nextAt }),
      ObligationBookSet: ({ obligationBooks: books }, { book, listed }, event) => {
        const place = books.indexOf(book);
        if (listed === place >= 0) throw unexplained(event, `obligation book ${book}`, "nothing changes");
        if (listed) books.push(book);
        else {
          // The consortium fills the gap with the last of the list.
          const last = books.pop();
          if (last !== undefined && place < books.length) books[place] = last;
        }
      },
    },
  },
);
