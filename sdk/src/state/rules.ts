import { area, unexplained } from "./area.js";

/** One version of a parameter, in force from its epoch on. A value of zero retires the parameter. */
export interface ParameterVersion {
  readonly epoch: bigint;
  readonly value: bigint;
  /** Hash of the cited article's text. */
  readonly article: string;
}

export interface Epoch {
  /** UTC seconds. */
  readonly effectiveFrom: bigint;
  readonly announcedAt: bigint;
}

export interface RulesState {
  /** Epoch n stands at n - 1. */
  readonly epochs: Epoch[];
  /** Versions by ascending epoch, at most one an epoch. */
  readonly parameters: Map<string, ParameterVersion[]>;
}

/** The epoch in force at a moment; zero before the first. */
export function epochAt({ epochs }: RulesState, moment: bigint): bigint {
  return BigInt(epochs.findLastIndex(({ effectiveFrom }) => effectiveFrom <= moment) + 1);
}

/** A parameter's value in an epoch; zero when it is not set, as `IRuleBook.findValueAt` says. */
export function valueInEpoch({ parameters }: RulesState, parameter: string, epoch: bigint): bigint {
  const versions = parameters.get(parameter) ?? [];
  return versions.findLast((version) => version.epoch <= epoch)?.value ?? 0n;
}

/** The dated parameters of law. */
export const rulesArea = area<RulesState>("rules", () => ({ epochs: [], parameters: new Map() }), {
  ruleBook: {
    EpochAnnounced: ({ epochs }, { epoch, effectiveFrom, announcedAt }, event) => {
      if (epoch !== BigInt(epochs.length + 1)) {
        throw unexplained(event, `rule epoch ${epoch}`, `the epoch after ${epochs.length} was expected`);
      }
      epochs.push({ effectiveFrom, announcedAt });
    },
    ParameterChanged: ({ epochs, parameters }, { parameter, epoch, value, article }, event) => {
      if (epoch !== BigInt(epochs.length)) {
        throw unexplained(event, `parameter ${parameter}`, `the last epoch announced is ${epochs.length}`);
      }
      const versions = parameters.get(parameter) ?? [];
      // Until its epoch has begun a value may be replaced.
      if (versions.at(-1)?.epoch === epoch) versions.pop();
      versions.push({ epoch, value, article });
      parameters.set(parameter, versions);
    },
  },
});
