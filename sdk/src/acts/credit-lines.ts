import { grant } from "./credit-lines/grant.js";
import { resume } from "./credit-lines/resume.js";
import { suspend } from "./credit-lines/suspend.js";

/** Acts of banks on the lines they grant. */
export const creditLines = { grant, suspend, resume } as const;
