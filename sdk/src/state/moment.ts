import type { SuiteEvent } from "../events/types.js";
import { decodeStep } from "../path/step.js";
import { unexplained } from "./area.js";
import { epochAt, type RulesState } from "./rules.js";

const NOBODY = 0n;

interface Told {
  readonly time?: bigint;
  readonly epoch?: bigint;
}

/** The moment and the rule epoch that an event gives as those of its own block; most have them in fields so named. */
function told(event: SuiteEvent): Told {
  if ("step" in event.args) return decodeStep(event.args.step);
  if (event.name === "EpochAnnounced") return { time: event.args.announcedAt };
  if (event.name === "AccountSet") return { time: event.args.consentsFrom };
  // The epoch that will begin, not the one in force.
  if (event.name === "ParameterChanged") return {};
  // An expired request ended at its deadline, whenever that was noticed.
  if (event.name === "RequestClosed") return event.args.by === NOBODY ? {} : { time: event.args.time };
  const { time, epoch }: Told & Readonly<Record<string, unknown>> = event.args;
  return { time, epoch };
}

/**
 * Refuses an event that tells another time than its block's, or another rule epoch than was in force then. Says nothing
 * of events that were read without their blocks' times.
 */
export function checkMoment(rules: RulesState, event: SuiteEvent): void {
  if (event.time === undefined) return;
  const moment = BigInt(event.time);
  const { time, epoch } = told(event);
  if (time !== undefined && time !== moment)
    throw unexplained(event, "clock", `its block's time is ${moment}, not ${time}`);
  const inForce = epochAt(rules, moment);
  if (epoch !== undefined && epoch !== inForce) {
    throw unexplained(event, "rules", `epoch ${inForce} was in force, not ${epoch}`);
  }
}
